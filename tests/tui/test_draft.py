from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.opened import BUSINESS, LICENCE, RECEIVED, RECEIVED_TOTAL, open_draft, read

from reportctl.finding import Failure
from reportctl.schema.form import At
from reportctl.tui.draft import Draft
from reportctl.tui.outline import Target


def put(draft: Draft, at: At, text: str) -> bool:
    return draft.write(Target(draft.home[at], at), {at: text})


def test_a_change_is_on_the_disk_at_once_with_its_total(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    assert put(draft, RECEIVED, "5")
    assert read(draft.path).value(RECEIVED) == 5
    assert read(draft.path).value(RECEIVED_TOTAL) == 5
    assert not draft.unsaved


def test_nothing_but_the_cells_is_changed(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    before = draft.path.read_text(encoding="utf-8")
    put(draft, LICENCE, "5")
    assert draft.path.read_text(encoding="utf-8") == before.replace('licence  = ""', "licence  = 5")


def test_what_stands_there_already_is_no_change(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, {LICENCE: "5"})
    assert not put(draft, LICENCE, "5")
    assert draft.undo() is None


def test_a_blank_is_written_as_a_blank_and_not_as_zero(tmp_path: Path) -> None:
    draft = open_draft(tmp_path, {LICENCE: "5"})
    put(draft, LICENCE, "")
    assert read(draft.path).value(LICENCE) is None


def test_undo_goes_back_over_cells_to_the_bytes_of_the_beginning(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    before = draft.path.read_bytes()
    put(draft, LICENCE, "5")
    put(draft, RECEIVED, "6")
    assert draft.undo() == Target(draft.home[RECEIVED], RECEIVED)
    assert draft.undo() == Target(draft.home[LICENCE], LICENCE)
    assert draft.path.read_bytes() == before
    draft.redo()
    assert (read(draft.path).value(LICENCE), read(draft.path).value(RECEIVED)) == (5, None)


def test_a_new_change_ends_what_could_be_made_again(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    put(draft, LICENCE, "5")
    draft.undo()
    put(draft, LICENCE, "6")
    assert draft.redo() is None


def test_what_is_typed_in_one_visit_of_a_text_is_one_step(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    item = draft.items[1]
    draft.write_text(item, "全年")
    draft.write_text(item, "全年平稳。")
    draft.leave()
    draft.write_text(item, "全年平稳有序。")
    draft.undo()
    assert read(draft.path).prose["overview"].text == "全年平稳。"
    draft.undo()
    assert read(draft.path).prose["overview"].text == ""


def test_a_preface_is_added_where_there_was_none(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    draft.write_text(draft.items[0], "根据《条例》编制。")
    assert read(draft.path).preface == "根据《条例》编制。"


def test_a_change_by_another_program_is_not_overwritten(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    other = draft.path.read_text(encoding="utf-8").replace('penalty  = ""', "penalty  = 9")
    draft.path.write_text(other, encoding="utf-8")
    put(draft, LICENCE, "5")
    assert "被别的程序改过" in draft.trouble
    assert draft.path.read_text(encoding="utf-8") == other
    assert draft.unsaved
    draft.reload(keep=True)
    assert read(draft.path).value(LICENCE) == 5
    assert read(draft.path).value(At("disclosure.decisions.penalty", "decided")) == 9
    assert not draft.unsaved
    assert draft.undo() is None, "an undo would take the other program's change back"


def test_what_could_not_be_saved_is_given_up_where_that_is_wanted(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    draft.path.write_bytes(draft.path.read_bytes() + b"# x\n")
    put(draft, LICENCE, "5")
    draft.reload(keep=False)
    assert draft.report.value(LICENCE) is None


def test_a_text_that_could_not_be_saved_is_written_on_the_new_content(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    draft.path.write_bytes(draft.path.read_bytes() + b"# x\n")
    draft.write_text(draft.items[1], "全年平稳。")
    draft.reload(keep=True)
    assert read(draft.path).prose["overview"].text == "全年平稳。"
    assert draft.path.read_bytes().endswith(b"# x\n")


def test_a_file_that_is_broken_meanwhile_is_not_taken(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    draft.path.write_text("[report", encoding="utf-8")
    with pytest.raises(Failure, match="先用文本编辑器改正"):
        draft.reload(keep=True)
    assert draft.report.year == 2024


def test_a_file_that_was_moved_away_can_be_written_anew(tmp_path: Path) -> None:
    draft = open_draft(tmp_path)
    draft.path.unlink()
    put(draft, LICENCE, "5")
    assert "移走" in draft.trouble
    draft.write_anew()
    assert read(draft.path).value(LICENCE) == 5


def test_a_row_of_the_wrong_length_is_locked_and_the_rest_is_not(tmp_path: Path) -> None:
    path = open_draft(tmp_path).path
    text = path.read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.startswith("received"))
    path.write_text(text.replace(line, "received = [1, 2]"), encoding="utf-8")
    draft = Draft(path)
    assert "文本编辑器" in draft.locked(RECEIVED)
    assert not draft.locked(LICENCE)


def test_a_row_that_the_file_lacks_is_added(tmp_path: Path) -> None:
    path = open_draft(tmp_path).path
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(x for x in lines if not x.startswith("received")), encoding="utf-8")
    draft = Draft(path)
    put(draft, BUSINESS, "3")
    assert read(path).value(BUSINESS) == 3


def test_a_total_that_the_file_leaves_out_stays_out(tmp_path: Path) -> None:
    path = open_draft(tmp_path).path
    text = path.read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if one.startswith("received"))
    path.write_text(text.replace(line, "received = [1, 2, 0, 0, 0, 0]"), encoding="utf-8")
    draft = Draft(path)
    put(draft, RECEIVED, "5")
    assert "received = [5, 2, 0, 0, 0, 0]" in path.read_text(encoding="utf-8")
    assert draft.report.value(RECEIVED_TOTAL) == 7


def test_a_file_that_is_no_report_says_in_one_line_why(tmp_path: Path) -> None:
    path = tmp_path / "2024.toml"
    path.write_text("[report]\nyear = 2024，\n", encoding="utf-8")
    with pytest.raises(Failure, match=r"2024\.toml:2: .*请先用文本编辑器改正再填写") as raised:
        Draft(path)
    assert "\n" not in str(raised.value)
