"""What was written here is known by its mark, and no longer once a byte of it is another."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest
from tests.pages import make_page

from reportctl.archive import repack
from reportctl.cli.mark import KINDS
from reportctl.cli.naming import CHARTS, OUTPUTS
from reportctl.readers.read import read_source
from reportctl.rendering import charts
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look


def kind_of(name):
    return KINDS[OUTPUTS[name].suffix.rpartition(".")[2]]


@pytest.fixture(scope="module", params=OUTPUTS)
def marked(request):
    """A name of a format, and a page in it as it is written."""
    name = request.param
    plain = (
        charts.render((), "图解") if name == CHARTS else FORMATS[name].render(make_page(), Look())
    )
    assert not kind_of(name).holds(plain)
    return name, kind_of(name).put(plain)


def test_what_was_written_is_known(marked):
    name, data = marked
    assert kind_of(name).holds(data)


def test_a_byte_that_is_another_is_seen(marked):
    name, data = marked
    for at in range(0, len(data), len(data) // 40):
        other = data[:at] + bytes([data[at] ^ 32]) + data[at + 1 :]
        if data[:2] == b"PK" and same_parts(data, other):
            continue  # nothing but the directory of the package has changed, no part of it
        assert not kind_of(name).holds(other), at
    assert data[:2] == b"PK" or not kind_of(name).holds(data + b"x")
    assert not kind_of(name).holds(data[:-9])


def same_parts(one, other):
    try:
        return parts_of(one) == parts_of(other)
    except (zipfile.BadZipFile, zlib.error, LookupError, EOFError, ValueError, RuntimeError):
        return False


def parts_of(data):
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def put(name):
    return kind_of(name).put(FORMATS[name].render(make_page(), Look()))


def test_a_word_file_that_was_edited_and_keeps_its_properties_is_seen():
    document = docx.Document(BytesIO(put("docx")))
    document.add_paragraph("领导改的一句")
    saved = BytesIO()
    document.save(saved)
    assert b"T00:00:00Z" in parts_of(saved.getvalue())["docProps/core.xml"]  # our date is kept
    assert not kind_of("docx").holds(saved.getvalue())


@pytest.mark.parametrize(
    ("name", "part", "old", "new"),
    [
        ("docx", "word/document.xml", "舞泉镇", "舞泉县"),
        ("docx", "docProps/core.xml", "年度报告", "年报"),
        ("xlsx", "xl/workbook.xml", "sheet", "Sheet"),
        ("ofd", "OFD.xml", "DocRoot>", "DocRoot >"),
        ("ofd", "Doc_0/Document.xml", "Area>", "Area >"),
    ],
)
def test_a_part_of_a_package_that_was_changed_is_seen(name, part, old, new):
    data = put(name)
    changed = parts_of(data)[part].decode().replace(old, new, 1)
    assert changed != parts_of(data)[part].decode()
    assert not kind_of(name).holds(repack(data, {part: changed.encode()}))


def test_a_part_that_was_added_is_seen():
    data = BytesIO(put("docx"))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/comments.xml", "<w:comments/>")
    assert not kind_of("docx").holds(data.getvalue())


def test_a_workbook_that_was_filled_is_seen():
    book = openpyxl.load_workbook(BytesIO(put("xlsx")))
    saved = BytesIO()
    book.save(saved)
    assert not kind_of("xlsx").holds(saved.getvalue())


def test_a_pdf_that_was_sealed_or_saved_by_another_program_is_seen():
    data = put("pdf")
    assert not kind_of("pdf").holds(data + b"\nseal\n%%EOF\n")
    saved = BytesIO()
    pypdfium2.PdfDocument(data).save(saved)
    assert not kind_of("pdf").holds(saved.getvalue())


def test_office_programs_read_a_marked_file_as_before():
    assert docx.Document(BytesIO(put("docx"))).core_properties.language == "zh-CN"
    assert openpyxl.load_workbook(BytesIO(put("xlsx"))).properties.language == "zh-CN"
    assert len(pypdfium2.PdfDocument(put("pdf")))


PAGE = "<p>一句</p>\n".encode()
COMMENT = KINDS["html"]


def test_a_marked_page_is_known_whatever_its_line_ends():
    marked = COMMENT.put(PAGE)
    assert marked.startswith(PAGE)
    assert COMMENT.holds(marked.replace(b"\n", b"\r\n"))
    assert COMMENT.holds(COMMENT.put(PAGE.rstrip()))
    assert COMMENT.put(PAGE) == marked


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PAGE,
        COMMENT.put(PAGE).replace("一".encode(), "二".encode()),
        COMMENT.put(PAGE) + PAGE,
        b"<!-- reportctl 0123456789abcdef -->",
    ],
)
def test_what_was_changed_or_never_marked_is_not(data):
    assert not COMMENT.holds(data)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_the_mark_is_not_read_as_text(name):
    source = read_source(
        COMMENT.put("<p>无</p>\n".encode() if name == "a.html" else "无\n".encode()), name
    )
    assert [str(getattr(block, "text", "")) for block in source.blocks] == ["无"]
