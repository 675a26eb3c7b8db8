"""Family A, sums of units: a county's figures against the reports that were added into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportctl.report.adding import Added, add_up
from reportctl.report.report import Part, Report
from reportctl.rules.cells import name
from reportctl.rules.rule import Fault, Review, Span, rule

LEFT_OUT = ("没有包括", "未包括", "不包括", "不含", "没有汇总", "未汇总", "没有报送", "未报送")
"""How a text says that a unit is not in a sum."""
_SENTENCE = r"[^。；;\n]+"
SHOWN = 6
"""Units that are named in the arithmetic of one cell."""


@rule("A801", "汇总数不等于各单位之和", "error", "sense")
def check_sums(review: Review) -> Iterator[Fault]:
    """用 fill --sum 汇总的报告，每一格都应等于 [[parts]] 所列各单位同一格之和。

    依据：汇总就是同一张表逐格相加。有单位的文件找不到、年度或者格式不同的，不作判断（A803、A804）。
    各单位都空白的格，汇总也空白；有的单位空白，按其余单位相加。没有写单位的金额不相加、不检查；有的单位没有读出来（“?”）的格无法核对。

    错：甲镇新收 5、乙镇新收 8，汇总填 12。
    对：5+8=13，填 13。

    怎么改：重新运行 fill --sum；单位的数字确实改过的，以单位现在的报告为准。
    """
    reports = _units(review)
    if reports is None:
        return
    sums = add_up(review.report.form, reports, review.report.older)
    for at, cell in review.report.cells.items():
        added = sums.get(at)
        if added is None or added.unitless or cell.kind == "amount" or cell.unread:
            continue
        if added.unread:
            organs = "、".join(reports[n].organ for n in added.unread[:SHOWN])
            message = f"{name(cell)}无法核对：{organs}的这一格没有读出来"
            yield Fault(at, message, milder="warning")
            continue
        if cell.value == added.value:
            continue
        written = "空白" if cell.value is None else f"填写 {cell.value}"
        due = "各单位都是空白" if added.value is None else f"各单位之和为 {added.value}"
        yield Fault(
            at,
            f"{name(cell)}{written}，{due}{_terms(added, reports)}",
            hint="重新汇总" if added.value is None else f"应为 {added.written}",
            milder="warning" if added.value is None or cell.value is None else None,
        )


def _units(review: Review) -> list[Report] | None:
    """The reports that were added, or None where they cannot be added up again."""
    named = [part.file for part in review.report.parts if part.file]
    found = [review.parts.get(file) for file in named]
    reports = [report for report in found if report]
    same = all(_comparable(review.report, report) for report in reports)
    return reports if reports and same and len(reports) == len(named) else None


def _comparable(report: Report, unit: Report) -> bool:
    return unit.year == report.year and unit.form.edition == report.form.edition


def _terms(added: Added, reports: Sequence[Report]) -> str:
    """The addition, unit by unit."""
    shown = "、".join(f"{reports[n].organ} {value}" for n, value in added.terms[:SHOWN])
    more = f"……共 {len(added.terms)} 个单位" if len(added.terms) > SHOWN else ""
    return f"（{shown}{more}）" if shown else ""


@rule("A802", "单位的报告在汇总之后改动过", "warning", "sense")
def find_changed_units(review: Review) -> Iterator[Fault]:
    """[[parts]] 记下了每个单位的报告汇总时的指纹（digest）。单位后来改了报告，汇总数可能已经不对。

    依据：汇总的留底。

    错：汇总之后，甲镇又改了自己的报告。
    对：甲镇改完以后重新汇总。

    怎么改：重新运行 fill --sum。
    """
    for number, part in enumerate(review.report.parts):
        now = review.digests.get(part.file)
        if part.digest and now and now != part.digest:
            yield Fault(_key(number), f"{part.organ}的报告（{part.file}）在汇总之后改动过")


@rule("A803", "找不到单位的报告", "warning", "sense")
def find_gone_units(review: Review) -> Iterator[Fault]:
    """[[parts]] 所列单位的报告文件找不到，或者读不出来，汇总数无法核对。

    依据：汇总的留底。

    错：file = "units/jia.toml"，文件已经移走。
    对：文件在原处；移走后重新汇总，或者改写 file。

    怎么改：找回文件，或者按现在的位置重新运行 fill --sum。
    """
    for number, part in enumerate(review.report.parts):
        if part.file and part.file in review.parts and review.parts[part.file] is None:
            yield Fault(_key(number), f"{part.organ}的报告 {part.file} 找不到或者读不出，无法核对")


@rule("A804", "单位的年度、格式或名称与汇总不符", "error", "sense")
def find_other_years(review: Review) -> Iterator[Fault]:
    """加入汇总的报告应当是同一年度、同一版格式，机关名称与 [[parts]] 的 organ 一致。

    依据：不同年度、不同格式的表不能相加。

    错：2023年度的汇总里有一份2022年度的报告。
    对：全部是2023年度的报告。

    怎么改：换成正确的报告，重新运行 fill --sum。
    """
    report = review.report
    for number, part in enumerate(report.parts):
        unit = review.parts.get(part.file)
        if unit is None:
            continue
        if unit.year != report.year:
            yield Fault(
                _key(number), f"{part.file} 是{unit.year}年度的报告，汇总的是{report.year}年度"
            )
        elif unit.form.edition != report.form.edition:
            yield Fault(
                _key(number),
                f"{part.file} 用的是{unit.form.edition}年版格式，"
                f"汇总用的是{report.form.edition}年版",
            )
        elif unit.organ != part.organ:
            yield Fault(_key(number), f"{part.file} 是{unit.organ}的报告，汇总记的是{part.organ}")


@rule("A805", "同一个单位加了两次", "error", "sense")
def find_doubled_units(review: Review) -> Iterator[Fault]:
    """一个单位只能加一次：名称、文件、内容都不能重复；另一份汇总里已有的单位也不能再加。

    依据：重复相加会使汇总数虚高。

    错：[[parts]] 里有两个“甲镇人民政府”。
    对：每个单位一段。

    怎么改：去掉重复的一份，重新运行 fill --sum。
    """
    seen: dict[tuple[str, str], Part] = {}
    for number, part in enumerate(review.report.parts):
        marks = [("名称", part.organ), ("文件", part.file), ("内容", part.digest)]
        known = [what for what, mark in marks if mark and (what, mark) in seen]
        if known:
            first = seen[known[0], dict(marks)[known[0]]]
            yield Fault(_key(number), f"{part.organ}与前面的{first.organ}{known[0]}相同，加了两次")
        seen |= {(what, mark): part for what, mark in marks if mark and (what, mark) not in seen}
    own = {part.organ for part in review.report.parts}
    for number, part in enumerate(review.report.parts):
        unit = review.parts.get(part.file)
        within = [p.organ for p in unit.parts if p.file and p.organ in own] if unit else []
        if within:
            names = "、".join(within[:SHOWN])
            yield Fault(_key(number), f"{part.organ}的报告已经汇总了{names}，又各加了一次")


@rule("A806", "汇总不完整", "warning", "sense")
def find_missing_units(review: Review) -> Iterator[Fault]:
    """应当汇总的单位里，还有没交报告的。这时的汇总数不完整，不能当作全地区的数字公布。

    依据：汇总的范围应当完整；缺少单位的汇总不能悄悄变小。

    错：名单有 49 个单位，汇总了 48 个。
    对：49 个都汇总；单位已经撤并的，从名单上去掉，重新汇总。

    怎么改：催报后重新运行 fill --sum，或者改正名单。
    """
    missing = [part.organ for part in review.report.parts if part.organ and not part.file]
    if missing:
        names = "、".join(missing[:SHOWN]) + ("等" if len(missing) > SHOWN else "")
        count = sum(bool(part.file) for part in review.report.parts)
        first = next(n for n, part in enumerate(review.report.parts) if not part.file)
        yield Fault(
            _key(first),
            f"汇总不完整：已汇总 {count} 个单位，缺 {len(missing)} 个：{names}",
        )


@rule("A807", "汇总的报告没有写明是汇总", "warning", "sense")
def check_scope(review: Review) -> Iterator[Fault]:
    """由各单位相加而来的报告，[report] 的 scope 应是 region（本行政区域汇总）。

    依据：本机关的数字和全地区的数字是两回事，读的人要分得清。

    错：有 [[parts]]，scope = "own"。
    对：scope = "region"

    怎么改：改写 scope。
    """
    report = review.report
    if any(part.file for part in report.parts) and report.scope != "region":
        yield Fault("report.scope", "报告由各单位汇总而来，scope 没有写 region")


@rule("A808", "汇总时没有单位名单", "warning", "sense")
def find_unlisted(review: Review) -> Iterator[Fault]:
    """汇总时没有单位名单（reportctl.toml 的 units，或者 --units），缺哪个单位就没有核对过。

    依据：汇总的范围应当完整；没有名单，少了一个单位也看不出来。名单上有几个单位记在 listed 里。

    错：listed = 0
    对：listed = 12，[[parts]] 有 12 个单位。

    怎么改：把单位名单写进 reportctl.toml 的 units，或者写成文本加 --units，重新运行 fill --sum。
    """
    report = review.report
    if any(part.file for part in report.parts) and not report.listed:
        told = "汇总时没有" if report.listed == 0 else "没有记下汇总时的"
        yield Fault("report.listed", f"{told}单位名单，缺哪个单位没有核对")


@rule("A809", "正文说没有包括的单位已经汇总", "warning", "experience")
def find_included_units(review: Review) -> Iterator[Fault]:
    """正文写着汇总没有包括某个单位，[[parts]] 里却有它的报告：多半是补交以后重新汇总，正文没有改。

    依据：审核经验。fill --sum 自己写的那一句会自己改，改写过的要人改。

    错：有 file 的 [[parts]] 里有甲镇，正文写“本次汇总未包括甲镇的数据”。
    对：甲镇已经加入，删去这一句。

    怎么改：改正文；确实没有加入的，重新汇总。
    """
    parts = [part for part in review.report.parts if part.organ]
    added = [part.organ for part in parts if part.file]
    for key, prose in review.report.prose.items() if added else ():
        for found in re.finditer(_SENTENCE, prose.text):
            if not any(word in found[0] for word in LEFT_OUT):
                continue
            said = found[0]
            for gone in (part.organ for part in parts if not part.file):
                said = said.replace(gone, " " * len(gone))  # 新石桥镇 is not 石桥镇
            for organ in added:
                if (at := said.find(organ)) >= 0:
                    start = found.start() + at
                    told = f"正文说汇总没有包括{organ}，它的报告已经加入"
                    yield Fault(Span(key, start, start + len(organ)), told)


def _key(number: int) -> str:
    """The key of a part, as the file's places know it."""
    return f"parts.{number}"
