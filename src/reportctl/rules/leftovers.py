"""Family L, left over: a folder, a year, a date that are another's, a sentence twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.prose.mentions import Date
from reportctl.prose.reading import Reading, read
from reportctl.prose.sentences import Stretch
from reportctl.report.day import read_day
from reportctl.report.organs import find_owner
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms

SHORT_HEADING = 30
LONG_SENTENCE = 30
HEAD = 2
"""Characters that may stand before a year at the head of a sentence, such as its number."""
PAST = 6
"""Years back to which a leftover year may go; a plan or a programme names older ones."""
NEXT = 8
"""Characters of the next sentence in which it says that it tells of this year."""
_COUNTED = (
    rf"(?:{'|'.join(terms('own', 'deeds'))})[^的，,。；;0-9]{{0,24}}"
    "[0-9]+[万余多]*[次件条场期人篇个]"
)
"""What was done and how often, with nothing between that makes it the name of something."""
_DONE = rf"(?:{'|'.join(terms('own', 'held'))})[^的《，,。；;0-9]{{1,12}}[，,。；;]"
"""An activity that was held, of which no number is told: 2020年开展培训，."""
_LATER = r"(?:[（(]?[一二三四五六七八九十]{1,2}[)）、.．])?20[0-9]{2}年(?![0-9]{1,2}月)"
"""A year with which a sentence begins, its number aside."""
_LEFT = "[0-9] ?[件宗]"
"""What is left of a year's work, or goes to another."""
OPENING = ("preface", "overview")
_DIGITS = re.compile("[0-9]+")
SAME_RUN, SAME_SHARE, SAME_LEAST = 6, 0.68, 36
"""Characters of a run, the share of runs and the length from which on sentences are the same."""


@rule("L709", "放在别的单位的文件夹里", "error", "sense")
def find_misplaced(review: Review) -> Iterator[Fault]:
    """单位名单（reportctl.toml 的 units）上有两个单位，文件夹是一个的，报告写的却是另一个的。

    依据：文件夹和机关名称总有一个不对：不是放错了，就是拿别的单位的报告改的时候漏改了机关。
    汇总时会重复计算一个单位，漏掉另一个。

    错：文件夹“云溪镇人民政府”里的报告，organ = "新集镇人民政府"
    对：organ = "云溪镇人民政府"

    怎么改：移到自己单位的文件夹里，或者改正机关名称。
    """
    organ = review.report.organ
    if owner := find_owner(review.folder, organ, review.settings.units):
        yield Fault("report.organ", f"报告写的是{organ}，放在{owner}的文件夹里")


@rule("L701", "年份可能没有改", "warning", "experience")
def find_wrong_years(review: Review) -> Iterator[Fault]:
    """写本单位全年工作的句子只提上一年，多半是用上年文件改的时候漏改了年份。

    依据：审核经验。“较2020年”“上年结转”、法规日期和规划名称里的年份、第五部分的下一年打算都不算；
    第一部分里以下一年度打算为题的小标题、“按照《2020年……工作要点》”、没有写数的“2020年开展培训，”只作参考。
    各部分没有本年度的年份，第一部分的句子却以以后的年份开头，也在这里提示。

    错：2021年度报告写“2020年，我镇主动公开信息86条”。
    对：2021年，我镇主动公开信息86条。

    怎么改：改正年份；确实写往年情况的，写明与本年的比较。
    """
    year = review.report.year
    yield from _old_titles(review)
    texts = (prose.text for key, prose in review.report.prose.items() if key != "preface")
    silent = not any(f"{year}年" in text for text in texts)
    for key, prose in review.report.prose.items():
        reading = read(prose.text)
        for sentence in reading.sentences:
            dates = [d for d in reading.mentions.dates if sentence.start <= d.start < sentence.end]
            years = {date.year for date in dates if date.year}
            said = reading.text[sentence.start : sentence.end]
            if len(years) != 1 or year in years:
                continue
            (named,) = years
            span = Span(key, dates[0].start, dates[0].end)
            own = _speaks_of_own(said, review.report.organ)
            own = own or (key == "preface" and "年度报告" in said)
            target = named == year + 1 and _is_target(reading, sentence, dates[0])
            future = any(word in said for word in terms("own", "future"))
            behind = reading.text[dates[0].end : sentence.end].lstrip("度")
            thing = behind.startswith(terms("own", "things")) and key != "preface"
            before = named == year - 1 and dates[0].month is None and own and not thing
            before = before or _counted_until(said, dates[0], year - 1)
            counted = named == year - 1 and _tells_deed(reading, sentence, dates[0], year, _COUNTED)
            done = named == year - 1 and _tells_deed(reading, sentence, dates[0], year, _DONE)
            if (
                before
                or counted
                or (year - PAST < named < year and _heads_work(reading, sentence, dates[0]))
            ):
                yield Fault(
                    span,
                    f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）",
                    hint=f"如是漏改，改为{year}年",
                )
            elif done and key != "problems":
                yield Fault(
                    span,
                    f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）",
                    hint=f"如是漏改，改为{year}年；确实写上年的，写明与本年的比较",
                    milder="info",
                )
            elif named == year + 1 and key == "overview" and future and _heads(said) and not target:
                yield Fault(
                    span,
                    f"总体情况里有下一年度的内容（“{said}”）",
                    hint="下一年度的打算宜写在第五部分“改进情况”里",
                    milder="info",
                )
            elif (
                named == year + 1
                and not (future or target)
                and any(word in said for word in terms("own", "done"))
            ):
                yield Fault(span, f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）")
            elif silent and named > year and key in OPENING and _heads_later(reading, sentence):
                yield Fault(
                    span,
                    f"各部分没有写{year}年，这里写的是{named}年（“{_short(said)}”），报告是{year}年度的",
                )


def _is_target(reading: Reading, sentence: Stretch, date: Date) -> bool:
    """Whether what is left goes to a year: 2件结转至2022年度办理, 其余3件于2022年1月办结."""
    ahead = reading.text[sentence.start : date.start]
    for mark in "，,；;：:、":
        ahead = ahead.rpartition(mark)[2]
    return any(word in ahead for word in terms("own", "later")) or bool(re.search(_LEFT, ahead))


def _heads_later(reading: Reading, sentence: Stretch) -> bool:
    """Whether a sentence opens with a year, and is no plan and no law's date."""
    said = re.sub("重?要[求点素闻件]", "", reading.text[sentence.start : sentence.end])
    planned = any(word in said for word in (*terms("own", "future"), *terms("own", "enacted")))
    return bool(re.match(_LATER, said)) and not planned


def _counted_until(said: str, date: Date, year: int) -> bool:
    """Whether own work is counted up to the end of a year: 截至2022年12月31日，累计公开."""
    last = (date.year, date.month, date.day) == (year, 12, 31)
    opens = said.startswith(terms("own", "until"))
    return last and opens and any(word in said for word in terms("own", "ended"))


def _heads_work(reading: Reading, sentence: Stretch, date: Date) -> bool:
    """Whether a year stands at the head of a sentence about the year's own work: 2020年，我局……"""
    said = reading.text[sentence.start : sentence.end]
    behind = reading.text[date.end : sentence.end].lstrip("度")
    ahead = reading.text[sentence.start : date.start]
    head = (
        len(ahead) <= HEAD and date.month is None and not ahead.endswith(terms("own", "set_aside"))
    )
    since = behind.startswith(("以来", "来"))
    opens = since or behind.startswith(("，", ",", *terms("own", "words")))
    compared = any(word in said for word in terms("own", "comparing"))
    return head and opens and not compared


def _tells_deed(reading: Reading, sentence: Stretch, date: Date, year: int, deed: str) -> bool:
    """Whether a year heads a sentence that tells what was done in it: 2020年共开展培训2次.

    What only names it (2020年受理的3件), or tells of this year beside it, is no leftover.
    """
    said = reading.text[sentence.start : sentence.end]
    behind = reading.text[date.end : sentence.end].removeprefix("度")
    beside = f"{said}{reading.text[sentence.end :].strip()[:NEXT]}"
    present = (f"{year}年", *terms("own", "present"))
    if date.start - sentence.start > HEAD or date.month is not None:
        return False
    if any(word in said for word in (*terms("own", "comparing"), "以来")):
        return False
    return not any(word in beside for word in present) and bool(re.match(deed, behind))


def _heads(said: str) -> bool:
    """Whether a sentence looks like a heading: short, and without a full stop."""
    return len(said) <= SHORT_HEADING and said[-1] not in "。；，"


def _speaks_of_own(said: str, organ: str) -> bool:
    own = any(word in said for word in (*terms("own", "words"), organ))
    return own and not any(word in said for word in (*terms("own", "comparing"), "以来", "起"))


def _short(said: str) -> str:
    return said if len(said) <= LONG_SENTENCE else f"{said[:LONG_SENTENCE]}……"


def _old_titles(review: Review) -> Iterator[Fault]:
    """《2020年政务公开工作要点》 as what this year's work goes by, or as the report's own name."""
    year = review.report.year
    for key, prose in review.report.prose.items():
        reading = read(prose.text)
        for name in reading.mentions.names:
            if name.kind != "title" or f"{year - 1}年" not in name.text:
                continue
            sentence = reading.sentence(name.start)
            said = reading.text[sentence.start : sentence.end]
            ahead = reading.text[sentence.start : name.start]
            plan = any(word in name.text for word in terms("own", "plans"))
            plan = plan and ahead.endswith(terms("own", "under")) and f"{year}年" not in said
            plan = plan and not any(word in said for word in terms("own", "comparing"))
            own = "年度报告" in name.text and any(word in said for word in terms("own", "made"))
            if plan or own:
                yield Fault(
                    Span(key, name.start, name.end),
                    f"本报告是{year}年度的，这里写的是“{name.text}”",
                    hint=f"如是漏改，改为{year}年",
                    milder="info",
                )


@rule("L708", "落款日期不是日期，或早于年度结束", "warning", "sense")
def check_date(review: Review) -> Iterator[Fault]:
    """年度报告在年度结束之后编制，落款写全年月日，不能早于当年12月31日，也不能是日历上没有的一天。

    错：2021年度报告的落款日期是“2021年1月18日”。
    对：2022年1月18日。

    怎么改：核对日期；多半是年份没有改。
    """
    report = review.report
    if report.date.strip() and not read_day(report.date):
        yield Fault("report.date", f"落款日期写的是“{report.date}”，没有写全，或者没有这一天")
        return
    for said in read(report.date).mentions.dates[:1] if report.date else ():
        when = (said.year or 0, said.month or 12, said.day or 31)
        if said.year and when < (report.year, 12, 31):
            yield Fault("report.date", f"落款日期是“{report.date}”，早于{report.year}年12月31日")


@rule("L705", "同一段话出现两次", "warning", "experience")
def find_repeated_sentences(review: Review) -> Iterator[Fault]:
    """同一份报告里，三十个字以上的同一句话出现两次，多半是粘贴重复。

    依据：审核经验；30号通知把敷衍塞责列为应当追责的情形。

    错：第一部分和第五部分有同一句长话。
    对：每句话只写一次。

    怎么改：删去重复的一处。
    """
    runs, told = _Runs(), dict[str, None]()
    seen: dict[str, set[str]] = {}
    for key, prose in review.report.prose.items():
        reading = read(prose.text)
        for sentence in reading.sentences:
            said = "".join(reading.text[sentence.start : sentence.end].split()).rstrip("。；")
            if len(said) < LONG_SENTENCE:
                continue
            # the same words with another number tell something else
            numbers = _numbers(said)
            if numbers not in seen:
                seen[numbers], told[said] = {said}, None
                continue
            known = seen[numbers]
            if len(known) == 1:
                known |= runs[known.pop()]
            least = SAME_SHARE * len(runs[said])
            nearest = ""
            if len(known & runs[said]) >= least:
                nearest = max(told, key=lambda one: len(runs[one] & runs[said]))
            same = nearest == said
            near = len(said) >= SAME_LEAST and _numbers(nearest) == numbers
            if same or (near and nearest and len(runs[nearest] & runs[said]) >= least):
                yield Fault(
                    Span(key, sentence.start, sentence.end),
                    f"这句话前面已经出现过（“{_short(said)}”）"
                    if same
                    else f"这句话和前面的一句几乎相同（“{_short(nearest)}”）",
                    milder=None if same else "info",
                )
            known |= runs[said]
            told[said] = None


class _Runs(dict[str, set[str]]):
    """Every few characters in a row of each sentence that somebody asks for."""

    def __missing__(self, said: str) -> set[str]:
        found = {said[at : at + SAME_RUN] for at in range(len(said) - SAME_RUN + 1)}
        self[said] = found
        return found


def _numbers(said: str) -> str:
    return "".join(_DIGITS.findall(said))
