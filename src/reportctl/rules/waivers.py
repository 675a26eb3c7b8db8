"""Living with findings: what somebody accepted stays in sight with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from reportctl.finding import Finding, Place, Rule
from reportctl.report.report import Waiver

_PAGES = (
    Rule(
        "M901",
        "接受了一条不存在的规则",
        "warning",
        "sense",
        """[[waivers]] 里的 rule 要写一条真有的规则编号，否则什么也没有接受。

错：rule = "X2O2"（字母 O）
对：rule = "X202"

怎么改：用 reportctl validate --rules 查编号。""",
    ),
    Rule(
        "M902",
        "接受了没有出现的问题",
        "info",
        "sense",
        """[[waivers]] 接受的问题这次没有查出来，多半已经改好了；
留着它，以后真出同样的问题会被放过。

错：数字已经改对，[[waivers]] 还在。
对：问题改好后删去对应的 [[waivers]]。

怎么改：删去这一段。""",
    ),
    Rule(
        "M903",
        "接受问题没有写理由",
        "warning",
        "sense",
        """接受一个问题要写明理由，理由会跟在问题后面一起打印；没有理由的不算数。

错：[[waivers]] 下只有 rule = "X202"
对：reason = "本年度开展文件清理，现行有效件数以清理结果为准"

怎么改：补写 reason。""",
    ),
    Rule(
        "M904",
        "接受已经过期",
        "info",
        "sense",
        """[[waivers]] 的 until 已过，或者不是“年-月-日”，这条接受不再算数。

错：until = "2022-03-31"（检查在此之后）
对：问题改好，或者重新核定后改写 until。

怎么改：改正数字，或者重新确认后延后 until。""",
    ),
)
WAIVING: dict[str, Rule] = {rule.code: rule for rule in _PAGES}
"""The rules about waivers by code."""


def apply_waivers(
    findings: Sequence[Finding],
    waivers: Collection[Waiver],
    rules: Mapping[str, Rule],
    today: date | None = None,
) -> list[Finding]:
    """The findings, accepted ones marked with the reason, and what is wrong with the waivers."""
    told: list[Finding] = []
    waived = list(findings)
    for waiver in waivers:
        if waiver.rule not in rules:
            told.append(_finding("M901", f"没有编号为“{waiver.rule}”的规则", waiver.place))
            continue
        if not waiver.reason.strip():
            told.append(_finding("M903", f"接受 {waiver.rule} 没有写理由", waiver.place))
            continue
        if waiver.until and _expired(waiver.until, today or date.today()):  # noqa: DTZ011 - the reader's own calendar day
            told.append(
                _finding("M904", f"接受 {waiver.rule} 的期限 {waiver.until} 已过", waiver.place)
            )
            continue
        hit = [n for n, finding in enumerate(waived) if _covers(waiver, finding)]
        if not hit:
            told.append(_finding("M902", f"没有查出 {waiver.rule}，不必再接受", waiver.place))
        for number in hit:
            by = f"（{waiver.by}）" if waiver.by else ""
            waived[number] = waived[number]._replace(waived=waiver.reason.strip() + by)
    return waived + told


def _covers(waiver: Waiver, finding: Finding) -> bool:
    return finding.code == waiver.rule and (
        not waiver.key
        or finding.key == waiver.key
        or (finding.key or "").startswith(f"{waiver.key}.")
    )


def _expired(until: str, today: date) -> bool:
    try:
        return date.fromisoformat(until) < today
    except ValueError:
        return True


def _finding(code: str, message: str, place: Place) -> Finding:
    return Finding(code, WAIVING[code].severity, message, place, "waivers")
