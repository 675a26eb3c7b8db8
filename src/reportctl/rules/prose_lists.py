"""Family N, lists in the prose: the parts of a whole come to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from reportctl.prose.items import Listing, sum_of
from reportctl.prose.lists import listings
from reportctl.prose.reading import read
from reportctl.prose.understood import Claim
from reportctl.report.report import Report
from reportctl.rules.claims import find_values, statements
from reportctl.rules.rule import Fault, Review, Span, rule

MOST_MISSING = {2: Decimal("0.1"), 3: Decimal("0.25")}
"""What part of a whole may be missing where 其中 opens a list of so many items: a short list may
name some of them only."""
_PAIR, _FEW = 2, 3
HALF = Decimal("0.4")
"""The same for a longer list."""


@rule("N507", "正文列举的各项之和不等于总数", "warning", "experience")
def find_wrong_lists(review: Review) -> Iterator[Fault]:
    """“共N件，其中……”列举完整的，各项之和应等于总数；各项之和大于总数的一定有错。

    依据：审核经验。写了“等”“其余”“主要”的列举不检查；各项之和小于总数、用“其中”引出的，见 N508。

    错：共发布信息12条，其中政策6条、动态7条。
    对：共发布信息13条，其中政策6条、动态7条。

    怎么改：核对各项，或者在列举后加“等”。
    """
    for span, found, total, every in _wrong(review.report):
        if total > found.whole.value or every:
            yield _fault(review, span, found, total)


@rule("N508", "正文“其中”各项之和小于总数", "info", "experience")
def find_short_lists(review: Review) -> Iterator[Fault]:
    """“其中”后面没有“等”字，各项之和却小于总数，可能漏写了一项。

    依据：审核经验；“其中”也可以只举一部分，所以只作参考。

    错：主动公开政府信息21条，其中机构4条、政策5条、财政4条、规章1条。
    对：主动公开政府信息14条，其中机构4条、政策5条、财政4条、规章1条。

    怎么改：核对；只举一部分的，在末项后加“等”。
    """
    for span, found, total, every in _wrong(review.report):
        if total < found.whole.value and not every:
            yield _fault(review, span, found, total)


@lru_cache(maxsize=4)
def _wrong(report: Report) -> tuple[tuple[Span, Listing, Decimal, bool], ...]:
    """The lists that do not come to their whole, their sums, and whether they tell every part."""
    return tuple(_find_wrong(report))


def _find_wrong(report: Report) -> Iterator[tuple[Span, Listing, Decimal, bool]]:
    for key in report.prose:
        said = statements(report, key)
        told = {claim.start: claim for claim in said.claims if not claim.zero}
        for found in listings(said.sentences):
            figures = (found.whole, *found.parts)
            if not found.closed or found.adds_up():
                continue
            total = sum_of(found.parts)
            if _are_all(report, found, told):
                yield span_of(key, found), found, total, True
                continue
            if all(f.start in told for f in figures) or _is_of_others(found, told):
                continue
            named = sum(part.start in told for part in found.parts)
            if not named and found.whole.start in told and _names_some(found):
                # 行政许可1264件，其中检疫816件、农机402件: the whole is told by the table
                continue
            if found.gap > 0 and (found.named or 2 * named >= len(found.parts)):
                # each is held against its own row
                continue
            most = MOST_MISSING.get(len(found.parts), HALF)
            if not found.every and found.gap > found.whole.value * most:
                # 其中 may name some of them only
                continue
            yield span_of(key, found), found, total, found.every


def _is_of_others(found: Listing, told: Mapping[int, Claim]) -> bool:
    """Whether a part is a row that the form has elsewhere: 不予公开26件；其中，作出许可12件."""
    whole = told.get(found.whole.start)
    parts = [claim.topic for f in found.parts if (claim := told.get(f.start))]
    columns = {topic.columns for topic in parts if not topic.part}
    if len(columns) > 1 or (whole is not None and whole.offset):
        # 制发2件，废止1件 are never added up; 2022年为52件；其中
        return True
    if whole is None or not whole.topic.readings:
        return False
    rows = [row for topic in parts for rows in topic.readings[:1] for row in rows]
    above = {row.removesuffix(".total") for rows in whole.topic.readings for row in rows}
    tables = {row.partition(".")[0] for row in above}
    if any(row.partition(".")[0] not in tables for row in rows):
        return True
    outcomes = [row for row in above if row.count(".") > 1]
    return len(outcomes) == len(above) and not all(row.startswith((*outcomes,)) for row in rows)


def _names_some(found: Listing) -> bool:
    """Whether a few parts fall short of their whole by more than a slip in one of them explains."""
    if len(found.parts) > _FEW or found.gap <= 0 or found.every:
        return False
    return not any(_slipped(part.value, part.value + found.gap) for part in found.parts)


def _slipped(written: Decimal, meant: Decimal) -> bool:
    """Whether a number is another with one digit wrong, or two changed round, or next to it."""
    one, other = f"{written:f}", f"{meant:f}"
    if abs(written - meant) == 1:
        return True
    wrong = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    swapped = len(wrong) > 1 and wrong[:2] == [pair[::-1] for pair in wrong[1::-1]]
    return len(one) == len(other) and (len(wrong) == 1 or (len(wrong) == _PAIR and swapped))


def span_of(key: str, found: Listing) -> Span:
    """Where a list stands in a section."""
    return Span(key, found.whole.start, found.parts[-1].end)


def _are_all(report: Report, found: Listing, told: Mapping[int, Claim]) -> bool:
    """Whether the parts are right, and all there are, in a reading in which the whole is not.

    收到23件，其中自然人17件、企业5件, where 22 came in and 1 was carried in.
    """
    whole = told.get(found.whole.start)
    parts = [claim for f in found.parts if (claim := told.get(f.start))]
    if whole is None or len(parts) < len(found.parts):
        return False
    if any(claim.topic.readings != whole.topic.readings for claim in parts):
        return False

    def says(claim: Claim, rows: tuple[str, ...], value: Decimal) -> bool:
        topic = claim.topic._replace(readings=(rows,))
        return any(value in v.values for v in find_values(report, topic))

    # one that is right in none is told where it stands
    return any(says(whole, rows, whole.value) for rows in whole.topic.readings) and any(
        says(whole, rows, sum_of(found.parts))
        and all(says(claim, rows, claim.value) for claim in parts)
        for rows in whole.topic.readings
    )


def _fault(review: Review, span: Span, found: Listing, total: Decimal) -> Fault:
    quote = read(review.report.prose[span.key].text).quote(found.whole.start, found.whole.end)
    added = "+".join(f"{part.value:f}" for part in found.parts)
    return Fault(
        span, f"“{quote}”：{added}={total:f}，总数写的是 {found.whole.value:f}{found.whole.unit}"
    )
