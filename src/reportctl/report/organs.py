"""Names of organs: which of them are one organ's."""

from __future__ import annotations


def same_organ(one: str, other: str) -> bool:
    """Whether two names are one organ's, as 洪泽区人民政府 and 淮安市洪泽区人民政府 are."""
    short, long = sorted((_core(one), _core(other)), key=len)
    return bool(short) and long.endswith(short)


def _core(name: str) -> str:
    return "".join(name.split()).removesuffix("人民政府")
