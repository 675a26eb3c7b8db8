"""What a county asks of its own reports in `reportctl.toml`: the day by which they are due."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.prose.reading import read
from reportctl.rules.rule import Fault, Review, rule


@rule("R651", "报告日期晚于本地规定的时间", "info", "local")
def check_deadline(review: Review) -> Iterator[Fault]:
    """reportctl.toml 的 deadline 是本地规定的报送、公布时间；报告落款的日期不应晚于它。

    依据：条例第四十九条规定政府部门在次年1月31日前、政府信息公开工作主管部门在3月31日前公布；
    乡镇、街道和各地更早的时间由本地通知规定，所以只按 reportctl.toml 的设置检查。
    没有写日期的报告不检查。

    错：deadline = "01-20"，2021年度报告的 date 写“2022年2月8日”。
    对：date 写“2022年1月18日”。

    怎么改：核对落款日期；确实晚了的，说明原因并接受（[[waivers]]）。
    """
    report, due = review.report, review.settings.deadline
    if not due or not report.date:
        return
    for said in read(report.date).mentions.dates:
        if not said.year or not said.month or not said.day:
            continue
        if (said.year, f"{said.month:02}-{said.day:02}") > (report.year + 1, due):
            month, day = due.split("-")
            yield Fault(
                "report.date",
                f"报告日期是 {report.date}，本地规定的时间是 "
                f"{report.year + 1}年{int(month)}月{int(day)}日",
            )
        return
