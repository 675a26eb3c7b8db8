"""Scans, made of pages set with typst: turned, blurred, stamped in red."""

from __future__ import annotations

import functools
import io
import random
from pathlib import Path

import pytest
import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from reportctl import rendering
from reportctl.finding import Failure
from reportctl.readers import pdf, scan
from reportctl.readers.source import Paragraph, Source, SourceTable

pytestmark = pytest.mark.slow
"""Recognises pictures; the second stage does it."""

FONTS = Path(rendering.__file__).parent / "assets" / "fonts"
PAGE = """
#set page(width: 595pt, height: 420pt, margin: 60pt)
#set text(font: "ReportctlSong", size: 12pt, lang: "zh")
本镇认真落实条例的各项要求，主动公开政府信息。

#table(columns: (120pt, 1fr, 1fr, 1fr), [行政许可], [422], [0], [], [行政处罚], [1958], [37], [64],
  [三、本年结转], [7], [5], [10])
"""
ROWS = [
    ["行政许可", "422", "0", ""],
    ["行政处罚", "1958", "37", "64"],
    ["三、本年结转", "7", "5", "10"],
]


@functools.cache
def page() -> Image.Image:
    data = typst.compile(
        PAGE.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True, format="png", ppi=200
    )
    return Image.open(io.BytesIO(data)).convert("RGB")


def saved(image: Image.Image, kind: str = "PNG", **options) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def table(source: Source) -> list[list[str]]:
    (found,) = (block for block in source.blocks if isinstance(block, SourceTable))
    return [[cell.text for cell in row] for row in found.rows]


def stamped(image: Image.Image) -> Image.Image:
    seal = Image.new("RGB", image.size, "white")
    drawing = ImageDraw.Draw(seal)
    for radius in (150, 146, 142, 60, 56, 52, 48):
        box = [900 - radius, 420 - radius, 900 + radius, 420 + radius]
        drawing.ellipse(box, outline=(215, 30, 40), width=4)
    return ImageChops.multiply(image, seal)


DAMAGES = {
    "clean": lambda image: image,
    "turned": lambda image: image.rotate(1.7, fillcolor="white", resample=Image.Resampling.BICUBIC),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(0.8)),
    "stamped": stamped,
    "grey": lambda image: image.point(lambda shade: 40 + shade * 170 // 255),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_figures_of_a_scan_are_read_cell_by_cell(damage):
    source = scan.read(saved(DAMAGES[damage](page())), "扫描.png")
    assert table(source) == ROWS
    assert source.scanned == {1}
    (found,) = (block for block in source.blocks if isinstance(block, SourceTable))
    assert found.rows[1][1].readings[0][0] == "1958"
    assert found.rows[0][3].readings == (("", 1.0),)
    assert [b.text for b in source.blocks if isinstance(b, Paragraph)] == [
        "本镇认真落实条例的各项要求，主动公开政府信息。"
    ]


def test_a_figure_that_cannot_be_read_is_unclear_and_never_another():
    chance = random.Random(7)
    image = page().copy()
    drawing = ImageDraw.Draw(image)
    for _ in range(260):
        x, y = chance.randrange(560, 760), chance.randrange(300, 520)
        drawing.line([x, y, x + chance.randrange(-9, 9), y + chance.randrange(-9, 9)], "black", 3)
    source = scan.read(saved(image), "扫描.png")
    (found,) = (block for block in source.blocks if isinstance(block, SourceTable))
    for row, truth in zip(found.rows, ROWS, strict=False):
        for cell, text in zip(row, truth, strict=False):
            assert cell.text in (text, "")
            assert cell.text == text or cell.apart or cell.object


def test_pages_that_are_pictures_in_a_pdf_are_recognised_and_others_read():
    text = typst.compile(PAGE.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert pdf.read(text, "年报.pdf").scanned == frozenset()
    source = pdf.read(saved(page(), "PDF", resolution=200), "年报.pdf")
    assert table(source) == ROWS
    assert source.scanned == {1}


def test_a_broken_picture_and_a_missing_extra_are_told_in_one_line(monkeypatch):
    with pytest.raises(Failure, match="图片已损坏"):
        scan.read(saved(page())[:4000], "扫描.png")
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    with pytest.raises(Failure, match=r"pip install 'reportctl\[scan\]'"):
        scan.read(saved(page()), "扫描.png")
