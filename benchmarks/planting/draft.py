"""A report while it is made: figures, sentences with the numbers they quote, last year's report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from reportctl.document.toml import parse
from reportctl.finding import Finding
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.rules.check import check
from reportctl.rules.rule import Review, Settings
from reportctl.schema.form import At, Form


@dataclass(frozen=True, slots=True)
class Quote:
    """A number that a sentence quotes."""

    topic: str
    """What it is a number of, such as `new`; the key of `phrases.TOPICS`."""
    value: Decimal
    style: str
    """How it is written: the unit, with 汉 before it for Chinese numerals, `,` for thousands."""
    phrase: str
    """The sentence as it stands in the bank."""

    def __str__(self) -> str:
        """The number as it is printed."""
        if self.style.startswith("汉"):
            return spoken(int(self.value)) + self.style[1:]
        if self.style.startswith(","):
            return f"{self.value:,f}{self.style[1:]}"
        return f"{self.value:f}{self.style}"


Sentence = tuple[str | Quote, ...]
Paragraph = tuple[Sentence, ...]
Prose = Mapping[str, tuple[Paragraph, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """One report of one organ."""

    form: Form
    organ: str
    level: str
    year: int
    facts: Mapping[str, str]
    """Further facts of [report]: title, preface, date."""
    figures: Mapping[At, int]
    cells: Mapping[At, str] = field(default_factory=dict)
    """What is written in a cell that is not simply its figure: money, blanks, strokes."""
    prose: Prose = field(default_factory=dict)
    last: Draft | None = None
    after: tuple[Callable[[str], str], ...] = ()
    """What is done to the text of the file at the end."""
    settings: Settings = field(default_factory=Settings)

    def text(self) -> str:
        """The report file."""
        cells = {at: str(value) for at, value in self.figures.items()} | dict(self.cells)
        prose = {
            key: "\n\n".join(
                "".join(str(piece) for sentence in paragraph for piece in sentence)
                for paragraph in paragraphs
            )
            for key, paragraphs in self.prose.items()
        }
        facts = {"level": self.level, "scope": "own", **self.facts}
        text = write_report(self.form, Content(self.organ, self.year, facts, cells, prose))
        for change in self.after:
            text = change(text)
        return text

    def report(self) -> tuple[Report, tuple[Finding, ...]]:
        """The report as it is read back, and what is wrong with the shape of its file."""
        built = build(parse(self.text()), Path(f"{self.year}.toml"))
        if built.report is None:
            raise ValueError(built.findings)
        return built.report, built.findings

    def findings(self) -> tuple[Finding, ...]:
        """Everything that `validate` finds in it, with last year's file beside it."""
        report, shape = self.report()
        previous = self.last.report()[0] if self.last else None
        return check(Review(report, previous, self.settings), shape)

    def with_figures(self, changed: Mapping[At, int]) -> Draft:
        """The report with some figures changed, its prose left as it was."""
        return replace(self, figures={**self.figures, **changed})

    def with_cells(self, changed: Mapping[At, str]) -> Draft:
        """The report with something else written in some cells."""
        return replace(self, cells={**self.cells, **changed})

    def with_facts(self, **changed: str) -> Draft:
        """The report with other facts; an empty one is left out."""
        return replace(self, facts={**self.facts, **changed})

    def with_prose(self, key: str, paragraphs: tuple[Paragraph, ...]) -> Draft:
        """The report with another text of one section."""
        return replace(self, prose={**self.prose, key: paragraphs})


_DIGITS = "零一二三四五六七八九"


def spoken(value: int) -> str:
    """A number below 10,000,000 in Chinese numerals: 十五, 一百零三; two things are 两件."""
    if value == 2:
        return "两"
    if value >= 10**4:
        high, low = divmod(value, 10**4)
        return (
            f"{_below(high)}万" + ("零" if 0 < low < 10**3 else "") + (_below(low) if low else "")
        )
    said = _below(value)
    return said.removeprefix("一") if said.startswith("一十") else said


def _below(value: int) -> str:
    """A number below 10,000."""
    said, gap = "", False
    for step, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // step % 10
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return said or "零"
