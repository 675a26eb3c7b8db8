"""The prose of two reports, section by section: sentence by sentence, then within the sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from reportctl.comparison.changes import Op, Passage, SectionChange
from reportctl.comparison.pairing import Pair, pair
from reportctl.comparison.prose_figures import list_mentions
from reportctl.comparison.split import Sentence, split
from reportctl.comparison.word_edits import compare_wording
from reportctl.record import NamedTuple
from reportctl.report.report import Report

Kind = Literal["same", "changed", "moved", "removed", "added"]


def compare_prose(old: Report, new: Report, *, exact: bool = False) -> tuple[SectionChange, ...]:
    """Every section that has prose in either report, in the newer form's order."""
    keys = dict.fromkeys(("preface", *new.form.texts, *old.form.texts))
    return tuple(
        _section(old, new, key, exact=exact) for key in keys if key in old.prose or key in new.prose
    )


def _section(old: Report, new: Report, key: str, *, exact: bool) -> SectionChange:
    before, after = old.prose.get(key), new.prose.get(key)
    olds = split(before.text if before else "", exact=exact)
    news = split(after.text if after else "", exact=exact)
    items = list(_items(olds, news))
    title = after.title if after else before.title if before else ""
    return SectionChange(
        key,
        title,
        _similarity(items, olds, news),
        tuple(_passages(items, olds, news)),
        list_mentions(old, new, key, [item.pieces for item in items if item.kind == "changed"]),
    )


class _Item(NamedTuple):
    """A sentence, or two wordings of one."""

    kind: Kind
    old: Sentence | None
    new: Sentence | None
    pieces: tuple[tuple[Op, str], ...]


def _items(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[_Item]:
    """Every sentence once, in the newer text's order; what was removed before what replaced it."""
    pairs = {one.new: one for one in pair(old, new)}
    partner = {one.old for one in pairs.values()}
    stays = [one.old for _, one in sorted(pairs.items()) if not one.moved]
    done = number = 0
    for at, sentence in enumerate(new):
        found = pairs.get(at)
        upto = stays[number] if number < len(stays) else len(old)
        yield from (_removed(old[gone]) for gone in range(done, upto) if gone not in partner)
        done = max(done, upto)
        if found and not found.moved:
            number += 1
            done = found.old + 1
        yield _item(found, old, sentence)
    yield from (_removed(old[gone]) for gone in range(done, len(old)) if gone not in partner)


def _item(found: Pair | None, old: Sequence[Sentence], new: Sentence) -> _Item:
    if not found:
        return _Item("added", None, new, (("+", new.text),))
    before = old[found.old]
    pieces = compare_wording(before, new)
    if found.moved:
        return _Item("moved", before, new, pieces)
    return _Item("same" if before.key == new.key else "changed", before, new, pieces)


def _removed(sentence: Sentence) -> _Item:
    return _Item("removed", sentence, None, (("-", sentence.text),))


def _passages(
    items: Sequence[_Item], olds: Sequence[Sentence], news: Sequence[Sentence]
) -> Iterator[Passage]:
    """Sentences of one kind that follow each other in one paragraph, drawn together."""
    sizes = [Counter(sentence.paragraph for sentence in side) for side in (olds, news)]
    run: list[_Item] = []
    for item in items:
        if run and not _together(run[-1], item):
            yield _passage(run, *sizes)
            run = []
        run.append(item)
    if run:
        yield _passage(run, *sizes)


def _together(one: _Item, other: _Item) -> bool:
    if one.kind != other.kind or one.kind == "changed":
        return False
    return _paragraph(one.new) == _paragraph(other.new) and (
        _paragraph(one.old) == _paragraph(other.old) or one.kind == "same"
    )


def _paragraph(sentence: Sentence | None) -> int | None:
    return sentence.paragraph if sentence else None


def _passage(run: Sequence[_Item], olds: Counter[int], news: Counter[int]) -> Passage:
    """Those of a run; `olds` and `news` have the sentences of each paragraph by its number."""
    old, new = _paragraph(run[0].old), _paragraph(run[0].new)
    # joined at once: adding text to text takes minutes where a run has 100,000 sentences
    said = (piece for item in run for piece in item.pieces)
    pieces = [
        (op, "".join(text for _, text in same)) for op, same in groupby(said, lambda one: one[0])
    ]
    whole = len(run) == (news[new] if new else olds[old or 0])
    return Passage(run[0].kind, tuple(pieces), old, new, whole, len(run))


def _similarity(
    items: Sequence[_Item], olds: Sequence[Sentence], news: Sequence[Sentence]
) -> float | None:
    """Twice the characters kept, by the characters of both; headings and tables left out."""
    total = sum(len(s.key) for s in (*olds, *news) if not s.heading)
    if not any(not s.heading for s in olds) or not any(not s.heading for s in news):
        return None
    kept = sum(
        len(text.replace(" ", ""))
        for item in items
        if item.new and item.old and not item.new.heading
        for op, text in item.pieces
        if op == "="
    )
    return 2 * kept / total
