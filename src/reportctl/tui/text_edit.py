"""The editor of a section's text."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import TextArea


class TextEdit(TextArea):
    """A text area whose undo goes on, once its own is used up, with that of the whole form."""

    class Exhausted(Message):
        """Nothing typed here is left to take back, or to make again."""

        def __init__(self, *, redo: bool) -> None:
            super().__init__()
            self.redo = redo

    def action_undo(self) -> None:
        """Take back what was typed here, then what was changed before."""
        if self.history.undo_stack:
            super().action_undo()
        else:
            self.post_message(self.Exhausted(redo=False))

    def action_redo(self) -> None:
        """Make again what was taken back here, then what was taken back before."""
        if self.history.redo_stack:
            super().action_redo()
        else:
            self.post_message(self.Exhausted(redo=True))

    _key = ""
    """The key of the section whose text is edited."""
    _stands = ""
    """What stands in the file: the editor has other line ends where that has strange ones."""
    _saved = ""
    """What the editor had when it was the same as the file."""

    @property
    def edited(self) -> bool:
        """Whether something was typed since the text was shown or written."""
        return self.text != self._saved

    def mark_saved(self) -> None:
        """Note that what is here was written into the file."""
        self._saved = self.text
        self._stands = self.text.strip("\n")

    def show(self, key: str, text: str) -> None:
        """Show a section's text as it stands in the file.

        Another section's, or one that was changed elsewhere, begins at its beginning, and what was
        typed before is no longer undone.
        """
        if key == self._key and text == self._stands:
            return
        self._key, self._stands = key, text
        self.load_text(text)
        self.move_cursor((0, 0))
        self._saved = self.text

    def go(self, offset: int) -> None:
        """Put the cursor before a character of the text."""
        before = self.text[:offset]
        line = before.count("\n")
        self.move_cursor((line, offset - (before.rfind("\n") + 1)), center=True)
