import pytest

from reportctl.fill.beside_tables import tell_beside_tables
from reportctl.fill.lines import read_lines
from reportctl.fill.sections import recognise_facts
from reportctl.readers import text


def told(beside: str) -> list[str]:
    page = (
        "清水县水务局2023年政府信息公开工作年度报告\n一、总体情况\n2022年的数据见上年报告。\n"
        f"二、主动公开政府信息情况\n信息内容\t本年处理决定数量\n行政许可\t3\n{beside}\n"
        "五、存在的主要问题及改进情况\n上表数据有误12处，已改为3处。\n"
    )
    lines = read_lines(text.read(page.encode(), "x.txt"))
    facts = recognise_facts(lines, "")
    return list(tell_beside_tables(lines, facts.outline, facts.year))


@pytest.mark.parametrize(
    ("beside", "says"),
    [
        ("（以上为2022年度数据）", "说的是2022年，报告按2023年读入"),
        ("统计期限：2022年1月1日至2022年12月31日", "说的是2022年"),
        ("2022年度政府信息公开申请情况表", "说的是2022年"),
        ("更正：上表“行政许可”应为13件。", "改动了表里的数，没有按它改"),
        ("注：行政许可误填为3件。", "改动了表里的数"),
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
    ],
)
def test_lines_of_the_report_s_own_year_or_of_other_things_are_quiet(beside: str) -> None:
    assert told(beside) == []
