from __future__ import annotations

from pathlib import Path

from tests.tui.opened import FEES, open_draft

from reportctl.schema.form import At
from reportctl.tui.search import search


def found(folder: Path, words: str, **prose: str) -> list[tuple[str, At | None, int]]:
    draft = open_draft(folder, **prose)
    return [(t.item.key, t.at, t.offset) for _, t in search(draft.report, draft.items, words)]


def test_rows_are_found_by_their_label_and_by_those_above(tmp_path: Path) -> None:
    assert found(tmp_path, "行政事业性收费") == [("disclosure", FEES, 0)]
    assert len(found(tmp_path, "不予公开")) == 8


def test_width_and_blanks_do_not_count(tmp_path: Path) -> None:
    assert found(tmp_path, "(一)予以 公开") == found(tmp_path, "（一）予以公开") != []


def test_a_text_is_found_at_its_place(tmp_path: Path) -> None:
    overview = "全年，办 理\n办理ＡＢ"
    assert found(tmp_path, "办理ab", overview=overview) == [("overview", None, 7)]
    assert found(tmp_path, "办理", overview=overview)[:2] == [
        ("overview", None, 3),
        ("overview", None, 7),
    ]


def test_columns_are_found(tmp_path: Path) -> None:
    assert ("applications", At("applications.received", "legal"), 0) in found(tmp_path, "法律服务")


def test_nothing_finds_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, " ") == []
