"""Text of a report never reaches typst, HTML, XML, Markdown or a spreadsheet as code.

Every place of a page that holds text of a report is given the same hostile text, and each format
is then read by a program that would run, follow or resolve what it takes for its own language.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pypdfium2
import pytest
from markdown_it import MarkdownIt
from openpyxl.cell.cell import Cell, MergedCell

from reportctl.document.toml import parse
from reportctl.page.blocks import Page
from reportctl.page.chart import Chart, Series
from reportctl.page.compose import compose
from reportctl.rendering import charts
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.load import build
from reportctl.report.report import ExtraRow
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import load_form

MARK = "敌意"
"""Stands in every hostile text, so that it can be found again."""
KINDS = {
    "typst": '#read("/etc/passwd") $x^2$ @ref <label> #{panic()} *敌意* = a',
    "typst packages": '#import "@preview/x:1.0.0": * 敌意',
    "typst strings": '")\n#panic("敌意")//*',
    "html": "<script>window.hit=1</script><img src=x onerror=window.hit=1><b>敌意</b><!--",
    "attributes": '" onmouseover="window.hit=1" x=\'敌意\' `',
    "entities": "&lt;script&gt;敌意&#60;script&#62;&amp;&nbsp;&copy;&xxe;",
    "xml": "]]></w:t></w:r><w:p/><!DOCTYPE a [<!ENTITY xxe SYSTEM 'file:///etc/passwd'>]>&xxe;敌意<?x?>",
    "formula": '=HYPERLINK("http://x.invalid","敌意")',
    "formula of a sign": "+1+cmd|' /C calc'!A0敌意",
    "formula of a minus": "-2+3+敌意",
    "formula of an at": "@SUM(1+1)*敌意",
    "formula after a tab": "\t=1+1敌意",
    "markdown": "[敌意](javascript:alert(1)) ![x](http://x.invalid/a.png) **a** `b`",
    "markdown lines": "# <http://x.invalid> 敌意 ```",
    "word fields": '{ INCLUDETEXT "/etc/passwd" } 敌意 MERGEFIELD',
    "excel escapes": "_x0041_敌意_x000A_",
    "a script's end": "</script></style></title></textarea>敌意",
    "json": '"},"figures":{"敌意":"\\u0000',
    "control characters": "敌\x00\x01\x08\x0b\x0c\x0e\x1b[31m\x1f\x7f\x80\x9f意",
    "turned text": "敌\u202e\u2066\u200f\u202a\u2069意",
    "not characters": "敌\ufffe\uffff\ufeff\ufff9意",
    "links": "javascript:alert(1) data:text/html,敌意 file:///etc/passwd",
}


@cache
def hostile(text: str, *, draft: bool = True) -> Page:
    """A page with the text wherever a report's text can stand."""
    form = load_form(2021)
    line = " ".join(text.split("\n"))
    facts = dict.fromkeys(("title", "signature", "date"), line) | {"preface": text}
    content = Content(
        line,
        2024,
        facts,
        cells=dict.fromkeys(form.cells, "1"),
        prose={
            section.key: f"{text}\n\n（一）{text}\n\n1.{text}\n\n**{text}**"
            for section in form.sections
            if section.prose
        },
        extras=(ExtraRow("applications", line, "applications.received", (line,) * 7),),
    )
    report = build(parse(write_report(form, content)), Path("2024.toml")).report
    assert report
    at = At("applications.received", "person")
    cells = {**report.cells, at: report.cells[at]._replace(written=line, value=None)}
    page = compose(
        replace(report, cells=cells),
        {at: text},
        draft=draft,
        downloads=((f"{line}.pdf", line),),
    )
    return page._replace(title=line, organ=line)


@cache
def rendered(kind: str, format_: str) -> bytes:
    """The bytes of a page with the text of this kind."""
    return FORMATS[format_].render(hostile(KINDS[kind]), Look())


@cache
def formulas_of_a_plain_workbook() -> set[str]:
    return set(map(shape_of, formulas(cells_of(FORMATS["xlsx"].render(hostile(MARK), Look())))))


def cells_of(workbook: bytes) -> list[Cell | MergedCell]:
    """Every cell of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def formulas(cells: list[Cell | MergedCell]) -> list[object]:
    """The formulas among them."""
    return [cell.value for cell in cells if cell.data_type == "f"]


def shape_of(formula: object) -> str:
    """A formula whatever cells it names."""
    return re.sub(r"[A-Z]+\d+", "A1", str(formula))


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_runs_or_asks_for_anything(kind, browser):
    page = hostile(KINDS[kind])
    picture = Chart("c", KINDS[kind], "bar", (KINDS[kind],), (Series(KINDS[kind], (1,)),))
    for made in (
        FORMATS["html"].render(page, Look()),
        FORMATS["html-fragment"].render(page, Look()),
        charts.render((picture,), KINDS[kind], organ=KINDS[kind]),
    ):
        # the browser fixture fails a page that asks for anything
        found = browser.look(
            made,
            lambda p: p.evaluate(
                "[window.hit || 0, document.images.length, document.querySelectorAll("
                "'script:not([type=\"application/json\"]),iframe,object,embed,form,base,link,b').length,"
                "[...document.querySelectorAll('*')].some(e => [...e.attributes].some("
                "a => a.name.startsWith('on') || (/^(href|src|action|style)$/.test(a.name)"
                " && /^\\s*(javascript|data|file):/.test(a.value))))]"
            ),
        )
        assert found == [0, 0, 0, False]


@pytest.mark.parametrize("kind", KINDS)
def test_the_figures_in_the_page_stay_json(kind, browser):
    made = FORMATS["html"].render(hostile(KINDS[kind]), Look())
    organ = browser.look(
        made,
        lambda p: p.evaluate("JSON.parse(document.getElementById('report-data').text).organ"),
    )
    assert organ == " ".join(KINDS[kind].split("\n")).strip()


@pytest.mark.parametrize("kind", KINDS)
def test_typst_prints_it_as_text(kind):
    made = rendered(kind, "pdf")
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    text = "".join(p.get_textpage().get_text_range() for p in document)
    assert text.count(MARK[0]) >= 12
    assert "root:" not in text
    assert b"/JavaScript" not in made
    links = [link.decode() for link in re.findall(rb"/URI ?\((.*?)\)", made)]
    assert all(link.startswith("http://x.invalid") and link in text for link in links), links
    assert b"/Launch" not in made


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", ["docx", "xlsx"])
def test_an_office_package_is_xml_without_anything_of_its_own(kind, format_):
    made = rendered(kind, format_)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            data = package.read(name)
            if not name.endswith((".xml", ".rels")):
                continue
            assert b"<!DOCTYPE" not in data
            assert b"<!ENTITY" not in data
            root = ET.fromstring(data)
            tags = {element.tag.rpartition("}")[2] for element in root.iter()}
            assert not tags & {
                "fldSimple",
                "hyperlink",
                "object",
                "altChunk",
                "webPublishItem",
            } or (name.startswith("xl/"))
            if name.endswith(".rels"):
                assert not [e for e in root if e.get("TargetMode") == "External"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_no_formula_but_its_own(kind):
    cells = cells_of(rendered(kind, "xlsx"))
    found = formulas(cells)
    assert not [formula for formula in found if "意" in str(formula) or "cmd" in str(formula)]
    assert set(map(shape_of, found)) == formulas_of_a_plain_workbook()
    assert not [c for c in cells if c.hyperlink and c.hyperlink.target]


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_reads_it_as_text(kind):
    made = FORMATS["md"].render(hostile(KINDS[kind], draft=False), Look()).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(made)
    seen = {t.type for token in tokens for t in (token, *(token.children or ()))}
    assert not seen & {
        "link_open", "image", "html_block", "code_inline", "fence", "code_block",
        "bullet_list_open", "blockquote_open",
    }  # fmt: skip
    raw = [t.content for token in tokens for t in token.children or () if t.type == "html_inline"]
    assert set(raw) <= {"<strong>", "</strong>", "<br>"}
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", made
    )


@pytest.mark.parametrize("kind", ["control characters", "turned text"])
def test_what_nobody_sees_is_a_finding_too(kind):
    content = Content("云溪镇人民政府", 2024, prose={"overview": KINDS[kind]})
    built = build(parse(write_report(load_form(2021), content)), Path("2024.toml"))
    assert "F112" in {finding.code for finding in built.findings}
