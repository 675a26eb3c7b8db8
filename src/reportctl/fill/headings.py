"""Lines and rows with which a section may begin: known titles in the wordings of real reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportctl.fill.figures import plain
from reportctl.fill.labels import fold, letters, may_be_like
from reportctl.fill.lines import Line
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Spot
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Section

NOWHERE = Spot()
_PART = r"第([一二三四五六1-6])部分[:、.\s]*"
_BARE = r"([一二三四五六])(?=[\s?])"
"""A numeral whose mark is a space, or was lost: LibreOffice makes of a list in RTF 一?总体情况."""
_ORDER = "一二三四五六123456"
_NUMERALS = "一二三四五六七八九十"
_BRACKETED = rf"\((?P<number>[{_ORDER}])\)\s*(?P<title>.{{2,45}})"
_MORE = r"(?:的|等)*(?:情况|事项|工作|内容)+"
"""What a title may say beyond the form's without another meaning."""
_END = "。:;,.、 ：；，\u3000"
_LEADERS = ".…·-—_ 0123456789()"
"""What leads to the number of a page in a table of contents."""
_SURE = 0.95
_LONGEST = 45
_OWN = 8
"""Characters beyond which another wording of a title is unmistakable."""
_CLEAR = 5
"""Characters beyond which a title needs no mark between it and the text behind it."""
_FEWEST = 2
_LIKE = 0.55
CLOSE = 0.84
"""From which likeness on words are another wording of a title."""
_PREFIXES = ("政府信息公开工作", "行政机关", "政务公开工作", "信息公开工作", "本机关", "本年度")


class Start(NamedTuple):
    """The line with which a section begins."""

    at: int
    section: Section
    order: int
    weight: float
    rest: str = ""
    """What stands in the same line behind the title."""
    spot: Spot = NOWHERE
    heading: bool = True
    """False where a table begins without its section's title."""


def beginnings(at: int, line: Line, form: Form, vocabulary: Vocabulary) -> list[Start]:
    """The sections that may begin with a line, each as likely as the others."""
    lone = line.lone
    if lone is None:
        return _implied(at, line, form, vocabulary)
    text = plain(lone.text.replace("\n", " ") if len(lone.text) < _LONGEST else lone.text)
    text = text.lstrip("|*#>·• ").removesuffix("**")
    if not text or len(text) > _LONGEST * 40:
        return []
    table = vocabulary.caption(text)
    if table:
        section = form.section_by_key[table.section]
        return [Start(at, section, form.sections.index(section), 0.2, heading=False)]
    found = []
    for order, section in enumerate(form.sections):
        weight, rest = _title(text, lone.text, section, order, marked=bool(line.level))
        if weight:
            found.append(Start(at, section, order, weight, rest, line.spot))
    top = max((start.weight for start in found), default=0)
    return [start for start in found if start.weight == top]


def without_contents(lines: Sequence[Line], form: Form, vocabulary: Vocabulary) -> list[Line]:
    """The lines above the first section without a table of contents, with pages or none.

    The titles that a sentence announces are a part of it: 由以下六个部分组成：.
    """
    kept: list[Line] = []
    listed = spoken = False
    for line in lines:
        bare = plain(line.text).replace(" ", "")
        title = _is_of_contents(line, bare, form, vocabulary)
        listed = bare in ("目录", "目次") or (listed and title)
        if not (listed or (title and not spoken)):
            kept.append(line)
        spoken = spoken or bare.endswith(("。", ":", ";"))
    return kept


def _is_of_contents(line: Line, bare: str, form: Form, vocabulary: Vocabulary) -> bool:
    if not line.pieces or len(bare) > _LONGEST:
        return False
    title = line._replace(pieces=(line.pieces[0]._replace(text=bare.rstrip(_LEADERS)),), table=0)
    starts = beginnings(0, title, form, vocabulary)
    return any(x.heading and x.weight >= _SURE and not x.rest for x in starts)


def bracketed_titles(lines: Sequence[Line], form: Form) -> tuple[Start, ...]:
    """The sections of a report whose titles are numbered （一） to （六）: all of them, or none."""
    titles = [{fold(title).full for title in (s.title, *s.also)} for s in form.sections]
    found: list[Start] = []
    for at, line in enumerate(lines):
        lone = None if line.table else line.lone
        numbered = re.fullmatch(_BRACKETED, plain(lone.text).lstrip("#* ")) if lone else None
        if not numbered:
            continue
        order = _ORDER.index(numbered["number"]) % len(form.sections)
        if fold(numbered["title"]).full in titles[order]:
            found.append(Start(at, form.sections[order], order, 1.0, spot=line.spot))
    whole = [start.order for start in found] == list(range(len(form.sections)))
    return tuple(found) if whole else ()


def _implied(at: int, line: Line, form: Form, vocabulary: Vocabulary) -> list[Start]:
    """A row with two labels of one section's tables begins that section, where no title does."""
    if not line.table:
        return []
    counts: dict[str, int] = {}
    for piece in line.pieces:
        if piece.label:
            for key in {word.table.section for word in vocabulary.exact(piece.text)}:
                counts[key] = counts.get(key, 0) + 1
    top = max(counts, key=lambda key: counts[key], default="")
    if not top or counts[top] < _FEWEST or list(counts.values()).count(counts[top]) > 1:
        return []
    section = form.section_by_key[top]
    return [Start(at, section, form.sections.index(section), 0.2, heading=False)]


def _title(text: str, raw: str, section: Section, order: int, *, marked: bool) -> tuple[float, str]:
    """How surely a line is the section's title, 0 for not at all, and what follows it."""
    titles = [fold(title).full for title in (section.title, *section.also)]
    part = re.match(_PART, text) if text.startswith("第") else None
    if text[1:2].isspace() or text[1:2] == "?":
        part = re.match(_BARE, text)
    number = fold(text).ordinal
    body = text[part.end() :] if part else text
    if part:
        number = ("c", _ORDER.index(part[1]) % 6 + 1)
    inner, bracket, _ = text.removeprefix("(").partition(")")
    if inner and bracket and all(char in _NUMERALS or char.isdecimal() for char in inner):
        return 0, ""
    right = bool(number and number[1] == order + 1)
    given = letters(body) if part else fold(text).full
    if not number and not marked and len(text) > _LONGEST:
        return 0, ""
    whole = given in titles
    if whole:
        own = given == titles[0] or len(given) > _OWN
        return (1.0 if right else 0.8 if number else 0.6 if own else 0.0), ""
    if right and (number or ("", 0))[0] == "c":
        cut, marked_off = _after(raw, titles)
        if cut is not None and (marked_off or "。" in cut):
            return 0.95 if marked_off else 0.5, "" if re.fullmatch(_MORE, cut) else cut
    short = len(text) <= _LONGEST and not any(mark in text for mark in "。;!")
    if short and number:
        like = likeness_of(given, titles)
        if right and like >= _LIKE:
            return 0.4 + 0.5 * like, ""
        if like >= CLOSE:
            return 0.6, ""
    if short and marked and likeness_of(given, titles) >= CLOSE:
        return 0.5, ""
    return 0, ""


def _after(text: str, titles: Sequence[str]) -> tuple[str | None, bool]:
    """What follows a title at the beginning of a line, and whether it must be the title's end.

    None if no title stands there.
    """
    for title in sorted(titles, key=len, reverse=True):
        matched, started = 0, False
        for at, char in enumerate(text):
            if not char.isalnum():
                continue
            if not started and not title.startswith(char):
                continue
            if char != title[matched]:
                break
            started = True
            matched += 1
            if matched == len(title):
                rest = text[at + 1 :]
                ended = rest[:1] in (*_END, "*", "(") or len(title) > _CLEAR
                return rest.lstrip(_END + "*)").strip(), ended
    return None, False


def likeness_of(given: str, titles: Sequence[str]) -> float:
    """How like some words are to the likest of the titles, to 1, letters alone; 0 for unlike."""
    bare = given
    for prefix in _PREFIXES:
        bare = bare.removeprefix(prefix)
    best = 0.0
    for title in titles:
        for mine in {given, bare}:
            if may_be_like(mine, title, _LIKE):
                from difflib import SequenceMatcher

                matcher = SequenceMatcher(None, mine, title, autojunk=False)
                best = max(best, matcher.ratio())
    return best
