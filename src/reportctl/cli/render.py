"""`render`: reports as people publish them, and `--open`, which shows them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from reportctl.cli.files import quoted, walk, walk_named
from reportctl.cli.grammar import Line
from reportctl.cli.links import real_path
from reportctl.cli.naming import OUTPUTS, infer_format, name_files
from reportctl.cli.printing import SIGNED, Order, Printed, print_report
from reportctl.cli.settings_file import print_switched_off
from reportctl.cli.targets import refuse_foreign
from reportctl.finding import Failure
from reportctl.formatters.rows.formats import FORMATS as ROWS
from reportctl.record import field, record
from reportctl.rendering.formats import LAID_OUT
from reportctl.rendering.look import Look

MANY = 8
"""From so many reports on it pays to start further processes."""
FONTS = (".ttf", ".otf", ".ttc", ".otc")
"""What font files are called."""
NAMED = 5
"""Files that were not made that are named."""
CANNOT = 2
"""The exit code where a file could not be read or written."""
DRAFT = "草稿"
"""How the names of drafts end, so that none takes the place of what is published."""


@record(frozen=True, slots=True)
class RenderRequest:
    """What a `render` line asks for."""

    paths: tuple[Path, ...]
    """Report files and folders; none means the newest report of the current folder."""
    formats: tuple[str, ...] = ("pdf",)
    output: Path | None = None
    """A file, for one report in one format; or a folder."""
    look: Look = field(default_factory=Look)
    draft: bool = False
    force: bool = False
    """Whether a file may be written over that no renderer made."""
    watch: bool = False
    open: bool = False


def start(line: Line) -> int:
    """`reportctl render`."""
    layout: Literal["official", "plain"] = "plain" if line.text("layout") == "plain" else "official"
    look = Look(layout, line.paths("font-dir"))
    if "fonts" in line:
        return list_fonts(look)
    formats = tuple(name for name in OUTPUTS if name in line)
    output = line.path("output")
    tables = [name for name in ROWS if name in line]
    if not formats and not tables and output is not None and not output.is_dir():
        tables = [name for name in ROWS if output.name.lower().endswith(ROWS[name].endings)]
    if tables:
        from reportctl.cli.cell_table import write_cells

        target = None if output == Path("-") else output
        return write_cells(line.paths("文件"), tables[0], target, force="force" in line)
    if not formats and output is not None and not output.is_dir():
        formats = tuple(filter(None, [infer_format(output, "", OUTPUTS, "render")]))
    if not formats:
        raise Failure("请写明要哪种格式，如 --pdf，或者在 -o 后面写带结尾的文件名，如 报告.pdf")
    return render(
        RenderRequest(
            line.paths("文件"),
            formats,
            output,
            look,
            "draft" in line,
            "force" in line,
            "watch" in line,
            "open" in line,
        )
    )


def render(asked: RenderRequest) -> int:
    """Print the reports asked for.

    0 where all were, and no error was found; 1 where one is no report, has errors or
    sections without a text (a draft may), or has a character that no font prints; 2 where a file is
    out of reach. A report with errors is printed all the same.
    """
    check_look(asked)
    # one that is watched may not be there yet
    walked = walk(asked.paths) if asked.watch and asked.paths else walk_named(asked.paths)
    for path, why in walked.faults:
        print(f"reportctl: {path} 读不出来：{why}", file=sys.stderr)
    orders = order_reports(asked, walked.reports)
    if asked.watch:
        from reportctl.cli.printing import look, watch

        seen = look(orders)
    alone = len(orders) == 1 and not asked.watch
    replaced = [file for file in orders[0].files.values() if file.exists()] if alone else []
    code, first = _print_results(_print_all(orders), one=alone, draft=asked.draft)
    if first and asked.draft and replaced and DRAFT not in replaced[0].name:
        told = f"reportctl: {replaced[0]} 原来就有，现在换成了草稿；要两份都留着，草稿不加 -o"
        print(told, file=sys.stderr)
    if first and any(name in LAID_OUT for name in asked.formats):
        print_fonts(asked.look)
    if first and not (asked.watch or asked.draft) and len(orders) == 1:
        line = f"reportctl diff {quoted(orders[0].path)} 公开的网页.html"
        print(f"公开以后核对，运行 {line}", file=sys.stderr)
    if asked.open and first:
        _open(first)
    return watch(orders, seen, print_result) if asked.watch else max(code, int(bool(walked.faults)))


def check_look(asked: RenderRequest) -> None:
    """Say what of the options does nothing; raises Failure as `check_fonts` does."""
    check_fonts(asked.look)
    if asked.look != Look() and not any(name in LAID_OUT for name in asked.formats):
        print(
            "reportctl: --layout 和 --font-dir 只用于 PDF、OFD 和长图，其他格式不受影响",
            file=sys.stderr,
        )


def check_fonts(look: Look) -> None:
    """Raise Failure for a font folder that is none, or has no fonts."""
    for folder in look.font_dirs:
        if not folder.is_dir():
            raise Failure(f"--font-dir {folder} 不是文件夹，请检查路径")
        if not any(file.suffix.lower() in FONTS for file in folder.rglob("*")):
            raise Failure(f"--font-dir {folder} 里没有字体文件（{'、'.join(FONTS)}）")


def order_reports(asked: RenderRequest, found: Iterable[Path]) -> list[Order]:
    """An order for each report, with a file of its own for each format."""
    # a report that is named and also lies in a folder that is named is printed once
    once: dict[Path, Path] = {}
    for path in found:
        once.setdefault(real_path(path), path)
    paths = list(once.values())
    files = name_files(paths, asked.formats, asked.output, mark=DRAFT if asked.draft else "")
    targets = {
        file: OUTPUTS[name] for each in files for name, file in each.items() if file.exists()
    }
    if targets:
        try:
            refuse_foreign(targets, paths, force=asked.force)
        except Failure as failure:
            wanted = [str(file) for each in files for file in each.values()]
            if len(wanted) == 1:
                raise
            named = f"{'、'.join(wanted[:NAMED])}{'等' if wanted[NAMED:] else ''}"
            raise Failure(f"{failure}；这次要的 {named} 都没有重新排版") from failure
    return [
        Order(path, each, asked.look, asked.draft, asked.force)
        for path, each in zip(paths, files, strict=True)
    ]


def _print_all(orders: Sequence[Order]) -> Iterator[Printed | Failure]:
    if len(orders) < MANY:
        yield from map(_try_print, orders)
        return
    from reportctl.cli.workers import Workers
    from reportctl.terminal.progress import show_progress

    with Workers(None, alone=False) as workers:
        work = workers.run(_print_lot, ([order] for order in orders))
        yield from show_progress(work, len(orders), "正在排版")


def _print_lot(orders: Sequence[Order]) -> list[Printed | Failure]:
    return [_try_print(order) for order in orders]


def _try_print(order: Order) -> Printed | Failure:
    """One report that cannot be read or written does not hold up the others."""
    try:
        return print_report(order)
    except Failure as failure:
        return failure


def _print_results(
    results: Iterable[Printed | Failure], *, one: bool, draft: bool
) -> tuple[int, Path | None]:
    """Tell what became of each report; the exit code, and the first file that was written."""
    code, first, hidden = 0, None, 0
    read: list[Path] = []
    for result in results:
        if isinstance(result, Failure):
            if one:
                raise result
            print(f"reportctl: {result}", file=sys.stderr)
            code = CANNOT
            continue
        print_result(result)
        if one and not draft and result.files and result.unsigned:
            _ask_for_signature(result)
        read.append(result.path)
        hidden += result.hidden
        code = max(code, int(not result.files or (result.wrong and not draft)))
        first = first or next(iter(result.files), None)
    print_switched_off(read, hidden)
    return code, first


def _ask_for_signature(printed: Printed) -> None:
    """Say what stands below a document and this one lacks: a page of a website may go without."""
    named = "、".join(SIGNED[name] for name in printed.unsigned)
    values = {"signature": printed.organ, "date": f"{printed.year + 1}年1月10日"}
    settings = " ".join(f"--set report.{name}={values[name]}" for name in printed.unsigned)
    line = f"reportctl fill {quoted(printed.path)} {settings}"
    print(f"reportctl: 没有{named}；要写，运行 {line}（改成实际的）", file=sys.stderr)


def print_result(printed: Printed) -> None:
    """Say what was written, and on stderr what is wrong with it."""
    for finding in printed.findings:
        where = f"{printed.path}:{finding.place.line}:{finding.place.col}"
        print(f"{where}: {finding.code} {finding.message}", file=sys.stderr)
    if not printed.files:
        print(
            f"reportctl: {printed.path} 不是可以排版的报告，请先按上面的提示改正", file=sys.stderr
        )
        return
    errors = [finding.code for finding in printed.findings if finding.severity == "error"]
    if errors:
        told = f"有 {len(errors)} 个错误（{'、'.join(sorted({*errors}))}）"
        print(f"reportctl: {printed.path} {told}，已照原样排版，请核对后再公开", file=sys.stderr)
    if printed.gaps:
        told = "；".join(printed.gaps)
        print(f"reportctl: {printed.path} 没有写完：{told}；请补齐后再公开", file=sys.stderr)
    *others, last = printed.files
    for file in others:
        print(file)
    print(f"{last}（{'共 ' if others else ''}{printed.milliseconds} 毫秒）")


def print_fonts(look: Look) -> None:
    """Name the face that stands in for one of the standard's, once."""
    from reportctl.rendering.fonts import used_fonts

    told = [
        f"{choice.wanted}（用 {choice.family} 代替）"
        for choice in used_fonts(look)
        if choice.substituted
    ]
    if told:
        print(
            f"reportctl: 本机没有 {'、'.join(told)}；可用 --font-dir 指定字体文件夹",
            file=sys.stderr,
        )


def list_fonts(look: Look) -> int:
    """Print which faces a PDF is set in; 0."""
    from reportctl.rendering.fonts import used_fonts

    check_fonts(look)
    for choice in used_fonts(look):
        note = f"代替 {choice.wanted}" if choice.substituted else ""
        print(f"{choice.role}\t{choice.family}\t{note}".rstrip())
    return 0


def _open(file: Path) -> None:

    if not open_file(file):
        print(
            f"reportctl: 本机没有可以打开文件的桌面程序，文件在 {file.resolve()}", file=sys.stderr
        )


def open_file(file: Path) -> bool:
    """Open a file in the system's own viewer; False where there is none to ask."""
    if sys.platform == "win32":
        try:
            os.startfile(file)  # noqa: S606 - as a double click would
        except OSError:  # no program is set up for this kind of file
            return False
        return True
    opener = _opener()
    if not opener:
        return False
    import subprocess

    # the file is one that was just written; nothing of a report is in the command line
    command = [opener, str(file.resolve())]
    subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def _opener() -> str | None:
    """The program that opens files by their kind; on Linux only where there is a desktop."""
    from shutil import which

    if sys.platform == "darwin":
        return which("open")
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return which("xdg-open") if desktop else None
