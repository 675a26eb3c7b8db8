"""What a kind of fault is: how it is planted, and which findings it may give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.planting.draft import Draft

Plant = Callable[[Draft, Random], Draft | None]
"""Plants one fault; None where the report has no place for it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault."""

    name: str
    """In Chinese, as the page prints it."""
    expected: tuple[str, ...]
    """Codes of which one at least must be found."""
    plant: Plant
    follows: tuple[str, ...] = ()
    """Codes, or beginnings of codes, of findings that the planted fault explains as well."""
    year: int | None = None
    """The report year that it needs, where one is needed."""
    size: str = ""
    """How many applications it needs."""

    @property
    def family(self) -> str:
        """The letter of its family."""
        return self.expected[0][0]

    def explains(self, code: str) -> bool:
        """Whether a finding of this code comes from the planted fault."""
        return code.startswith((*self.expected, *self.follows))
