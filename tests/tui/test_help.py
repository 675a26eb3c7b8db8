from __future__ import annotations

from pathlib import Path

from reportctl.terminal.width import width
from reportctl.tui.app import COMMANDS
from reportctl.tui.app import KEYS as APP
from reportctl.tui.help import KEYS, write_keys
from reportctl.tui.table import MOVES

DOCS = Path(__file__).parents[2] / "docs" / "screen.md"
NAMES = {"pagedown": "pageup", "pageup": "pageup", "shift+tab": "tab", "f10": "ctrl+q"}


def test_every_key_that_does_something_is_told() -> None:
    told = write_keys().casefold().replace("方向键", "up down left right")
    for key in (*APP, *MOVES, *COMMANDS):
        plain = NAMES.get(key, key).casefold().removeprefix("ctrl+page").split("+")[-1]
        assert plain in told, key


def test_the_page_of_keys_fits_eighty_columns() -> None:
    assert max(width(line) for line in write_keys().split("\n")) <= 72


def test_the_document_tells_the_same_keys() -> None:
    text = DOCS.read_text(encoding="utf-8")
    for _, keys in KEYS:
        for key, does in keys:
            assert f"| {key} | {does} |" in text
