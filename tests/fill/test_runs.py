from __future__ import annotations

import pytest
from tests.fill import printing as p
from tests.fill.test_glued import FORM, FOUR, THREE, adding_up

from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.readers import text
from reportctl.schema.form import At

ROWS = THREE.rows.leaves
COLUMNS = THREE.columns.leaves
HEAD = [
    "申请人情况",
    f"{p.CORNER} 自然人",
    *("商业", "企业", "法人或其他组织", "科研", "机构", "社会", "公益", "组织"),
    *("法律", "服务", "机构", "其他"),
]
FOURTH = [
    *("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"),
    *("结果 结果 其他 尚未", "总计", "结果 结果 其他 尚未", "结果 结果 其他 尚未"),
    *("维持 纠正 结果 审结", "总计", "总计", "维持 纠正 结果 审结", "维持 纠正 结果 审结"),
]


def labels_apart(values: dict[At, str], head: list[str] = HEAD, last: str = "总计") -> list[str]:
    """Table three as pdftotext gives it: labels of some rows before, of others behind figures."""
    lines = [*head]
    for at, row in enumerate(ROWS):
        lines += [row.label] if at < 7 or at > 20 else []
        lines += ["三、本年度办理结果", "（三）", "不予公开"] if at == 6 else []
        lines += [values[THREE.at(row, column)] for column in COLUMNS]
    headings = [h.label for h in THREE.rows.headings if h not in ROWS][2:]
    return [*lines, "—2—", last, *headings, *(row.label for row in ROWS[7:21])]


def read(values: dict[At, str], three: list[str] | None = None) -> Reading:
    lines = three or labels_apart(values)
    figures = [values[FOUR.at(row, c)] for row in FOUR.rows.leaves for c in FOUR.columns.leaves]
    tables = {"applications": lines, "disputes": [*FOURTH, *figures]}
    told = {key: ["\n".join(each)] for key, each in tables.items()}
    return place(text.read(p.page(FORM, told, 2022, "").encode(), "x.txt"))


def cells(reading: Reading, section: str) -> dict[At, str]:
    return {at: cell.written for at, cell in reading.cells.items() if at.row.startswith(section)}


def of(values: dict[At, str], section: str) -> dict[At, str]:
    return {at: value for at, value in values.items() if at.row.startswith(section)}


def test_figures_in_one_run_away_from_their_labels_are_the_forms_rows():
    values = adding_up(11, 60)
    reading = read(values)
    for section in ("applications", "disputes"):
        assert cells(reading, section) == of(values, section)
        assert of(values, section).keys() <= reading.inferred
    assert not any(at.row.startswith("app") for at in reading.unread)
    assert "applications.note" not in reading.prose


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: [*lines, "5"],
        lambda lines: [line for line in lines if line != ROWS[9].label],
        lambda lines: [*lines, "6.其他"],
        lambda lines: [line for line in lines if line != "总计"],
        lambda lines: [*HEAD[:5], *HEAD[7:10], *HEAD[5:7], *lines[10:]],
    ],
    ids=["a figure more", "a label less", "a row more", "a column less", "another order"],
)
def test_they_are_not_where_anything_else_stands_there(change):
    values = adding_up(12, 60)
    reading = read(values, change(labels_apart(values)))
    assert not set(cells(reading, "applications")) - {
        at for at in values if at.row in {THREE.row_key(row) for row in (*ROWS[:7], *ROWS[21:])}
    }


def test_they_are_not_the_reports_under_a_title_of_another_year():
    page = p.page(FORM, {"applications": ["\n".join(labels_apart(adding_up(11, 60)))]}, 2022, "")
    page = page.replace("申请情况\n", "申请情况（2021年）\n")
    assert not cells(place(text.read(page.encode(), "x.txt")), "applications")


@pytest.mark.parametrize(
    ("behind", "whole"),
    [((*HEAD[-4:], "总计"), True), ((HEAD[-1], *HEAD[-4:-1], "总计"), False)],
    ids=["in order", "another order"],
)
def test_the_end_of_the_head_may_stand_behind_the_first_rows(behind, whole):
    values = adding_up(11, 60)
    lines = labels_apart(values, last="")
    first, rest = lines[len(HEAD) : len(HEAD) + 9], lines[len(HEAD) + 9 :]
    reading = read(values, [*HEAD[:-4], *first, *behind, *rest])
    assert (cells(reading, "applications") == of(values, "applications")) is whole


def test_the_end_of_the_head_may_stand_behind_labels_of_rows():
    values = adding_up(11, 60)
    lines = labels_apart(values, last="")
    at = lines.index("—2—") + 1
    lines = [*HEAD[:-4], *lines[len(HEAD) : at], *HEAD[-4:], "总计", *lines[at:]]
    assert cells(read(values, lines), "applications") == of(values, "applications")


IN_ORDER = [*HEAD, "总计"]


@pytest.mark.parametrize(
    ("again", "whole"),
    [
        ([IN_ORDER], True),
        ([[*HEAD[:5], *HEAD[7:10], *HEAD[5:7], *HEAD[10:], "总计"]], False),
        # 自然人 stands last before the total on two pages: what lies between is in order
        ([[HEAD[0], *HEAD[2:], "自然人", "总计"]] * 2, False),
    ],
    ids=["in order", "another order", "turned round"],
)
def test_the_head_of_the_next_page_tells_the_order_where_the_first_was_mixed(again, whole):
    values = adding_up(11, 60)
    mixed = [*HEAD[:5], *HEAD[7:], *HEAD[5:7]]
    rest = labels_apart(values)[len(HEAD) :]
    reading = read(values, [*mixed, *rest, *(line for head in again for line in head)])
    assert (cells(reading, "applications") == of(values, "applications")) is whole


def test_a_heading_behind_the_corner_stands_left_of_what_follows_it():
    values = adding_up(11, 60)
    corner, *labels = HEAD[1].split()
    inner = [line for line in HEAD[2:] if line != "法人或其他组织"]
    lines = [corner, HEAD[0], "法人或其他组织", *labels, "总计", *inner]
    reading = read(values, [*lines, *labels_apart(values, last="")[len(HEAD) :]])
    assert not cells(reading, "applications")


def test_rows_with_one_printed_fault_are_read_as_they_are_and_the_fault_stays():
    values = adding_up(13, 60)
    faulty = [THREE.at(ROWS[at], COLUMNS[n]) for at, n in ((4, 0), (5, -1), (12, 3))]
    printed = values | {at: str(int(values[at]) + 9) for at in faulty}
    assert cells(read(printed), "applications") == of(printed, "applications")


def test_rows_with_two_printed_faults_are_left_out_and_the_others_are_read():
    values = adding_up(13, 60)
    faulty = [THREE.at(ROWS[at], COLUMNS[n]) for at in (4, 12) for n in (0, 3)]
    printed = values | {at: str(int(values[at]) + n) for n, at in enumerate(faulty, 9)}
    reading = read(printed)
    lost = {at.row for at in faulty}
    kept = {at: v for at, v in of(values, "applications").items() if at.row not in lost}
    assert cells(reading, "applications") == kept
    assert {at.row for at in reading.unread if at.row.startswith("app")} == lost


def test_two_columns_in_each_others_place_in_one_row_prove_nothing():
    values = adding_up(14, 60)
    one, two = (THREE.at(ROWS[8], COLUMNS[n]) for n in (1, 4))
    values |= {one: "3", two: "7"}
    assert not {one, two} & read(values).cells.keys()


def test_of_the_fourth_table_no_label_stands_among_the_figures():
    values = adding_up(15, 60)
    figures = [values[FOUR.at(row, c)] for row in FOUR.rows.leaves for c in FOUR.columns.leaves]
    lines = [*FOURTH[:-1], *figures[5:], FOURTH[-1], *figures[:5]]
    page = p.page(FORM, {"disputes": ["\n".join(lines)]}, 2022, "")
    assert not cells(place(text.read(page.encode(), "x.txt")), "disputes")


def test_the_parts_of_the_fourth_table_that_add_up_are_read_beside_one_with_a_fault():
    values = adding_up(15, 60)
    first, *others = FOUR.rows.leaves

    def told(faulty: dict) -> dict:
        printed = values | faulty
        figures = [
            printed[FOUR.at(row, c)] for row in FOUR.rows.leaves for c in FOUR.columns.leaves
        ]
        page = p.page(FORM, {"disputes": ["\n".join([*FOURTH, *figures])]}, 2022, "")
        return cells(place(text.read(page.encode(), "x.txt")), "disputes")

    one, two = ({FOUR.at(row, FOUR.columns.leaves[0]): "999"} for row in (first, others[0]))
    rows = {FOUR.row_key(row) for row in others}
    assert told(one) == {at: values[at] for at in values if at.row in rows}
    assert not told(one | two)


def test_a_figure_that_says_more_than_itself_is_read_in_no_run():
    values = adding_up(11, 3)
    zero = next(at for at, cell in of(values, "applications").items() if cell == "0")
    assert zero in read(values).cells
    assert zero not in read(values | {zero: "0（含上年2）"}).cells
