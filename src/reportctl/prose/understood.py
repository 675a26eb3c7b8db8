"""What a text says in figures, as values: claims, changes, shares, rates and what was not read."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.topics import Topic
from reportctl.record import NamedTuple

Reach = Literal["own", "office", "other"]
"""Whose figure it is: the report's; that of the office or the organ alone (区政府办, 本级) in a
report that may speak for more; that of another unit that is named."""


class Claim(NamedTuple):
    """One number that the prose gives for something that the form has cells for."""

    start: int
    end: int
    value: Decimal
    unit: str
    exact: bool
    topic: Topic
    reach: Reach
    actor: str
    """The unit named as the one that did it, or the place as in 全市, or ''."""
    offset: int
    """The year that is spoken of, counted from the report's year."""
    plan: bool
    """Whether it is said of the future."""
    zero: bool
    """Whether words, not digits, say that there was none."""

    @property
    def whose(self) -> str:
        """The unit that is named where it is not the report's own."""
        return "" if self.reach == "own" else self.actor


class Change(NamedTuple):
    """By how much a topic is said to differ from last year."""

    figure: Figure
    topic: Topic
    claim: Claim | None
    """The figure that the sentence gives for it, where it gives one."""
    amount: Decimal
    """Negative for 下降; in percent where the figure is."""
    reach: Reach
    actor: str
    """Whose it is, as of a claim."""


class Share(NamedTuple):
    """A figure, or a topic of which the figure is not told, that is some percent of a whole."""

    figure: Figure
    part: Figure | None
    topic: Topic | None
    percent: Decimal
    wholes: tuple[Figure, ...]
    """The larger figures before it in the paragraph: one of them should be the whole."""
    named: Topic | None
    """The whole that is named: 占全部行政诉讼的."""
    reach: Reach
    actor: str
    """Whose it is, as of a claim."""
    instead: tuple[Figure, ...] = ()
    """What the part may be as well: 网站600条（微信300条），占50%."""


class Rate(NamedTuple):
    """办结率100%: what part of the applications was answered."""

    figure: Figure
    applications: bool
    """Whether it is told of applications."""
    narrowed: bool
    """Whether it is told of those that were due, or of some: 按期办结率."""


ELSEWHERE = "这里没有说到表格里的事"
"""Why figures are not read where nothing is named that the form has cells for."""


class Unread(NamedTuple):
    """A figure of which it is not certain what it counts."""

    figure: Figure
    why: str
    """In Chinese."""


class Understood(NamedTuple):
    """Everything that one text says in figures."""

    claims: tuple[Claim, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...]
    rates: tuple[Rate, ...]
    unread: tuple[Unread, ...]
    sentences: tuple[tuple[Clause, ...], ...]
    """The clauses of each sentence with a figure or a denial."""
