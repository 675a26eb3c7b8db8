"""The printed table edited like a spreadsheet: keys, typing, and blocks pasted into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from reportctl.record import record
from reportctl.schema.form import At
from reportctl.tui.entry import (
    TypingLine,
    begins_entry,
    fold_key,
    read_block,
    read_entry,
    say_wanted,
)
from reportctl.tui.grid_view import GridView, Shown

MOVES = {
    "up": "down(-1)",
    "down": "down(1)",
    "left": "across(-1)",
    "right": "across(1)",
    "tab": "along(1)",
    "shift+tab": "along(-1)",
    "home": "end(False)",
    "end": "end(True)",
    "ctrl+home": "corner(False)",
    "ctrl+end": "corner(True)",
    "pageup": "page(-1)",
    "pagedown": "page(1)",
    "enter": "line",
    "f2": "edit",
    "delete": "blank",
    "backspace": "rub",
    "ctrl+c": "copy",
}
"""What a key does while nothing is typed; most of them enter what is typed first."""
END = "这是本表的尽头；改这一格请按 F2，Ctrl+N 下一部分，Ctrl+P 上一部分"


class Table(GridView, can_focus=True):
    """It shows and asks; what is written into the file is decided elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False) for key, action in MOVES.items()
    ]

    @record
    class Moved(Message):
        """Another cell became the current one, or what is typed in it changed."""

        at: At
        typing: str | None

    @record
    class Refused(Message):
        """What was entered cannot stand there."""

        why: str

    class Ended(Message):
        """There is no cell to go on to."""

    @record
    class Asked(Message):
        """A character was pressed that is no beginning of a value: a command of the form."""

        command: str

    def __init__(self, write: Callable[[Mapping[At, str]], None]) -> None:
        """`write` is given what was entered, as the file is to have it, before anything else."""
        super().__init__(id="table")
        self._write = write
        self._column: int | None = None
        """The column of the grid that moves up and down keep to."""
        self._begun: int | None = None
        """The column in which a line of cells was begun that Tab goes through."""
        self._past = False
        """Whether Enter or Tab found no cell to go on to: the next figure was meant for none."""

    def show(self, shown: Shown, at: At | None = None) -> None:
        """Show a table; see `GridView`."""
        before = self.at
        super().show(shown, at)
        if at is not None or self.at != before:
            self._column = self._begun = None
            self._past = False

    def on_focus(self) -> None:
        """Show which cell is the current one."""
        self.redraw()
        self._post_state()

    def on_blur(self) -> None:
        """Keep what was typed when the table is left."""
        self.commit()
        self.redraw()

    def go(self, at: At, *, column: int | None = None, begun: int | None = None) -> bool:
        """Make a cell the current one, after what was typed is entered; whether it could be.

        `column` and `begun` are those of the grid that the next move up, down or along keeps to.
        """
        if not self.commit():
            self.redraw()
            return False
        self._column, self._begun = column, begun
        self._past = self._past and at == self.at
        self.at = at
        self.redraw()
        self._post_state()
        return True

    def commit(self) -> bool:
        """Hand on what was typed; False where it cannot stand there, and is given up."""
        if self.line is None or self.shown is None:
            return True
        text, self.line = self.line.text, None
        kind = self.shown.kinds[self.at]
        written = read_entry(text, kind)
        if written is None:
            self.post_message(self.Refused(f"“{text}”没有写入：{say_wanted(text, kind)}"))
            return False
        self._write({self.at: written})
        return True

    def on_key(self, event: events.Key) -> None:
        """Type into the current cell, or ask for a command."""
        past, self._past = self._past, False
        if past and self.shown and event.character and event.is_printable:
            char = fold_key(event.character)
            self._past = begins_entry(char, self.shown.kinds[self.at])
        if self._past:
            self.post_message(self.Refused(f"“{event.character}”没有写入：{END}"))
        elif self.line is not None and event.key == "escape":
            self.line = None
        elif self.line is None or not self.line.press(event.key):
            if not event.is_printable or not event.character or self.shown is None:
                return
            self._type(fold_key(event.character))
        event.stop()
        event.prevent_default()
        self.redraw()
        self._post_state()

    def _type(self, char: str) -> None:
        if self.line is not None:
            self.line.insert(char)
        elif self.shown and begins_entry(char, self.shown.kinds[self.at]):
            if self._open():
                self.line = TypingLine(char, fresh=True)
        else:
            self.post_message(self.Asked(char))

    def _open(self) -> bool:
        """Whether the current cell can be edited; says why where it cannot."""
        why = self.shown.locked.get(self.at, "") if self.shown else ""
        if why:
            self.post_message(self.Refused(why))
        return not why

    def _post_state(self) -> None:
        self.post_message(self.Moved(self.at, self.line.text if self.line else None))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked."""
        at = self.cell_under(event.x, event.y)
        self._past = False
        if at is not None:
            self.go(at)

    def on_paste(self, event: events.Paste) -> None:
        """Fill a block rightward and downward from the current cell, all of it or nothing."""
        event.stop()
        if self.shown is None or not event.text.strip():
            return
        if self._past:
            self.post_message(self.Refused(f"没有粘贴：{END}"))
            return
        block = read_block(event.text)
        if self.line is not None and len(block) == len(block[0]) == 1 and "\n" not in block[0][0]:
            self.line.insert(block[0][0])
            self.redraw()
            self._post_state()
            return
        self.line = None
        taken = place_block(self.shown, self.at, block)
        if isinstance(taken, str):
            self.post_message(self.Refused(f"没有粘贴：{taken}"))
        else:
            self._write(taken)
        self.redraw()

    def action_down(self, step: int) -> None:
        """Up or down, in the same column."""
        if self.shown:
            column = self._here if self._column is None else self._column
            self.go(self.shown.sheet.below(self.at, step, column), column=column)

    @property
    def _here(self) -> int:
        """The column of the grid in which the current cell begins."""
        return self.shown.sheet.cell(self.at).column if self.shown else 0

    def action_across(self, step: int) -> None:
        """Left or right in the row."""
        if self.shown:
            self.go(self.shown.sheet.beside(self.at, step))

    def action_along(self, step: int) -> None:
        """To the next or last cell in the order of reading."""
        if self.shown:
            begun = self._here if self._begun is None else self._begun
            self._go_on(self.shown.sheet.along(self.at, step), begun)

    def action_line(self) -> None:
        """Down: to where the next line begins, after Tab went through this one."""
        if self.shown:
            begun = self._begun if self._column is None else self._column
            begun = self._here if begun is None else begun
            self._go_on(self.shown.sheet.below(self.at, 1, begun), begun)

    def _go_on(self, at: At, begun: int) -> None:
        self._past = at == self.at
        if self.go(at, begun=begun) and self._past:
            self.post_message(self.Ended())

    def action_end(self, last: bool) -> None:  # noqa: FBT001 - a key's own word
        """To the row's first or last cell."""
        if self.shown:
            self.go(self.shown.sheet.end(self.at, last=last))

    def action_corner(self, last: bool) -> None:  # noqa: FBT001 - a key's own word
        """To the table's first or last cell."""
        if self.shown:
            self.go(list(self.shown.sheet.spots)[-1 if last else 0])

    def action_page(self, step: int) -> None:
        """A screen up or down."""
        body = len(self._view.lines) - (self.shown.sheet.grid.head if self.shown else 0)
        self.action_down(step * max(body - 1, 1))

    def action_edit(self) -> None:
        """Edit what stands in the cell."""
        if self.shown and self.line is None and self._open():
            self.line = TypingLine(self.shown.sheet.cell(self.at).text, fresh=False)
            self.redraw()
            self._post_state()

    def action_blank(self) -> None:
        """Blank the cell: it holds nothing then, not zero."""
        if self._open():
            self._write({self.at: ""})

    def action_rub(self) -> None:
        """Begin typing over the cell with nothing."""
        if self._open():
            self.line = TypingLine("", fresh=True)
            self.redraw()
            self._post_state()

    def action_copy(self) -> None:
        """Hand the cell to the terminal's clipboard."""
        if self.shown:
            self.app.copy_to_clipboard(self.shown.sheet.cell(self.at).text)


def place_block(shown: Shown, at: At, block: Sequence[Sequence[str]]) -> dict[At, str] | str:
    """What to write in each cell, to the right and downward from one; else why it cannot be.

    Part of a block would stand in wrong cells as soon as it had one label or column too many.
    """
    odd = [cells[0] for cells in block[1::2]]
    if odd and not any(odd) and max(map(len, block)) == 1:
        return "只有一列，又隔行为空，分不清是空格还是换行；请连同旁边一列一起复制"
    placed = shown.sheet.block(at, block)
    if placed is None:
        wide = max(len(cells) for cells in block)
        return f"复制的是{len(block)}行{wide}列，从这一格起放不下"
    written: dict[At, str] = {}
    for one, text in placed.items():
        read = read_entry(text, shown.kinds[one])
        if read is None:
            return f"里面有“{' '.join(text.split())}”，{say_wanted(text, shown.kinds[one])}"
        if why := shown.locked.get(one):
            return why
        written[one] = read
    return written
