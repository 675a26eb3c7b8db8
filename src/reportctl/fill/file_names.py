"""What the name of a file or a folder says: whose report, and of which year."""

from __future__ import annotations

import re
from pathlib import PurePath

from reportctl.fill.recognise import is_organ
from reportctl.fill.titles import read_title
from reportctl.finding import Failure
from reportctl.report.organs import compare_organs, fold_organ, has_in_order

_BETWEEN = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)年?度?|[^㐀-鿿]+|(?:政府)?信息公开|(?:工作)?(?:年度)?(?:报告|年报)"
)
"""What stands around the name of an organ: a year, signs, what is reported."""
_NOBODY = re.compile(r"\A(?:[我本各全该所]|[省市县区]直)|[汇合]总")
"""全县, 各部门, 汇总: no one organ."""


def check_name(file: PurePath, organ: str) -> None:
    """Raise Failure where a new file is named after another organ than the one asked for."""
    if named := other_organ_in_name(file.stem, organ):
        raise Failure(f"写明的机关是 {organ}，文件名 {file.name} 的是 {named}；请改文件名或机关")


def organ_in_name(name: str) -> str:
    """The organ after which a file or folder is named, without its ending; '' for none.

    青云县民政局 of 青云县民政局-2023, 2023年青云县民政局年报 and 青云县民政局（定稿）.
    """
    if title := read_title(name):
        return title.organ
    words = [one for one in _BETWEEN.split(name) if is_organ(one) and not _NOBODY.search(one)]
    # of 青云县_民政局 the last is meant
    return next(reversed(words), "")


def other_organ_in_name(name: str, organ: str) -> str:
    """The organ after which a file is named where it is another than this; '' where it is not.

    People name their files in short.
    """
    named = organ_in_name(name)
    if not named or not organ or has_in_order(organ, named) or fold_organ(organ) in named:
        return ""
    return named if compare_organs(named, organ) == "other" else ""
