"""A county's settings: `reportctl.toml`, in the folder of a report or in one above it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from reportctl.cli.files import SETTINGS, is_there
from reportctl.cli.links import real_folder, real_path
from reportctl.cli.repository import is_repository
from reportctl.document.document import Document
from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Failure, Finding, Severity
from reportctl.record import NamedTuple
from reportctl.report.report import Report
from reportctl.rules.rule import Settings


class SettingsFile(NamedTuple):
    """A settings file as it was read."""

    settings: Settings = Settings()
    path: Path | None = None
    """None where there is no such file."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it."""
    text: str = ""


def settings_for(report: Path) -> SettingsFile:
    """The settings that hold for a report file; the nearest file counts, and it alone.

    It is looked for from the report's folder up to the root of its repository or the home folder.
    Outside both, folders count that nobody else may have put a file into: as long as they belong to
    whom the report's folder belongs to, and not everyone may write in them.
    """
    named = os.path.abspath(report)  # noqa: PTH100 - many files, no links asked for
    if os.path.islink(named):  # noqa: PTH114 - as above
        named = str(real_path(report))
    return _settings_in(os.path.dirname(named))  # noqa: PTH120 - as above


@lru_cache(maxsize=256)
def _settings_in(folder: str) -> SettingsFile:
    for above in _trusted(real_folder(folder)):
        if _look_at(above).has_settings:
            return _read(Path(above, SETTINGS))
    return SettingsFile()


class _Folder(NamedTuple):
    """What is asked of a folder; many folders have the same ones above."""

    has_settings: bool
    is_root: bool
    """Whether it is a repository's, or the home folder."""
    owner: int | None
    """None where it cannot be looked at."""
    open_to_all: bool


@lru_cache(maxsize=4096)
def _look_at(folder: str) -> _Folder:
    home = real_folder(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    path = Path(folder)
    is_root = path == Path(home) or is_repository(path)
    try:
        status = path.stat()
    except OSError:
        return _Folder(has_settings=False, is_root=is_root, owner=None, open_to_all=False)
    to_all = os.name != "nt" and bool(status.st_mode & stat.S_IWOTH)
    return _Folder(is_there(path / SETTINGS), is_root, status.st_uid, to_all)


def _trusted(folder: str) -> Iterator[str]:
    """The folder and those above it whose settings are obeyed."""
    above = [folder]
    while (one := os.path.dirname(above[-1])) != above[-1]:  # noqa: PTH120 - as above
        above.append(one)
    looked = [_look_at(one) for one in above]
    roots = [at for at, one in enumerate(looked) if one.is_root]
    if roots:
        yield from above[: roots[0] + 1]
        return
    for at, each in enumerate(looked):
        other = at and (each.owner != looked[0].owner or each.open_to_all)
        if each.owner is None or other:
            return
        yield above[at]


def tell_faults(place: Path) -> Iterator[str]:
    """A line for each fault of the settings that hold for a file: what it sets is not applied."""
    found = settings_for(place)
    for fault in found.findings:
        where = f"{relative(found.path)}:{fault.place.line}" if found.path else SETTINGS
        yield f"{where}: {fault.code} {fault.message}"


def refuse_settings(places: Iterable[Path], then: str) -> None:
    """Raise Failure where a settings file has a fault, of which its list of units may be one."""
    for told in (line for place in places for line in tell_faults(place)):
        raise Failure(f"{told}；{then}")


def print_switched_off(reports: Iterable[Path], hidden: int = 0) -> None:
    """Say on stderr what the settings of these reports switched off or made lighter.

    `hidden` is how many errors of figures are not told on account of that.
    """
    files = {found.path: found for found in map(settings_for, reports) if found.path}
    for path, found in files.items():
        off = sorted(found.settings.off)
        lighter = list(_lighter(found.settings.severities))
        told = [f"没有检查 {'、'.join(off)}"] if off else []
        told += [f"改 {'、'.join(lighter)}"] if lighter else []
        if told:
            print(f"按 {relative(path)} 的设置{'，'.join(told)}", file=sys.stderr)
    if hidden:
        print(f"因此有 {hidden} 个错误没有列出", file=sys.stderr)


def _lighter(severities: Mapping[str, Severity]) -> Iterator[str]:
    if not severities:
        return
    from reportctl.rules.check import RULES

    for code, severity in sorted(severities.items()):
        if code in RULES and _rank(severity) > _rank(RULES[code].severity):
            yield f"{code} 为{SEVERITY_WORDS[severity]}"


def _rank(severity: Severity) -> int:
    return SEVERITIES.index(severity)


def hidden_errors(report: Report, settings: Settings) -> int:
    """How many errors of a report's figures are not told because a rule is switched off."""
    from reportctl.rules.totals import check_sums

    if not settings.off:
        return 0
    off = tuple(settings.off)
    found = check_sums(report, (), settings._replace(off=frozenset()))
    return sum(finding.code.startswith(off) for finding in found)


def relative(path: Path) -> str:
    """The path from the current folder, where it leads there without going up."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


@cache
def _read(file: Path) -> SettingsFile:
    from reportctl.document.save import read_bytes
    from reportctl.document.toml import read_toml

    return read_settings_file(file, read_toml(read_bytes(file)[0], str(file)))


def read_settings_file(file: Path, document: Document) -> SettingsFile:
    """What a settings file says, and findings on what it says wrongly."""
    from reportctl.rules.check import RULES
    from reportctl.rules.settings import SETTING, read_settings

    if document.faults:
        severity = SETTING["M906"].severity
        found = [Finding("M906", severity, one.message, one.place) for one in document.faults]
        return SettingsFile(Settings(), file, tuple(found), document.text)
    settings, wrong = read_settings(document.values, tuple(RULES))
    findings = tuple(
        Finding(
            one.code,
            SETTING[one.code].severity,
            one.message,
            document.key_place(one.path) if one.at_key else document.place(one.path),
            ".".join(key for key in one.path if isinstance(key, str)),
        )
        for one in wrong
    )
    return SettingsFile(settings, file, findings, document.text)
