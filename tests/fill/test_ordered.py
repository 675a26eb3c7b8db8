from __future__ import annotations

import pytest
from tests.fill import printing as p
from tests.fill.test_glued import FORM, THREE, adding_up

from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.readers import text

ROWS = THREE.rows.leaves


def read(values: dict, lose: tuple[int, ...], swap: tuple[int, int] | None = None) -> Reading:
    """The page with one row a line, some rows without their labels."""
    lines = [" ".join(c.text for c in row if c.text) for row in p.head(THREE)]
    rows = [
        [row.label, *(values[THREE.at(row, column)] for column in THREE.columns.leaves)]
        for row in ROWS
    ]
    if swap:
        rows[swap[0]], rows[swap[1]] = rows[swap[1]], rows[swap[0]]
    lines += [" ".join(row[at in lose :]) for at, row in enumerate(rows)]
    return place(
        text.read(p.page(FORM, {"applications": ["\n".join(lines)]}, 2022, "").encode(), "x.txt")
    )


def three(reading: Reading) -> dict:
    return {at: cell.written for at, cell in reading.cells.items() if at.row.startswith("app")}


@pytest.mark.parametrize("lose", [(3,), (2, 3), (20, 21, 22)])
def test_rows_without_labels_between_known_ones_are_the_forms(lose):
    values = adding_up(7, 60)
    reading = read(values, lose)
    assert three(reading) == {at: v for at, v in values.items() if at.row.startswith("app")}
    assert {at.row for at in reading.inferred} == {THREE.row_key(ROWS[at]) for at in lose}


def test_they_are_left_out_where_the_columns_do_not_hold():
    values = adding_up(7, 60)
    others = {THREE.at(ROWS[3], THREE.columns.leaves[n]): 5 for n in (0, -1)}
    reading = read(values | {at: str(int(values[at]) + n) for at, n in others.items()}, (3,))
    assert not any(at.row == THREE.row_key(ROWS[3]) for at in reading.cells)


def test_a_fault_of_one_figure_is_read_as_printed_where_all_other_sums_hold():
    values = adding_up(7, 60)
    faulty = THREE.at(ROWS[3], THREE.columns.leaves[0])
    values |= {faulty: str(int(values[faulty]) + 5)}
    reading = read(values, (3,))
    assert three(reading) == {at: v for at, v in values.items() if at.row.startswith("app")}
    assert {at.row for at in reading.inferred} == {faulty.row}


def test_more_rows_than_the_form_has_between_two_are_none_of_them():
    values = adding_up(7, 60)
    reading = read(values, (2, 3), swap=(4, 5))
    assert not any(at.row == THREE.row_key(ROWS[2]) for at in reading.cells)


def test_figures_below_several_labels_are_not_the_last_ones():
    values = adding_up(8, 60)
    told = "\n".join(
        "\n".join([row.label, *cells]) if at != 4 else row.label
        for at, row in enumerate(ROWS)
        for cells in [[values[THREE.at(row, column)] for column in THREE.columns.leaves]]
    )
    head = "\n".join(cell.text for row in p.head(THREE) for cell in row)
    page = p.page(FORM, {"applications": [f"{head}\n{told}"]}, 2022, "")
    reading = place(text.read(page.encode(), "x.txt"))
    # the figures below the sixth label may be the fifth row's
    assert not {THREE.row_key(ROWS[at]) for at in (4, 5)} & {at.row for at in reading.cells}


@pytest.mark.parametrize("beside", [False, True])
def test_a_label_broken_round_its_figures_is_no_row_of_blanks(beside):
    values = adding_up(9, 60)
    lines = []
    for row in ROWS:
        cells = "   ".join(values[THREE.at(row, column)] for column in THREE.columns.leaves)
        half = len(row.label) // 2
        long = len(row.label) > 14 and row.key.startswith("outcome.")
        lines += (
            [row.label[:half], f"果   {row.label[half:-2]}   {cells}", row.label[-2:]]
            if long and beside
            else [f"果   {row.label[:half]}", cells, row.label[half:]]
            if long
            else [f"{row.label}   {cells}"]
        )
    head = [
        "法人或其他组织",
        "项之和，等于第三项加第四项之和） 自然人   社会   法律   总计",
        "商业   科研",
    ]
    head += ["公益   服务   其他", "企业   机构", "组织   机构"]
    page = p.page(FORM, {"applications": ["\n".join([*head, *lines])]}, 2022, "")
    reading = place(text.read(page.encode(), "x.txt"))
    assert three(reading) == {at: v for at, v in values.items() if at.row.startswith("app")}


def below(values: dict, at: int, *others: str) -> Reading:
    """One row a line, the label of one broken over two lines above its figures."""
    lines = [" ".join(c.text for c in row if c.text) for row in p.head(THREE)]
    for number, row in enumerate(ROWS):
        figures = " ".join(values[THREE.at(row, column)] for column in THREE.columns.leaves)
        if number == at:
            half = len(row.label) // 2
            lines += [row.label[:half], row.label[half:], *others, figures]
        else:
            lines.append(f"{row.label} {figures}")
    page = p.page(FORM, {"applications": ["\n".join(lines)]}, 2022, "")
    return place(text.read(page.encode(), "x.txt"))


@pytest.mark.parametrize("at", [5, 16, 20])
def test_a_line_of_figures_right_below_its_label_is_certain_also_where_its_sum_is_wrong(at):
    values = adding_up(9, 60)
    wrong = THREE.at(ROWS[at], THREE.columns.leaves[2])
    values |= {wrong: str(int(values[wrong]) + 9)}
    reading = below(values, at)
    assert three(reading) == {at: v for at, v in values.items() if at.row.startswith("app")}
    assert not reading.inferred


def test_a_line_of_figures_below_a_label_of_a_row_that_the_form_has_not_is_not_its():
    values = adding_up(9, 60)
    others = [THREE.at(ROWS[16], THREE.columns.leaves[n]) for n in (2, -1)]
    values |= {at: str(int(values[at]) + 9) for at in others}
    reading = below(values, 16, "其中网上申请")
    assert not any(at.row == THREE.row_key(ROWS[16]) for at in reading.cells)


HEAD = """行政复议 行政诉讼
未经复议直接起诉 复议后起诉
结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计 结果
维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计\n结果
维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计"""
SCATTERED = """行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉
结果 结果 其他 尚未\n总计 结果 结果 其他 尚未\n维持 纠正 结果 审结\n总计\n总计"""


def four(head: str, figures: str) -> list[str]:
    page = p.page(FORM, {"disputes": [f"{head}\n{figures}"]}, 2022, "")
    written = place(text.read(page.encode(), "x.txt")).written
    return [told for at, told in written.items() if at.row.startswith("disputes")]


def test_the_broken_head_over_table_four_names_its_line_of_figures():
    figures = "1 2 0 4 7 0 0 5 0 9 0 3 0 1 4"
    assert " ".join(four(HEAD, figures)) == figures


@pytest.mark.parametrize(
    "figures",
    ["0\n8\n0\n460\n468\n\n7 23\n15\n26\n24\n0\n1\n9\n14 17", "3\n\n7 23\n0\n15\n26\n\n1 2 3"],
)
def test_figures_under_a_scattered_head_are_not_the_last_row_that_it_names(figures):
    assert set(four(SCATTERED, figures)) == {"?"}


def test_columns_in_another_order_are_not_those_of_a_torn_head():
    values = adding_up(11, 60)
    first, *others = THREE.columns.leaves
    order = [*others[:-1], first, others[-1]]
    labels = " ".join(column.label for column in others[:-1])
    lines = [f"{p.CORNER} 申请人情况", f"法人或其他组织 {first.label} 总计", labels]
    for row in ROWS:
        figures = " ".join(values[THREE.at(row, column)] for column in order)
        lines.append(f"{row.label} {figures}")
    page = p.page(FORM, {"applications": ["\n".join(lines)]}, 2022, "")
    reading = place(text.read(page.encode(), "x.txt"))
    assert not any(values[at] != told for at, told in three(reading).items())


def lines_of(values: dict) -> list[tuple[str, str]]:
    """The label and the figures of each row."""
    return [
        (row.label, "   ".join(values[THREE.at(row, column)] for column in THREE.columns.leaves))
        for row in ROWS
    ]


def placed(values: dict, lines: list[str]) -> tuple[Reading, dict]:
    """What is read below a whole head, and what of it is another figure than is printed."""
    head = [" ".join(c.text for c in row if c.text) for row in p.head(THREE)]
    page = p.page(FORM, {"applications": ["\n".join([*head, *lines])]}, 2022, "")
    reading = place(text.read(page.encode(), "x.txt"))
    wrong = {at: w for at, w in reading.written.items() if w not in {values[at], "?"}}
    return reading, {at: w for at, w in wrong.items() if at.row.startswith("app")}


def test_figures_above_their_labels_are_not_those_of_the_labels_above():
    values = adding_up(12, 60)
    above = [
        line for label, cells in lines_of(values) for line in ("\n".join(cells.split()), label)
    ]
    assert not placed(values, above)[1]


@pytest.mark.parametrize("blank", [False, True])
def test_figures_that_stand_lower_than_their_labels_are_not_the_next_rows(blank):
    values = adding_up(13, 60)
    lines = [f"{label}   {cells}" for label, cells in lines_of(values)]
    (upper, first), (lower, second) = lines_of(values)[7:9]
    lines[7:9] = [
        f"（三） {upper}",
        f"不予公 {lower}   {first}",
        "开" if blank else f"开   {second}",
    ]
    reading, wrong = placed(values, lines)
    assert not wrong
    found = {at.row for at in three(reading)}
    assert (THREE.row_key(ROWS[8]) in found) is not blank


BROKEN = "申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 {} 其\n{} 他"


@pytest.mark.parametrize(
    ("upper", "lower", "read"),
    [("社会公益 法律服", "组织 务机构", True), ("法律服 社会公益", "务机构 组织", False)],
)
def test_columns_under_a_broken_head_are_the_forms_only_where_it_spells_them_in_order(
    upper, lower, read
):
    values = adding_up(14, 60)
    lines = [f"{label} {' '.join(cells.split())}" for label, cells in lines_of(values)]
    told = "\n".join([BROKEN.format(upper, lower), *lines])
    reading = place(text.read(p.page(FORM, {"applications": [told]}, 2022, "").encode(), "x.txt"))
    printed = {at: v for at, v in values.items() if at.row.startswith("app")}
    assert three(reading) == (printed if read else {})


def test_a_blank_row_above_a_caption_leaves_the_next_part_of_the_table_its_figures():
    two = (
        "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n2\n"
        "行政规范性文件\n第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n37\n"
        "第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n5\n"
    )
    reading = place(text.read(p.page(FORM, {"disclosure": [two]}, 2022, "").encode(), "x.txt"))
    told = {at.row.rpartition(".")[2]: cell.written for at, cell in reading.cells.items()}
    assert told["licence"] == "37"
    assert "coercion" not in told  # may as well be the penalties'
    assert "penalty" not in told
    assert "normative" not in told
