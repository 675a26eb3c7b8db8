"""`render`: reports as people publish them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportctl.commands.files import newest_reports, walk_reports
from reportctl.commands.printing import Order, Printed, print_report
from reportctl.finding import Failure
from reportctl.rendering.fonts import Look, used_fonts
from reportctl.rendering.paint import PAINTERS

MANY = 8
"""From so many reports on it pays to start further processes."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a `render` line asks for."""

    paths: tuple[Path, ...]
    """Report files and folders; none means the newest report of the current folder."""
    formats: tuple[str, ...] = ("pdf",)
    output: Path | None = None
    """A file, for one report in one format; or a folder."""
    look: Look = field(default_factory=Look)
    draft: bool = False


def render(asked: Rendering) -> int:
    """Print the reports asked for; 1 where one of them is no report, 0 otherwise."""
    orders = order_reports(asked)
    failed = False
    for printed in _print_all(orders):
        tell(printed)
        failed = failed or not printed.files
    if "pdf" in asked.formats:
        tell_fonts(asked.look)
    return 1 if failed else 0


def order_reports(asked: Rendering) -> list[Order]:
    """An order for each report, with a file of its own for each format."""
    paths = list(walk_reports(asked.paths)) if asked.paths else newest_reports(Path())
    out = asked.output
    if out and out.is_file() and len(asked.formats) * len(paths) > 1:
        raise Failure(f"{out} 是一个文件，要输出多个文件请写一个文件夹")
    single = out is not None and len(paths) == len(asked.formats) == 1 and not out.is_dir()
    if out is not None and single and out.suffix:
        files = [{asked.formats[0]: out}]
    else:
        names = _names(paths) if out else [path.with_suffix("") for path in paths]
        files = [
            {
                format_: (out / name if out else name).with_name(name.name + suffix(format_))
                for format_ in asked.formats
            }
            for name in names
        ]
    return [
        Order(path, each, asked.look, asked.draft) for path, each in zip(paths, files, strict=True)
    ]


def suffix(format_: str) -> str:
    """What the name of a file of this format ends in."""
    return PAINTERS[format_].suffix


def _names(paths: Sequence[Path]) -> list[Path]:
    """File names for one folder: the report's own, with its folder's name where two are alike."""
    stems = [path.stem for path in paths]
    return [
        Path(
            path.stem
            if stems.count(path.stem) == 1
            else f"{path.resolve().parent.name}-{path.stem}"
        )
        for path in paths
    ]


def _print_all(orders: Sequence[Order]) -> Iterator[Printed]:
    if len(orders) < MANY:
        yield from map(print_report, orders)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    from reportctl.commands.progress import show_progress

    # spawned processes are alike on every system and inherit no half-used compiler
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        work = pool.map(print_report, orders, chunksize=max(1, min(16, len(orders) // 16)))
        yield from show_progress(work, len(orders), "正在排版")


def tell(printed: Printed) -> None:
    """Say what was written, and on stderr what is wrong with it."""
    for finding in printed.findings:
        where = f"{printed.path}:{finding.place.line}:{finding.place.col}"
        print(f"{where}: {finding.code} {finding.message}", file=sys.stderr)
    if not printed.files:
        print(
            f"reportctl: {printed.path} 不是可以排版的报告，请先按上面的提示改正", file=sys.stderr
        )
        return
    if any(finding.severity == "error" for finding in printed.findings):
        print(f"reportctl: {printed.path} 有错误，已照原样排版，请核对后再公开", file=sys.stderr)
    for file in printed.files:
        print(f"{file}（{printed.milliseconds} 毫秒）")


def tell_fonts(look: Look) -> None:
    """Name the face that stands in for one of the standard's, once."""
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
    for choice in used_fonts(look):
        note = f"代替 {choice.wanted}" if choice.substituted else ""
        print(f"{choice.role}\t{choice.family}\t{note}".rstrip())
    return 0
