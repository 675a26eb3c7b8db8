"""The one mouth: what leaves the program shows control characters and obeys none.

A report, a file name or an option may hold characters that move a terminal's cursor, turn the
direction of writing, or begin a line that a build service takes for a command. They are shown as
escapes, in the form that JSON has for them too, so that what programs read stays what it was.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than all that `--version` needs
if TYPE_CHECKING:
    import re
    from typing import Any, TextIO

_CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 without tab and the ends of lines, DEL, C1
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # direction of writing, ends of lines
    "\ud800-\udfff"  # bytes of a file name that are no UTF-8
)
# compiled when something has to be escaped, which is hardly ever
_OBEYED = f"[{_CONTROL}]|\r(?!\n)"
_OBEYED_ON_A_LINE = f"[{_CONTROL}\r]"
_COLOR = f"\x1b\\[[0-9;]*m|[{_CONTROL}]|\r(?!\n)"
_COMMAND = r"(?:^|(?<=\n))[ \t]*:|##(?=\[)"
"""What GitHub and Azure take for the beginning of a command in a log."""


def escape(text: str, *, color: bool = False) -> str:
    """The text with an escape for each character that a terminal would obey; lines stay lines.

    With `color` the codes of colours are left as they are.
    """
    if text.replace("\n", "").replace("\u3000", "").isprintable():
        return text
    import re

    if color:
        return re.sub(_COLOR, lambda found: found[0] if found[0][1:] else _shown(found), text)
    return re.sub(_OBEYED, _shown, text)


def plain(text: str) -> str:
    """The text on one line, with an escape for each character that a terminal would obey."""
    text = text.replace("\t", " ").replace("\n", " ")
    if text.replace("\u3000", "").isprintable():
        return text
    import re

    return re.sub(_OBEYED_ON_A_LINE, _shown, text)


def _shown(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


class SafeStream:
    """Standard output or error, so that all that is written to it is safe to show."""

    def __init__(self, stream: TextIO, *, color: bool) -> None:
        """`color` tells whether codes of colours may pass."""
        self.stream = stream
        self.color = color
        self.fresh = True
        """Whether a line begins."""

    def write(self, text: str) -> int:
        """Write a text in which no line is a command to a build service."""
        if ":" in text or "##" in text:
            import re

            text = re.sub(_COMMAND, self._disarm, text)
        return self.write_commands(text)

    def write_commands(self, text: str) -> int:
        """Write a text whose lines may be commands, for their writer has escaped what they hold."""
        if text:
            self.stream.write(escape(text, color=self.color))
            self.fresh = text.endswith("\n")
        return len(text)

    def _disarm(self, found: re.Match[str]) -> str:
        if found.start() == 0 and not self.fresh and found[0][0] != "#":
            return found[0]
        return f"{found[0][:-1]}\\u003a" if found[0].endswith(":") else "\\u0023#"

    def writelines(self, lines: Any) -> None:  # noqa: ANN401 - as of any stream
        """Write one after another."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever else the stream can do
        """As of the stream itself; bytes go by its `buffer`."""
        return getattr(self.stream, name)
