"""Text that is set in columns."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.readers.ink import Letter
from reportctl.readers.strands import strands_of
from reportctl.readers.text_columns import is_in_columns

BODY = "全年公开政府信息十二条并作解读"


def rows(x: float, tops: Sequence[float], text: str = BODY) -> list[Letter]:
    return [
        Letter(sign, x + 10 * at, top, x + 10 * at + 10, top + 10, 10.0)
        for top in tops
        for at, sign in enumerate(text)
    ]


def in_columns(letters: Sequence[Letter]) -> bool:
    return is_in_columns(letters, [*strands_of(letters)])


def test_text_that_goes_on_at_the_right_of_what_was_painted_before_is_in_columns() -> None:
    wide = rows(50, [60.0], BODY * 2)
    left = rows(50, [100.0, 120.0, 140.0, 160.0])
    assert in_columns(wide + left + rows(230, [100.0, 120.0]))


def test_one_column_a_signature_and_short_words_at_the_side_are_none() -> None:
    left = rows(50, [100.0, 120.0, 140.0, 160.0])
    assert not in_columns(left)
    assert not in_columns(left + rows(230, [180.0, 200.0]))
    assert not in_columns(left + rows(230, [100.0, 120.0, 140.0], "返回顶部"))


def test_what_stands_in_tables_is_no_text() -> None:
    left, right = rows(50, [100.0, 120.0, 140.0]), rows(230, [100.0, 120.0, 140.0])
    assert not is_in_columns(left, [*strands_of(left + right)])
