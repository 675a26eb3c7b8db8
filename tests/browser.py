"""A real headless Chromium for tests of what is painted as HTML: look, measure, axe-core.

Playwright's synchronous interface keeps an event loop running in its thread, which pytest-asyncio
would trip over; so it lives in a thread of its own, and a test hands it what to do there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Page, sync_playwright

T = TypeVar("T")

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = 320
"""CSS pixels: the narrowest screen of WCAG 1.4.10, also 1280 pixels at 400 %."""


class Browser:
    """One Chromium. A page is opened, looked at and closed in one call."""

    def __init__(self, chromium: Any, thread: ThreadPoolExecutor) -> None:
        self._chromium = chromium
        self._thread = thread

    def look(
        self,
        html: bytes | str,
        at: Callable[[Page], T],
        *,
        width: int = 1000,
        height: int = 800,
        dark: bool = False,
        media: str = "screen",
        forced_colors: bool = False,
        font_size: int = 16,
    ) -> T:
        """What `at` finds on the page of `html`; a page that asks for anything fails."""
        text = html.decode() if isinstance(html, bytes) else html
        context = {
            "viewport": {"width": width, "height": height},
            "color_scheme": "dark" if dark else "light",
            "forced_colors": "active" if forced_colors else "none",
        }

        def look() -> T:
            asked: list[str] = []
            with self._chromium.new_context(**context) as opened:
                page = opened.new_page()
                page.on("request", lambda request: asked.append(request.url))
                page.emulate_media(media=media)
                page.set_content(text)
                if font_size != 16:
                    page.evaluate(f"document.documentElement.style.fontSize = '{font_size}px'")
                found = at(page)
            assert not asked, f"the page is not self-contained: {asked}"
            return found

        return self._thread.submit(look).result(timeout=120)

    def visit(
        self,
        file: Path,
        at: Callable[[Page], T],
        *,
        width: int = 1000,
        before: str = "",
    ) -> T:
        """What `at` finds on a file opened as by a double click; one that fails or asks fails.

        `before` is a script that runs before the page's own.
        """

        def look() -> T:
            wrong: list[str] = []
            asks: list[str] = []
            with self._chromium.new_context(viewport={"width": width, "height": 800}) as opened:
                page = opened.new_page()
                page.on("pageerror", lambda error: wrong.append(str(error)))
                page.on(
                    "console",
                    lambda told: wrong.append(told.text) if told.type == "error" else None,
                )
                page.on(
                    "request",
                    lambda asked: (
                        None
                        if asked.url.startswith(("file:", "blob:"))
                        else wrong.append(asked.url)
                    ),
                )
                if before:
                    page.add_init_script(before)
                page.goto(file.resolve().as_uri())
                found = at(page)
            assert not wrong, wrong
            assert all(one.startswith(("file:", "blob:")) for one in asks), asks
            return found

        return self._thread.submit(look).result(timeout=120)

    def violations(self, html: bytes | str, **how: Any) -> str:
        """The report of axe-core, or '' when it found nothing; `how` as for `look`."""
        return self.look(html, find_violations, **how)


def find_violations(page: Page) -> str:
    """The report of axe-core on a page that is open, or ''."""
    from axe_playwright_python.sync_playwright import Axe

    results = Axe().run(page)
    return results.generate_report() if results.violations_count else ""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A Chromium for as long as the block lasts; AssertionError when none is installed."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    assert executable, f"these tests need a Chromium: install one of {', '.join(NAMES)}"
    with ThreadPoolExecutor(1, thread_name_prefix="browser") as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result(timeout=60)
        try:
            chromium = thread.submit(
                playwright.chromium.launch, executable_path=executable, args=SWITCHES
            ).result(timeout=60)
            try:
                yield Browser(chromium, thread)
            finally:
                thread.submit(chromium.close).result(timeout=60)
        finally:
            thread.submit(playwright.stop).result(timeout=60)
