import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.fill.place import place
from reportctl.readers import text
from reportctl.schema.load import load_form

FORM = load_form(2021)
THREE = FORM.tables[-2]


def page(rows, between="\n\n\n", end="\n\n\n\n\n"):
    """Table three as a program reads a page out, a line and some empty ones for each cell."""
    head = [
        "自然人",
        "法人或其他组织",
        "总计",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]
    lines = [between.join(head)]
    lines += [between.join([THREE.rows.leaves[at].label, *cells]) for at, cells in enumerate(rows)]
    above = "青岚县2022年政府信息公开工作年度报告\n一、总体情况\n略。\n二、主动公开政府信息情况\n"
    return f"{above}略。\n三、收到和处理政府信息公开申请情况\n{end.join(lines)}\n四、其他\n"


def read(said):
    reading = place(text.read(said.encode(), "x.txt"))
    written = {at: cell.written for at, cell in reading.cells.items()}
    return [
        [written.get(THREE.at(row, column), "?") for column in THREE.columns.leaves]
        for row in THREE.rows.leaves
    ]


def rows_of(first, rest):
    return [first, *[rest] * (len(THREE.rows.leaves) - 1)]


@pytest.mark.parametrize("between", ["\n\n", "\n\n\n", "\n \n\n"])
def test_an_empty_cell_is_where_twice_as_many_lines_stand_between_two_figures(between):
    rows = rows_of(["26", "", "", "", "", "", "26"], ["", "", "7", "", "0", "", "7"])
    assert read(page(rows, between)) == rows


def test_without_empty_lines_nobody_knows_which_cell_is_empty():
    rows = rows_of(["26", "26"], ["0", "0"])
    assert all(row[:6] == ["?"] * 6 for row in read(page(rows, "\n")))


@pytest.mark.parametrize("trace", ["", "\n", "\n\n\n\n"])
def test_an_empty_cell_that_leaves_fewer_or_more_lines_than_another_is_unread(trace):
    said = page(rows_of(["3", "A", "1", "0", "0", "0", "4"], ["0", "0", "0", "0", "0", "0", "0"]))
    (row,) = read(said.replace("\n\n\nA", trace))[:1]
    assert "" not in row
    assert row[1] == "?"


@settings(max_examples=examples(40), deadline=None)
@given(seed=st.integers(0, 10_000), lost=st.integers(0, 3))
def test_lines_that_were_lost_move_no_figure(seed, lost):
    dice = random.Random(seed)
    rows = []
    for _ in THREE.rows.leaves:
        cells = [str(dice.randrange(40)) if dice.random() < 0.4 else "" for _ in range(6)]
        rows.append([*cells, str(sum(int(cell or 0) for cell in cells))])
    lines = page(rows).split("\n")
    for _ in range(lost):
        at = dice.randrange(20, len(lines))
        if not lines[at]:
            del lines[at]
    for row, wanted in zip(read("\n".join(lines)), rows, strict=True):
        assert all(cell in {one, "?"} for cell, one in zip(row, wanted, strict=True))
