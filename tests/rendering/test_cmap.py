"""The small cmap reader against fontTools."""

from fontTools.ttLib import TTFont

from reportctl.rendering.cmap import find_characters
from reportctl.rendering.fonts import OURS


def test_finds_what_fonttools_finds():
    path = OURS / "ReportctlHei.ttf"
    with TTFont(path, lazy=True) as font:
        has = set(font.getBestCmap())
    asked = {*range(0x20, 0x3400), *range(0x9000, 0x9100), *range(0x2CB00, 0x2CF00), 0xFFFF}
    assert find_characters(path, 0, asked) == asked & has


def test_what_is_no_font_has_nothing(tmp_path):
    for number, data in enumerate((b"", b"no font at all", b"ttcf" + b"\xff" * 40, b"\0" * 12)):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        assert find_characters(path, 0, [0x4E00]) == frozenset()
    assert find_characters(tmp_path / "absent.ttf", 0, [0x4E00]) == frozenset()
