"""What the name of a file or a folder says: whose report, and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from reportctl.fill.recognise import is_organ
from reportctl.fill.titles import read_title
from reportctl.finding import Failure
from reportctl.report.organs import COUNTIES, compare_organs, fold_organ, has_in_order

_BETWEEN = (
    r"(?<!\d)(?:19|20)\d\d(?!\d)年?度?|[\d ]+|(?:政府)?信息公开|(?:工作)?(?:年度)?(?:报告|年报)"
)
"""What stands around the name of an organ: a year, signs as blanks, what is reported."""
_YEAR = r"(?<!\d)20\d\d(?!\d)"
_UNITS = ("局", "委", "委员会", "管委会", "厅", "政府", "街道", "办事处", "镇", "乡")
"""How the organs end after which folders are named: 档案室, 培训会 and 待办 are no units."""
_ANYBODY = ("我", "本", "各", "全", "该", "所", "省直", "市直", "县直", "区直")
_KINDS = frozenset("省市县区乡镇街道村委办局厅院所站队中心部门单位直属及和")


def check_name(file: PurePath, organ: str) -> None:
    """Raise Failure where a new file is named after another organ than the one asked for."""
    if named := other_organ_in_name(file.stem, organ):
        raise Failure(f"写明的机关是 {organ}，文件名 {file.name} 的是 {named}；请改文件名或机关")


def organ_in_name(name: str) -> str:
    """The organ after which a file or folder is named, without its ending; '' for none.

    青云县民政局 of 青云县民政局-2023, 2023年青云县民政局年报 and 青云县民政局（定稿）.
    """
    return next(reversed(_organs_in(name)), "")


def _organs_in(name: str) -> list[str]:
    """The organs that a name names; of 青云县_民政局 the county is only where the other is."""
    if title := read_title(name):
        return [title.organ]
    words = [one for one in _words(name) if is_organ(one) and not _is_nobody(one)]
    return [one for one in words if not one.endswith(COUNTIES)] or words


def _words(name: str) -> list[str]:
    """What is left of a name without what stands around an organ's; '' between two of these."""
    signs = "".join(one if "㐀" <= one <= "鿿" or one.isdecimal() else " " for one in name)
    return re.split(_BETWEEN, signs)


def _is_nobody(word: str) -> bool:
    """全县, 各部门, 汇总, 乡镇街道, 委办局: no one organ."""
    return word.startswith(_ANYBODY) or "汇总" in word or "合总" in word or _KINDS.issuperset(word)


def other_organ_in_name(name: str, organ: str) -> str:
    """The organ after which a file is named where it is another than this; '' where it is not.

    People name their files in short, and after both names of an organ that has two.
    """
    named = _organs_in(name)
    return named[-1] if organ and named and all(_is_other(one, organ) for one in named) else ""


def _is_other(named: str, organ: str) -> bool:
    if has_in_order(organ, named) or fold_organ(named).endswith(fold_organ(organ)):
        return False
    return compare_organs(named, organ) == "other"


def other_owner(folder: str, organ: str) -> str:
    """The unit after which a folder is named where it is another's than this organ's; or ''.

    A county's or town's folder holds its units' reports.
    """
    other = other_organ_in_name(folder, organ)
    place = fold_organ(other)
    holds = place.endswith(COUNTIES) or fold_organ(organ).startswith(place)
    return other if other.endswith(_UNITS) and not holds else ""


def tell_file(source: PurePath, organ: str) -> Iterator[str]:
    """A line where a source's own name names another organ, wherever in it and without a year."""
    if other := other_owner(source.stem, organ):
        yield f"文件名“{source.name[:40]}”说的是{other}，报告按{organ}读入，请核对"


def tell_folders(source: PurePath, organ: str, year: int | None) -> Iterator[str]:
    """A line for each folder on the way to a source that names another organ or year than its own.

    Of each the nearest folder counts; in that of the next year reports are collected.
    """
    above = [folder.name for folder in source.parents if folder.name]
    named = next((folder for folder in above if organ_in_name(folder)), "")
    if other := other_owner(named, organ):
        yield f"文件夹“{named}”说的是{other}，报告按{organ}读入，请核对"
    dated = next((folder for folder in above if only_year(folder)), "")
    told = int(only_year(dated) or 0)
    if year and told and told not in {year, year + 1}:
        yield f"文件夹“{dated}”说的是{told}年，报告按{year}年读入，请核对"


def only_year(folder: str) -> str:
    """The year after which a folder is named, and after nothing else but an organ's report."""
    years: set[str] = set(re.findall(_YEAR, folder)) if "20" in folder else set()
    if len(years) != 1 or any(word and not is_organ(word) for word in _words(folder)):
        return ""
    return years.pop()
