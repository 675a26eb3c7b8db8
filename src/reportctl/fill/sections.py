"""What a source says of itself: form, title, organ, year, and where each section begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from reportctl.fill.beyond import relative, says_other
from reportctl.fill.figures import plain
from reportctl.fill.headings import Start, beginnings, bracketed_titles
from reportctl.fill.lines import Line
from reportctl.fill.recognise import recognise_form
from reportctl.fill.titles import Title, announced, mentioned_year, recognise_title, recognise_year
from reportctl.fill.vocabulary import Vocabulary, vocabulary_of
from reportctl.record import NamedTuple
from reportctl.schema.form import At, Form

_LONGEST = 22
"""Characters of a heading whose wording is not known."""
_FEWEST = 2
_SURE, _LIKELY = 0.95, 0.6
_SECOND = 3
"""Sections that make a report."""


class Outline(NamedTuple):
    """Where the sections of a source begin, and where the report ends."""

    starts: tuple[Start, ...]
    end: int
    """The line with which another report begins, or the number of lines."""
    doubts: tuple[str, ...] = ()

    @property
    def first(self) -> int:
        """The line with which the first section begins."""
        return self.starts[0].at if self.starts else self.end

    def sections(self, lines: Sequence[Line]) -> Iterator[tuple[Start, Sequence[Line]]]:
        """Each section with its lines, the one with which it begins among them."""
        cuts = [*(start.at for start in self.starts), self.end]
        for start, end in zip(self.starts, cuts[1:], strict=True):
            yield start, lines[start.at : end]


def outline(lines: Sequence[Line], form: Form, vocabulary: Vocabulary) -> Outline:
    """The sections in rising order, a heading of unknown wording where one is bound to stand."""
    found = [
        start for at, line in enumerate(lines) for start in beginnings(at, line, form, vocabulary)
    ]
    found = _without_contents(found, lines)
    chain = _best_chain(found)
    end, doubts = len(lines), []
    if chain:
        behind = [start for start in found if start.at > chain[-1].at]
        again = _best_chain(behind)
        sure = [start for start in again if start.weight >= _SURE]
        if len(sure) >= _SECOND:
            end = _title_above(lines, chain[-1].at + 1, again[0].at)
            doubts.append(
                f"{lines[end].spot}起像是另一份报告（又有“{sure[0].section.title}”等标题），"
                "没有读入；如应采用，请单独存成一个文件再读入"
            )
    if len([start for start in chain if start.heading]) < _SECOND:
        chain = bracketed_titles(lines[:end], form) or chain
    moved = [] if len(chain) < _SECOND else list(_moved(found, chain, end))
    chain = (*chain, *(start for start in moved if start.weight >= _SURE))
    for start in moved:
        how = "照标题读入" if start in chain else "没有当作标题，算作上面的文字"
        text = lines[start.at].text[:_LONGEST]
        doubts.append(f"{start.spot}“{text}”不在格式的次序上，{how}，请对照原文")
    for start in _again(found, chain, end):
        text = lines[start.at].text[:_LONGEST]
        doubts.append(f"{start.spot}“{text}”这个标题前面已有，下面的文字算作上面的，请对照原文")
    guessed = [] if len(chain) < _SECOND else list(_between(lines, chain, end, form))
    for start in guessed:
        text = lines[start.at].text
        doubts.append(f"标题“{text}”按“{start.section.title}”读入，请对照原文")
    ordered = sorted((*chain, *guessed), key=lambda start: start.at)
    opened = _opening(lines, ordered, form) if len(chain) >= _SECOND else None
    if opened:
        text = lines[opened.at].text[:_LONGEST]
        doubts.append(f"来源里没有“{opened.section.title}”的标题，从“{text}”起按这一部分读入")
        ordered.insert(0, opened)
    return Outline(tuple(ordered), end, tuple(doubts))


def _moved(found: Sequence[Start], chain: Sequence[Start], end: int) -> Iterator[Start]:
    """Where sections begin, or may, that are missing in their order: each title stands once."""
    known = {start.order for start in chain}
    apart = [s for s in found if s.heading and s.weight >= _LIKELY and s.order not in known]
    for start in apart:
        if start.at < end and sum(each.order == start.order for each in apart) == 1:
            yield start


def _again(found: Sequence[Start], chain: Sequence[Start], end: int) -> Iterator[Start]:
    """Where a section of prose begins that has begun already."""
    first = {start.order: start.at for start in chain}
    for start in found:
        sure = start.heading and start.section.prose and start.weight >= _SURE
        if sure and first.get(start.order, end) < start.at < end:
            yield start


def _title_above(lines: Sequence[Line], first: int, end: int) -> int:
    """The line with which a report begins whose sections begin at `end`: with its title, if any."""
    title = recognise_title(lines[first:end], "")
    if not title or title.at < 0:
        return end
    at = first + title.at
    while at > first and lines[at - 1].text and plain(lines[at - 1].text) in plain(title.text):
        at -= 1
    return at


def _opening(lines: Sequence[Line], ordered: Sequence[Start], form: Form) -> Start | None:
    """Where the first section begins without its title: with the （一） before the second."""
    if not ordered or not ordered[0].order or not form.sections[0].prose:
        return None
    for at in range(ordered[0].at):
        if not lines[at].table and plain(lines[at].text).startswith("(一)"):
            return Start(at, form.sections[0], 0, 0.2, spot=lines[at].spot, heading=False)
    return None


def _between(
    lines: Sequence[Line], chain: Sequence[Start], end: int, form: Form
) -> Iterator[Start]:
    """The one heading with the right number in the gap where a section of prose is missing."""
    known = {start.order: start for start in chain}
    for order, section in enumerate(form.sections):
        if order in known or not section.prose:
            continue
        low = max((s.at for s in chain if s.order < order), default=-1) + 1
        high = min((s.at for s in chain if s.order > order), default=end)
        tables = [at for at in range(low, high) if lines[at].table and lines[at].width > 1]
        fitting = [
            at
            for at in range(tables[-1] + 1 if tables else low, high)
            if lines[at].lone is not None and _numbered(lines[at].text, order)
        ]
        if len(fitting) == 1:
            yield Start(fitting[0], section, order, 0.2, spot=lines[fitting[0]].spot)


def _numbered(text: str, order: int) -> bool:
    bare = text.replace(" ", "").strip("*|#")
    number = "一二三四五六"[order : order + 1]
    short = _FEWEST < len(bare) <= _LONGEST
    return short and bare.startswith((f"{number}、", f"{number}.")) and bare[-1] not in "。;:,"


def _best_chain(found: Sequence[Start]) -> tuple[Start, ...]:
    """The beginnings in rising order that fit together best."""
    best: list[tuple[float, tuple[Start, ...]]] = []
    for start in found:
        weight, chain = max(
            (
                pair
                for pair in best
                if pair[1][-1].order < start.order and pair[1][-1].at < start.at
            ),
            key=lambda pair: pair[0],
            default=(0.0, ()),
        )
        best.append((weight + start.weight, (*chain, start)))
    return max(best, key=lambda pair: pair[0], default=(0.0, ()))[1]


def _without_contents(found: list[Start], lines: Sequence[Line]) -> list[Start]:
    """The candidates without a table of contents: bare titles that come again later."""
    kept: list[Start] = []
    for number, start in enumerate(found):
        later = any(s.section == start.section and s.heading for s in found[number + 1 :])
        following = next((s for s in found[number + 1 :] if s.heading), None)
        bare = following is not None and not any(
            lines[at].text for at in range(start.at + 1, following.at)
        )
        if start.heading and later and bare and following and not start.rest:
            continue
        kept.append(start)
    return kept


class Facts(NamedTuple):
    """What a source says of itself before any figure is read."""

    form: Form
    outline: Outline
    title: Title | None
    organ: str
    year: int | None
    doubts: tuple[str, ...]
    overview: Sequence[Line] = ()
    """The lines of the first section, where there is one."""


def recognise_facts(lines: Sequence[Line], name: str) -> Facts:
    """The form, the sections, the title and the year; `name` is the document's own title."""
    form, _ = recognise_form(lines, None)
    found = outline(lines, form, vocabulary_of(form))
    title = recognise_title(lines[: found.first], name)
    year = (title.year if title else None) or recognise_year(lines[: found.first])
    overview = _overview(lines, found)
    year = year or recognise_year(overview)
    said = announced([*lines[: found.first], *overview])
    organ = (title.organ if title else "") or (said.organ if said else "")
    year = year or (said.year if said else None)
    guessed = None if year else mentioned_year([*lines[: found.first], *overview])
    by_year, doubts = recognise_form(lines, year or guessed)
    if guessed:
        doubts.append(f"来源没有写明年度，按正文所说的{guessed}年读入")
    if by_year is not form:
        found = outline(lines, by_year, vocabulary_of(by_year))
    doubts += _of_other_years(lines, found, year or guessed)
    if organ and not (title and title.organ):
        doubts.append(f"标题里没有机关名称，按正文所说的“{organ}”读入")
    return Facts(by_year, found, title, organ, year or guessed, tuple(doubts), overview)


def _of_other_years(lines: Sequence[Line], found: Outline, year: int | None) -> Iterator[str]:
    """A line for each title over prose that names another year than the report's."""
    for start in found.starts:
        text = lines[start.at].text if start.heading and start.section.prose else ""
        text = text[: len(text) - len(plain(start.rest))]
        if says_other(relative(text, year)):
            yield f"{start.spot}的标题“{text}”说的是其他年度，下面的文字照原文读入，请核对"


def _overview(lines: Sequence[Line], found: Outline) -> Sequence[Line]:
    """The lines of the first section, where there is one."""
    return next((block for _, block in found.sections(lines)), ())


def texts_on_pages(
    lines: Sequence[Line], found: Outline, form: Form, pages: Collection[int]
) -> frozenset[str]:
    """The keys of texts of which a part may stand on one of these pages, preface among them.

    A paragraph may go on over the end of a page: a text reaches to where the next section begins.
    """
    if not pages:
        return frozenset()
    keys = [("preface",), *(_texts_of(start.section.key, form) for start in found.starts)]
    firsts = [1, *(lines[start.at].spot.page or 1 for start in found.starts)]
    lasts = [*firsts[1:], max(pages)]
    read = {
        key
        for each, first, last in zip(keys, firsts, lasts, strict=True)
        if any(first <= page <= last for page in pages)
        for key in each
    }
    certain = {key for each in keys for key in each} - read
    return frozenset(("preface", *form.texts)) - certain


def _texts_of(section: str, form: Form) -> tuple[str, ...]:
    """The keys of the texts of a section."""
    return tuple(key for key in form.texts if key.split(".")[0] == section)


def last_text(found: Outline, texts: Mapping[str, Sequence[object]], form: Form) -> str:
    """The key of the text with which the report ends, in whatever order its sections stand."""
    closing = form.sections[-1].key
    sections = [start.section.key for start in found.starts]
    last = sections[-1] if closing in sections else closing
    keys = (last, f"{last}.note", f"{last}.text")
    return next((key for key in keys if texts.get(key)), closing)


def tell_absent(form: Form, placed: Collection[At], met: set[str]) -> Iterator[str]:
    """A line for each section of tables of which nothing at all was found."""
    for section in form.sections:
        keys = {table.key for table in section.tables}
        rows = {row for row, (table, _) in form.rows.items() if table.key in keys}
        if keys and not keys & met and not any(at.row in rows for at in placed):
            yield (
                f"来源里没有找到“{section.title}”的表格（可能是图片或没有粘贴进来），"
                "请补上后再读入，或用 --set 填写"
            )


def lines_of_titles(lines: Sequence[Line], facts: Facts) -> list[Line]:
    """The lines from under the title to the first section, and the titles of the sections."""
    found = facts.outline
    under = lines[facts.title.at + 1 if facts.title else 0 : found.first]
    return [*under, *(lines[start.at] for start in found.starts if start.heading)]
