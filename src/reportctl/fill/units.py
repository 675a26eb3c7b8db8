"""Units that are written beside figures: in a label, or in a line that says so of others."""

from __future__ import annotations

import re

from reportctl.fill.figures import plain

_MONEY = "[十百千]?[万亿]?[美欧港日]?元(?![旦宵素])"
_SCALED = "[十百千万亿]+[件项条宗份个人次户]"
_LABEL = re.compile(
    rf"(?:[(:/]|单位)[:为\s]{{0,4}}(?:人民币)?({_MONEY})|(?<![单多公每])({_MONEY})[)]?\Z"
)


def _stated(unit: str) -> str:
    return (
        rf"单位[:均都统一是为\s]*(?:人民币)?({unit})"
        rf"|[以按](?:人民币)?({unit})(?:为(?:计量|统计|计算)?单位|计[算,。)]|计\Z)"
        rf"|\A[(]?(?:金额|收费|费用)?[:/]?({unit})[)]?\Z"
    )


_OF_MONEY, _OF_COUNTS = re.compile(_stated(_MONEY)), re.compile(_stated(_SCALED))


def read_unit(label: str) -> str:
    """The unit of money that a label names, '' for none."""
    return _first(_LABEL.search(plain(label)))


def read_stated(text: str) -> tuple[str, str]:
    """The unit of money and the multiple of counts that a line says figures are in, '' for none."""
    return _first(_OF_MONEY.search(plain(text))), _first(_OF_COUNTS.search(plain(text)))


def _first(found: re.Match[str] | None) -> str:
    return next((group for group in found.groups() if group), "") if found else ""
