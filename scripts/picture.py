"""Pictures of the sample's pages for the documentation: the first page, and one of table three.

    python scripts/picture.py

writes docs/page-1.png and docs/page-table.png; run it again when the layout changes.
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from reportctl.page.compose import compose
from reportctl.rendering.fonts import Look
from reportctl.rendering.formats import FORMATS
from reportctl.report.load import load

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "2021.toml"
LARGEST = 60_000
"""Bytes of a picture."""
SCALE = 1.1
"""Pixels to a point."""
COLORS = 24
"""Enough for grey letters and the blue of the blocks."""


def main() -> None:
    """Paint the sample and save the two pages."""
    report = load(SAMPLE).report
    if report is None:
        raise SystemExit(f"{SAMPLE} is no report")
    document = pypdfium2.PdfDocument(io.BytesIO(FORMATS["pdf"].paint(compose(report), Look())))
    pages = list(document)
    # the page with the most rows of table three
    table = max(pages[1:], key=lambda page: page.get_textpage().get_text_range().count("属于"))
    for name, page in (("page-1", pages[0]), ("page-table", table)):
        data = shrink(page.render(scale=SCALE).to_pil())
        if len(data) > LARGEST:
            raise SystemExit(f"{name} has {len(data)} bytes")
        (ROOT / "docs" / f"{name}.png").write_bytes(data)
        print(f"docs/{name}.png {len(data)} bytes")


def shrink(picture: Image.Image) -> bytes:
    """The picture as PNG with a frame and few colours."""
    framed = Image.new("RGB", (picture.width + 2, picture.height + 2), "#999999")
    framed.paste(picture, (1, 1))
    made = io.BytesIO()
    framed.quantize(COLORS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    main()
