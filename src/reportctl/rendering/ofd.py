"""Writes laid-out pages as OFD (GB/T 33190-2016), the format in which offices archive.

What stands on the pages is what stands on those of the PDF: each of its text objects becomes a
TextObject whose characters keep their places, each fill and ruling a PathObject, in the order in
which they are drawn. Fonts are embedded as subsets that map characters to glyphs.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reportctl.archive import pack
from reportctl.page.blocks import Page
from reportctl.page.title import one_line
from reportctl.rendering.drawn import Shape, Sheet, Text, read_sheets
from reportctl.rendering.fonts import folders
from reportctl.rendering.look import Look
from reportctl.rendering.pdf import date_of
from reportctl.rendering.pdf import render as render_pdf

MM = 25.4 / 72
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
ASCENT, DESCENT = 1.0, 0.35
"""How far a line's box reaches above and below its base line, in its size: no letter is cut off."""


def render(page: Page, look: Look | None = None) -> bytes:
    """The page as an OFD package; the same bytes for the same page, look and fonts."""
    look = look or Look()
    sheets = list(read_sheets(render_pdf(page, look)))
    letters: dict[str, set[str]] = {}
    for sheet in sheets:
        for text in (each for each in sheet.objects if isinstance(each, Text)):
            letters.setdefault(text.font, set()).update(letter for letter, _, _ in text.letters)
    fonts = {name: _subset(name, letters[name], look) for name in sorted(letters)}
    return pack(_write_parts(page, sheets, fonts))


def _subset(name: str, letters: set[str], look: Look) -> tuple[str, bytes]:
    """The suffix and the bytes of a font with just these characters."""
    from fontTools import subset

    path, number = _font_files(look)[name]
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=[
            "GSUB",
            "GPOS",
            "GDEF",
            "BASE",
            "vhea",
            "vmtx",
            "VORG",
            "DSIG",
            "meta",
            "STAT",
        ],
    )
    options.font_number = number
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(font)
    made = BytesIO()
    suffix = ".otf" if "CFF " in font else ".ttf"
    font.save(made, reorderTables=None)
    font.close()
    return suffix, made.getvalue()


@cache
def _font_files(look: Look) -> Mapping[str, tuple[Path, int]]:
    """Where each font of the look lies, and which of its file it is, by its PostScript name."""
    from fontTools.ttLib import TTFont, TTLibError

    found: dict[str, tuple[Path, int]] = {}
    for folder in folders(look, rare=True):
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() not in FONT_SUFFIXES:
                continue
            try:
                with TTFont(str(path), fontNumber=0, lazy=True) as first:
                    count = getattr(first.reader, "numFonts", 1)
                for number in range(count):
                    with TTFont(str(path), fontNumber=number, lazy=True) as face:
                        found.setdefault(str(face["name"].getDebugName(6)), (path, number))
            except (OSError, TTLibError):
                continue
    return found


class _Numbers:
    """The IDs of a document: each is given once."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def _write_parts(
    page: Page, sheets: Sequence[Sheet], fonts: Mapping[str, tuple[str, bytes]]
) -> dict[str, bytes]:
    numbers = _Numbers()
    parts: dict[str, bytes] = {}
    entries = []
    known: dict[str, int] = {}
    for place, (name, (suffix, data)) in enumerate(fonts.items(), 1):
        known[name] = numbers.next()
        file = f"font_{place}{suffix}"
        parts[f"Doc_0/Res/{file}"] = data
        entries.append(
            f'<ofd:Font ID="{known[name]}" FontName={quoteattr(name)} FamilyName={quoteattr(name)}>'
            f"<ofd:FontFile>{file}</ofd:FontFile></ofd:Font>"
        )
    parts["Doc_0/PublicRes.xml"] = _xml(
        f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>{"".join(entries)}</ofd:Fonts></ofd:Res>'
    )
    listed = []
    for n, sheet in enumerate(sheets):
        identity, layer = numbers.next(), numbers.next()
        listed.append(f'<ofd:Page ID="{identity}" BaseLoc="Pages/Page_{n}/Content.xml"/>')
        objects = "".join(
            _write_text(each, sheet.height, known, numbers)
            if isinstance(each, Text)
            else _write_path(each, sheet.height, numbers)
            for each in sheet.objects
        )
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = _xml(
            f"<ofd:Page {SPACE}>{_area(sheet)}<ofd:Content>"
            f'<ofd:Layer ID="{layer}" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    parts["Doc_0/Document.xml"] = _xml(
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>{numbers.last}</ofd:MaxUnitID>"
        f"{_area(sheets[0], 'PageArea')}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{''.join(listed)}</ofd:Pages></ofd:Document>"
    )
    digest = hashlib.sha256(b"".join(parts.values())).hexdigest()[:32]
    day = f"{date_of(page):%Y-%m-%d}"
    head = _xml(
        f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{digest}</ofd:DocID><ofd:Title>{_text(one_line(page.title))}</ofd:Title>"
        f"<ofd:Author>{_text(page.organ)}</ofd:Author><ofd:CreationDate>{day}</ofd:CreationDate>"
        f"<ofd:ModDate>{day}</ofd:ModDate><ofd:Creator>reportctl</ofd:Creator></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    )
    return {"OFD.xml": head, **parts}


def _xml(root: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}'.encode()


def _area(sheet: Sheet, name: str = "Area") -> str:
    box = _numbers(0, 0, sheet.width * MM, sheet.height * MM)
    return f"<ofd:{name}><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:{name}>"


def _write_text(text: Text, height: float, fonts: Mapping[str, int], numbers: _Numbers) -> str:
    """A TextObject: its box is in page coordinates, its characters in those of the box.

    Where the text is turned, CTM maps the characters' line, which begins at 0 0, into the box.
    """
    a, b, c, d, _, _ = text.matrix
    scale = math.hypot(a, b)
    size = text.size * scale * MM
    places = [(x * MM, (height - y) * MM) for _, x, y in text.letters]
    (x0, y0), (x1, y1) = places[0], places[-1]
    steps = [math.dist(p, q) for p, q in pairwise(places)]
    turned = abs(b) > 1e-4 or abs(c) > 1e-4 or a < 0 or d < 0  # noqa: PLR2004
    if turned:
        reach = size * 1.5
        left, top = min(x0, x1) - reach, min(y0, y1) - reach
        box = (left, top, abs(x1 - x0) + 2 * reach, abs(y1 - y0) + 2 * reach)
        matrix = (a / scale, -b / scale, -c / scale, d / scale, x0 - left, y0 - top)
        where, turn = (0.0, 0.0), f' CTM="{_numbers(*matrix)}"'
    else:
        box = (x0, y0 - ASCENT * size, x1 - x0 + 1.2 * size, (ASCENT + DESCENT) * size)
        where, turn = (0.0, ASCENT * size), ""
    delta = f' DeltaX="{_numbers(*steps)}"' if steps else ""
    color = _numbers(*text.color)
    outline, drawn = "", ""
    if text.stroke:
        drawn = f' Stroke="true" LineWidth="{_numbers(text.stroke * scale * MM)}"'
        outline = f'<ofd:StrokeColor Value="{color}"/>'
    return (
        f'<ofd:TextObject ID="{numbers.next()}" Boundary="{_numbers(*box)}"{turn}'
        f' Font="{fonts[text.font]}" Size="{_numbers(size)}"{drawn}>'
        f'<ofd:FillColor Value="{color}"/>{outline}'
        f'<ofd:TextCode X="{_numbers(where[0])}" Y="{_numbers(where[1])}"{delta}>'
        f"{_text(''.join(letter for letter, _, _ in text.letters))}"
        "</ofd:TextCode></ofd:TextObject>"
    )


def _write_path(path: Shape, height: float, numbers: _Numbers) -> str:
    """A PathObject: a ruling keeps half its width on each side inside its box."""
    points = [(x * MM, (height - y) * MM) for _, some in path.steps for x, y in some]
    wide = path.width * MM if path.stroke else 0.0
    left, top = (min(axis) - wide for axis in zip(*points, strict=True))
    right, bottom = (max(axis) + wide for axis in zip(*points, strict=True))
    told = []
    for name, some in path.steps:
        told.append(
            " ".join([name, *(_numbers(x * MM - left, (height - y) * MM - top) for x, y in some)])
        )
    look = "".join(
        (
            f' LineWidth="{_numbers(wide)}"' if path.stroke else ' Stroke="false"',
            ' Fill="true"' if path.fill else "",
        )
    )
    colors = "".join(
        f'<ofd:{name} Value="{_numbers(*color)}"/>'
        for name, color in (("StrokeColor", path.stroke), ("FillColor", path.fill))
        if color
    )
    box = _numbers(left, top, right - left, bottom - top)
    return (
        f'<ofd:PathObject ID="{numbers.next()}" Boundary="{box}"{look}>{colors}'
        f"<ofd:AbbreviatedData>{' '.join(told)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _numbers(*values: float) -> str:
    """Millimetres with at most three decimals, a blank between them."""
    return " ".join(f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".") for value in values)


def _text(text: str) -> str:
    return escape(text)
