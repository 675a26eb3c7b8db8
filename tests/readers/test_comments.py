"""What people wrote beside a text."""

from __future__ import annotations

from reportctl.readers.comments import tell_comments


def test_comments_are_told_in_one_line_with_their_places():
    assert list(tell_comments([])) == []
    assert list(tell_comments([("第3段", " \n")])) == []
    (told,) = tell_comments([("第3段", "应为\n37"), ("表1第2行第2列", "甲" * 31)])
    assert told == f"批注没有读入：第3段“应为 37”、表1第2行第2列“{'甲' * 30}…”"
    (told,) = tell_comments([(f"第{n}段", "改") for n in range(1, 8)])
    assert told.endswith("第5段“改”等 7 处")
