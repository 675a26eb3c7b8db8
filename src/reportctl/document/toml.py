"""Bytes of a TOML file -> Document. What is wrong with them is a fault of the Document."""

from __future__ import annotations

import re
from decimal import Decimal, DecimalException
from functools import cache
from typing import TYPE_CHECKING, Any

from reportctl.document.document import BOM, Document, Fault
from reportctl.readers.limits import What, Work, most

if TYPE_CHECKING:
    from collections.abc import Callable

NESTED, LONGEST = 200, 1000
"""Brackets of a text and digits of a number up to which the parser in Rust is asked: it knows no
bound of its own, and what Python cannot hold as a number is a fault of the file."""
_SIGNS: tuple[tuple[What, str], ...] = (
    ("lines", "\n"),
    ("keys", "="),
    ("brackets", "[{"),
    ("items", ","),
    ("dots_in_all", "."),
)
"""What each sign at most begins; some stand in texts too, where there are few of them."""


def read_toml(data: bytes, name: str = "文件") -> Document:
    """Read a TOML 1.0 file; what is wrong with it stands in `Document.faults`.

    Raises Failure, with the file's name, only where it asks for more work than any report.
    """
    Work(name).check("report_file", len(data))
    text = decode(data)
    if text is None:
        return _no_text(data)
    count_work(text, name)
    return parse(text, bom=data.startswith(BOM.encode()))


def decode(data: bytes) -> str | None:
    """The text of a file without its mark; None where it is not UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\0" in text[:4]:  # UTF-16 of mere ASCII is UTF-8 by its bytes
        return None
    return text.removeprefix(BOM)


def parse(text: str, *, bom: bool = False) -> Document:
    """The document that a text is; `bom` says that the file has a mark before it."""
    try:
        return Document(text, _values(text), bom)
    except RecursionError:
        from reportctl.document.faults import deep_fault

        faults: tuple[Fault, ...] = (deep_fault(text),)
    except (ValueError, DecimalException) as error:
        from reportctl.document.faults import syntax_faults

        faults = syntax_faults(text, error)
    return Document(text, {}, bom, faults)


def _values(text: str) -> dict[str, Any]:
    """As tomllib gives them; it alone says what is wrong, and why."""
    fast = _fast()
    plain = text.count("[") + text.count("{") <= NESTED
    if fast and plain and max(map(len, re.findall(r"[0-9_]+", text)), default=0) <= LONGEST:
        try:
            return fast(text, parse_float=Decimal, toml_version="1.0.0")
        except ValueError:
            pass
    import tomllib

    return tomllib.loads(text, parse_float=Decimal)


@cache
def _fast() -> Callable[..., dict[str, Any]] | None:
    """The parser of the extra `fast`, where it is installed."""
    try:
        from toml_rs import loads
    except ImportError:
        return None
    parse: Callable[..., dict[str, Any]] = loads
    return parse


def _no_text(data: bytes) -> Document:
    from reportctl.document.faults import encoding_fault

    at = 0
    try:
        data.decode()
    except UnicodeDecodeError as error:
        at = error.start
    return Document("", faults=(encoding_fault(data, at),))


def count_work(text: str, name: str) -> None:
    """Raise Failure where a text of TOML asks for more than any report; `name` is the file's.

    The parser and the walk over places take time and memory for each line, key, item and dot, and
    for a key of many parts by their square; a report has some hundred of each.
    """
    work = Work(name)
    for what, signs in _SIGNS:
        work.check(what, sum(map(text.count, signs)))
    if text.count(".") > most("dots"):
        work.check("dots", max(line.count(".") for line in text.split("\n")))
