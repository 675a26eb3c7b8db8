"""Family N, arithmetic inside the prose: shares, growth, fees."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportctl.prose.clauses import walk
from reportctl.prose.lexicon import table_of
from reportctl.prose.reading import read
from reportctl.prose.topics import Topic
from reportctl.prose.understood import Claim, Rate, Share, Understood
from reportctl.report.report import Report
from reportctl.rules.claims import find_values, statements
from reportctl.rules.narrative import row_of
from reportctl.rules.reach import reach_of
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.schema.form import At

FEE_STEP = 10
"""元: every charge of 国办函〔2020〕109号 is a multiple of it."""
LEFT = At("applications.carried_out", "total")
WHOLE = 100
UNPAID = At("applications.outcome.other.unpaid", "total")


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
        for claim in statements(report, key).claims:
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
    texts = [prose.text for prose in report.prose.values()]
    told = any("收费" in text or "处理费" in text for text in texts)
    denied = any(f"{no}发出收费通知" in text for text in texts for no in ("没有", "未"))
    if unpaid and not charged and (denied or not told):
        yield Fault(
            UNPAID,
            f"表三有逾期未按收费通知缴费 {unpaid} 件，正文没有提到发出收费通知",
            milder="info",
        )


@rule("N512", "正文前后不一致", "warning", "experience")
def find_contradictions(review: Review) -> Iterator[Fault]:
    """同一件事在正文里说了两次，数字应当相同；办结率写100%的，不应再有结转下年度的申请。

    一句里写了上年和本年两个数的，增减应当由这两个数算得出。

    依据：30号通知要求年报内容准确；两处数字不一致，读者无法判断哪一个是对的。

    错：第一部分写“未收取信息处理费”，第六部分写“收取信息处理费300元”。
    错：新收申请由上年的38件增至42件，增加6件。
    对：两处都写300元；增加4件。

    怎么改：按台账核对，使各处一致。
    """
    report = review.report
    first: dict[str, tuple[str, Claim]] = {}
    for key in report.prose:
        said = statements(report, key)
        for claim in said.claims:
            cellless = not claim.topic.readings and claim.reach == "own" and claim.exact
            if not cellless or claim.offset or claim.plan:
                continue
            before = first.setdefault(claim.topic.key, (key, claim))
            text = read(report.prose[before[0]].text)
            together = text.sentence(before[1].start).end >= claim.start and key == before[0]
            if before[1].value != claim.value and not (claim.zero and together):
                # 发出收费通知1件、金额110元，申请人撤回，未收取
                quote = text.quote(before[1].start, before[1].end)
                yield Fault(
                    Span(key, claim.start, claim.end),
                    f"{claim.topic.label}这里是 {claim.value:f} 元，别处是"
                    f" {before[1].value:f} 元（“{quote}”）",
                )
        left = report.value(LEFT)
        for rate in said.rates:
            if left and rate.figure.value == WHOLE and rate.applications and not rate.narrowed:
                yield Fault(
                    Span(key, rate.figure.start, rate.figure.end),
                    f"写的是办结{rate.figure.value:f}%，表三结转下年度继续办理 {left}",
                    milder="info",
                )
        yield from _wrong_changes(report, key)


def _wrong_changes(report: Report, key: str) -> Iterator[Fault]:
    """Changes that the two figures before them in the sentence do not give."""
    text, said = report.prose[key].text, statements(report, key)
    for change in said.changes:
        now, start = change.claim, change.figure.start
        if now is None or now.offset or now.plan:
            continue
        begin = max((s[0] for s in read(text).sentences if s[0] <= start), default=start)
        told = [c for c in said.claims if begin <= c.start < start and c.unit == now.unit]
        past = [c for c in told if c.offset == -1 and c.topic == now.topic and c.exact]
        if len(past) != 1 or sum(c.topic == now.topic for c in told) != len((now, *past)):
            # of several figures it is not certain which two are compared
            continue
        if not _told_directly(said, max(now.end, past[0].end), start):
            continue
        old = past[0].value
        rate = change.figure.unit == "%"
        if close(change.amount, now.value - old, old) if rate else now.value - old == change.amount:
            continue
        if rate and not old:
            continue
        less = f"{now.value:f}-{old:f}"
        shown = f"={now.value - old:f}"
        if rate:
            less, shown = f"({less})/{old:f}", f"={(now.value - old) * 100 / old:.2f}%"
        yield Fault(
            Span(key, start, change.figure.end),
            f"正文写{change.topic.label}比上年 {change.amount:+f}{change.figure.unit}，"
            f"按同一句里的两个数算：{less}{shown}",
        )


def _told_directly(said: Understood, start: int, end: int) -> bool:
    """Whether between two places only words of comparing stand: 同比增长, not 其中新收增加."""
    return all(
        t.kind == "figure"
        or t.offset == -1
        or ((t.has("compare") or t.has("fill")) and not t.has("period", "other"))
        for clauses in said.sentences
        for clause in walk(clauses)
        for t in clause.tokens
        if start <= t.start < end and t.text not in "，；、"
    )


@rule("N511", "正文的占比与件数不符", "info", "experience")
def check_shares(review: Review) -> Iterator[Fault]:
    """“N件，占x%”应当算得出来：等于N除以前文的某个总数，或者表三的新收、办理结果总计。

    依据：审核经验。只要有一个总数算得出来就不提示；最后一位四舍五入或者截尾都算对。

    错：答复申请805件，其中予以公开258件，占33.9%。
    对：答复申请805件，其中予以公开273件，占33.9%。

    怎么改：重新计算，或者写明占什么的比例。
    """
    for key in review.report.prose:
        for _, fault in judge_shares(review.report, key):
            if fault:
                yield fault


def judge_shares(report: Report, key: str) -> Iterator[tuple[Share | Rate, Fault | None]]:
    """The shares and rates of a section that a total stands beside, and what is wrong with them."""
    rows = ("applications.received", "applications.outcome.total")
    table = [Decimal(v) for row in rows if (v := report.value(At(row, "total")))]
    carried = report.value(At("applications.carried_in", "total"))
    table += [table[0] + carried] if table and carried else []
    said = statements(report, key)
    for share in said.shares:
        judged = _judge_share(report, key, share, table)
        if judged:
            yield share, judged[0]
    answered = Decimal(report.value(At("applications.outcome.total", "total")) or 0)
    for rate in said.rates:
        percent = rate.figure.value
        if not rate.applications or rate.narrowed:
            continue
        if percent == WHOLE and report.value(LEFT) is not None:
            # N512 tells what is carried over
            yield rate, None
        elif answered and table and percent < WHOLE:
            wrong = not any(close(percent, answered, w) for w in table)
            span = Span(key, rate.figure.start, rate.figure.end)
            told = (
                f"正文写办结率 {percent:f}%，"
                f"{answered}/{table[-1]:f}={answered * 100 / table[-1]:.2f}%"
            )
            yield rate, Fault(span, told) if wrong else None


def _judge_share(
    report: Report, key: str, share: Share, table: list[Decimal]
) -> tuple[Fault | None] | None:
    """None where no whole is known, else the fault where none gives the percentage."""
    span = Span(key, share.figure.start, share.figure.end)
    if share.part is None:
        if share.topic is None or reach_of(report, share) == "other":
            return None
        parts = [v for value in find_values(report, share.topic) for v in value.values]
        wholes = [*_row_totals(report, share.topic)] or table
        if not parts or not wholes or not wholes[0]:
            return None
        if any(close(share.percent, p, w) for p in parts for w in wholes):
            return (None,)
        named = share.topic.label
        part, whole, unit = parts[0], wholes[0], ""
    else:
        wholes = [
            *dict.fromkeys([*(f.value for f in share.wholes), *table, *_named(report, share)])
        ]
        claims = statements(report, key).claims
        told_of = {c.start: c.topic for c in claims if not c.zero and c.reach == "own"}
        topic = told_of.get(share.part.start)
        if topic and topic.part:
            # 复议维持27件，占58.7%: of all reviews
            row = topic._replace(columns=("total",))
            wholes += [v for value in find_values(report, row) for v in value.values]
        of_table = topic is not None and (topic.part or row_of(topic).startswith("applications."))
        wholes = [whole for whole in wholes if whole]
        if not wholes or not (share.wholes or share.named or of_table):
            return None
        told, others = share.part.value, [one.value for one in share.instead]
        if any(close(share.percent, p, w) for p in (told, *others) for w in wholes) or any(
            close(share.percent, p, told) for p in others
        ):
            return (None,)
        whole = share.wholes[-1].value if share.wholes else wholes[0]
        part, unit, named = share.part.value, share.part.unit, ""
    fault = Fault(
        span,
        f"正文写{named} {part:f}{unit}占 {share.percent:f}%，"
        f"{part:f}/{whole:f}={part * 100 / whole:.2f}%",
    )
    return (fault,)


def _row_totals(report: Report, topic: Topic) -> Iterator[Decimal]:
    """What a column may be told of as a rate: its row, or the row without what has not ended."""
    table = table_of(report.form, row_of(topic)) if topic.part and topic.readings else None
    if table is None or not table.across:
        return
    names = tuple(column.name for column in table.columns.leaves if column.total)
    for whole in find_values(report, topic._replace(columns=names)):
        yield whole.value
        for column in table.columns.leaves:
            if not column.total and column.name not in topic.columns:
                rest = find_values(report, topic._replace(columns=(column.name,)))
                yield from (whole.value - value.value for value in rest)


def _named(report: Report, share: Share) -> Iterator[Decimal]:
    """The values of the whole that is named: 占全部行政诉讼的."""
    if share.named:
        for value in find_values(report, share.named):
            yield from value.values


def close(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Whether a percentage is right to its last written digit, rounded or cut off."""
    if not whole:
        return False
    exponent = percent.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(part * 100 / whole - percent) < step
