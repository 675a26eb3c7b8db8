"""OFD: the package holds together, its letters have glyphs, and it says what the PDF says."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import ofdkit
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from tests.pages import make_page, make_report
from tests.rendering.printed import Printed

from reportctl.fill.merge import content_of_reading
from reportctl.fill.place import place
from reportctl.page.compose import compose
from reportctl.readers.read import read_source
from reportctl.rendering import ofd, pdf
from reportctl.rendering.look import Look

NAME = "{http://www.ofdspec.org/2016}"
PAGE = make_page(text="全年公开信息3119条，**收到申请41件。**")


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert {entry.date_time[:3] for entry in package.infolist()} == {(1980, 1, 1)}
        return {name: package.read(name) for name in package.namelist()}


def trees_of(parts):
    return {name: ET.fromstring(data) for name, data in parts.items() if name.endswith(".xml")}


@pytest.fixture(scope="module", params=["official", "draft, plain"])
def made(request):
    look = Look(layout="plain" if "plain" in request.param else "official")
    page = make_page(text="正文", draft=True) if "draft" in request.param else PAGE
    return ofd.render(page, look), pdf.render(page, look)


def test_ids_are_unique_and_the_highest_is_told(made):
    trees = trees_of(parts_of(made[0]))
    ids = [int(e.get("ID")) for tree in trees.values() for e in tree.iter() if e.get("ID")]
    assert len(ids) == len(set(ids))
    told = trees["Doc_0/Document.xml"].find(f".//{NAME}MaxUnitID").text
    assert int(told) == max(ids)


def test_every_reference_leads_somewhere(made):
    parts = parts_of(made[0])
    trees = trees_of(parts)
    assert trees["OFD.xml"].find(f".//{NAME}DocRoot").text in parts
    pages = [e.get("BaseLoc") for e in trees["Doc_0/Document.xml"].iter(f"{NAME}Page")]
    assert {f"Doc_0/{page}" for page in pages} == {n for n in parts if "Pages/" in n}
    fonts = list(trees["Doc_0/PublicRes.xml"].iter(f"{NAME}Font"))
    assert {f"Doc_0/Res/{e.find(f'{NAME}FontFile').text}" for e in fonts} == {
        n for n in parts if "/Res/" in n
    }
    used = {e.get("Font") for t in trees.values() for e in t.iter(f"{NAME}TextObject")}
    assert used == {e.get("ID") for e in fonts}


def test_every_object_has_room_and_every_letter_a_place_and_a_glyph(made):
    parts = parts_of(made[0])
    trees = trees_of(parts)
    letters = {
        e.get("ID"): TTFont(
            io.BytesIO(parts[f"Doc_0/Res/{e.find(f'{NAME}FontFile').text}"])
        ).getBestCmap()
        for e in trees["Doc_0/PublicRes.xml"].iter(f"{NAME}Font")
    }
    count = 0
    for tree in trees.values():
        for thing in tree.iter():
            if box := thing.get("Boundary"):
                _, _, width, height = map(float, box.split())
                assert min(width, height) > 0
        for thing in tree.iter(f"{NAME}TextObject"):
            code = thing.find(f"{NAME}TextCode")
            assert {ord(letter) for letter in code.text} <= letters[thing.get("Font")].keys()
            assert len((code.get("DeltaX") or "").split()) == len(code.text) - 1
            count += len(code.text)
    assert count > 300


def test_the_parts_of_a_path_stand_in_the_order_of_the_schema(made):
    trees = trees_of(parts_of(made[0]))
    order = ["StrokeColor", "FillColor", "AbbreviatedData"]
    paths = [e for t in trees.values() for e in t.iter(f"{NAME}PathObject")]
    assert paths
    for path in paths:
        names = [e.tag.removeprefix(NAME) for e in path]
        assert names == [name for name in order if name in names]


def test_its_letters_stand_where_those_of_the_pdf_stand(made):
    data, printed = made
    trees = trees_of(parts_of(data))
    with Printed(printed) as document:
        for number, sheet in enumerate(document.pages):
            placed = []
            for thing in trees[f"Doc_0/Pages/Page_{number}/Content.xml"].iter(f"{NAME}TextObject"):
                if thing.get("CTM"):
                    continue
                code = thing.find(f"{NAME}TextCode")
                x = float(thing.get("Boundary").split()[0])
                steps = [float(step) for step in (code.get("DeltaX") or "").split()]
                for letter, step in zip(code.text, [*steps, 0], strict=True):
                    placed.append((letter, round(x / 25.4 * 72)))
                    x += step
            expected = {(c["text"], round(c["x0"])) for c in sheet.chars}
            close = {(letter, x + d) for letter, x in expected for d in (-1, 0, 1)}
            assert len(placed) > 3
            assert set(placed) <= close


def test_a_reader_that_nobody_here_wrote_tells_title_organ_date_and_text(tmp_path):
    file = tmp_path / "2024.ofd"
    file.write_bytes(ofd.render(PAGE))
    document = ofdkit.open(str(file))
    assert document.info.title == PAGE.title
    assert document.info.author == PAGE.organ
    assert document.info.creation_date == "2025-01-20"
    text = re.sub(r"\s", "", ofdkit.extract_text(str(file)))
    assert "全年公开信息3119条，收到申请41件。" in text
    assert "四、结转下年度继续办理" in text


def test_the_same_bytes_again_and_no_more_than_the_pdf_takes(made):
    data, printed = made
    assert len(data) < len(printed)
    assert ofd.render(PAGE) == ofd.render(PAGE)


def test_a_font_of_outlines_in_cff_is_embedded(tmp_path):
    letters = sorted(set("正文一二三。，全年0123456789 "))
    names = [".notdef", *(f"uni{ord(c):04X}" for c in letters)]
    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    for point in ((900, 0), (900, 800), (100, 800)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.getCharString()
    font = FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(c): name for c, name in zip(letters, names[1:], strict=True)})
    font.setupCFF("FangSong", {}, dict.fromkeys(names, box), {})
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "FangSong", "styleName": "Regular", "psName": "FangSong"})
    font.setupOS2()
    font.setupPost()
    font.save(tmp_path / "fs.otf")
    page = make_page(text="正文一二三。全年2024，")
    parts = parts_of(ofd.render(page, Look(font_dirs=(tmp_path,))))
    embedded = [TTFont(io.BytesIO(data)) for name, data in parts.items() if name.endswith(".otf")]
    assert [font["name"].getDebugName(6) for font in embedded] == ["FangSong"]
    assert ord("正") in embedded[0].getBestCmap()


@pytest.mark.parametrize("year", [2020, 2024])
def test_fill_reads_every_figure_back_and_the_text_with_its_emphasis(year):
    text = "全年**公开信息。**人名用字𬞟和㛃，%d和@都在。"
    report = make_report(year, text=text)
    reading = place(read_source(ofd.render(compose(report)), "report.ofd"))
    assert not reading.left_out
    content = content_of_reading(reading, reading.organ, reading.year or 0)
    assert content.cells == {at: cell.written for at, cell in report.cells.items()}
    assert (content.organ, content.year) == (report.organ, year)
    assert set(content.prose.values()) == {text}
