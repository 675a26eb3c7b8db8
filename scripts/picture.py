"""Pictures of the sample's pages for the documentation, some of them in part.

    python scripts/picture.py

writes docs/page-1.png, page-table.png, title.png, continued.png, charts.png and, where a Chromium
is at hand, phone.png; run it again when the layout changes.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pypdfium2
from PIL import Image

from reportctl.page.chart import chart_report
from reportctl.page.compose import compose
from reportctl.rendering.charts import LONG, draw_pictures
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.load import load

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "2021.toml"
CHARTED = ROOT / "samples" / "county" / "青岚县东关街道办事处"
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
    document = pypdfium2.PdfDocument(io.BytesIO(FORMATS["pdf"].render(compose(report), Look())))
    pages = list(document)
    # the page with the most rows of table three
    table = max(pages[1:], key=lambda page: page.get_textpage().get_text_range().count("属于"))
    for name, page in (("page-1", pages[0]), ("page-table", table)):
        data = shrink(page.render(scale=SCALE).to_pil())
        if len(data) > LARGEST:
            raise SystemExit(f"{name} has {len(data)} bytes")
        (ROOT / "docs" / f"{name}.png").write_bytes(data)
        print(f"docs/{name}.png {len(data)} bytes")
    organ = "舞泉镇人民政府"
    long = compose(report)._replace(organ=organ, title=f"{organ}2021年政府信息公开工作年度报告")
    two = pypdfium2.PdfDocument(io.BytesIO(FORMATS["pdf"].render(long, Look())))
    first = two[0].render(scale=0.8).to_pil()
    save("title", first.crop((30, 60, first.width - 30, 250)))
    goes_on = next(p for p in pages if "（续）" in p.get_textpage().get_text_range())
    again = goes_on.render(scale=0.8).to_pil()
    save("continued", again.crop((30, 60, again.width - 30, 330)))
    draw_long()
    photograph(FORMATS["html"].render(compose(report), Look()).decode())


def save(name: str, picture: Image.Image) -> None:
    """Write a small picture into docs/."""
    (ROOT / "docs" / f"{name}.png").write_bytes(shrink(picture))
    print(f"docs/{name}.png")


def draw_long() -> None:
    """The head of a long picture of charts."""
    years = [load(CHARTED / f"{year}.toml").report for year in (2022, 2021, 2020)]
    report, *earlier = filter(None, years)
    title = f"{report.organ}{report.year}年政府信息公开工作年度报告图解"
    drawn = draw_pictures(chart_report(report, earlier), title, organ=report.organ)
    long = Image.open(io.BytesIO(drawn[LONG])).convert("RGB")
    long = long.resize((375, long.height * 375 // long.width), Image.Resampling.LANCZOS)
    save("charts", long.crop((0, 0, 375, 900)))


def photograph(html: str) -> None:
    """Table three as a phone of 375 pixels shows it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 375, "height": 700})
        page.set_content(html)
        page.locator("table.wide").first.scroll_into_view_if_needed()
        page.evaluate("document.querySelector('table.wide').scrollIntoView()")
        save("phone", Image.open(io.BytesIO(page.screenshot())))
        browser.close()


def shrink(picture: Image.Image) -> bytes:
    """The picture as PNG with a frame and few colours."""
    framed = Image.new("RGB", (picture.width + 2, picture.height + 2), "#999999")
    framed.paste(picture, (1, 1))
    made = io.BytesIO()
    framed.quantize(COLORS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    main()
