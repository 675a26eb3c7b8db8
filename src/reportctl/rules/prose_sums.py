"""Family N, arithmetic inside the prose: lists, shares, growth, fees."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportctl.prose.changes import changes, close, shares
from reportctl.prose.claims import Claim, claims
from reportctl.prose.listing import Listing, listings
from reportctl.prose.reading import read
from reportctl.report.report import Report
from reportctl.rules.claims import find_values
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.schema.form import At

FEE_STEP = 10
"""元: every charge of 国办函〔2020〕109号 is a multiple of it."""
UNPAID = At("applications.outcome.other.unpaid", "total")


@rule("N507", "正文列举的各项之和不等于总数", "warning", "experience")
def find_wrong_lists(review: Review) -> Iterator[Fault]:
    """“共N件，其中……”列举完整的，各项之和应等于总数；各项之和大于总数的一定有错。

    依据：审核经验。写了“等”“其余”“主要”的列举不检查；各项之和小于总数、用“其中”引出的，见 N508。

    错：共发布信息12条，其中政策6条、动态7条。
    对：共发布信息13条，其中政策6条、动态7条。

    怎么改：核对各项，或者在列举后加“等”。
    """
    for span, found, total in _wrong(review):
        if total > found.whole.value or found.every:
            yield _fault(review, span, found, total)


@rule("N508", "正文“其中”各项之和小于总数", "info", "experience")
def find_short_lists(review: Review) -> Iterator[Fault]:
    """“其中”后面没有“等”字，各项之和却小于总数，可能漏写了一项。

    依据：审核经验；“其中”也可以只举一部分，所以只作参考。

    错：主动公开政府信息21条，其中机构4条、政策5条、财政4条、规章1条。
    对：主动公开政府信息14条，其中机构4条、政策5条、财政4条、规章1条。

    怎么改：核对；只举一部分的，在末项后加“等”。
    """
    for span, found, total in _wrong(review):
        if total < found.whole.value and not found.every:
            yield _fault(review, span, found, total)


def _wrong(review: Review) -> Iterator[tuple[Span, Listing, Decimal]]:
    for key, prose in review.report.prose.items():
        for found in listings(read(prose.text)):
            if found.closed and not found.adds_up():
                total = sum((part.value for part in found.parts), Decimal(0))
                yield Span(key, found.whole.start, found.whole.end), found, total


def _fault(review: Review, span: Span, found: Listing, total: Decimal) -> Fault:
    quote = read(review.report.prose[span.key].text).quote(span.start, span.end)
    added = "+".join(f"{part.value:f}" for part in found.parts)
    return Fault(
        span, f"“{quote}”：{added}={total:f}，总数写的是 {found.whole.value:f}{found.whole.unit}"
    )


@rule("N510", "信息处理费的写法有疑问", "warning", "notice", "other_matters")
def check_fee(review: Review) -> Iterator[Fault]:
    """信息处理费以元为单位，按件、按量收取的标准都是10元的整数倍；没有收费却有人逾期未缴费也要说明。

    依据：国办函〔2020〕109号《政府信息公开信息处理费管理办法》。

    错：收取信息处理费 2235 元。
    对：收取信息处理费 2230 元。

    怎么改：核对收费台账；信息处理费写在第六部分，不是表二的行政事业性收费。
    """
    report = review.report
    charged = False
    for key, prose in report.prose.items():
        for claim in claims(prose.text, report.year):
            if claim.topic.key != "fee" or claim.offset or claim.plan:
                continue
            charged = charged or bool(claim.value)
            if claim.exact and claim.value % FEE_STEP:
                quote = read(prose.text).quote(claim.start, claim.end)
                yield Fault(
                    Span(key, claim.start, claim.end),
                    f"信息处理费 {claim.value:f} 元不是10元的整数倍（“{quote}”）",
                    hint="核对金额和单位（元）",
                )
    unpaid = report.value(UNPAID)
    told = any("收费" in prose.text or "处理费" in prose.text for prose in report.prose.values())
    if unpaid and not charged and not told:
        yield Fault(
            UNPAID,
            f"表三有逾期未按收费通知缴费 {unpaid} 件，正文没有提到发出收费通知",
            milder="info",
        )


@rule("N511", "正文的占比与件数不符", "info", "experience")
def check_shares(review: Review) -> Iterator[Fault]:
    """“N件，占x%”应当算得出来：等于N除以前文的某个总数，或者表三的新收、办理结果总计。

    依据：审核经验。只要有一个总数算得出来就不提示；最后一位四舍五入或者截尾都算对。

    错：答复申请805件，其中予以公开258件，占33.9%。
    对：答复申请805件，其中予以公开273件，占33.9%。

    怎么改：重新计算，或者写明占什么的比例。
    """
    report = review.report
    rows = ("applications.received", "applications.outcome.total")
    table = [Decimal(v) for row in rows if (v := report.value(At(row, "total")))]
    carried = report.value(At("applications.carried_in", "total"))
    table += [table[0] + carried] if table and carried else []
    for key, prose in report.prose.items():
        for share in shares(read(prose.text)):
            wholes = [*dict.fromkeys([*(f.value for f in share.wholes), *table])]
            if not share.wholes or any(close(share.percent, share.part.value, w) for w in wholes):
                continue
            whole = share.wholes[-1].value
            yield Fault(
                Span(key, share.figure.start, share.figure.end),
                f"正文写 {share.part.value:f}{share.part.unit}占 {share.percent:f}%，"
                f"{share.part.value:f}/{whole:f}={share.part.value * 100 / whole:.2f}%",
            )


@rule("X205", "正文的同比与上年度报告不符", "info", "experience", "overview")
def check_growth(review: Review) -> Iterator[Fault]:
    """正文写的同比增长、下降百分比，应当能由本年和上年度报告的数字算出。

    依据：审核经验。最后一位四舍五入或者截尾都算对；没有上年度报告就不检查。

    错：上年 3607 件，本年 3646 件，写同比增长 1.05%。
    对：(3646-3607)/3607=1.08%，写同比增长 1.08%。

    怎么改：重新计算；上年数字用的是别的口径的，写明口径。
    """
    report, last = review.report, review.previous
    if last is None or last.year != report.year - 1:
        return
    for key, prose in report.prose.items():
        for change in changes(prose.text, report.year):
            claim = change.claim
            if claim.offset or claim.plan or claim.reach != "own":
                continue
            pairs = [(claim.value, old) for old in _before(report, last, claim)]
            if not pairs or any(close(change.percent, now - old, old) for now, old in pairs if old):
                continue
            sums = "；".join(
                dict.fromkeys(
                    f"({now:f}-{old:f})/{old:f}={(now - old) * 100 / old:.2f}%"
                    for now, old in pairs
                    if old
                )
            )
            if sums:
                yield Fault(
                    Span(key, change.figure.start, change.figure.end),
                    f"正文写{claim.topic.label}同比 {change.percent:f}%，按上年度报告算：{sums}",
                )


def _before(report: Report, last: Report, claim: Claim) -> list[Decimal]:
    """Last year's values in the reading that agrees with this year's table, else in every one."""
    readings = [claim.topic._replace(readings=(rows,)) for rows in claim.topic.readings]
    meant = [
        topic
        for topic in readings
        if any(claim.value in value.values for value in find_values(report, topic))
    ]
    return [
        v for topic in meant or readings for value in find_values(last, topic) for v in value.values
    ]
