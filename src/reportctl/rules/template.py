"""Family S, what the notice's template leaves open and a published report may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from reportctl.prose.sentences import occurrences
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms

_UNDATED = "(?:20|二〇)[\\d〇一二三四五六七八九]?[Xx×]{1,2}(?=年)|[Xx×]{1,2}月[Xx×]{1,2}日"
_UNFILLED = (
    r"\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}|<%[^%\n]{0,40}%>|«[A-Za-z_]\w{0,30}»"
    r"|(?:«[^«»\n]{1,20}»|(?<=\d)[?？])(?=[件条项次个宗份])"
)
"""What a template of a page or a letter leaves where nothing filled it, a digit that was lost."""
_ILLEGIBLE = "(?:\\d[\ufffd\u0335-\u0338\ue000-\uf8ff])+"
"""Figures with signs that no font shows, or struck out: nobody can say what they are."""
_BRACKETED = "[【\\[〔][^】\\]〕\n]{1,12}[】\\]〕]"


@rule("S202", "模板里的提示文字没有删", "error", "sense")
def find_template_words(review: Review) -> Iterator[Fault]:
    """“（文字描述）”“编写说明：”“XX年”“××镇”是模板里的提示，公开的报告不能有；数字也不能空着。

    错：XX年，××镇共收到政府信息公开申请XX件
    对：2021年，云溪镇共收到政府信息公开申请3件

    怎么改：换成实际内容，或者删去。
    """
    whole, may = review.report.whole_text, review.report.letters.issuperset
    there = [word for word in terms("template", "words") if may(word) and word in whole]
    for key, prose in review.report.prose.items():
        for word in there:
            at = prose.text.find(word)
            if at >= 0:
                yield Fault(Span(key, at, at + len(word)), f"模板文字“{word}”没有删")
        for at, end in _gaps(prose.text, review.report.letters):
            yield Fault(Span(key, at, end), f"“{prose.text[at : end + 2]}”没有换成实际内容")
        for at, end in _without_number(prose.text):
            yield Fault(Span(key, at, end), f"“{prose.text[at:end]}”缺少数字", hint="补上数字")


def _gaps(text: str, seen: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """XX件, ×年, N次, *条, 【待补充】: signs in the place of a name or a number.

    A family name before them (李××) and quotation marks around them are no gap. `seen` has every
    character of the report: most have none of these signs, or none twice, and no pattern is made.
    """
    signs, after = "".join(terms("template", "signs")), terms("template", "after")
    twice = any(sign * 2 in text for sign in seen & set(signs))
    for match in re.finditer(f"([{re.escape(signs)}])\\1+", text) if twice else ():
        at, end = match.span()
        ahead = text[at - 1 : at]
        named = ahead in terms("person", "surnames") and match[1] in "×X"
        latin = ahead.isascii() and ahead.isalnum()
        quoted = ahead in set("“‘")
        if not (named or latin or quoted) and (text.startswith(after, end) or end == len(text)):
            yield at, end
    single, counters = "".join(terms("template", "single")), terms("template", "counter")
    told = any(f"{sign}{unit}" in text for sign in seen & set(single) for unit in counters)
    signs = re.escape(single)
    alone = f"(?a)(?<![\\w*{signs}“])[{signs}](?={'|'.join(counters)})"
    for match in re.finditer(alone, text) if told else ():
        if text[match.end() : match.end() + 1] != text[match.start()]:
            yield match.span()
    if any(f"{sign}{unit}" in text for sign in seen & set("Xx×") for unit in "年月"):
        yield from (match.span() for match in re.finditer(_UNDATED, text))
    if any(sign in text for sign in ("{{", "${", "<%", "«")) or (
        seen & set("?？") and re.search(r"\d[?？]", text)
    ):
        yield from (match.span() for match in re.finditer(_UNFILLED, text))
    if "\ufffd" in seen or _struck(seen):
        yield from (match.span() for match in re.finditer(_ILLEGIBLE, text))
    hints = terms("template", "hint")
    hinted = any(f"{mark}{hint}" in text for mark in seen & set("【[〔") for hint in hints)
    for match in re.finditer(_BRACKETED, text) if hinted else ():
        if match[0][1:].startswith(terms("template", "hint")):
            yield match.span()


@lru_cache(maxsize=4)
def _struck(seen: AbstractSet[str]) -> bool:
    """Whether a character strikes out the one before it, or is of a private font."""
    return any("\u0335" <= sign <= "\u0338" or "\ue000" <= sign <= "\uf8ff" for sign in seen)


def _without_number(text: str) -> Iterator[tuple[int, int]]:
    """Where a unit stands behind a noun and a gap in which its number should be: 信息  条。"""
    if " " not in text and "（）" not in text:
        return
    for unit in terms("template", "counter"):
        for gap in (f" {unit}", f"（）{unit}", f"（ ）{unit}", f"（  ）{unit}"):
            for at in occurrences(text, gap):
                noun = text[:at].rstrip(" ")
                behind = text[at + len(gap) : at + len(gap) + 1]
                if noun.endswith(terms("template", "counted")) and (
                    not behind or behind in "，。；,;、（"
                ):
                    yield len(noun) - 2, at + len(gap)
