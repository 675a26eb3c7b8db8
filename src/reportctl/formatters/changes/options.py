"""How changes are to be told."""

from __future__ import annotations

from reportctl.record import NamedTuple


class Options(NamedTuple):
    """What the reader asked for."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    every: bool = False
    """Whether what did not change is shown too."""
    columns: bool = False
    """Whether the kinds of applicants are shown beside the totals."""
    only: tuple[str, ...] = ()
    """`tables`, `prose`, or keys of sections, tables and rows; none means all."""

    @property
    def tables(self) -> bool:
        """Whether tables are asked for."""
        return not self.only or "prose" not in self.only or len(self.only) > 1

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are asked for; none means all."""
        return () if "tables" in self.only else tuple(k for k in self.only if k != "prose")

    def prose(self, key: str) -> bool:
        """Whether the prose of a section is asked for."""
        return not self.only or "prose" in self.only or key in self.only
