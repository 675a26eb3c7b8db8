"""The everyday command lines, read without the option parser.

Importing typer takes three times as long as checking a report. A line of the kinds below means
the same to both readers; a test holds them to that. Anything else is left to typer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

RENDER = ("--pdf", "--html", "--docx", "--xlsx", "--md")
"""The flags of `render` that are read here."""
DIFF = ("--all", "--all-columns", "--exit-code", "--no-pager")
"""The flags of `diff` that are read here."""


def read_quick(arguments: list[str]) -> Callable[[], int] | None:
    """The call that a plain line of the everyday commands asks for, or None for typer."""
    if not arguments:
        return None
    command, *words = arguments
    flags = [word for word in words if word.startswith("-")]
    paths = [Path(word) for word in words if not word.startswith("-")]
    if command == "validate" and all(flag == "--strict" for flag in flags):
        from reportctl.cli.validate import Validation, validate

        return lambda: validate(Validation(tuple(paths), strict=bool(flags)))
    if command == "render" and flags and all(flag in RENDER for flag in flags):
        from reportctl.cli.render import Rendering, render

        formats = tuple(flag[2:] for flag in RENDER if flag in flags)
        return lambda: render(Rendering(tuple(paths), formats))
    if command == "diff" and all(flag in DIFF for flag in flags):
        from reportctl.cli.diff import Differing, diff

        asked = Differing(
            tuple(word for word in words if not word.startswith("-")),
            every="--all" in flags,
            columns="--all-columns" in flags,
            exit_code="--exit-code" in flags,
            pager="--no-pager" not in flags,
        )
        return lambda: diff(asked)
    if command == "fill" and _is_plain_fill(words):
        from reportctl.cli.fill import Filling, fill

        return lambda: fill(Filling(Path(words[0]), (words[2],)))
    return None


def _is_plain_fill(words: list[str]) -> bool:
    """`fill FILE --from SOURCE`; the source may be `-`."""
    return (
        len(words) == len(("FILE", "--from", "SOURCE"))
        and words[1] == "--from"
        and not words[0].startswith("-")
        and (words[2] == "-" or not words[2].startswith("-"))
    )
