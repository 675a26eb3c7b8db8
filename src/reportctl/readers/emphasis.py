"""Keeps what was bold within a paragraph as `**…**`, the mark of the report file."""

from __future__ import annotations

from collections.abc import Iterable


def mark(runs: Iterable[tuple[str, bool]], *, wholly: bool = False) -> str:
    """The runs (text, bold) joined, bold stretches between `**`; spaces stay outside the marks.

    A paragraph that is bold throughout gets no marks unless `wholly`: where a document does not
    mark its headings as such, it is a heading.
    """
    merged: list[tuple[str, bool]] = []
    for text, bold in runs:
        if not text:
            continue
        if merged and (merged[-1][1] == bold or not _speaks(text)):
            merged[-1] = (merged[-1][0] + text, merged[-1][1])
        elif merged and not _speaks(merged[-1][0]):
            merged[-1] = (merged[-1][0] + text, bold)
        else:
            merged.append((text, bold))
    if not wholly and all(bold for _, bold in merged):
        return "".join(text for text, _ in merged)
    return "".join(_marked(text) if bold else text for text, bold in merged)


def is_whole(runs: Iterable[tuple[str, bool]]) -> bool:
    """Whether all that speaks is bold."""
    spoken = [bold for text, bold in runs if _speaks(text)]
    return bool(spoken) and all(spoken)


def has_headings(headings: Iterable[tuple[str, int]]) -> bool:
    """Whether a document marks its sections' headings (text, level) as headings.

    Then what else is bold throughout is emphasis.
    """
    return any(
        level and text[1:2] == "、" and text[0] in "一二三四五六" for text, level in headings
    )


def _speaks(text: str) -> bool:
    """Whether there is more to it than spaces and punctuation."""
    return any(letter.isalnum() for letter in text)


def _marked(text: str) -> str:
    """A bold stretch between marks, each line for itself."""
    lines = []
    for line in text.split("\n"):
        bare = line.strip()
        lines.append(line.replace(bare, f"**{bare}**", 1) if bare else line)
    return "\n".join(lines)
