"""A county's settings: `reportctl.toml`, in the folder of a report or in one above it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportctl.cli.files import SETTINGS
from reportctl.document.document import Document
from reportctl.finding import Finding
from reportctl.rules.rule import Settings


class Set(NamedTuple):
    """A settings file as it was read."""

    settings: Settings = Settings()
    path: Path | None = None
    """None where there is no such file."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with it."""
    text: str = ""


def settings_for(report: Path) -> Set:
    """The settings that hold for a report file; the nearest file counts, and it alone."""
    return _settings_of(report.resolve().parent)


@cache
def _settings_of(folder: Path) -> Set:
    for above in (folder, *folder.parents):
        file = above / SETTINGS
        if file.is_file():
            return _read(file)
    return Set()


@cache
def _read(file: Path) -> Set:
    from reportctl.document.save import read_bytes
    from reportctl.document.toml import read_toml

    return read_set(file, read_toml(read_bytes(file)[0]))


def read_set(file: Path, document: Document) -> Set:
    """What a settings file says, and findings on what it says wrongly."""
    from reportctl.rules.check import RULES
    from reportctl.rules.settings import SETTING, read_settings

    if document.faults:
        severity = SETTING["M906"].severity
        found = [Finding("M906", severity, one.message, one.place) for one in document.faults]
        return Set(Settings(), file, tuple(found), document.text)
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
    return Set(settings, file, findings, document.text)
