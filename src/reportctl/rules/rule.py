"""What a rule works on and what it yields: `@rule` makes one from a generator and its docstring.

A rule says where and what; `rules.check` stamps code, severity and place. A rule's docstring is
its page: `--explain`, docs/rules.md and the printed sheet show it. It has a case file,
`tests/rules/cases/CODE.toml`, with a line that the rule finds wrong and a report that it does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from reportctl.finding import ReadAs, Rests, Rule, Severity
from reportctl.record import NamedTuple
from reportctl.report.report import Report
from reportctl.schema.form import At


class Span(NamedTuple):
    """A stretch of a section's prose: characters from start to end."""

    key: str
    """The section, or `preface`."""
    start: int
    end: int


Where = At | Span | str
"""A cell, a stretch of prose, or a dotted key: a row, a section, a field such as `report.year`."""


class Fault(NamedTuple):
    """One fault as a rule sees it."""

    where: Where
    message: str
    hint: str | None = None
    milder: Severity | None = None
    """A lighter severity than the rule's, where this case is less certain; never a graver one."""
    reading: ReadAs | None = None
    """How the figure of which it speaks was read."""
    root: At | None = None
    """The cell whose own fault explains this one: it is folded under that cell's finding."""


NOTHING: Mapping[str, Any] = {}
"""A table of which nothing is known. A plain dict, so that settings travel between processes."""


class Settings(NamedTuple):
    """A county's own settings, from `reportctl.toml`."""

    severities: Mapping[str, Severity] = NOTHING
    """Another severity for a rule, by code."""
    off: frozenset[str] = frozenset()
    """Codes or beginnings of codes that are switched off."""
    deadline: str = ""
    """MM-DD of the year after the report's, or '': the day by which reports are due."""
    fee_decimals: int | None = None
    """How many decimals 万元 must have where a place asks for it; None asks for at most four."""
    units: tuple[str, ...] = ()
    """Names of the units of the place, such as organs of other reports."""
    terms: Mapping[str, str] = NOTHING
    """Wrong term and right term."""
    cache: str = ""
    """The folder in which results are kept, from that of the settings; '' for the usual one."""


class Alike(NamedTuple):
    """A section of which much stands in another report too."""

    span: Span
    """The longest paragraph that is the same."""
    other: str
    """What to call the other report."""
    share: float
    """How much of the section's text stands in the other's, 0 to 1."""
    own: bool
    """Whether the other report is the same organ's, of an earlier year."""
    paragraphs: tuple[int, ...] = ()
    """Which paragraphs of the section are the same, headings not counted; from 1."""
    others: int = 0
    """How many further reports have as much of it."""


class Review(NamedTuple):
    """A report under review, and what it is compared with."""

    report: Report
    previous: Report | None = None
    """The same organ's report of the year before."""
    settings: Settings = Settings()
    alike: tuple[Alike, ...] = ()
    """What it shares with last year's report and with its neighbours."""
    parts: Mapping[str, Report | None] = NOTHING
    """The reports that were added into this one, by the file named; None where it is gone."""
    digests: Mapping[str, str] = NOTHING
    """The SHA-256 of these reports' bytes as they are now, by the file named."""
    folder: str = ""
    """The name of the folder in which the report lies, or '' where that is not known."""


Check = Callable[[Review], Iterator[Fault]]


class Checked(NamedTuple):
    """A rule with the function that applies it."""

    rule: Rule
    check: Check


def rule(
    code: str, title: str, severity: Severity, rests: Rests, section: str = ""
) -> Callable[[Check], Checked]:
    """Make a rule of a generator of faults; its docstring becomes the rule's page."""

    def make(check: Check) -> Checked:
        doc = check.__doc__ or ""
        return Checked(Rule(code, title, severity, rests, doc, section), check)

    return make


def family(names: Mapping[str, object]) -> tuple[Checked, ...]:
    """The rules of a module, in the order in which they stand there."""
    return tuple(value for value in names.values() if isinstance(value, Checked))
