"""Which fonts are used, which characters they lack."""

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from reportctl.page.blocks import Grid, GridCell, Page, Paragraph, Run
from reportctl.rendering import fonts
from reportctl.rendering.fonts import OURS, find_characters, missing_characters, used_fonts
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import render


def small_font(path, family, characters):
    """A font of squares."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 700), (700, 700), (700, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"g{n}" for n in range(len(characters)))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(map(ord, characters), names[1:], strict=True)))
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")}, mac=False
    )
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)


FANGSONG = {
    "仿宋_GB2312": False,
    "FZFangSong-Z02S": False,
    "CESI_FS_GB2312": False,
    "CESI仿宋-GB18030": False,
    "华文仿宋": True,
    "Zhuque Fangsong (technical preview)": True,
    "朱雀仿宋": True,
    "LXGW Zhuque Fangsong": True,
}
"""Families of 仿宋, and whether they only stand in for the one that the standard names."""


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch, tmp_path):
    """A machine without any font that is known by name, and a cache of its own."""
    monkeypatch.setattr(fonts, "system_files", dict)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    caches = (fonts._choose, fonts._find_families, fonts._rare_faces, fonts._gathered)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_a_bare_machine_prints_in_our_own_fonts():
    assert [(c.role, c.wanted, c.family, c.substituted) for c in used_fonts(Look())] == [
        ("标题", "方正小标宋简体", "Reportctl Biaosong", True),
        ("一级标题", "黑体", "Reportctl Hei", True),
        ("二级标题", "楷体_GB2312", "Reportctl Kai", True),
        ("正文", "仿宋_GB2312", "Reportctl Song", True),
        ("表格和页码", "宋体", "Reportctl Song", True),
    ]


def test_the_national_form_is_set_in_song_throughout():
    assert {c.wanted for c in used_fonts(Look("plain"))} == {"宋体"}


def test_a_folder_of_fonts_is_asked(tmp_path):
    small_font(tmp_path / "any-name.ttf", "FangSong", "甲")
    look = Look(font_dirs=(tmp_path,))
    body = next(c for c in used_fonts(look) if c.role == "正文")
    assert (body.family, body.substituted) == ("FangSong", False)
    pdf = render(Page("甲", "甲", 2021, (Paragraph((Run("甲乙"),)),)), look)
    # what the small font lacks comes from ours
    assert b"+FangSong" in pdf
    assert b"+ReportctlSong" in pdf


def test_a_font_of_the_machine_is_found_by_its_file_name(tmp_path, monkeypatch):
    small_font(tmp_path / "simfang.ttf", "FangSong", "甲")
    monkeypatch.setattr(fonts, "system_files", lambda: {"simfang.ttf": tmp_path / "simfang.ttf"})
    body = next(c for c in used_fonts(Look()) if c.role == "正文")
    assert (body.family, body.substituted) == ("FangSong", False)


def test_a_likeness_counts_as_a_substitute(tmp_path):
    small_font(tmp_path / "a.ttf", "STFangsong", "甲")
    body = next(c for c in used_fonts(Look(font_dirs=(tmp_path,))) if c.role == "正文")
    assert (body.family, body.substituted) == ("STFangsong", True)


@pytest.mark.parametrize(
    "text",
    ["舞泉镇〔2021〕30号", "①⑳Ⅰ℃㎡㎥×÷≥≤±√■□★→", "ＡＢＣ１２３，．％", "璟玥喆堃赟", "𫖯𫗧𬍛𬭎"],
)
def test_our_fonts_have_what_reports_print(text):
    assert missing_characters(text, Look()) == ()


@pytest.mark.parametrize("family", FANGSONG)
def test_a_fangsong_is_known_by_its_family(tmp_path, family):
    small_font(tmp_path / "some.ttf", family, "一")
    body = used_fonts(Look(font_dirs=(tmp_path,)))[3]
    assert (body.family, body.substituted) == (family, FANGSONG[family])


def test_names_characters_that_no_font_has():
    assert missing_characters("甲☐\ue000乙\ud800☐", Look()) == ("☐", "\ud800", "\ue000")


def test_looks_into_titles_paragraphs_and_cells():
    grid = Grid("g", "", (1,), (GridCell(0, 0, "丙☑"),), head=0, stub=0, lines=1)
    page = Page("题\ue000", "甲", 2021, (Paragraph((Run("乙☐"),)), grid))
    assert missing_characters(page, Look()) == ("☐", "☑", "\ue000")


def test_controls_and_spaces_need_no_glyph():
    assert missing_characters("a\tb\n\u3000\u200b\u202e\ufe00\x00", Look()) == ()


def test_a_font_of_the_folder_may_have_what_ours_lack(tmp_path):
    small_font(tmp_path / "a.ttf", "Marks", "☐")
    look = Look(font_dirs=(tmp_path,))
    assert missing_characters("☐☑", look) == ("☑",)
    assert b"+Marks" in render(Page("甲", "甲", 2021, (Paragraph((Run("☐☑"),)),)), look)


def test_every_font_has_its_licence_beside_it():
    files = sorted(path.stem.removesuffix("More") for path in fonts.OURS.glob("*.ttf"))
    assert len(files) == 8
    for stem in files:
        text = (fonts.OURS / f"{stem}.txt").read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_fonts_stay_within_nine_and_a_half_megabytes_packed():
    import zlib

    packed = sum(len(zlib.compress(path.read_bytes())) for path in fonts.OURS.iterdir())
    assert packed < 9_500_000


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


def test_a_font_folder_holds_just_the_files_and_is_made_once(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_cache", lambda: tmp_path / "cache")
    files = tuple(tmp_path / name for name in ("a.ttf", "b.ttf"))
    for file in files:
        file.write_text(file.name)
    made = fonts.gather_files(files)
    assert sorted(p.name for p in made.iterdir()) == ["a.ttf", "b.ttf"]
    assert fonts.gather_files(files) == made
    files[0].write_text("changed, longer")
    assert fonts.gather_files(files) != made


def test_where_links_are_forbidden_files_are_copied(tmp_path, monkeypatch):
    def refuse(*_args):
        raise OSError

    monkeypatch.setattr(fonts, "_cache", lambda: tmp_path / "cache")
    monkeypatch.setattr(fonts.Path, "symlink_to", refuse)
    (tmp_path / "a.ttf").write_text("font")
    made = fonts.gather_files((tmp_path / "a.ttf",))
    assert not (made / "a.ttf").is_symlink()
    assert (made / "a.ttf").read_text() == "font"
