"""The one guard of everything that a command writes: nothing that is read is ever replaced.

A command names its inputs and its targets here before it writes. An input is not replaced, however
it is named and whatever is forced; nor is a report or settings file by anything but the edit of
that file. Whatever else is there is written over only where this program made it and nobody has
changed it since: a workbook that a unit has filled, or a Word file that was worked on, often bears
the report's own name, and a slip of the hand may name any file. What this program writes bears a
digest of itself (`cli/mark.py`); of a plain text, a table of data or JSON it is seen what it is,
not whether it was changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.cli.files import NO_REPORTS
from reportctl.document.save import save
from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.record import NamedTuple
from reportctl.terminal.safe import escape

if TYPE_CHECKING:
    from reportctl.cli.mark import Kind

_SEEN = 2**16
"""Bytes at the beginning and at the end of a file among which its mark stands."""


class Output(NamedTuple):
    """A file that a command tells something into."""

    path: Path
    format: Format
    inputs: tuple[Path, ...] = ()
    """The files and folders that the command reads."""
    force: bool = False
    """Whether a file may be written over that is none of ours."""
    option: str = "-o"
    """The option that names it."""

    def check(self) -> None:
        """Raise Failure as the guard does, before anything is read or mended."""
        refuse_foreign({self.path: self.format}, self.inputs, force=self.force, option=self.option)

    def write(self, data: str | bytes) -> None:
        """Write it, and say so; raises Failure as `check` does."""
        self.check()
        made = escape(data).encode() if isinstance(data, str) else data
        write_made(self.path, self.format, made)
        print(f"已写入 {self.path}")


def write_made(target: Path, format_: Format, data: bytes) -> None:
    """Write what was made, with its mark, over whatever is there: the guard has looked before."""
    kind = _kind_of(format_)
    save(target, kind.put(data) if kind else data, None, force=True)


def refuse_foreign(
    targets: Mapping[Path, Format], inputs: Iterable[Path], *, force: bool, option: str = "-o"
) -> None:
    """Raise Failure where a target is an input, a report or settings file, or a foreign file.

    A foreign file is one that we did not make in this format, or that was changed since; `force`
    gives it up, and nothing else. `option` is the one that names the targets.
    """
    known = {one for path in inputs if str(path) != "-" for one in _identities(path)}
    for target, format_ in targets.items():
        if not known.isdisjoint(_identities(target)):
            raise _refusal_of_input(target)
        if target.suffix.lower() == ".toml":
            what = "设置文件" if target.name in NO_REPORTS else "报告文件"
            raise Failure(f"{target} 是{what}的名字，不能往里写别的；请换一个名字")
        if _is_report(target):
            raise Failure(f"{target} 是报告文件，没有覆盖；请换一个名字")
        if not force and is_foreign(format_, target):
            raise Failure(
                f"{target} 已经存在，不是 reportctl 生成的{format_.word}，"
                f"或者生成后改动过；没有覆盖，请在 {option} 后面换一个名字，"
                "确要覆盖请加 --force"
            )


def refuse_edit(report: Path, inputs: Iterable[Path]) -> None:
    """Raise Failure where a report that is to be written is an input too, or can be no report."""
    if any(is_same(report, path) for path in inputs if str(path) != "-"):
        raise _refusal_of_input(report)
    if report.name in NO_REPORTS or Path(_real(report)).name in NO_REPORTS:
        raise Failure(f"{report} 是设置文件的名字，不能当报告文件；请换一个名字，如 2021.toml")
    if report.suffix.lower() != ".toml":
        raise Failure(f"{report} 不是 .toml 文件；报告文件的名字要以 .toml 结尾，如 2021.toml")


def _refusal_of_input(target: Path) -> Failure:
    return Failure(f"{target} 是这次要读的文件，不能写到它上面；请换一个名字")


def is_same(one: Path, other: Path) -> bool:
    """Whether two names are one file: links followed, and as systems without capitals see it."""
    return not _identities(one).isdisjoint(_identities(other))


def _identities(path: Path) -> set[object]:
    """What is the same for two names of one file, whether it is there or not."""
    found: set[object] = {os.path.normcase(_real(path))}
    try:
        status = path.stat()
    except (OSError, ValueError):  # it is not there yet
        return found
    return found | {(status.st_dev, status.st_ino)}


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_report(target: Path) -> bool:
    """Whether a file that is there is a report under another ending, or leads to one."""
    try:
        if _real(target).lower().endswith(".toml"):
            return True
        if not target.is_file():
            return False  # to open a pipe waits for whoever writes into it
        with target.open("rb") as file:
            head = file.read(4096)
    except (OSError, ValueError):
        return False
    return any(line.strip() == b"[report]" for line in head.splitlines())


def is_foreign(format_: Format, target: Path) -> bool:
    """Whether a file is there that was not made here in this format, or was changed since."""
    return target.is_file() and not is_ours(format_, target)


def is_ours(format_: Format, file: Path) -> bool:
    """Whether a file that is there was made here in this format, and not changed as far as seen."""
    kind = _kind_of(format_)
    try:
        if not file.stat().st_size:
            return True  # there is nothing to lose
        if kind:
            return kind.holds(file.read_bytes())
        return bool(format_.mark and re.search(format_.mark, _ends_of(file)))
    except OSError:
        return False


def _kind_of(format_: Format) -> Kind | None:
    from reportctl.cli.mark import KINDS

    return KINDS.get(format_.suffix.rpartition(".")[2])


def _ends_of(file: Path) -> str:
    """The beginning and the end of a file without white space: lines are as wide as a terminal."""
    with file.open("rb") as opened:
        data = opened.read(_SEEN)
        opened.seek(max(file.stat().st_size - _SEEN, len(data)))
        data += opened.read()
    return "".join(data.decode("utf-8", "replace").split())
