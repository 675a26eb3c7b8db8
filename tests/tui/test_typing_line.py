from __future__ import annotations

from reportctl.tui.typing_line import TypingLine


def typed(text: str, *keys: str, fresh: bool = False) -> tuple[str, int, list[bool]]:
    line = TypingLine(text, fresh=fresh)
    obeyed = [line.press(key) for key in keys]
    return line.text, line.column, obeyed


def test_arrows_move_in_a_text_that_is_edited() -> None:
    assert typed("123", "left", "left", "backspace") == ("23", 0, [True] * 3)


def test_arrows_leave_a_cell_that_is_typed_over() -> None:
    assert typed("123", "left", fresh=True) == ("123", 3, [False])


def test_f2_turns_typing_over_into_editing() -> None:
    assert typed("123", "f2", "home", "delete", fresh=True) == ("23", 0, [True] * 3)


def test_the_cursor_stays_in_the_text() -> None:
    assert typed("1", "left", "left", "backspace", "end", "right") == ("1", 1, [True] * 5)


def test_characters_go_in_at_the_cursor() -> None:
    line = TypingLine("13", fresh=False)
    line.press("left")
    line.insert("2")
    assert (line.text, line.column) == ("123", 2)
