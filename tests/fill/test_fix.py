"""What has one right answer is fixed, nothing else, and only once."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.properties import examples

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.fix import Fixed, fix
from reportctl.report.arithmetic import find_broken
from reportctl.report.load import build
from reportctl.report.report import Number, Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At, Form
from reportctl.schema.load import load_form

HERE = Path("2021.toml")
FORM = load_form(2021)
HEAD = '[report]\norgan = "某镇人民政府"\nyear = 2021\n'


def fixed(text: str, *, blanks_to_zero: bool = False) -> Fixed:
    return fix(parse(text), HERE, blanks_to_zero=blanks_to_zero)


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Lines as they were and as they are."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def lines(text: str, **options: bool) -> list[str]:
    """The lines that fixing changes, as they are then."""
    done = fixed(HEAD + text, **options)
    again = fix(done.document, HERE, **options)
    assert not again.fixes
    assert again.document.text == done.document.text
    return [new for _, new in changed(HEAD + text, done.document.text)]


@pytest.mark.parametrize("total", ["1,5", "1,2345", "１，５", "1，500"])
def test_commas_that_do_not_part_thousands_have_no_one_right_answer(total: str) -> None:
    assert not fixed(f'{HEAD}[disputes]\nreview = [1, 1, 1, 2, "{total}"]\n').fixes


def report_of(document: Document) -> Report:
    report = build(document, HERE).report
    assert report
    return report


def complete(form: Form, seeds: list[int]) -> dict[At, Number]:
    """A right report's cells: inputs from the seeds, totals added up, all that is left carried."""
    values: dict[At, Number] = {
        at: seeds[n % len(seeds)] * (n % 7 + 1) % 50
        for n, at in enumerate(form.cells)
        if at not in form.totals
    }
    table = next(t for t in form.tables if t.balance)
    names = [c.name for c in table.columns.leaves]
    for _ in range(3):
        for found in form.sums:
            values[found.total] = sum(values.get(part, 0) for part in found.parts)
        for name in names:
            done = values.get(At("applications.outcome.total", name), 0)
            values[At("applications.received", name)] = done
            values[At("applications.carried_in", name)] = values[
                At("applications.carried_out", name)
            ]
    return values


def file_of(form: Form, values: dict[At, Number]) -> str:
    cells = {at: str(value) for at, value in values.items()}
    return write_report(form, Content("某镇人民政府", form.first, {"level": "township"}, cells))


def test_a_total_left_at_zero_is_added_up() -> None:
    told = lines("[disputes]\nreview = [10, 1, 0, 0,  0]  # 行政复议\n")
    assert told == ["review = [10, 1, 0, 0,  11]  # 行政复议"]


def test_a_blank_total_and_one_with_a_stroke_are_added_up() -> None:
    assert lines('[disputes]\nreview = [0, 0, 0, 0, ""]\n') == ["review = [0, 0, 0, 0, 0]"]
    assert lines('[disputes]\nreview = [2, 0, 0, 1, "/"]\n') == ["review = [2, 0, 0, 1, 3]"]


def test_a_total_of_which_a_part_is_blank_stays() -> None:
    assert lines('[disputes]\nreview = [10, "", 0, 0, 0]\n') == []


def test_a_total_that_the_file_leaves_out_is_not_written() -> None:
    assert lines("[disputes]\nreview = [10, 1, 0, 0]\n") == []


def test_which_cell_of_a_lone_row_is_wrong_is_not_known() -> None:
    assert lines("[disputes]\nreview = [10, 1, 0, 0, 12]\n") == []


def test_a_total_at_zero_stays_where_its_sum_would_break_what_held() -> None:
    values = dict.fromkeys(FORM.cells, 0)
    values[At("applications.received", "person")] = 3  # or was nothing received?
    assert not fixed(file_of(FORM, values)).fixes


def test_totals_of_totals_are_added_up_together() -> None:
    values = dict.fromkeys(FORM.cells, 0)
    for row in ("received", "outcome.granted"):
        values[At(f"applications.{row}", "person")] = 3
    done = fixed(file_of(FORM, values))
    assert len(done.fixes) == 4  # two rows, the column, and the sum of both
    assert find_broken(report_of(done.document)) == ()


def test_a_wrong_total_that_explains_everything_is_put_right() -> None:
    values = dict.fromkeys(FORM.cells, 0)
    for row in ("received", "outcome.granted", "outcome.total"):
        values[At(f"applications.{row}", "person")] = 3
        values[At(f"applications.{row}", "total")] = 3
    right = file_of(FORM, values)
    values[At("applications.outcome.granted", "total")] = 4
    done = fixed(file_of(FORM, values))
    assert done.document.text == right
    assert [(m.label, m.before, m.after, m.why) for m in done.fixes] == [
        ("“（一）予以公开”的“总计”", "4", "3", "总计加错")
    ]


def test_a_wrong_part_is_left_to_people() -> None:
    values = dict.fromkeys(FORM.cells, 0)
    for row in ("received", "outcome.granted", "outcome.total"):
        values[At(f"applications.{row}", "person")] = 3
        values[At(f"applications.{row}", "total")] = 3
    values[At("applications.outcome.granted", "person")] = 4
    assert not fixed(file_of(FORM, values)).fixes


@pytest.mark.parametrize("written", ["１，２３４", "1,234", " 1234 ", "1234"])
def test_a_figure_written_as_text_becomes_a_figure(written: str) -> None:
    told = lines(f'[disclosure.decisions]\nlicence = "{written}"   # 行政许可\n')
    assert told == ["licence = 1234   # 行政许可"]


def test_an_amount_keeps_its_unit() -> None:
    text = '[disclosure.procurement]\ncentral = [3, "251000元"]\n'
    assert lines("edition = 2019\n" + text) == []


def test_blanks_become_zero_on_request_only() -> None:
    text = '[disputes]\nreview = ["", "/", "", "", ""]\n'
    assert lines(text) == []
    assert lines(text, blanks_to_zero=True) == ["review = [0, 0, 0, 0, 0]"]


def test_a_blank_that_stands_for_something_stays() -> None:
    assert lines('[disputes]\nreview = ["", 1, "", "", 5]\n', blanks_to_zero=True) == []


def test_a_file_that_is_no_report_comes_back() -> None:
    assert fixed("[report]\nyear = ").document.text == "[report]\nyear = "


def test_line_ends_bom_and_comments_stay() -> None:
    text = HEAD + "# 说明\n[disputes]\nreview   = [1, 0, 0, 0, 0]# 行政复议\n\n\n"
    document = parse(text.replace("\n", "\r\n"), bom=True)
    done = fix(document, HERE).document
    wanted = text.replace("0, 0]#", "0, 1]#").replace("\n", "\r\n")
    assert done.data == b"\xef\xbb\xbf" + wanted.encode()


@settings(deadline=None, max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
@given(
    edition=st.sampled_from((2019, 2021)),
    seeds=st.lists(st.integers(0, 40), min_size=1, max_size=9),
    spoiled=st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(("0", "", "+1", "/", "q"))), max_size=6
    ),
    blanks=st.booleans(),
)
def test_fixing_changes_only_cells_and_once(
    edition: int, seeds: list[int], spoiled: list[tuple[int, str]], *, blanks: bool
) -> None:
    form = load_form(edition)
    values = complete(form, seeds)
    cells = {at: str(value) for at, value in values.items()}
    order = list(cells)
    for number, how in spoiled:
        at = order[number % len(order)]
        old = values[at]
        cells[at] = {"+1": str(old + 1), "q": f"{old:,}"}.get(how, how)
    text = write_report(form, Content("某镇人民政府", form.first, {"level": "township"}, cells))
    broken = len(find_broken(report_of(parse(text))))
    done = fixed(text, blanks_to_zero=blanks)
    assert len(find_broken(report_of(done.document))) <= broken
    assert not fix(done.document, HERE, blanks_to_zero=blanks).fixes
    diff = list(unified_diff(text.split("\n"), done.document.text.split("\n"), n=0))
    assert len([line for line in diff if line.startswith("+") and " = " in line]) <= len(done.fixes)


@settings(deadline=None, max_examples=examples(40))
@given(
    seeds=st.lists(st.integers(1, 40), min_size=3, max_size=9),
    zeroed=st.sets(st.sampled_from(sorted(FORM.totals)), max_size=12),
)
def test_totals_left_at_zero_in_a_right_report_come_back(seeds: list[int], zeroed: set[At]) -> None:
    values = complete(FORM, seeds)
    right = fixed(file_of(FORM, values))
    assert not right.fixes
    done = fixed(file_of(FORM, values | dict.fromkeys(zeroed, 0)))
    fixed_values = {at: cell.value for at, cell in report_of(done.document).cells.items()}
    assert fixed_values == values


def test_a_total_over_what_was_not_read_is_left_alone() -> None:
    assert lines('[disputes]\nreview = [1, "?", 0, 0, 0]\n') == []
    assert lines('[disputes]\nreview = [1, 2, 0, 0, "?"]\n') == []
