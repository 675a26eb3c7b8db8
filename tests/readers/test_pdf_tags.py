"""What the tags of a PDF of our own say of its letters, and that others' are not believed."""

from __future__ import annotations

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.pdfium import pdfium
from reportctl.readers.pdf_tags import Tag, TagReader
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import render

BLOCKS = (
    Heading(1, "一、总体情况", "overview"),
    Paragraph((Run("公开"), Run("十二条", strong=True), Run("。"))),
    Grid("t", "表", (1.0,), (GridCell(0, 0, "5"),), head=0, stub=0, lines=1),
)


def tags_of(pdf: bytes) -> list[Tag]:
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    reader = TagReader(document)
    reader.read(page, 1)
    pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    assert {number for number, _ in reader.tags} <= {1}
    return sorted(set(reader.tags.values()))


def test_title_heading_paragraph_and_emphasis_and_nothing_of_a_table():
    pdf = render(Page("某镇2021年年报", "某镇", 2021, BLOCKS), Look())
    assert tags_of(pdf) == [
        Tag(1, 1, bold=False),
        Tag(2, 2, bold=False),
        Tag(3, 0, bold=False),
        Tag(3, 0, bold=True),
    ]


def test_tags_of_another_program_are_not_believed():
    pdf = render(Page("某镇2021年年报", "某镇", 2021, BLOCKS), Look())
    assert b"Typst" in pdf
    assert tags_of(pdf.replace(b"Typst", b"Other")) == []
