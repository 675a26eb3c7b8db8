"""Which edition's form it is, whose report and of which year: from labels and from the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportctl.fill.figures import plain
from reportctl.fill.labels import Vocabulary, fold
from reportctl.fill.strips import Strip
from reportctl.report.report import Level
from reportctl.schema.form import Form
from reportctl.schema.load import editions, load_form

_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = r"(?P<year>20\d\d|[二2][〇○零0Oo][一二三四五六七八九〇○零\d]{2})\s*年度?"
_WHAT = r"(?:政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)"
_TITLE = re.compile(rf"(?P<before>.*?){_YEAR}(?P<after>.*?)(?P<what>{_WHAT})")
_TITLE_LATE = re.compile(rf"(?P<before>.*?)(?P<what>{_WHAT})\s*\(?\s*{_YEAR}\s*\)?")
_SITE = re.compile(r"\s*[_|–—>]+\s*|\s+-\s+|(?<=报告)-|(?<=年报)-")
_LONGEST = 70
_ENDINGS: tuple[tuple[str, Level], ...] = (
    ("街道办事处", "street"), ("街道办", "street"), ("街道", "street"), ("街道党工委", "street"),
    ("镇人民政府", "township"), ("乡人民政府", "township"), ("镇政府", "township"), ("乡政府", "township"),
    ("苏木人民政府", "township"), ("苏木", "township"), ("镇", "township"), ("乡", "township"),
    ("省人民政府", "province"), ("自治区人民政府", "province"), ("省", "province"), ("自治区", "province"),
    ("自治县人民政府", "county"), ("县人民政府", "county"), ("区人民政府", "county"), ("旗人民政府", "county"),
    ("县政府", "county"), ("区政府", "county"), ("自治县", "county"), ("县", "county"), ("旗", "county"),
    ("自治州人民政府", "city"), ("自治州", "city"), ("盟行政公署", "city"),
    ("市人民政府", "city"), ("市政府", "city"), ("市", "city"),
)
_DEPARTMENTS = tuple("局委办厅署队所院站处司室会") + ("中心", "支队", "大队", "公司", "委员会", "办公室")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a report and what it says."""

    text: str
    organ: str
    year: int | None
    at: int = -1
    """The strip in which it stands last, or -1."""


def recognise_form(rows: Sequence[Strip], year: int | None) -> tuple[Form, list[str]]:
    """The form whose own labels the source prints, and what speaks against it."""
    forms = [load_form(edition) for edition in editions()]
    own = _own_labels(forms)
    hits = {form.edition: set[str]() for form in forms}
    for strip in rows:
        for piece in strip.pieces:
            if piece.label and len(piece.text) < _LONGEST:
                for text in fold(piece.text).forms:
                    for edition, labels in own.items():
                        if text in labels:
                            hits[edition].add(text)
    by_year = next((f for f in reversed(forms) if year and f.first <= year), forms[-1])
    best = max(forms, key=lambda form: (len(hits[form.edition]), form is by_year))
    doubts = []
    others = [f for f in forms if f is not best and hits[f.edition]]
    if others:
        words = "、".join(f"“{word}”" for f in others for word in sorted(hits[f.edition])[:3])
        doubts.append(
            f"表格按{best.edition}年版格式读，其中却有{others[0].edition}年版的{words}，请对照原文"
        )
    if year and hits[best.edition] and best is not by_year:
        doubts.append(
            f"{year}年的报告应使用{by_year.edition}年版格式，来源用的是{best.edition}年版，按{best.edition}年版读入"
        )
    return best, doubts


def _own_labels(forms: Sequence[Form]) -> dict[int, set[str]]:
    """The labels by which each edition is told from the others."""
    labels = {
        form.edition: {
            text
            for word in Vocabulary(form).words
            for printed in (word.heading.label, *word.heading.also)
            for text in fold(printed).forms
        }
        for form in forms
    }
    return {
        edition: mine - {text for other, theirs in labels.items() if other != edition for text in theirs}
        for edition, mine in labels.items()
    }


def recognise_title(rows: Sequence[Strip], given: str) -> Title | None:
    """The title before the first section, else the document's own; the organ may stand above it."""
    found: Title | None = None
    for at, strip in enumerate(rows):
        texts = [plain(p.text.replace("\n", "")) for p in strip.pieces if not p.empty]
        for text in texts:
            if title := read_title(text, at):
                found = _better(found, _with_line_above(title, rows))
    if given:
        first = _SITE.split(plain(given))
        for part in first:
            if title := read_title(part, -1):
                found = _better(found, title)
    return found


def _better(old: Title | None, new: Title) -> Title:
    if old is None or (new.organ and not old.organ):
        return new if old is None or new.at >= 0 else Title(new.text, new.organ, new.year, old.at)
    if new.at >= 0 and (new.organ or not old.organ):
        return new
    return old


def read_title(text: str, at: int = -1) -> Title | None:
    """A line as a title; None for a sentence or a line that is none."""
    bare = text.strip("《》【】 。*#|").removeprefix("关于")
    if len(bare) > _LONGEST or "。" in bare or "，" in text or "根据" in bare:
        return None
    compact = bare.replace(" ", "")
    match = _TITLE.match(compact) or _TITLE_LATE.match(compact)
    if not match:
        return None
    year = int(match["year"].translate(_CHINESE).replace("O", "0").replace("o", "0"))
    groups = match.groupdict()
    organ = (groups["before"] or "") + (groups.get("after") or "")
    organ = organ.removeprefix("关于").strip("《》“”:()、-—·|")
    for head in ("名称", "标题", "索引号", "当前位置"):
        organ = organ.removeprefix(head)
    for tail in ("的", "关于", "开展", "法治"):
        organ = organ.removesuffix(tail)
    if any(mark in organ for mark in ">》:;,"):
        organ = re.split(r"[>》:;,]", organ)[-1]
    end = match.end("what") if "after" in groups else match.end()
    return Title(compact[:end] if "after" in groups else compact, organ, year, at)


def _with_line_above(title: Title, rows: Sequence[Strip]) -> Title:
    """The organ from the line above, where the title is broken over two lines."""
    if title.organ or title.at <= 0:
        return title
    for strip in reversed(rows[max(0, title.at - 3) : title.at]):
        above = strip.text.replace(" ", "")
        if above:
            if is_organ(above):
                return Title(above + title.text, above, title.year, title.at)
            break
    return title


def is_organ(text: str) -> bool:
    """Whether a line looks like the name of an organ."""
    if not 2 <= len(text) <= 40 or any(mark in text for mark in "。，,;；:：、！?|>》/"):
        return False
    return level_of(text) is not None


def level_of(organ: str) -> Level | None:
    """The level that an organ's name shows; None when it shows none."""
    name = re.sub(r"\(.*?\)", "", plain(organ)).replace(" ", "")
    for city in _MUNICIPALITIES:
        if name in (city, f"{city}人民政府", f"{city}政府"):
            return "province"
    for ending, level in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return level
    if name.endswith("区"):
        return "county"
    if name.startswith(("国家", "中国", "中华人民共和国")) and name.endswith(("局", "部", "委员会", "总署", "署", "行", "会")):
        return "ministry"
    if name.endswith("部") and len(name) <= 8:
        return "ministry"
    return "department" if name.endswith(_DEPARTMENTS) else None


def signature_words(texts: Iterable[str]) -> list[str]:
    """Those of the lines that look like an organ's name."""
    return [text for text in texts if is_organ(text)]
