"""Pictures of docs/guide.zh.md, from what the program really does with the samples.

    python scripts/guide_pictures.py

writes docs/guide-check.png, guide-webform.png and guide-signed.png; it needs a Chromium. Run it
again when what they show changes.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.text import Text

from picture import ROOT, save

FACE = '"Noto Sans Mono CJK SC", "Noto Sans Mono", "Noto Sans CJK SC", monospace'
SHOWN = 34
"""Lines of a terminal in a picture."""


def main() -> None:
    """Walk the guide as far as there is something to see."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder)
        for year in ("2020", "2021"):
            shutil.copy(ROOT / "samples" / f"{year}.toml", place)
        check, sign = (
            advance(place / "check", "wrong-2021.toml"),
            advance(place / "sign", "2021.toml"),
        )
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox"],
        )
        told = run(check, "validate", "2022.toml")
        photograph(browser.new_page, terminal("reportctl validate 2022.toml", told), "guide-check")
        run(place, "init", "2022.toml", "--previous", "2021.toml")
        run(place, "fill", "2022.toml", "--webform", "2022.html")
        fill_form(browser.new_page, place / "2022.html")
        facts = ("report.signature=舞泉镇人民政府", "report.date=2023年1月10日")
        run(sign, "fill", "2022.toml", *(word for fact in facts for word in ("--set", fact)))
        run(sign, "render", "2022.toml", "--pdf")
        pages = list(pypdfium2.PdfDocument(sign / "2022.pdf"))
        last = pages[-1].render(scale=0.9).to_pil()
        save("guide-signed", last.crop((0, 0, last.width, last.height // 2)))
        browser.close()


def advance(place: Path, sample: str) -> Path:
    """A folder with a sample as the report of 2022, the year of the guide."""
    place.mkdir()
    text = (ROOT / "samples" / sample).read_text(encoding="utf-8")
    text = re.sub(r"(?<!edition = )(?<![〔-])2021", "2022", text)  # the edition stays
    (place / "2022.toml").write_text(text, encoding="utf-8")
    return place


def run(place: Path, *line: str) -> str:
    """What a command prints on a terminal of 80 columns, colours and all."""
    told = {"FORCE_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "reportctl", *line]
    done = subprocess.run(
        command, cwd=place, env={**os.environ, **told}, capture_output=True, check=False, text=True
    )
    return done.stdout


def terminal(line: str, told: str) -> str:
    """A page that looks like the terminal that shows it."""
    console = Console(record=True, width=82, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {line}", style="bold"))
    console.print(Text.from_ansi("\n".join(told.splitlines()[:SHOWN])), soft_wrap=True)
    format_ = (
        f"<body style='margin:0;background:#fff'><pre style='margin:0;padding:12px;"
        f"font:13px/1.45 {FACE}'>{{code}}</pre></body>"
    )
    return console.export_html(code_format=format_, inline_styles=True)


def photograph(opened: Callable[..., Page], html: str, name: str) -> None:
    """A page as it looks."""
    page = opened(viewport={"width": 900, "height": 300})
    page.set_content(html)
    save(name, Image.open(io.BytesIO(page.locator("pre").screenshot())))


def fill_form(opened: Callable[..., Page], form: Path) -> None:
    """The form while somebody fills it, with a total that does not hold."""
    page = opened(viewport={"width": 860, "height": 720})
    page.goto(form.as_uri())
    typed = {"person": "3", "business": "1", "research": "0", "welfare": "0", "legal": "1"}
    for column, figure in {**typed, "other": "0"}.items():
        page.fill(f'[name="applications.received.{column}"]', figure)
    total = page.locator('[name="applications.received.total"]')
    total.fill("6")
    total.blur()
    page.focus('[name="applications.outcome.granted.person"]')
    page.evaluate("window.scrollTo(0, document.getElementById('applications').offsetTop - 90)")
    save("guide-webform", Image.open(io.BytesIO(page.screenshot())))


if __name__ == "__main__":
    main()
