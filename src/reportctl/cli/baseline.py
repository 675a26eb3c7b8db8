"""`--baseline`: findings that were there before do not count; `--write-baseline` records them.

A finding is known by its file, the organ and year of the report in it, its code, key, column and a
digest of its message, not by its line, so that what stands above it may change.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportctl.cli.links import real_path
from reportctl.cli.settings_file import print_switched_off
from reportctl.cli.targets import Output, write_made
from reportctl.finding import Failure, Finding
from reportctl.format import Format
from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple, replace
from reportctl.report.shape import UNREAD_CELL
from reportctl.rules.run import UNREADABLE
from reportctl.terminal.safe import escape

VERSION = 1
FORMAT = Format(
    "baseline",
    ".json",
    "基线",
    "reportctl.cli.baseline:write_baseline",
    mark=r'\A\{"version":\d+,"findings":\[',
)
ANY = "*"
"""The organ and year of what a baseline records that was written before these stood in it."""
DIGITS = 16
"""Hex digits kept of a message's SHA-256."""


class Known(NamedTuple):
    """One finding as a baseline records it; its fields are the keys of the file."""

    file: str
    """Relative to the baseline's folder, with `/`."""
    code: str
    key: str
    column: str
    message: str
    """The beginning of its SHA-256, in hex."""
    organ: str = ANY
    """'' where the file does not say."""
    year: str = ANY
    """'' where the file does not say."""


def write_baseline(output: Output, checked: Sequence[Checked]) -> int:
    """Record every open finding; the same findings give the same bytes.

    What could not be read is no fault that may stand: it is left out, and the code is 1; else 0.
    """
    import json

    path = output.path
    found = Counter(
        _known(path, one, finding)
        for one in checked
        for finding in one.findings
        if finding.waived is None and not _says_unread(one, finding)
    )
    unread = [one.path for one in checked if any(_says_unread(one, f) for f in one.findings)]
    entries = [{**known._asdict(), "count": count} for known, count in sorted(found.items())]
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    text = f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
    output.check()
    write_made(path, output.format, escape(text).encode())
    count = found.total()
    print(f"已把 {count} 个问题记入 {path}；以后检查时加 --baseline {path}，只看新的问题")
    if unread:
        print(f"没有读出来的格和文件不记（{len(unread)}）：{'、'.join(unread)}", file=sys.stderr)
    print_switched_off([Path(one.path) for one in checked], sum(one.hidden for one in checked))
    return int(bool(unread))


def _says_unread(checked: Checked, finding: Finding) -> bool:
    """Whether a finding says that a cell, the file or last year's beside it could not be read."""
    unread = finding.code in (UNREADABLE, UNREAD_CELL)
    return unread or (not checked.year and finding.code.startswith("F"))


class Baseline:
    """The findings that a baseline records, struck off as they are met."""

    def __init__(self, path: Path) -> None:
        """Read a baseline; raises Failure where it is none."""
        self.path = path
        self.left = _read(path)

    def without_known(self, checked: Checked) -> Checked:
        """The file without the findings that are known, and how many these are."""
        new: list[Finding] = []
        for finding in checked.findings:
            exact = _known(self.path, checked, finding)
            known = exact if self.left[exact] else exact._replace(organ=ANY, year=ANY)
            read = not _says_unread(checked, finding)
            if finding.waived is None and read and self.left[known] > 0:
                self.left[known] -= 1
            else:
                new.append(finding)
        return replace(checked, findings=tuple(new), known=len(checked.findings) - len(new))

    def gone(self, paths: Iterable[str]) -> int:
        """How many recorded findings of these files were not met: they have been mended."""
        files = {_relative(self.path, path) for path in paths}
        return sum(count for known, count in self.left.items() if known.file in files)


def _read(path: Path) -> Counter[Known]:
    import json

    from reportctl.document.save import read_bytes

    try:
        raw = json.loads(read_bytes(path)[0])
        if raw["version"] != VERSION:
            raise Failure(f"{path} 是另一个版本的基线，请用 --write-baseline 重新生成")
        return Counter(
            {
                Known(
                    *(str(one[name]) for name in Known._fields[:-2]),
                    *(str(one.get(name, ANY)) for name in Known._fields[-2:]),
                ): int(one["count"])
                for one in raw["findings"]
            }
        )
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        raise Failure(f"{path} 不是 --write-baseline 生成的基线文件，请重新生成") from error


def _known(baseline: Path, checked: Checked, finding: Finding) -> Known:
    from hashlib import sha256

    digest = sha256(finding.message.encode(errors="replace")).hexdigest()[:DIGITS]
    where = _relative(baseline, checked.path)
    key, column = finding.key or "", finding.column or ""
    year = str(checked.year or "")
    return Known(where, finding.code, key, column, digest, checked.organ, year)


def _relative(baseline: Path, file: str) -> str:
    target, folder = real_path(Path(file)), real_path(baseline).parent
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return target.as_posix()
