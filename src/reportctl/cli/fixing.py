"""`validate --fix` and `--diff`: what has one right answer is put right, or shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reportctl.cli.settings_file import settings_for
from reportctl.document.save import save
from reportctl.finding import Failure
from reportctl.record import NamedTuple
from reportctl.report.load import Loaded, build, load

if TYPE_CHECKING:  # what fixes is loaded when something is to be fixed
    from reportctl.document.document import Document
    from reportctl.fill.fix import Fixed


NO_FIGURE = "F106"
"""The finding on a cell in which something stands that is no figure."""


class FixRequest(NamedTuple):
    """What `--fix`, `--diff` and `--blanks-to-zero` ask for."""

    dry: bool = False
    """Whether the changes are shown and nothing is written."""
    blanks_to_zero: bool = False


def fix_files(paths: Iterable[Path], asked: FixRequest, out: TextIO) -> None:
    """Fix each file, or show on `out` what would be changed; what was done is told there too."""
    from reportctl.fill.fix import fix

    files = cells = 0
    for path in paths:
        try:
            loaded = load(path)
        except Failure:
            continue  # the check that follows tells it
        if loaded.report and (unread := count_unread(loaded)):
            print(f"{path}：{unread}，--fix 不改这些格和含它们的合计", file=sys.stderr)
        fixed = fix(loaded.document, path, blanks_to_zero=asked.blanks_to_zero)
        if asked.blanks_to_zero and (left := count_blanks(fixed.document, path)):
            print(
                f"{path}：有 {left} 格空白不能算作 0：所在的行、列和已经填的合计对不上"
                "（见 T301、T302、T303）；改正以后再运行一次",
                file=sys.stderr,
            )
        if not fixed.fixes:
            continue
        files, cells = files + 1, cells + len(fixed.fixes)
        if asked.dry:
            out.writelines(_diff(loaded, fixed))
        else:
            settings_for(path)  # where they cannot be read, nothing is written
            save(path, fixed.document.data, loaded.snapshot)
            out.writelines(_describe(path, fixed))
    if asked.dry and files:
        print(
            f"可以改正 {files} 个文件的 {cells} 格，文件没有改动；改正请用 --fix", file=sys.stderr
        )
    elif asked.dry:
        print("没有能自动改正的地方；不加 --diff 逐条看，照“怎么改”自己改", file=sys.stderr)
    else:
        out.write(
            f"已改正 {files} 个文件的 {cells} 格。\n\n" if files else "没有能自动改正的地方。\n\n"
        )


def count_blanks(document: Document, path: Path) -> int:
    """How many cells of a file hold no figure and are no total."""
    report = build(document, path).report
    return sum(cell.blank and not cell.total for cell in report.cells.values()) if report else 0


def count_unread(loaded: Loaded) -> str:
    """How many cells have no figure: it was not read, or what stands there is none."""
    wrong = sum(finding.code == NO_FIGURE for finding in loaded.findings)
    unread = len(loaded.report.unread) - wrong if loaded.report else 0
    told = [f"有 {unread} 格没有读出来（?）"] if unread > 0 else []
    return "，".join([*told, *([f"有 {wrong} 格写的不是数字（{NO_FIGURE}）"] if wrong else [])])


def _diff(loaded: Loaded, fixed: Fixed) -> Iterator[str]:
    """A unified diff; a line end of CR LF is shown as it is."""
    from difflib import unified_diff

    name = loaded.path.as_posix()
    before = loaded.document.text.splitlines(keepends=True)
    after = fixed.document.text.splitlines(keepends=True)
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _describe(path: Path, fixed: Fixed) -> Iterator[str]:
    """Each cell on a line; blanks, of which a file has many, counted on one."""
    from reportctl.fill.fix import AS_TEXT, BLANKS

    blanks = [one for one in fixed.fixes if one.why == BLANKS]
    for one in fixed.fixes:
        if one.why != BLANKS:
            before = f'"{one.before}"' if one.why == AS_TEXT else one.before or "空白"
            yield f"{path}：{one.label}由 {before} 改为 {one.after}（{one.why}）\n"
    if blanks:
        yield f"{path}：{len(blanks)} 格空白改为 0\n"
