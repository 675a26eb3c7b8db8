"""Parts text in which titles, labels and figures were glued together or torn over lines.

So a page or a PDF comes that was copied, or read out, without its tables: nothing, one space or a
line break stands where there was a border of cells, and labels break where a narrow cell broke
them. Every label of the form is known, so the lines are put together and parted at the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportctl.fill.glued_labels import (
    MARKS,
    find_sections,
    fold_marks,
    known_labels,
    labels_of_lines,
    labels_of_rows,
    last_letters,
)
from reportctl.fill.labels import letters
from reportctl.fill.lines import Line, Piece
from reportctl.readers.paged import is_page_number
from reportctl.record import NamedTuple
from reportctl.schema.form import Form, Section, Table

_LONG = 60
"""Characters below which a line is a cell or a title of its own."""
_FEWEST = 3
"""Labels with figures behind them in a line that holds a table."""
_SECTIONS = 2
_ONE_A_LINE = r"(?:[^\S\n]*\n\s*[0-9０-９,，.\-—–/]+)+\s*"
_FIGURES = r"[0-9/-][0-9\s,./-]*"
_ALIKE = str.maketrans("０１２３４５６７８９，—–", "0123456789,--")
"""Of a text in which digits and strokes are one each: classes of others take long to compile."""
_WORDS = r"[A-Za-z㐀-鿿]"
_MIXED = r"(\s*[^0-9０-９]{0,20})([0-9０-９\-—–/,，.]{2,80})([^0-9０-９]{0,20}\s*)"
_TITLE = r".{4,60}?(?:政府信息公开|政务公开)(?:工作)?年度(?:工作)?报告"


class _Part(NamedTuple):
    """A stretch of text between two borders."""

    text: str
    at: int
    label: bool = False

    @property
    def figures(self) -> bool:
        return not self.label and bool(re.fullmatch(_FIGURES, self.text.strip().translate(_ALIKE)))

    @property
    def words(self) -> bool:
        return not self.label and bool(re.search(_WORDS, self.text))


def part_glued(lines: Sequence[Line], form: Form) -> list[Line]:
    """The lines, those that hold parts of a table as one line for each label and its figures."""
    found: list[Line] = []
    section: Section | None = None
    run: list[Line] = []
    for line in (part for each in lines for part in _cut_at_titles(each, form)):
        begun = next(iter(find_sections(line.text, form)), None) if line.lone else None
        loose = line.lone is not None and not line.table
        if section and section.tables and loose and is_page_number(line.text, "-—–"):
            continue
        if run and (begun or not loose):
            filled = [piece for piece in line.pieces if not piece.empty]
            figures = line.table > 0 and bool(filled) and all(piece.figure for piece in filled)
            found += _part_run(run, section, form, head=figures)
            run = []
        if begun and begun[1] <= 1:
            section = begun[0]
        if begun or not loose:
            found.append(line)
        else:
            run.append(line)
    return found + _part_run(run, section, form)


def _cut_at_titles(line: Line, form: Form) -> list[Line]:
    """A line that holds several sections, cut at their titles."""
    lone = line.lone if not line.table else None
    if lone is None or len(lone.text) < _LONG:
        return [line]
    text, cuts = lone.text, list(find_sections(lone.text, form))
    if not cuts or (len(cuts) < _SECTIONS and cuts[0][1] > 1):
        return [line]
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    inner = [
        list(_parts(text[behind:end], section.tables))
        for (section, _, behind), end in zip(cuts, ends, strict=True)
        if section.tables
    ]
    if not any(map(_is_table, inner)):
        return [line]
    before = text[: cuts[0][1]]
    title = re.match(_TITLE, before)
    parts = [title[0], before[title.end() :]] if title else [before]
    for (_, start, behind), end in zip(cuts, ends, strict=True):
        parts += [text[start:behind], text[behind:end]]
    return [_line(line, part) for part in parts if part.strip()]


def _part_run(
    run: Sequence[Line], section: Section | None, form: Form, *, head: bool = False
) -> list[Line]:
    """Lines of text, put together and parted where they hold a table.

    `head` says that a row of figures without a label follows: of such a table they may be the head.
    """
    if not run or (section and not section.tables):
        return list(run)
    text = "\n".join(line.lone.text if line.lone else "" for line in run)
    found = []
    for tables in [section.tables] if section else [s.tables for s in form.sections if s.tables]:
        if not (head or _may_hold(text, tuple(tables))):
            continue
        parts = list(_parts(text, tables))
        # over rows with labels the last line of a head may be the first of a label
        heads = head and any(table.across for table in tables) and _is_head(parts)
        table = _is_table(parts)
        covered = not table and _is_covered(parts)
        if covered:
            above = parts[: _caption(parts)]
            parts = [_Part("".join(p.text for p in above), 0), *parts[len(above) :]]
        found = _joined(run, parts, tables) if table or covered or heads else []
        if found:
            break
    return found or list(run)


def _joined(run: Sequence[Line], parts: Sequence[_Part], tables: Sequence[Table]) -> list[Line]:
    """A line for each label, the figures behind it in it; other words stay lines as they were.

    Figures behind the last column of a table of one line are that line.
    """
    starts, at = [], 0
    for line in run:
        starts.append(at)
        at += len(line.lone.text if line.lone else "") + 1
    found: list[Line] = []
    last: _Part | None = None
    number = 0
    columns = labels_of_lines(tuple(tables))
    for part in parts:
        while number + 1 < len(run) and starts[number + 1] <= part.at:
            number += 1
        own = not last or letters(last.text) in columns or re.fullmatch(_ONE_A_LINE, part.text)
        if part.figures and last and last.label and not own:
            found[-1] = _line(found[-1], f"{found[-1].text} {' '.join(part.text.split())}")
        elif part.label:
            found.append(_line(run[number], " ".join(part.text.split())))
        else:
            texts = part.text.split("\n")
            for step, text in enumerate(texts):
                if text.strip():
                    found.append(_line(run[min(number + step, len(run) - 1)], text.strip()))
        if part.text.strip():
            last = part
    return found


def _line(like: Line, text: str) -> Line:
    return like._replace(pieces=(Piece(text, like.spot, 0, 1),))


def _is_table(parts: Sequence[_Part]) -> bool:
    """Whether figures stand right behind several of the labels."""
    return sum(label.label and part.figures for label, part in pairwise(parts)) >= _FEWEST


def _may_hold(text: str, tables: tuple[Table, ...]) -> bool:
    """Whether figures stand where `_is_table` or `_is_covered` may find them, without a pattern.

    The pattern of all labels takes longer to make than most texts to read.
    """
    ends = last_letters(tables)
    folded, letter, at, hits, last = fold_marks(text), "", 0, 0, False
    for match in re.finditer(_FIGURES, text.translate(_ALIKE)):
        letter = folded[at : match.start()].rstrip(MARKS)[-1:] or letter
        last = letter in ends
        hits += last
        at = match.end()
        letter = folded[match.start() : at].rstrip(MARKS)[-1:] or letter
    if not ends.isdisjoint("0123456789"):
        return True  # such a label's last digit looks like a figure's first
    return hits >= _FEWEST or (last and not folded[at:].strip(MARKS))


def _is_covered(parts: Sequence[_Part]) -> bool:
    """Whether nothing but labels and figures stands at the end, one right behind the last label."""
    kept = [part for part in parts[_caption(parts) :] if part.label or part.figures]
    return len(kept) > _FEWEST and kept[-1].figures and kept[-2].label


def _caption(parts: Sequence[_Part]) -> int:
    """How many parts there are up to the last words that are no label."""
    return max((at for at, part in enumerate(parts, 1) if part.words), default=0)


def _is_head(parts: Sequence[_Part]) -> bool:
    """Whether nothing but labels stands there."""
    others = [part for part in parts if not part.label]
    return len(parts) - len(others) > _FEWEST and not any(p.figures or p.words for p in others)


def _parts(text: str, tables: Sequence[Table]) -> Iterator[_Part]:
    at = 0
    for match in known_labels(tuple(tables)).finditer(fold_marks(text)):
        if at < match.start():
            yield from _unmixed(_Part(text[at : match.start()], at), tables)
        yield _Part(text[match.start() : match.end()], match.start(), label=True)
        at = match.end()
    if at < len(text):
        yield from _unmixed(_Part(text[at:], at), tables)


def _unmixed(part: _Part, tables: Sequence[Table]) -> Iterator[_Part]:
    """Figures and a piece of a label that a page broke, glued to them: each for itself."""
    found = re.fullmatch(_MIXED, part.text)
    if not found:
        yield part
        return
    words = [letters(found[n]) for n in (1, 3) if letters(found[n])]
    if words and all(
        any(word in label for label in labels_of_rows(tuple(tables))) for word in words
    ):
        yield from (_Part(found[n], part.at + found.start(n)) for n in (1, 2, 3) if found[n])
    else:
        yield part
