"""How much a TOML file asks for, counted before it is parsed: bytes, lines, keys, items, dots.

The parser and the walk over places take time and memory for each of them, and for a key of many
parts by their square; a report has some hundred of each.
"""

from __future__ import annotations

from reportctl.readers.limits import What, Work, most

_SIGNS: tuple[tuple[What, str], ...] = (
    ("lines", "\n"),
    ("keys", "="),
    ("brackets", "[{"),
    ("items", ","),
    ("dots_in_all", "."),
)
"""What each sign at most begins; some stand in texts too, where there are few of them."""


def count_work(text: str, name: str) -> None:
    """Raise Failure where a text of TOML asks for more than any report; `name` is the file's."""
    work = Work(name)
    for what, signs in _SIGNS:
        work.check(what, sum(map(text.count, signs)))
    if text.count(".") > most("dots"):
        work.check("dots", max(line.count(".") for line in text.split("\n")))
