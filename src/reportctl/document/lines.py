"""The lines of a text: from an offset to a line and column, and back."""

from __future__ import annotations

from bisect import bisect_right

from reportctl.finding import Place


class Lines:
    """The lines of a text, and the place of each of its characters."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self.starts = starts
        """The offset at which each line begins."""

    def spot(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, col: int) -> int:
        """The offset of a line and column; the inverse of `spot`."""
        return self.starts[line - 1] + col - 1

    def place(self, start: int, end: int) -> Place:
        """The place of the characters from start to end."""
        return Place(*self.spot(start), *self.spot(end))

    def line(self, number: int) -> str:
        """A line without its line end; '' beyond the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].removesuffix("\r")
