"""Reads a scan or photograph of a report: a picture, or one for each page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportctl.finding import Failure
from reportctl.readers.assemble import Assembler
from reportctl.readers.confined_child import begin_page
from reportctl.readers.limits import Work, most
from reportctl.readers.scan_text import Recogniser, is_installed
from reportctl.readers.scan_turn import read_turned
from reportctl.readers.source import Source

_WIDE, _WIDEST = 1650, 2480
"""Points of the width at which a page is read, that of A4 at 200 dpi, and the most it may have."""


def read(data: bytes, name: str) -> Source:
    """The text and the tables in reading order, each cell with what it may say.

    Raises Failure for what is no picture, and where the extra is missing.
    """
    if not is_installed():
        raise Failure(
            f"{name}：是图片，没有文字；要识别请先安装 pip install 'reportctl[scan]'，"
            "或改用网页、Word 或文字版 PDF"
        )
    work = Work(name)
    assembler, recogniser = Assembler(name, "scan", work), Recogniser()
    for number, of, picture in _pictures(data, work):
        begin_page(work, number - 1, of)
        assembler.add(read_turned(picture, number, work, recogniser))
    return assembler.finish()


def _pictures(data: bytes, work: Work) -> Iterator[tuple[int, int, Any]]:
    """The pictures in a file, upright and of a fitting size, with their number and how many."""
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = most("pixels")
    try:
        with Image.open(BytesIO(data)) as image:
            frames = getattr(image, "n_frames", 1)
            work.check("pages", frames)
            for at in range(frames):
                image.seek(at)
                work.check("pixels", image.width * image.height)
                page = ImageOps.exif_transpose(image).convert("RGB")
                wide = min(page.width, page.height)
                if not _WIDE * 0.7 < wide < _WIDEST:
                    ratio = _WIDE / wide
                    size = max(1, round(page.width * ratio)), max(1, round(page.height * ratio))
                    page = page.resize(size, Image.Resampling.LANCZOS)
                yield at + 1, frames, np.asarray(page)[:, :, ::-1].copy()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise Failure(f"{work.name}：图片已损坏或不完整，请重新扫描或另存为 PNG 再读入") from None
