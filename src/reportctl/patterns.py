"""Patterns compiled once for all runs: their code lies beside the program's byte code.

Compiling them is a quarter of what `fill` does on a report, each time anew. `re` looks here before
it compiles, for the libraries as well. Kept is what this very interpreter made, and of that only
what stands in code or was made of the form: what is made of a file that is read never is.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportctl.packed import read_sealed, write_sealed

FILE = Path(__file__).parent / "__pycache__" / f"patterns.{sys.implementation.cache_tag}"
MOST = 2000
"""Patterns beyond which those of programs that are gone are thrown away."""
_VERSION = sys.version.encode()
_known: dict[tuple[str | bytes, int], bytes] = {}
_new: dict[tuple[str | bytes, int], bytes] = {}


def compile_known(pattern: str) -> re.Pattern[str]:
    """As `re.compile`, for a pattern that is made of the form alone and may be kept."""
    return re.compile(pattern)


def install() -> None:
    """Let `re` take what was kept; where a Python is built otherwise, all stays as it was."""
    try:
        from _sre import compile as make  # type: ignore[import-not-found]
        from re import _compiler, _parser  # type: ignore[attr-defined]

        first, code_of, parse = _compiler.compile, _compiler._code, _parser.parse  # noqa: SLF001
    except (ImportError, AttributeError):
        return
    if first.__module__ == __name__:
        return
    _known.update(read_sealed(FILE, _VERSION) or {})
    keeps = not sys.dont_write_bytecode and os.access(FILE.parent, os.W_OK)

    def take(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
        if packed := _known.get((pattern, flags)):
            taken: re.Pattern[Any] = make(pattern, *marshal.loads(packed))  # noqa: S302 - as byte code
            return taken
        made: re.Pattern[Any] = first(pattern, flags)
        if keeps and not made.flags & re.LOCALE and _stands_in_code(pattern):
            with suppress(AttributeError, TypeError, ValueError):
                code = [int(number) for number in code_of(parse(pattern, flags), flags)]
                names = dict(made.groupindex)
                at = {place: name for name, place in names.items()}
                parts = (
                    made.flags,
                    code,
                    made.groups,
                    names,
                    tuple(map(at.get, range(made.groups + 1))),
                )
                if make(pattern, *parts) == made:
                    _new[pattern, flags] = marshal.dumps(parts)
        return made

    _compiler.compile = take


def keep() -> None:
    """Write what this run has compiled, beside what others wrote meanwhile."""
    if _new:
        kept = read_sealed(FILE, _VERSION) or {}
        write_sealed(FILE, _VERSION, {**(kept if len(kept) < MOST else {}), **_new})


def _stands_in_code(pattern: str | bytes) -> bool:
    """Whether it is a constant of the code that asks for it, or made when a module begins."""
    frame = sys._getframe(2)  # noqa: SLF001 - `re` keeps nothing of who asked
    while frame.f_back and frame.f_globals.get("__name__") == "re":
        frame = frame.f_back
    code = frame.f_code
    made = code is compile_known.__code__ or code.co_name == "<module>"
    return made or pattern in code.co_consts
