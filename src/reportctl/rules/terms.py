"""The words of the rules about wording, leftovers, content and privacy: `terms.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportctl.packed import read_own

FILE = Path(__file__).parent / "terms.toml"


@cache
def _file() -> dict[str, Any]:
    return read_own(FILE)


@cache
def terms(group: str, name: str) -> tuple[str, ...]:
    """The words of one list."""
    return tuple(_file()[group][name].split())


def name_bureau(organ: str) -> str:
    """What a bureau that every place has is for, by its name: 财政; '' for another organ."""
    bare = organ[:-1] if organ.endswith(("局", "厅", "委")) else ""
    return next((each for each in terms("organ", "bureaus") if bare.endswith(each)), "")


@cache
def mistyped() -> dict[str, str]:
    """Words that are often mistyped, and the right ones."""
    pairs = (pair.partition("→") for pair in terms("mistyped", "pairs"))
    return {wrong: right for wrong, _, right in pairs}


@cache
def variants() -> dict[str, str]:
    """Characters that are not to be written, each with the right one."""
    return {pair[0]: pair[1] for pair in terms("variants", "signs")}


@cache
def lists(group: str) -> dict[str, tuple[str, ...]]:
    """Every list of a group by its name."""
    return {name: tuple(words.split()) for name, words in _file()[group].items()}
