from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fill import printing as p
from tests.properties import examples

from reportctl.fill import glued as parting
from reportctl.fill.glued import part_glued
from reportctl.fill.glued_labels import printed_texts
from reportctl.fill.lines import read_lines
from reportctl.fill.merge import content_of_reading
from reportctl.fill.place import place
from reportctl.readers import text
from reportctl.schema.form import At
from reportctl.schema.load import load_form

FORM = load_form(2021)
THREE, FOUR = FORM.tables[-2], FORM.tables[-1]


def adding_up(seed: int, top: int = 3) -> dict[At, str]:
    """Figures of every cell that add up in all rows, columns and balances."""
    dice = random.Random(seed)
    values = dict.fromkeys(FORM.cells, 0)
    for at, (table, row, column) in FORM.cells.items():
        if table in {THREE, FOUR} and not (row.total or column.total):
            values[at] = dice.choice((0, 0, dice.randrange(top)))
    for sums in (s for s in FORM.sums if s.along == "column"):
        values[sums.total] = sum(values[part] for part in sums.parts)
    for balance in THREE.balances:
        out = sum(values[at] for at in balance.right)
        values[balance.left[0]], values[balance.left[1]] = out, 0
    for sums in (s for s in FORM.sums if s.along == "row"):
        values[sums.total] = sum(values[part] for part in sums.parts)
    return {at: str(value) for at, value in values.items()}


def printed(values: dict[At, str], between: str, rows: str) -> str:
    """A whole page with this between two cells and two rows of a table."""

    def style(found: p.Rows) -> str:
        return rows.join(between.join(cell.text for cell in row if cell.text) for row in found)

    tables = {key: [style(r) for r in found] for key, found in p.grids(FORM, values).items()}
    return p.page(FORM, tables, 2022, "")


def glued(values: dict[At, str]) -> str:
    """The whole page without a line break or a space between two cells."""
    return printed(values, "", "").replace("\n", "")


def test_a_page_in_one_line_is_parted_at_its_titles_and_labels():
    source = text.read(glued(adding_up(1)).encode(), "x.txt")
    lines = [line.text for line in part_glued(read_lines(source), FORM)]
    for title in (*(section.title for section in FORM.sections), "予以公开", "自然人"):
        assert any(title in line and len(line) < 40 for line in lines), title


def test_a_glued_page_is_proved_by_its_sums_and_says_so():
    values = adding_up(2)
    reading = place(text.read(glued(values).encode(), "x.txt"))
    wrong = {at: w for at, w in reading.written.items() if w not in {values[at], "?"}}
    assert not wrong
    assert not any(at.row.startswith(("applications", "disputes")) for at in reading.unread)
    assert At("applications.received", "person") in reading.inferred
    content = content_of_reading(reading, "清水镇人民政府", 2022)
    assert content.inferred == reading.inferred


def test_rows_without_any_figure_do_not_end_the_proof_of_the_others():
    values = adding_up(4, 2)
    zero = {row for row in THREE.rows.leaves if not any(int(values[at]) for at in cells_of(row))}
    assert len(zero) > 4
    blank = {at for row in zero for at in cells_of(row)}
    printed = values | dict.fromkeys(blank, "")
    reading = place(text.read(glued(printed).encode(), "x.txt"))
    three = {at: cell.written for at, cell in reading.cells.items() if at.row.startswith("app")}
    wanted = {at: v for at, v in values.items() if at.row.startswith("app") and at not in blank}
    assert three == wanted
    assert blank <= reading.unread.keys()


def cells_of(row):
    return [THREE.at(row, column) for column in THREE.columns.leaves]


@pytest.mark.parametrize("rows", ["", "\n"])
def test_tables_glued_one_by_one_or_row_by_row_are_read_as_the_page_is(rows):
    values = adding_up(3)
    reading = place(text.read(printed(values, "", rows).encode(), "x.txt"))
    assert reading.written == place(text.read(glued(values).encode(), "x.txt")).written
    assert not any(at.row.startswith("applications") for at in reading.unread)


@pytest.mark.parametrize("whole", [True, False])
def test_cells_with_a_space_between_them_are_certain_in_however_few_lines(whole):
    values = adding_up(4, 90)
    page = printed(values, " ", " ")
    reading = place(text.read((page.replace("\n", " ") if whole else page).encode(), "x.txt"))
    assert reading.written == values
    assert not reading.inferred


FIVE = "五、存在的主要问题及改进情况"


@pytest.mark.parametrize("above", ["", "复议和诉讼情况表 "])
@pytest.mark.parametrize(
    "title", [FIVE, "五、存在的主要问题及整改措施", "五、信息公开工作存在的主要问题和改进情况"]
)
def test_the_line_of_table_four_is_read_in_a_page_of_one_line(above, title):
    values = adding_up(5, top=30)
    page = printed(values, " ", " ").replace("\n", " ").replace(FIVE, title)
    page = page.replace("  行政复议", f"  {above}行政复议")
    assert above in page
    assert title in page
    reading = place(text.read(page.encode(), "x.txt"))
    four = [at for at, (table, _, _) in FORM.cells.items() if table == FOUR]
    assert [reading.written.get(at) for at in four] == [values[at] for at in four]


def test_labels_that_a_narrow_cell_broke_are_whole_again():
    values = adding_up(5)
    page = printed(values, "\n", "\n").replace("属于国家", "属于\n国家").replace("商业", "商 业\n")
    assert place(text.read(page.encode(), "x.txt")).written == values


def test_a_heading_that_a_page_broke_is_no_part_of_the_figures_it_is_glued_to():
    values = adding_up(2)
    page = (
        glued(values)
        .replace("（四）无法提供", "（四）无")
        .replace("2.没有现成", "法提供2.没有现成")
    )
    reading = place(text.read(page.encode(), "x.txt"))
    assert reading.written == place(text.read(glued(values).encode(), "x.txt")).written
    assert reading.written[At("applications.outcome.unavailable.not_held", "total")] != "?"


def test_a_row_of_strokes_keeps_them_where_it_is_glued():
    values = adding_up(6) | {
        THREE.at(THREE.rows.leaves[4], column): "-" for column in THREE.columns.leaves
    }
    values[THREE.at(THREE.rows.leaves[4], THREE.columns.leaves[3])] = "0"
    reading = place(text.read(glued(values).encode(), "x.txt"))
    assert {a: w for a, w in reading.written.items() if w not in {values[a], "?"}} == {}


@pytest.mark.parametrize("row", ["0 147 5 5 3", "0  0 0 11", "30 0 1 4 "])
def test_a_row_of_table_four_with_a_fault_or_a_blank_is_not_read_as_another_that_adds_up(row):
    values = adding_up(7)
    places = [FOUR.at(FOUR.rows.leaves[2], column) for column in FOUR.columns.leaves]
    values |= dict(zip(places, row.split(" "), strict=True))
    reading = place(text.read(glued(values).encode(), "x.txt"))
    assert {a: w for a, w in reading.written.items() if w not in {values[a], "?"}} == {}
    assert At("applications.received", "person") in reading.inferred


def test_a_paragraph_that_names_sections_and_rows_stays_whole():
    told = (
        "本报告包括一、总体情况，二、主动公开政府信息情况，三、收到和处理政府信息公开申请情况，"
        "其中行政许可12件、行政处罚3件、行政强制0件，规章和行政规范性文件均无变化。"
    )
    source = text.read(told.encode(), "x.txt")
    assert [line.text for line in part_glued(read_lines(source), FORM)] == [
        line.text for line in read_lines(source)
    ]


@settings(max_examples=examples(5), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), at=st.sampled_from(list(FORM.cells)), by=st.integers(-9, 27))
def test_a_glued_page_with_a_printed_fault_is_never_solved_into_another(seed, at, by):
    values = adding_up(seed, 30)
    values[at] = str(max(0, int(values[at]) + by))
    reading = place(text.read(glued(values).encode(), "x.txt"))
    assert {a: w for a, w in reading.written.items() if w not in {values[a], "?"}} == {}


def test_the_pattern_is_spared_only_where_it_would_find_no_table():
    dice = random.Random(4)
    spared = 0
    for section in FORM.sections:
        if not section.tables:
            continue
        tables = tuple(section.tables)
        labels = sorted(printed_texts(tables))
        between = ["", " ", "\n", "）", "；", "本年", "2021年", "（一）", "\u3000"]
        figures = ["0", " 3 0 12", "\n7\n", "１２", "-", "— 4", "/", "3,210.5"]
        for _ in range(300):
            pieces = [dice.choice(dice.choice((labels, between, figures))) for _ in range(9)]
            words = "".join(pieces)
            parts = list(parting._parts(words, tables))
            if parting._may_hold(words, tables):
                continue
            spared += 1
            assert not parting._is_table(parts), words
            assert not parting._is_covered(parts), words
    assert spared > 100
