"""The signature of a report and its date, at its end or under its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.fill.figures import plain
from reportctl.fill.recognise import is_organ
from reportctl.fill.site_text import is_site_text
from reportctl.record import NamedTuple
from reportctl.report.day import read_day
from reportctl.report.organs import fold_organ

_NUMERALS = frozenset("一二三四五六七八九十〇○零")
_APART = str.maketrans("（()）", "、、、、")
_DATE = r"2[0Oo]\d\d\s*年\s*\d{1,3}\s*月\s*\d{1,3}\s*日|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
_SPELLED_DATE = (
    r"[二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2}\s*年\s*[\d一二三四五六七八九十〇]{1,3}\s*月"
    r"\s*[\d一二三四五六七八九十〇]{1,3}\s*日|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
)
_LOOSE_DATE = (
    r"([二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2}年(?:[\d一二三四五六七八九十元]{1,3}|[Xx×*_]*)月"
    r"(?:[\d一二三四五六七八九十〇]{1,3}|[Xx×*_]*)[日号]?)(?:印发|发布|公布)?(?:\(?[公盖印]章\)?)?。?\Z"
)
"""A date at the end of a line: without a day, with room for it, 元月, 印发 behind it."""
_DATE_LABEL = r"(?:报告|填报|成文)?(?:日期|时间):"
_NAME_LABEL = (
    r"(?:(?:报告|填报|编制|报送)?(?:单位|机关|机构|部门)(?:名称)?|落款|署名)(?:\([^()]{1,4}\))?:"
)
"""What forms print before the name and the day."""
_NAME = 60
_LINE = 90
"""Letters of the longest line that a name and a date may be."""
_BEHIND = 12
"""Letters at the end of a line among which the month stands."""
_OFFICE = 10
"""Characters that may stand round the organ's name in a signature: its office, (盖章)."""
_UNDER = 3
"""Lines under a title among which the organ and the day stand."""


class Signed(NamedTuple):
    """Where signature and date stand among the lines."""

    start: int
    end: int
    """The line after them."""
    name: str
    date: str
    kept: str = ""
    """The sentence that stands before them in their line."""


def find_signature(body: Sequence[str], organ: str) -> Signed | None:
    """Signature and date at the end, in lines of their own or behind the last sentence."""
    filled = [at for at, line in enumerate(body) if plain(line)]
    for number in range(len(filled) - 1, -1, -1):
        at = filled[number]
        before, date, usual = _dated(plain(body[at]).strip("()"))
        if not date:
            continue
        sentence, stop, tail = before.rpartition("。")
        name = tail.strip()
        if name and _signs(name, organ) and not is_site_text(body[at]):
            kept = body[at][: body[at].rfind("。") + 1] if stop and sentence else ""
            return Signed(at, at + 1, name.replace(" ", ""), date, kept)
        above = filled[number - 1] if number else -1
        below = filled[number + 1] if number + 1 < len(filled) else -1
        signed = above >= 0 and _signs(_named(body[above], organ), organ)
        if before and not (signed and re.fullmatch(_DATE_LABEL, before)):
            continue
        if signed:
            start, name = _whole_name(body, filled[:number], organ)
            return Signed(start, at + 1, name, date)
        if below >= 0 and _signs(_named(body[below], organ), organ):
            return Signed(at, below + 1, _named(body[below], organ), date)
        over = plain(body[above]) if above >= 0 else ""
        if over.endswith(":") and not re.fullmatch(_DATE_LABEL, over):
            continue  # 下次修订时间：
        if usual or below < 0:  # 2023年12月 between sentences is a title
            return Signed(at, at + 1, "", date)
    linked = any(is_site_text(body[at]) for at in filled[1:-1])  # 相关链接： above names of others
    last = _bare(body[filled[-1]]) if len(filled) > 1 else ""
    one, other = fold_organ(last), fold_organ(organ)
    part = last.strip("()") in plain(organ)  # the end of a name that takes two lines
    own = part or one.startswith(other) or one.endswith(other) or other.endswith(one)
    # without a day another organ's name is the site's
    if last and not linked and (own or not organ) and _signs(last, organ):
        start, name = _whole_name(body, filled, organ)
        return Signed(start, filled[-1] + 1, name, "")
    return None


def may_sign(line: str, organ: str) -> bool:
    """Whether a line is the name of an organ and nothing else."""
    return _signs(_bare(line), organ)


def find_under_title(lines: Sequence[str], organ: str) -> tuple[str, str]:
    """The organ's name and the day right under the title, in lines of their own.

    A day alone may be the site's, but for one in brackets.
    """
    near = [line for line in lines if plain(line)][:_UNDER]
    name = date = ""
    for line in near:
        bare = plain(line)
        if is_date(bare) and "年" in bare:
            date = _compact(bare.strip("()"))
            if name or bare.startswith("("):
                return name, date
        elif _signs(_bare(line), organ):
            name = _bare(line)
            if date:
                return name, date
        else:
            break
    return "", ""


def tell_two_days(signed: str, under: str) -> Iterator[str]:
    """A line where the day under the title is another than that of the signature."""
    if under and signed and read_day(under) != read_day(signed):
        yield f"标题下面的日期是“{under}”，落款日期是“{signed}”，按落款读入，请核对"


def is_date(text: str) -> bool:
    """Whether a line that was made plain is a date and nothing else."""
    before, date, _ = _dated(text.strip("()[] "))
    return bool(date) and not before


def _dated(text: str) -> tuple[str, str, bool]:
    """What a plain line has before the date that ends it, the date, and if most are worded so."""
    if text.endswith("日") or text[-1:].isdecimal():
        dated = re.search(_date_in(text), text)
        if dated and dated.end() == len(text):
            return text[: dated.start()].strip(), _compact(dated[0]), True
    if len(text) <= _LINE and "年" in text and "月" in text[-_BEHIND:]:
        loose = re.search(_LOOSE_DATE, _compact(text))
        if loose:
            return _compact(text)[: loose.start()], loose[1], False
    return text, "", False


def _date_in(text: str) -> str:
    """The pattern of a date: classes of numerals take long to compile, where a text has none."""
    return _DATE if _NUMERALS.isdisjoint(text) else _SPELLED_DATE


def _whole_name(body: Sequence[str], filled: Sequence[int], organ: str) -> tuple[int, str]:
    """The name in the last of these lines, with the line above where a long one takes two."""
    name = _named(body[filled[-1]], organ)
    above = _bare(body[filled[-2]]) if len(filled) > 1 else ""
    if above and above + name in plain(organ).replace(" ", ""):
        # the brackets of a name stay as they are printed
        return filled[-2], _unlabelled(
            "".join("".join(body[at].split()) for at in filled[-2:]), organ
        )
    return filled[-1], _unlabelled("".join(body[filled[-1]].split()), organ)


def _named(line: str, organ: str) -> str:
    """The name that a line before or behind a date bears, without its label and a full stop."""
    return _unlabelled(_bare(line), organ)


def _unlabelled(line: str, organ: str) -> str:
    bare = line.replace("**", "").strip("()")
    label = re.match(_NAME_LABEL, plain(bare)) if ":" in bare or "：" in bare else None
    name = bare[label.end() :] if label else bare
    return name[:-1] if name.endswith("。") and organ.endswith(plain(name[:-1])) else name


def _bare(line: str) -> str:
    return plain(line).replace(" ", "")


def _signs(name: str, organ: str) -> bool:
    bare = name.replace(" ", "")
    if not bare or len(bare) > _NAME or is_site_text(bare):
        return False
    names = [part for part in bare.translate(_APART).split("、") if part]
    if all(map(is_organ, names)):
        return True
    near = len(bare) <= len(organ) + _OFFICE and not any(stop in bare for stop in "。，,；;：:！!")
    return bool(organ and near and (bare in organ or organ in bare) and len(bare) > 1)


def _compact(date: str) -> str:
    return "".join(date.split())
