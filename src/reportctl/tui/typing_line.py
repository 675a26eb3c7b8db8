"""What is being typed into a cell, with its cursor."""

from __future__ import annotations


class TypingLine:
    """A short line of text that keys change."""

    def __init__(self, text: str, *, fresh: bool) -> None:
        """Begin with a text, the cursor behind it.

        `fresh` is typing over a cell: the arrows leave it. Otherwise they move in the text.
        """
        self.text = text
        self.column = len(text)
        self.fresh = fresh

    @property
    def at_end(self) -> bool:
        """Whether the cursor stands behind the last character."""
        return self.column == len(self.text)

    def insert(self, text: str) -> None:
        """Put characters in at the cursor."""
        self.text = self.text[: self.column] + text + self.text[self.column :]
        self.column += len(text)

    def press(self, key: str) -> bool:
        """Obey a key of editing; False for one that is not."""
        moves = {
            "left": self.column - 1,
            "right": self.column + 1,
            "home": 0,
            "end": len(self.text),
        }
        if key in moves and not self.fresh:
            self.column = min(max(moves[key], 0), len(self.text))
        elif key == "backspace":
            self.text = self.text[: max(self.column - 1, 0)] + self.text[self.column :]
            self.column = max(self.column - 1, 0)
        elif key == "delete":
            self.text = self.text[: self.column] + self.text[self.column + 1 :]
        elif key == "f2":
            self.fresh = False
        else:
            return False
        return True
