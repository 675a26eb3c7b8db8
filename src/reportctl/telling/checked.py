"""What there is to tell: a report file that was checked, and how to tell it."""

from __future__ import annotations

from dataclasses import dataclass

from reportctl.finding import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """A report file with its findings, in the order of the file."""

    path: str
    """As the user named it."""
    year: int | None
    organ: str
    findings: tuple[Finding, ...]
    text: str
    """The file's text, to show the lines that the findings speak of."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How text is told."""

    width: int = 80
    """Columns of the terminal."""
    colour: bool = False
