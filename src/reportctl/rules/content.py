"""Family R, required content: what the 条例 and the notice ask the prose to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.numerals import end_of_number
from reportctl.prose.reading import read
from reportctl.prose.sentences import clauses
from reportctl.report.report import Report
from reportctl.rules.rule import Fault, Review, rule
from reportctl.rules.terms import lists, terms

GOVERNMENTS = frozenset({"province", "city", "county", "township"})
SHORTEST = 10
"""Characters of a section that says anything (what reviewers use as a limit)."""
VAGUE_ENOUGH = 3
LONGEST_TITLE = 24
MOST = 3
"""Aspects with an item of their own from which on a text is taken to be laid out by them."""
_COUNTED = re.compile(r"\D{0,4}\d")
OWN_UNITS = frozenset({"township", "street", "department"})


@rule("R601", "总体情况缺少应写的方面", "warning", "notice", "overview")
def find_missing_aspects(review: Review) -> Iterator[Fault]:
    """第一部分要写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。

    依据：国办公开办函〔2021〕30号一（一）。

    错：总体情况只写指导思想和下一年打算。
    对：分五段写，每段有本年度的工作和数字。

    怎么改：补写所缺的方面；没有发生的也写明，如“未收到政府信息公开申请”。
    """
    prose = review.report.prose.get("overview")
    if prose is None or not _asked(review.report, "overview", "aspects"):
        return
    text = read(prose.text).text
    empty, headed = [*_empty_headings(text)], _headed(text)
    missing = [
        name
        for name, said in lists("aspect").items()
        if not _covered(text, name, strict=headed >= MOST)
        or any(word in heading for word in said for heading in empty)
    ]
    if missing:
        yield Fault("overview", f"总体情况没有写到{'、'.join(missing)}")


def _headed(text: str) -> int:
    """How many of the aspects have an item of their own."""
    heads = [line.strip()[:LONGEST_TITLE] for line in text.split("\n") if _item(line.strip())]
    return sum(
        any(word in head for word in said for head in heads) for said in lists("aspect").values()
    )


def _covered(text: str, name: str, *, strict: bool) -> bool:
    """Whether a text tells of an aspect; a mere means of something else tells only with a deed.

    `strict` for a text in which most aspects have an item: 网站120条 is then no platform told of.
    """
    deeds, besides = (lists(group).get(name, ()) for group in ("deed", "besides"))
    said = lists("aspect")[name]
    if not deeds and not besides:
        return any(word in text for word in said)
    for start, end in clauses(text):
        clause = text[start:end]
        word = next((one for one in said if one in clause), "")
        if not word or any(other in clause for other in besides):
            continue
        before, _, behind = clause.partition(word)
        means = any(one in before for one in terms("aspects", "means"))
        counted = strict and _COUNTED.match(behind)
        if not deeds or not (means or counted) or any(deed in clause for deed in deeds):
            return True
    return False


def _empty_headings(text: str) -> Iterator[str]:
    """Lines that are a heading, with nothing behind them but the next heading or the end."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        number, title = _item(line), line.rstrip("。.：:")
        ends = title.endswith(terms("aspects", "titles")) and len(title) <= LONGEST_TITLE
        denies = any(sign in title for sign in terms("aspects", "content"))
        if number and ends and not denies and (not after or _item(after)):
            yield title


@rule("R602", "没有写考核、评议、追究的结果", "warning", "law", "overview")
def find_missing_accountability(review: Review) -> Iterator[Fault]:
    """各级人民政府的年报，还要写工作考核、社会评议和责任追究结果情况。

    部门和街道办事处不作要求；只缺一项的作参考。

    依据：条例第五十条第一款第四项；30号通知要求写在“监督保障”里。

    错：监督保障只写开了几次会。
    对：政府信息公开纳入年度考核，占比4%；开展社会评议，满意度98%；全年没有责任追究情况。

    怎么改：补写所缺的内容；没有发生的也写明“没有责任追究情况”。
    """
    report = review.report
    prose = report.prose.get("overview")
    government = report.level in GOVERNMENTS or report.organ.endswith("人民政府")
    if prose is None or not government or report.level in {"street", "department", "ministry"}:
        return
    text = read(prose.text).text
    missing = [
        name
        for name, said in lists("accountable").items()
        if not any(word in text for word in said)
    ]
    if missing:
        yield Fault(
            "overview",
            f"人民政府的年报没有写到{'、'.join(missing)}结果情况",
            hint=f"没有的也要写明，如“{'，'.join(lists('unheld')[name][0] for name in missing)}”",
            milder="info" if len(missing) == 1 else None,
        )


@rule("R603", "问题或改进情况没有写", "error", "law", "problems")
def find_missing_problems(review: Review) -> Iterator[Fault]:
    """第五部分既要写存在的主要问题，也要写改进情况，不能只写“无”。

    依据：条例第五十条第一款第四项；30号通知“不能遗漏”。只缺一半的作警告。

    错：五、存在的主要问题及改进情况 无
    对：先写两三个具体问题，再逐条写改进措施。

    怎么改：补写所缺的一半。
    """
    prose = review.report.prose.get("problems")
    if prose is None:
        return
    text = read(prose.text).text
    body = "".join(text.split())
    if len(body) < SHORTEST:
        yield Fault(
            "problems",
            f"存在的主要问题及改进情况只写了“{body}”"
            if body
            else "存在的主要问题及改进情况没有内容",
        )
        return
    if not any(word in text for word in terms("problem", "troubles")):
        yield Fault("problems", "没有写存在的主要问题", milder="warning")
    elif not any(word in text for word in terms("problem", "mending")):
        yield Fault("problems", "写了问题，没有写改进情况", milder="warning")


@rule("R604", "没有信息处理费的情况", "warning", "notice", "other_matters")
def find_missing_fee(review: Review) -> Iterator[Fault]:
    """第六部分要报告收取信息处理费的情况，没有收取的也要写明。

    依据：国办公开办函〔2021〕30号附件“收取信息处理费情况在此处报告”；国办函〔2020〕109号。

    错：六、其他需要报告的事项 无
    对：本年度没有收取信息处理费。没有其他需要报告的事项。

    怎么改：补一句信息处理费的情况，单位是元。
    """
    report = review.report
    prose = report.prose.get("other_matters")
    if prose is None or not _asked(report, "other_matters", "fee"):
        return
    # told elsewhere, it is told all the same; but section five is no place for it
    texts = [read(other.text).text for key, other in report.prose.items() if key != "problems"]
    if any(word in text for text in texts for word in terms("problem", "fee")):
        return
    if any(_tells_charges(text) for text in texts):
        return
    body = "".join(prose.text.split()).strip("。")
    said = (f"只写了“{body}”，" if body else "没有内容，") if len(body) < SHORTEST else ""
    yield Fault("other_matters", f"{said}没有写收取信息处理费的情况")


def _tells_charges(text: str) -> bool:
    """Whether a clause tells of charges, and not of a list or of charges of another kind."""
    for start, end in clauses(text):
        clause = text[start:end]
        other = any(word in clause for word in terms("problem", "object"))
        if any(word in clause for word in terms("problem", "charges")) and not other:
            return any(
                word in text[max(start - LONGEST_TITLE, 0) : end + 2]
                for word in terms("problem", "charged")
            )
    return False


@rule("R610", "总体情况像是通用文字", "warning", "experience", "overview")
def find_generic_text(review: Review) -> Iterator[Fault]:
    """一个单位的年报反复写“部分地区”“多数部门”，又没有一个本单位的数字，像是从别处抄来的通稿。

    依据：审核经验；30号通知把内容雷同、敷衍塞责列为应当追责的情形。

    错：部分地区公开不够及时，一些地区……多数部门……。
    对：我镇通过网站主动公开信息86条，收到申请2件。

    怎么改：写本单位做了什么，用本单位的数字。
    """
    prose = review.report.prose.get("overview")
    if prose is None or review.report.level not in OWN_UNITS:
        return
    vague = sum(prose.text.count(word) for word in terms("problem", "vague"))
    if vague >= VAGUE_ENOUGH and not read(prose.text).mentions.figures:
        yield Fault("overview", f"“部分地区”一类的话有{vague}处，却没有一个本单位的数字")


def _asked(report: Report, key: str, what: str) -> bool:
    """Whether the form's edition asks this of a section."""
    section = report.form.section_by_key.get(key)
    return section is not None and what in section.asks


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


def _item(line: str) -> int:
    """Where the number ends with which a line begins, 0 for none."""
    return end_of_number(line, "一二三四五六七八九十", "）)、")
