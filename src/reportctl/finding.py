"""What can be wrong with a report, as values: a place, a severity, a finding.

A fault of the user's is a `Finding`; what stops the program is a `Failure`, caught in one place
by the command layer and told in one line; anything else is a bug and shows its traceback.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportctl.record import NamedTuple, record

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the lightest."""
SEVERITY_WORDS: Mapping[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
"""What each is called wherever an official reads it."""


class Place(NamedTuple):
    """A stretch of a text file. Lines and columns count from 1, columns in characters."""

    line: int = 1
    col: int = 1
    end_line: int = 1
    end_col: int = 1
    """The column after the last character, on `end_line`."""


START = Place()
"""Where a finding about a file as a whole stands."""


Rests = Literal["law", "notice", "sense", "local", "experience"]
"""What a rule rests on: 条例 and other law; the national form and its notice; plain arithmetic and
the shape of the file; what some places ask for; what reviewers have learnt to look at."""

GRAVEST: dict[Rests, Severity] = {
    "law": "error",
    "notice": "error",
    "sense": "error",
    "local": "info",
    "experience": "warning",
}
"""The gravest severity that a rule may have, by what it rests on."""


@record(frozen=True, slots=True)
class Rule:
    """What a rule is, whoever applies it."""

    code: str
    """A letter for the family and three digits, such as `T301`; never given another meaning."""
    title: str
    severity: Severity
    rests: Rests
    doc: str
    """Its documentation in Chinese: what, why, a wrong and a right example, what mends it."""
    section: str = ""
    """The key of the section of the form it speaks of, or '' for the whole report."""
    retired: bool = False
    """Whether it is no longer applied; its code stays taken."""

    @property
    def page(self) -> str:
        """Its documentation, without the indentation that it has in the source."""
        from inspect import cleandoc

        return cleandoc(self.doc)

    def __post_init__(self) -> None:
        """Refuse a severity that the rule's ground cannot bear."""
        if SEVERITIES.index(self.severity) < SEVERITIES.index(GRAVEST[self.rests]):
            raise ValueError(f"{self.code}: {self.rests} cannot bear {self.severity}")


class ReadAs(NamedTuple):
    """How a figure of the prose was read: of what, and with which rows it was compared."""

    label: str
    """What to call it: 行政处罚."""
    value: str
    """The figure in whole units, `0` for a denial."""
    rows: tuple[tuple[str, ...], ...]
    """The dotted keys of the rows of each reading; those of one reading are added up."""
    columns: tuple[str, ...]
    """The names of the columns that are added up."""


class Finding(NamedTuple):
    """One fault of one report."""

    code: str
    """A letter for the family and three digits, such as `T301`; never given another meaning."""
    severity: Severity
    message: str
    """Chinese; says what stands there, what should, and the arithmetic."""
    place: Place = START
    key: str | None = None
    """Dotted TOML key of the row or the prose section."""
    column: str | None = None
    """The column's printed label, or None where a row has one cell or the fault is not a cell's."""
    hint: str | None = None
    """What would mend it, where that is known."""
    waived: str | None = None
    """The reason for which somebody accepted it; None for an open finding."""
    reading: ReadAs | None = None
    """How the figure of which it speaks was read, where it speaks of one."""
    follows: tuple[str, ...] = ()
    """Messages of faults that only follow from this one, folded under it."""
    column_key: str | None = None
    """The key of the column, where it speaks of a cell."""


class Failure(Exception):  # noqa: N818 - it is no error of the program: the command cannot go on
    """The command cannot go on. Its one line of Chinese says what to do next; exit code 2."""
