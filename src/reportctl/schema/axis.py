"""Addresses of cells, the four relations between them, and the rows or columns of a table."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from reportctl.record import NamedTuple, record


class At(NamedTuple):
    """The address of a cell: the dotted key of its row and the name of its column."""

    row: str
    column: str


class Sum(NamedTuple):
    """A total and the cells that it adds up."""

    total: At
    parts: tuple[At, ...]
    along: Literal["row", "column"]
    """Whether the parts stand in the total's row or in its column."""


class Balance(NamedTuple):
    """Two sums of one column that must be equal: the printed 勾稽关系."""

    left: tuple[At, ...]
    right: tuple[At, ...]


class Carry(NamedTuple):
    """A cell that must repeat a cell of last year's report."""

    this: At
    last: At


class Roll(NamedTuple):
    """A level that must be last year's level, plus what was added, less what was removed."""

    level: At
    adds: At
    removes: At


Kind = Literal["count", "signed", "money", "amount"]
"""A whole number of 件; one that may be negative; 万元 with at most four decimals; a sum of money
that may carry its unit in the cell, as 采购总金额 of the 2019 form."""


class Heading(NamedTuple):
    """One printed row or column, or a heading that spans several."""

    key: str
    """Within the table; `outcome.granted` stands under `outcome`."""
    label: str
    """As printed, numbering included."""
    under: str = ""
    """The key of the heading it stands under, where the dots of its own key do not say it."""
    holds: Kind | Literal[""] = ""
    """What its cells hold; a table's cells are counts unless a row or a column says otherwise."""
    total: bool = False
    """Whether it is the sum of the leaves beside it, under the same heading."""
    also: tuple[str, ...] = ()
    """Other wordings under which published reports print it."""
    said: tuple[str, ...] = ()
    """How sentences say it; its label and `also` are known without."""
    short: tuple[str, ...] = ()
    """How sentences say it only beside others of its table: 许可5件、处罚3件."""
    basis: str = ""
    """The articles of 政府信息公开条例 that define it."""
    note: str = ""
    """What is counted here, for the person who fills the cell."""

    @property
    def parent(self) -> str:
        """The key of the heading above, or ''."""
        return self.under or self.key.rpartition(".")[0]

    @property
    def name(self) -> str:
        """The last word of the key; names the column in a cell's address."""
        return self.key.rpartition(".")[2]


@record(frozen=True, eq=False)
class Axis:
    """The rows or the columns of a table in printed order, with the headings that span them."""

    headings: tuple[Heading, ...]

    @cached_property
    def by_key(self) -> dict[str, Heading]:
        """Every heading by its key."""
        return {heading.key: heading for heading in self.headings}

    @cached_property
    def leaves(self) -> tuple[Heading, ...]:
        """The headings that hold cells: those under which nothing stands."""
        parents = {heading.parent for heading in self.headings}
        return tuple(heading for heading in self.headings if heading.key not in parents)

    @cached_property
    def depth(self) -> int:
        """How many headings stand above each other at the most."""
        return max(len(self.trail(leaf)) for leaf in self.leaves)

    def trail(self, heading: Heading) -> tuple[Heading, ...]:
        """The headings above it from the outermost inward, and itself."""
        known = self._trails.get(heading.key)
        if known is None:
            above = self.by_key.get(heading.parent)
            known = (*(self.trail(above) if above else ()), heading)
            self._trails[heading.key] = known
        return known

    @cached_property
    def _trails(self) -> dict[str, tuple[Heading, ...]]:
        """What `trail` has found."""
        return {}

    @cached_property
    def _under(self) -> dict[str, tuple[Heading, ...]]:
        """The leaves below each heading and each leaf, by its key."""
        under: dict[str, list[Heading]] = {}
        for leaf in self.leaves:
            for heading in self.trail(leaf):
                under.setdefault(heading.key, []).append(leaf)
        return {key: tuple(leaves) for key, leaves in under.items()}

    def leaves_under(self, key: str) -> tuple[Heading, ...]:
        """The leaves below a heading; a leaf stands below itself."""
        return self._under.get(key, ())

    def parts(self, total: Heading) -> tuple[Heading, ...]:
        """The leaves that a total adds up: those beside it, other totals left out."""
        beside = self.leaves_under(total.parent) if total.parent else self.leaves
        return tuple(leaf for leaf in beside if not leaf.total)
