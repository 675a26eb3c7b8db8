"""A report file in a folder of its own, and the form opened on it by the library's pilot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from reportctl.report.load import load
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import form_for
from reportctl.tui.app import FillApp
from reportctl.tui.draft import Beside, Draft
from reportctl.tui.saving import Choice
from reportctl.tui.table import Table
from reportctl.tui.typeahead import REACTION

RECEIVED = At("applications.received", "person")
BUSINESS = At("applications.received", "business")
RECEIVED_TOTAL = At("applications.received", "total")
CARRIED_IN = At("applications.carried_in", "person")
GRANTED = At("applications.outcome.granted", "person")
LICENCE = At("disclosure.decisions.licence", "decided")
FEES = At("disclosure.fees.amount", "charged")


def write_file(
    folder: Path, cells: dict[At, str] | None = None, year: int = 2024, **prose: str
) -> Path:
    """A report file with these cells and texts; all else is blank."""
    path = folder / f"{year}.toml"
    content = Content("云溪镇人民政府", year, {"level": "township"}, cells or {}, prose)
    path.write_text(write_report(form_for(year), content), encoding="utf-8")
    return path


def open_draft(folder: Path, cells: dict[At, str] | None = None, **prose: str) -> Draft:
    """A draft of such a file."""
    return Draft(write_file(folder, cells, **prose))


def read(path: Path) -> Report:
    """What stands in the file on the disk."""
    report = load(path).report
    assert report is not None
    return report


@asynccontextmanager
async def at_screen(
    path: Path, size: tuple[int, int] = (80, 24), previous: Report | None = None
) -> AsyncIterator[tuple[FillApp, Pilot[None]]]:
    """The form on a file, settled."""
    app = FillApp(Draft(path, Beside(previous)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def go(app: FillApp, pilot: Pilot[None], at: At) -> None:
    """Go to a cell."""
    from reportctl.tui.outline import Target

    app.go(Target(app.draft.home[at], at))
    await pilot.pause()


async def paste(app: FillApp, pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does."""
    app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


async def answer(app: FillApp, pilot: Pilot[None], *keys: str) -> None:
    """Answer the question before the form, as one who has read it: keys struck sooner are lost."""
    assert isinstance(app.screen, Choice)
    await asyncio.sleep(2 * REACTION)
    await pilot.press(*keys)
    await pilot.pause()


def seen(app: FillApp) -> str:
    """All characters of the screen."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def said(app: FillApp, name: str) -> str:
    """What one of the lines says."""
    from textual.widgets import Static

    return str(app.query_one(f"#{name}", Static).content)


def current(app: FillApp) -> At:
    """The current cell."""
    return app.query_one(Table).at
