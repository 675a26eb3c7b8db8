"""A text file as values, with a place for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reportctl.finding import START, Place
from reportctl.record import NamedTuple, field, record

if TYPE_CHECKING:  # the walk over places is loaded when the first place is asked for
    from reportctl.document.places import KeyPath, Lines, Mark

BOM = "\ufeff"


class Fault(NamedTuple):
    """Why a file is not the TOML it should be."""

    place: Place
    message: str
    """Chinese; what stands there."""
    hint: str | None = None
    """Chinese; what to write instead, where that is known."""


@record(frozen=True)
class Document:
    """One TOML file. It is never changed: an edit gives a new one."""

    text: str
    """All that stands in the file, line ends as they are, but for a BOM before it."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """As tomllib gives them, with Decimal for floats; empty where the file is not TOML."""
    bom: bool = False
    """Whether the file begins with a byte order mark, which counts in no column."""
    faults: tuple[Fault, ...] = ()
    """Why it is not TOML; empty for a sound file."""

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return ((BOM if self.bom else "") + self.text).encode()

    @cached_property
    def newline(self) -> str:
        """The line end that most lines of the file have; LF where there is none."""
        crlf = self.text.count("\r\n")
        return "\r\n" if crlf * 2 > self.text.count("\n") else "\n"

    @cached_property
    def lines(self) -> Lines:
        """Its lines."""
        from reportctl.document.places import Lines

        return Lines(self.text)

    @cached_property
    def places(self) -> Mapping[KeyPath, Mark]:
        """Where each header, key, value, element and implied table stands; empty with faults."""
        from reportctl.document.places import Walk

        if self.faults:
            return {}
        walk = Walk(self.text, self.lines)
        walk.run()
        return walk.marks

    def at(self, path: KeyPath) -> Any:  # noqa: ANN401 - a TOML value is any of nine types
        """The value at a path; raises LookupError where there is none."""
        value: Any = self.values
        for key in path:
            if type(value) is not (dict if type(key) is str else list):
                raise KeyError(path)
            value = value[key]  # type: ignore[index]
        return value

    def place(self, path: KeyPath) -> Place:
        """The place of a value, or of the nearest thing above it that stands in the file."""
        mark = self._mark(path)
        return mark.value if mark else START

    def key_place(self, path: KeyPath) -> Place:
        """The place of a key, or of the nearest thing above it that stands in the file."""
        mark = self._mark(path)
        return mark.key if mark else START

    def _mark(self, path: KeyPath) -> Mark | None:
        while path:
            mark = self.places.get(path)
            if mark:
                return mark
            path = path[:-1]
        return None

    def string_offsets(self, path: KeyPath) -> tuple[tuple[int, int, int], ...]:
        """Rising (offset in the string, line, column) marks: one a line, one after each escape.

        A character of the string stands at the column of the last mark at or before it, plus its
        distance from that mark. Raises LookupError where the path leads to no string.
        """
        from reportctl.document.strings import string_marks

        mark = self.places[path]
        return tuple(
            (offset, *self.lines.spot(at)) for offset, at in string_marks(self.text, *mark[4:6])
        )
