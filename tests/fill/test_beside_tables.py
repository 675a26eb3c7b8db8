import pytest

from reportctl.fill.beside_tables import tell_beside_tables, tell_labels
from reportctl.fill.lines import Line, Piece, read_lines
from reportctl.fill.sections import recognise_facts
from reportctl.readers import text
from reportctl.readers.source import Spot


def told(beside: str) -> list[str]:
    page = (
        "清水县水务局2023年政府信息公开工作年度报告\n一、总体情况\n2022年的数据见上年报告。\n"
        f"二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t3\n{beside}\n"
        "五、存在的主要问题及改进情况\n上表数据有误12处，已改为3处。\n"
    )
    lines = read_lines(text.read(page.encode(), "x.txt"))
    facts = recognise_facts(lines, "")
    return list(tell_beside_tables(lines, facts.outline, facts.organ, facts.year))


@pytest.mark.parametrize(
    ("beside", "says"),
    [
        ("（以上为2022年度数据）", "说的是2022年，报告按2023年读入"),
        ("统计期限：2022年1月1日至2022年12月31日", "说的是2022年"),
        ("2022年度政府信息公开申请情况表", "说的是2022年"),
        ("更正：上表“行政许可”应为13件。", "改动了表里的数，没有按它改"),
        ("注：行政许可误填为3件。", "改动了表里的数"),
        ("上表数据有误，以附件为准。", "不是定数"),
        ("以上数据为初步统计，最终以县政务办核定为准。", "不是定数"),
        ("以下数据尚未最终审定", "不是定数"),
        ("以上数据系清水县民政局数据。", "说的是清水县民政局，报告按清水县水务局"),
        ("本表由清水县民政局代填。", "说的是清水县民政局"),
        ("2022年", "说的是2022年"),
    ],
)
def test_another_year_or_a_correction_beside_a_table_is_told(beside: str, says: str) -> None:
    (line,) = told(beside)
    assert says in line


@pytest.mark.parametrize(
    "beside",
    [
        "（以上为2023年度数据）",
        "统计期限：2023年1月1日至2023年12月31日",
        "注：上表数据与2022年相比增加2件。",
        "2022年结转的申请已经办结。",
        "依据2019年修订的《条例》填报。",
        "本表由办公室填报，更正请告知。",
        "以上数据系清水县水务局数据。",
        "注：行政许可数据来源于全县一体化政务服务平台。",
        "2023年",
    ],
)
def test_lines_of_the_report_s_own_year_or_of_other_things_are_quiet(beside: str) -> None:
    assert told(beside) == []


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("更正：行政许可应为61件", 1),
        ("以下为预计数", 1),
        ("数据未经核对", 1),
        ("（暂估数）", 1),
        ("单位：件", 0),
        ("预算执行情况", 0),
        ("统计工作应为民服务", 0),
    ],
)
def test_a_line_over_the_report_or_a_table_that_speaks_against_figures_is_told(
    said: str, count: int
) -> None:
    assert len(told(said)) == count
    title = "清水县水务局2023年政府信息公开工作年度报告"
    page = f"{said}\n{title}\n一、总体情况\n二、主动公开政府信息情况（预计数）\n行政许可\t3\n"
    lines = read_lines(text.read(page.encode(), "x.txt"))
    found = recognise_facts(lines, "").outline
    assert len(list(tell_beside_tables(lines, found, "清水县水务局", 2023))) == count + 1


@pytest.mark.parametrize(
    ("held", "count"), [("按钮", 1), ("样式生成的文字", 1), ("图片", 0), ("", 0)]
)
def test_what_a_label_shows_beside_its_text_is_told(held: str, count: int) -> None:
    row = Line((Piece("规章", Spot(), 0, 1, object=held), Piece("5", Spot(), 1, 2)), Spot())
    assert len(list(tell_labels(row))) == count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("更正：自然人新收应为999件。", 1),
        ("（勘误）：行政许可12件。", 1),
        ("报告中自然人应为5件。", 1),
        ("全年更正信息3条。", 0),
        ("发现有误的及时更正，共12次。", 0),
        ("应为群众办好10件实事。", 0),
    ],
)
def test_a_line_of_prose_that_corrects_a_figure_is_told(line: str, count: int) -> None:
    title = "清水县水务局2023年政府信息公开工作年度报告"
    page = f"{title}\n一、总体情况\n公开信息。\n六、其他需要报告的事项\n没有。\n{line}\n"
    lines = read_lines(text.read(page.encode(), "x.txt"))
    found = recognise_facts(lines, "").outline
    assert len(list(tell_beside_tables(lines, found, "清水县水务局", 2023))) == count
