"""One report printed in the formats asked for, once or each time its file is saved."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from reportctl.cli.files import find_earlier, find_previous
from reportctl.cli.naming import CHARTS, IN_FOLDERS, OUTPUTS
from reportctl.cli.settings_file import hidden_errors, settings_for
from reportctl.cli.targets import refuse_foreign, write_made
from reportctl.clock import within
from reportctl.document.save import make_folder
from reportctl.finding import Failure, Finding, Place
from reportctl.format import Format
from reportctl.page.blocks import Page
from reportctl.page.compose import compose
from reportctl.readers.limits import Work, most
from reportctl.record import record
from reportctl.rendering.formats import FORMATS, LAID_OUT
from reportctl.rendering.look import Look
from reportctl.report.load import Loaded, load
from reportctl.report.report import Report
from reportctl.report.shape import shape_finding
from reportctl.rules.publishing import find_errors, find_lacking
from reportctl.rules.rule import Review, Settings
from reportctl.schema.form import At

PAUSE = 0.1
"""Seconds between two looks. Asked for, not told by the system: that works on network drives."""

UNPRINTABLE = "F111"
MISSING = "A806"
THIN = 10
"""Characters of a text from which on it says something, as R603 counts; the rules are not asked."""
NAMED = 6
"""Units missing from a sum that are named."""
ON_PAPER = (*LAID_OUT, "docx")
"""The formats of the copy that is signed and sealed; the page of a website mostly goes without."""
SIGNED = {"signature": "落款", "date": "成文日期"}
"""What stands below the text of a report that is published as a document."""
PICTURES = "png"
"""The format that is one long picture and one of each page."""

Stamp = tuple[int, int, int] | None


@record(frozen=True, slots=True)
class Order:
    """One report to print."""

    path: Path
    files: Mapping[str, Path]
    """Where each format goes, by its name."""
    look: Look
    draft: bool = False
    force: bool = False
    """Whether a file may be written over that is none of ours."""


@record(frozen=True, slots=True)
class Printed:
    """What came of an order."""

    path: Path
    files: tuple[Path, ...]
    """What was written; nothing where the file is no report."""
    findings: tuple[Finding, ...]
    """Its errors, and characters that no font has."""
    text: str
    """The report file's text, to show the lines of the findings."""
    organ: str
    year: int
    milliseconds: int
    hidden: int = 0
    """How many arithmetic errors the settings have switched off."""
    unsigned: tuple[str, ...] = ()
    """The facts below the text that it does not bear: `signature`, `date`."""
    gaps: tuple[str, ...] = ()
    """What it lacks: sections without a text, units that are missing from a sum."""

    @property
    def wrong(self) -> bool:
        """Whether it has errors or gaps, or was not printed whole for want of a character."""
        return bool(self.gaps) or any(
            one.severity == "error" or one.code == UNPRINTABLE for one in self.findings
        )


def print_report(order: Order) -> Printed:
    """Read, compose, render, save; raises Failure where a file cannot be read or written.

    Each format has its time of the processor; a report takes a second for all of them.
    """
    start = time.perf_counter()
    loaded = load(order.path)
    report = loaded.report
    if report is None:
        return Printed(order.path, (), loaded.findings, loaded.document.text, "", 0, 0)
    if report.unread and not order.draft:
        first = report.locate_cell(report.unread[0].at)
        raise Failure(
            f"{order.path}:{first.line}: 有 {len(report.unread)} 格没有读出来（?），没有排版；"
            "请对照来源填上，或者加 --draft 排成草稿"
        )
    settings = settings_for(order.path).settings
    findings = [*find_errors(_review(loaded, report, settings), loaded.findings)]
    faults = _faults(findings, report)
    page = compose(report, faults, draft=order.draft, downloads=_downloads(order))
    findings += _unprintable(page, order, loaded)
    signed = SIGNED if not order.files.keys().isdisjoint(ON_PAPER) else ()
    written = []
    for name, file in order.files.items():
        with within(most("rendering"), Work(str(order.path)).too_much("rendering")):
            if name == CHARTS:
                made = _draw_charts(loaded, report, file, draft=order.draft)
            elif name == PICTURES:
                made = _draw_pages(page, order, file)
            else:
                made = {file: FORMATS[name].render(page, order.look)}
        formats = {target: _format_of(name, target, file) for target in made}
        # watched, a file may have been worked on since it was printed
        refuse_foreign(formats, [order.path], force=order.force)
        for target, data in made.items():
            make_folder(target.parent)
            write_made(target, formats[target], data)
            written.append(target)
    return Printed(
        order.path,
        tuple(written),
        tuple(findings),
        loaded.document.text,
        report.organ,
        report.year,
        round((time.perf_counter() - start) * 1000),
        hidden_errors(report, settings),
        tuple(name for name in signed if not getattr(report, name).strip()),
        tuple(_gaps(report, settings, pages=order.files.keys() != {CHARTS})),
    )


def _review(loaded: Loaded, report: Report, settings: Settings) -> Review:
    """The report with last year's and its units', as far as these can be read."""
    last = None
    with suppress(Failure):
        last = find_previous(loaded)
    before = last.report if last else None
    if not report.parts:
        return Review(report, before, settings)
    from reportctl.cli.checking import clear_loaded, load_parts

    parts, digests = load_parts(report)
    clear_loaded()
    return Review(report, before, settings, (), parts, digests)


def _gaps(report: Report, settings: Settings, *, pages: bool) -> Iterator[str]:
    """What is lacking and nobody has accepted by a waiver; charts show no text."""
    texts = {key: "".join(prose.text.split()) for key, prose in report.prose.items()}
    sections = {one.key: one.title for one in report.form.sections if one.prose and pages}
    thin = [key for key in sections if len(texts.get(key, "")) < THIN]
    missing = [part.organ for part in report.parts if part.organ and not part.file]
    if not (thin or missing):
        return
    found = find_lacking(Review(report, settings=settings))
    accepted = {one.key for one in found if one.waived is not None}
    bare = [f"“{sections[key]}”" for key in thin if not texts.get(key) and key not in accepted]
    if bare:
        yield f"{'、'.join(bare)}没有正文，只有标题"
    for one in found:
        if one.key in thin and texts.get(one.key or "") and one.severity == "error":
            yield from () if one.waived else (f"{one.message}（{one.code}）",)
    if missing and not any(one.waived for one in found if one.code == MISSING):
        more = f"等 {len(missing)} 个单位" if len(missing) > NAMED else ""
        said = all(any(name in text for text in texts.values()) for name in missing)
        told = "" if said or not pages else "，报告里没有写明"
        yield f"汇总缺{'、'.join(missing[:NAMED])}{more}{told}"


def _downloads(order: Order) -> tuple[tuple[str, str], ...]:
    """The other formats of the same call, for the page to link to."""
    return tuple(
        (file.name, OUTPUTS[name].word)
        for name, file in order.files.items()
        if not name.startswith("html")
    )


def _draw_charts(loaded: Loaded, report: Report, file: Path, *, draft: bool) -> dict[Path, bytes]:
    """The 图解 as a page, and its pictures in a folder beside it, all of them for one upload.

    A trend is in it where reports of the years before lie beside this one.
    """
    from reportctl.page.chart import YEARS, chart_report
    from reportctl.rendering.charts import draw_pictures, render

    earlier = [last.report for last in find_earlier(loaded.report, YEARS - 1) if last.report]
    title = f"{report.printed_title}图解"
    charts = chart_report(report, earlier)
    folder = file.with_name(file.name.partition(".charts")[0] + ".charts")
    pictures = draw_pictures(charts, title, organ=report.organ, draft=draft)
    page = render(charts, title, organ=report.organ, draft=draft)
    return {file: page} | {folder / name: data for name, data in pictures.items()}


def _draw_pages(page: Page, order: Order, file: Path) -> dict[Path, bytes]:
    """All pages under each other, and each for itself in a folder beside it.

    A page of ours that the report no longer has goes; raises Failure where it is not ours.
    """
    from reportctl.rendering.pdf import draw_sheets
    from reportctl.rendering.png import stack

    sheets = draw_sheets(page, order.look)
    folder = file.with_suffix(".pages")
    made = {folder / f"{number}.png": sheet for number, sheet in enumerate(sheets, 1)}
    for old in folder.glob("*.png") if folder.is_dir() else ():
        if old.stem.isdecimal():
            forced = order.force and old in made
            refuse_foreign({old: OUTPUTS[PICTURES]}, [order.path], force=forced)
            if old not in made:
                old.unlink()
    return {file: stack(sheets), **made}


def _format_of(name: str, target: Path, file: Path) -> Format:
    """The format of a file that is written: the one asked for, or a picture beside it."""
    return OUTPUTS[name] if target == file else IN_FOLDERS[target.suffix]


def _faults(findings: Sequence[Finding], report: Report) -> dict[At, str]:
    """What is wrong with single cells, for a draft to mark."""
    faults: dict[At, str] = {}
    for finding in findings:
        for at, cell in report.cells.items():
            if at.row == finding.key and cell.column == finding.column:
                faults[at] = finding.message
    return faults


def _unprintable(page: Page, order: Order, loaded: Loaded) -> list[Finding]:
    """A finding for each character that would be printed as a replacement (F111)."""
    if not any(name in LAID_OUT for name in order.files):
        return []
    from reportctl.rendering.fonts import missing_characters

    found = []
    for character in missing_characters(page, order.look):
        line, col = loaded.document.lines.spot(max(loaded.document.text.find(character), 0))
        message = f"“{character}”（U+{ord(character):04X}）没有字体能印，印作“〓”"
        found.append(shape_finding(UNPRINTABLE, message, Place(line, col, line, col + 1)))
    return found


def look(orders: Sequence[Order]) -> dict[Path, Stamp]:
    """How each report's file is now."""
    return {order.path: _stamp(order.path) for order in orders}


def watch(
    orders: Sequence[Order], seen: dict[Path, Stamp], show_result: Callable[[Printed], None]
) -> int:
    """Print each report whose file is not as it was `seen`; 0 when the user stops it.

    A file is printed when two looks in a row find it the same: an editor may be half through. One
    that cannot be read or printed is told, and looked at again.
    """
    gc.enable()
    print(f"正在监视 {len(orders)} 份报告，保存后自动重新排版；按 Ctrl-C 结束", file=sys.stderr)
    try:
        while True:
            time.sleep(PAUSE)
            for order in orders:
                if (now := _stamp(order.path)) != seen[order.path]:
                    seen[order.path] = _wait_until_whole(order.path, now)
                    _print_again(order, show_result)
    except KeyboardInterrupt:
        print("已停止监视", file=sys.stderr)
        return 0


def _print_again(order: Order, show_result: Callable[[Printed], None]) -> None:
    try:
        show_result(print_report(order))
    except Failure as failure:
        print(f"reportctl: {failure}", file=sys.stderr)
    sys.stdout.flush()


def _wait_until_whole(path: Path, stamp: Stamp) -> Stamp:
    """How the file is once it is the same twice; one that is being replaced may be gone a while."""
    for _ in range(50):
        time.sleep(PAUSE / 2)
        now = _stamp(path)
        if now == stamp and now is not None:
            break
        stamp = now
    return stamp


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
