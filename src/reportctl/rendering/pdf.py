"""Paints a page as PDF: GB/T 9704-2012 layout, tagged, PDF/UA-1 and PDF/A-2a at once.

The layout is written in `assets/report.typ`; this module gives it the page as JSON. Text of the
report goes in as data only and is never read as markup.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.page.blocks import Grid, Heading, Page, Paragraph
from reportctl.page.grid_layout import head_lines
from reportctl.page.title import break_title, one_line
from reportctl.rendering.fonts import (
    chains,
    characters,
    folders,
    is_unprinted,
    rare_characters,
)
from reportctl.rendering.look import Look
from reportctl.rendering.pdf_grid import lay_grid
from reportctl.rendering.pdf_room import Sheet
from reportctl.rendering.pdf_rows import pad_streams, row_tags, tag_rows
from reportctl.rendering.png import stack

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).parent / "assets" / "report.typ"
REPLACEMENT = "〓"
"""Printed for a character that no font has, as printers have always done."""

PPI = 150
"""Pixels to an inch of a picture: 1,240 across a sheet, more than a phone shows."""
_ADDRESS = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/[!-~]*[\w/=&#-])?",
    re.ASCII,
)
"""An address of the web as reports print it, without the stop after it."""
SIGNATURE = 26
"""Characters of a line that ends two characters before the margin."""
TEXT_WIDTH = {"official": 442.2, "plain": 415.0}
"""Width of the text area in points: 156 mm; A4 less the usual margins of 31.8 mm."""
TABLE_WIDTH = {"official": 442.2, "plain": 487.0}
"""Width of the tables in points; those of the national form are wider than its text."""
PART = {"official": 636.79, "plain": 696.89}
"""Height in points of what a page holds of a table: 225 mm, A4 less 25.4 mm twice, and one less."""


def render(page: Page, look: Look | None = None) -> bytes:
    """The page as a PDF file; the same bytes for the same page, look and fonts."""
    compiler, inputs = _prepare(page, look or Look())
    made = compiler.compile(
        sys_inputs=inputs,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(date_of(page).timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    grids = [(block, head_lines(block)) for block in page.blocks if isinstance(block, Grid)]
    return pad_streams(tag_rows(made, row_tags(grids)))


def draw_pages(page: Page, look: Look) -> bytes:
    """The pages as one PNG, under each other, for a public account."""
    return stack(draw_sheets(page, look))


def draw_sheets(page: Page, look: Look) -> list[bytes]:
    """Each page as a PNG, for an e-mail or to be turned over by hand."""
    compiler, inputs = _prepare(page, look)
    made = compiler.compile(sys_inputs=inputs, format="png", ppi=PPI)
    return [stack([sheet]) for sheet in ([made] if isinstance(made, bytes) else made or [])]


def _prepare(page: Page, look: Look) -> tuple[typst.Compiler, dict[str, str]]:
    """What sets the page, and the page in the words of the template."""
    rare = rare_characters(page, look)
    clean = _clean(page, (c for c, families in rare.items() if not families))
    beside = tuple(dict.fromkeys(family for families in rare.values() for family in families[:1]))
    written = json.dumps(_describe(page, look, beside, clean), ensure_ascii=False)
    return _compiler(look, rare=bool(beside)), {"page": written}


@functools.cache
def _compiler(look: Look, *, rare: bool) -> typst.Compiler:
    """One compiler for all reports of a look: the second is made in half the time."""
    import typst

    return typst.Compiler(
        input=str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in folders(look, rare=rare)],
        ),
    )


def _clean(page: Page, lost: Iterable[str]) -> dict[int, str | None]:
    """What becomes of characters that cannot be printed, for `str.translate`.

    Controls and marks of direction would hide or turn the text after them.
    """
    unprinted = {c for c in characters(page) if is_unprinted(c)} - {" ", "\n", "\xa0", "\u3000"}
    return {
        **{ord(c): " " if c.isspace() else None for c in unprinted},
        **{ord(c): REPLACEMENT for c in lost},
    }


def _describe(
    page: Page, look: Look, beside: tuple[str, ...], clean: Mapping[int, str | None]
) -> dict[str, object]:
    """The page in the words of the template."""

    def flat(text: str) -> str:
        return text.translate(clean).replace("\n", " ")

    date = date_of(page)
    blocks: list[dict[str, object]] = []
    faults: list[str] = []
    marked = faults if page.draft else None
    title = page.title.translate(clean).strip() or "政府信息公开工作年度报告"
    lines = break_title(title, flat(page.organ), 20 if look.layout == "official" else 23)
    sheet = Sheet(look.layout, PART[look.layout])
    sheet.put_title(len(lines))
    outline = 0
    for block in page.blocks:
        match block:
            case Heading(level, text):
                # a （一） before the first 一、 still opens the outline, which may skip no level
                outline = min(level, outline + 1)
                told = {"level": level, "outline": outline, "text": flat(text)}
                blocks.append({"is": "heading", **told})
                sheet.put_heading()
            case Paragraph(runs, "body"):
                pieces: list[list[object]] = []
                for run in runs:
                    text = run.text.translate(clean)
                    if run.level:
                        outline = min(run.level, outline + 1)
                        pieces.append([text, run.strong, run.level, outline, ""])
                    else:
                        parts = part_links(text)
                        pieces += [[part, run.strong, 0, 0, address] for part, address in parts]
                blocks.append({"is": "text", "runs": pieces})
                sheet.put_text(block.text)
            case Paragraph(_, role):
                # a name that is longer than a line is broken by meaning as the title is
                text = "\n".join(break_title(block.text.translate(clean), "", SIGNATURE))
                if role == "date" and blocks and blocks[-1].get("date") == "":
                    blocks[-1]["date"] = text
                else:
                    signature = {"is": "signature", "signature": "", "date": ""}
                    blocks.append({**signature, role: text})
            case Grid():
                laid = lay_grid(block, TABLE_WIDTH[look.layout], sheet, clean, marked)
                blocks.append({"is": "grid", **laid})
    return {
        "title": lines,
        "name": one_line(title),
        "organ": flat(page.organ),
        "year": str(page.year),
        "date": [date.year, date.month, date.day],
        "layout": look.layout,
        "full": PART[look.layout],
        "fonts": {role: [*chain, *beside] for role, chain in chains(look).items()},
        "draft": page.draft,
        "faults": [fault.translate(clean) for fault in faults],
        "blocks": blocks,
    }


def part_links(text: str) -> Iterator[tuple[str, str]]:
    """The text in stretches, each with the address that it names, or ''."""
    at = 0
    for found in _ADDRESS.finditer(text):
        yield text[at : found.start()], ""
        address = found[0]
        yield address, address if "://" in address else f"http://{address}"
        at = found.end()
    if text[at:] or not at:
        yield text[at:], ""


def date_of(page: Page) -> datetime:
    """The report's own date, or the last day of its year: a PDF/A needs one, a clock gives two."""
    found = re.search(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})", page.date)
    if found:
        try:
            year, month, day = map(int, found.groups())
            return datetime(year, month, day, tzinfo=UTC)
        except ValueError:
            pass
    return datetime(min(max(page.year, 1), 9999), 12, 31, tzinfo=UTC)
