"""A county's settings: `reportctl.toml`, in the folder of a report or in one above it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from reportctl.cli.files import SETTINGS, is_there, real_path
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
    return _settings_beside(os.path.abspath(report))  # noqa: PTH100 - many files, no links asked for


def _settings_beside(report: str) -> SettingsFile:
    if os.path.islink(report):  # noqa: PTH114 - as above
        return _settings_of(real_path(Path(report)).parent)
    return _settings_in(os.path.dirname(report))  # noqa: PTH120 - as above


@lru_cache(maxsize=256)
def _settings_in(folder: str) -> SettingsFile:
    return _settings_of(real_path(Path(folder)))


@cache
def _settings_of(folder: Path) -> SettingsFile:
    for above in _trusted(folder):
        if _has_settings(above):
            return _read(above / SETTINGS)
    return SettingsFile()


@cache
def _is_root(folder: Path) -> bool:
    """As `is_repository`; many folders have the same ones above."""
    return is_repository(folder)


@cache
def _has_settings(folder: Path) -> bool:
    return is_there(folder / SETTINGS)


def _trusted(folder: Path) -> Iterator[Path]:
    """The folder and those above it whose settings are obeyed."""
    home = real_path(Path(os.path.expanduser("~")))  # noqa: PTH111 - Path.home() raises where there is none
    above = (folder, *folder.parents)
    roots = [one for one in above if one == home or _is_root(one)]
    if roots:
        yield from above[: above.index(roots[0]) + 1]
        return
    owner = None
    for one in above:
        try:
            status = one.stat()
        except OSError:
            return
        owner = status.st_uid if owner is None else owner
        if one != folder and (status.st_uid != owner or _is_open_to_all(status)):
            return
        yield one


def _is_open_to_all(status: os.stat_result) -> bool:
    return os.name != "nt" and bool(status.st_mode & stat.S_IWOTH)


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
