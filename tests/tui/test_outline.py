from __future__ import annotations

from pathlib import Path

from tests.tui.opened import FEES, LICENCE, open_draft

from reportctl.finding import Finding, Place
from reportctl.schema.form import At
from reportctl.tui.outline import Target, first_blank, list_items, locate, offset_of


def test_the_preface_and_the_six_sections_are_gone_to(tmp_path: Path) -> None:
    items = list_items(open_draft(tmp_path).report)
    assert [item.title[0] for item in items] == list("序一二三四五六")
    assert [item.prose for item in items] == [True, True, False, False, False, True, True]


def test_every_cell_of_the_form_is_at_home_somewhere(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    assert set(draft.home) == set(draft.report.form.cells)


def test_one_resumes_at_the_first_blank_cell_that_is_no_total(tmp_path: Path) -> None:
    cells = {at: "0" for at in open_draft(tmp_path).report.form.cells if at != FEES}
    draft = open_draft(tmp_path, cells)
    found = first_blank(draft.report, draft.items, draft.home)
    assert found == Target(draft.home[FEES], FEES)


def test_with_every_cell_filled_one_resumes_at_the_first_text(tmp_path: Path) -> None:
    cells = dict.fromkeys(open_draft(tmp_path).report.form.cells, "0")
    draft = open_draft(tmp_path, cells, overview="全年平稳。")
    found = first_blank(draft.report, draft.items, draft.home)
    assert found is not None
    assert found.item.key == "problems"


def test_a_place_in_the_file_is_a_character_of_the_text(tmp_path: Path) -> None:
    prose = open_draft(tmp_path, overview="甲乙\n丙“丁”\n戊").report.prose["overview"]
    for offset in (0, 1, 3, 5, 8):
        assert offset_of(prose, prose.place(offset)) == offset
    assert offset_of(prose, Place()) == 0


def test_a_finding_leads_to_its_cell_or_to_the_first_of_its_row(tmp_path: Path) -> None:
    report = open_draft(tmp_path).report
    total = Finding("T301", "error", "", key="applications.received", column="总计")
    assert locate(report, total) == At("applications.received", "total")
    assert (
        locate(report, Finding("C201", "warning", "", key="disclosure.decisions.licence"))
        == LICENCE
    )
    assert locate(report, Finding("R601", "warning", "", key="overview")) is None


def test_what_was_not_read_is_gone_to_before_any_blank(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, {FEES: "?"})
    found = first_blank(draft.report, draft.items, draft.home)
    assert found == Target(draft.home[FEES], FEES)
