"""Modules of libraries that are loaded for a name or two: they wait until more of them is asked.

Each stands in `sys.modules` for the one that it is named after, gives what nearly every command
asks of that, and becomes that one as soon as something else is asked. Together they are a fifth of
what Python takes to start with what it brings along.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

OURS = "reportctl", "tomllib"
"""Whose annotations nobody reads while a command runs."""


class Deferred(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        """What the module has of this name."""
        if name.startswith("__"):  # whoever imports asks whether it is a package
            raise AttributeError(name)
        return getattr(self._load(), name)

    def _load(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        __import__(self.__name__)
        return sys.modules[self.__name__]


class Numbers(Deferred):
    """What openpyxl takes for numbers, without numpy: it takes longer to import than all else."""

    NUMPY = False

    @property
    def NUMERIC_TYPES(self) -> tuple[type, ...]:  # noqa: N802 - openpyxl's name
        """The types."""
        from decimal import Decimal

        return int, float, Decimal


class Letters(Deferred):
    """Of `string` tomllib wants letters and digits, and no templates."""

    digits = "0123456789"
    hexdigits = digits + "abcdefABCDEF"
    ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Addresses(Deferred):
    """Of `urllib.parse` pathlib wants what makes an address of a path, and we make none."""

    def quote_from_bytes(self, *given: object) -> str:
        """The function of this name."""
        quoted: str = self._load().quote_from_bytes(*given)
        return quoted


class Annotations(Deferred):
    """`typing` for whoever uses it to annotate; whoever reads annotations gets it whole."""

    def __getattr__(self, name: str) -> object:
        """What nobody reads of what is ours, or what the module has."""
        asker = str(sys._getframe(1).f_globals.get("__name__"))  # noqa: SLF001 - who imports
        if asker.partition(".")[0] not in OURS or name not in _NAMES:
            return super().__getattr__(name)
        if name == "NamedTuple":
            from reportctl.record import NamedTuple

            return NamedTuple
        return _NAMES[name]


class _Words:
    """`Literal`, and what it makes of words."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __getitem__(self, words: str | tuple[str, ...]) -> _Words:
        return _Words(*([words] if isinstance(words, str) else words))


_NAMES: dict[str, object] = {
    **dict.fromkeys(("Any", "BinaryIO", "ClassVar", "IO", "NoReturn", "Self", "TextIO"), object),
    "Protocol": object,
    "TYPE_CHECKING": False,
    "Literal": _Words(),
    "Callable": Callable,
    "NamedTuple": None,
    "Tuple": tuple,
    "cast": lambda _kind, value: value,
    "get_args": lambda alias: alias.words,
}


def defer() -> None:
    """Let the modules wait that are not loaded yet."""
    import urllib

    for wait, name in (
        # urllib.parse wants it for addresses in brackets, of which we have none
        (Deferred, "ipaddress"),
        (Numbers, "openpyxl.compat.numbers"),
        (Letters, "string"),
        (Annotations, "typing"),
        (Addresses, "urllib.parse"),
    ):
        sys.modules.setdefault(name, wait(name))
    urllib.parse = sys.modules["urllib.parse"]  # type: ignore[attr-defined]
    if sys.version_info < (3, 12):  # a hundred kilobytes of Python, and then this in their place
        sys.modules.setdefault("datetime", import_module("_datetime"))
