"""Units that are written beside figures: in a label, or in a line that says so of others."""

from __future__ import annotations

import re
from itertools import pairwise

from reportctl.fill.figures import plain

_MONEY = "[十百千]?[万亿]?[美欧港日]?元(?![旦宵素])"
_SCALED = "[十百千万亿]+[件项条宗份个人次户]"
_EACH_SCALED = frozenset(scale + unit for scale in "十百千万亿" for unit in "件项条宗份个人次户")
_ALIKE = str.maketrans("百千欧港日", "十十美美美")
_ANY_MONEY = "十?[万亿]?美?元(?!旦)(?!宵)(?!素)"
"""Of a text in which scales and countries are one each: classes take long to compile."""
_LABEL = (
    rf"(?:[(:/]|单位)[:为\s]{{0,4}}(?:人民币)?({_ANY_MONEY})"
    rf"|(?<!单)(?<!多)(?<!公)(?<!每)({_ANY_MONEY})[)]?\Z"
)


def _stated(unit: str) -> str:
    return (
        rf"单位[:均都统一是为\s]*(?:人民币)?({unit})"
        rf"|[以按](?:人民币)?({unit})(?:为(?:计量|统计|计算)?单位|计[算,。)]|计\Z)"
        rf"|\A[(]?(?:金额|收费|费用)?[:/]?({unit})[)]?\Z"
    )


_OF_MONEY, _OF_COUNTS = _stated(_MONEY), _stated(_SCALED)
_STATES = frozenset(
    f"{word}{behind}" for word in "位以按" for behind in "人十百千万亿美欧港日元:均都统一是为 "
)
_BEGINS, _ENDS = frozenset("(金收费:/十百千万亿美欧港日元"), frozenset("元件项条宗份个人次户)")
"""Every line that states a unit has one of these pairs, or is nothing else."""


def read_unit(label: str) -> str:
    """The unit of money that a label names, '' for none."""
    text = plain(label)
    found = re.search(_LABEL, text.translate(_ALIKE)) if "元" in text else None
    return text[slice(*found.span(found.lastindex or 0))] if found else ""


def read_stated(text: str) -> tuple[str, str]:
    """The unit of money and the multiple of counts that a line says figures are in, '' for none."""
    text = plain(text)
    pairs = set(map("".join, pairwise(text)))
    alone = text[:1] in _BEGINS and text[-1:] in _ENDS
    if not alone and _STATES.isdisjoint(pairs):
        return "", ""
    money = re.search(_OF_MONEY, text) if "元" in text else None
    scaled = not _EACH_SCALED.isdisjoint(pairs)
    return _first(money), _first(re.search(_OF_COUNTS, text)) if scaled else ""


def _first(found: re.Match[str] | None) -> str:
    return next((group for group in found.groups() if group), "") if found else ""
