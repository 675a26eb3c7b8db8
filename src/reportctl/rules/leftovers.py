"""Family L, left over: last year's year, another organ's name, a paragraph twice."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.prose.organs import organs, selves
from reportctl.prose.reading import read
from reportctl.prose.words import words
from reportctl.rules.rule import Fault, Review, Span, rule

OWN = words("我镇 我乡 我局 我县 我市 我区 我办 我委 我街道 本机关 全年 共收到")
"""Words of a sentence that speaks of the own work in the year."""
COMPARING = words("较 比 同期 相比 上年 去年 结转 顺延 以来 截至 起 延续 年底")
FUTURE = words("将 计划 下一步 打算 拟 要 力争 思路 继续 展望 目标")
DONE = words("共收到 共受理 主动公开政府信息 全年共 年度报告")
SHORT_HEADING = 30
LONG_SENTENCE = 30
KINDS = {"镇": "镇", "乡": "乡", "街道": "街道", "局": "局", "委": "委", "厅": "厅"}
PLACES = ("镇", "乡", "街道")
GENERIC = frozenset(
    "各乡镇全本我该辖属级个的和与、（“及下个一每在对由向为等村县区市省了到被将请从按经使"
)


@rule("L701", "年份可能没有改", "warning", "experience")
def find_wrong_years(review: Review) -> Iterator[Fault]:
    """写本单位全年工作的句子只提上一年，多半是用上年文件改的时候漏改了年份。

    依据：审核经验。“较2020年”“上年结转”、文件名和法规日期里的年份、第五部分的下一年打算都不算；
    第一部分里以下一年度打算为题的小标题只作参考。

    错：2021年度报告写“2020年，我镇主动公开信息86条”。
    对：2021年，我镇主动公开信息86条。

    怎么改：改正年份；确实写往年情况的，写明与本年的比较。
    """
    year = review.report.year
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
            spoken = _speaks_of_own(said, review.report.organ)
            spoken = spoken or (key == "preface" and "年度报告" in said)
            future = any(word in said for word in FUTURE)
            if named == year - 1 and dates[0].month is None and spoken:
                yield Fault(
                    span,
                    f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）",
                    hint=f"如是漏改，改为{year}年",
                )
            elif named == year + 1 and key == "overview" and future and _heads(said):
                yield Fault(
                    span,
                    f"总体情况里有下一年度的内容（“{said}”）",
                    hint="下一年度的打算宜写在第五部分“改进情况”里",
                    milder="info",
                )
            elif named == year + 1 and not future and any(word in said for word in DONE):
                yield Fault(span, f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）")


def _heads(said: str) -> bool:
    """Whether a sentence looks like a heading: short, and without a full stop."""
    return len(said) <= SHORT_HEADING and said[-1] not in "。；，"


def _speaks_of_own(said: str, organ: str) -> bool:
    return any(word in said for word in (*OWN, organ)) and not any(
        word in said for word in COMPARING
    )


def _short(said: str) -> str:
    return said if len(said) <= LONG_SENTENCE else f"{said[:LONG_SENTENCE]}……"


@rule("L702", "标题与机关、年度不符", "error", "sense")
def check_title(review: Review) -> Iterator[Fault]:
    """文件里写明的标题，年度应当与 year 相同；机关名称应当与 organ 一致（不一致只作参考）。

    错：year = 2021，title = "云溪镇人民政府2020年政府信息公开工作年度报告"
    对：title = "云溪镇人民政府2021年政府信息公开工作年度报告"

    怎么改：改标题，或者删去 title，由机关和年度自动生成。
    """
    report = review.report
    if not report.title:
        return
    years = {date.year for date in read(report.title).mentions.dates if date.year}
    if years and report.year not in years:
        named = "、".join(f"{year}年" for year in sorted(y for y in years if y))
        yield Fault("report.title", f"标题写的是{named}，本报告是{report.year}年度的")
    if report.organ not in report.title.replace(" ", ""):
        yield Fault("report.title", f"标题里没有机关名称“{report.organ}”", milder="info")


@rule("L703", "自称与机关不符", "warning", "experience")
def find_wrong_selves(review: Review) -> Iterator[Fault]:
    """镇的报告写“我局”，局的报告写“我镇”，多半是从别的单位抄来的。

    依据：审核经验。“我县”“我市”“我区”“我办”哪一级都可能用，不检查。

    错：云溪镇人民政府的报告写“我局高度重视”。
    对：我镇高度重视。

    怎么改：改成本单位的自称。
    """
    organ = review.report.organ
    own = next((kind for kind in ("街道", "镇", "乡", "局", "委员会", "厅") if kind in organ), "")
    own = "委" if own == "委员会" else own
    if own not in KINDS:
        return
    for key, prose in review.report.prose.items():
        for found in selves(read(prose.text).text):
            if found.kind in KINDS and found.kind != own and found.kind not in organ:
                yield Fault(
                    Span(key, found.start, found.end),
                    f"{organ}的报告自称“我{found.kind}”",
                    hint=f"应为“我{own}”",
                )


@rule("L704", "出现别的乡镇、街道名称", "warning", "experience")
def find_other_places(review: Review) -> Iterator[Fault]:
    """乡镇、街道的报告里出现另一个乡镇人民政府、街道办事处的名称，多半是从别处抄来的。

    依据：审核经验。“各乡镇人民政府”“全镇”等泛称不算。

    错：云溪镇人民政府的报告写“新集镇人民政府主动公开信息86条”。
    对：云溪镇人民政府主动公开信息86条。

    怎么改：改成本单位名称；确实写到别的单位的，接受并写明理由。
    """
    organ = review.report.organ
    kind = next((place for place in PLACES if place in organ), "")
    own = organ.partition(kind)[0][-2:] if kind else ""
    if not own:
        return
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for found in organs(text):
            place, named, _ = found.text.partition(found.kind)[0].rpartition(kind)
            at = kind if named else ""
            if found.kind == "街道办事处":
                place, at = found.text.removesuffix("街道办事处"), "街道"
            if (
                not at
                or len(place) < len(own)
                or found.kind not in {"人民政府", "街道办事处", "办事处"}
            ):
                continue
            if place.endswith(own) or place[-1] in GENERIC or place[-2] in GENERIC:
                continue
            yield Fault(Span(key, found.start, found.end), f"{organ}的报告里出现“{found.text}”")


@rule("L705", "同一段话出现两次", "warning", "experience")
def find_repeated_sentences(review: Review) -> Iterator[Fault]:
    """同一份报告里，三十个字以上的同一句话出现两次，多半是粘贴重复。

    依据：审核经验；30号通知把敷衍塞责列为应当追责的情形。

    错：第一部分和第五部分有同一句长话。
    对：每句话只写一次。

    怎么改：删去重复的一处。
    """
    seen: dict[str, str] = {}
    for key, prose in review.report.prose.items():
        reading = read(prose.text)
        for sentence in reading.sentences:
            said = "".join(reading.text[sentence.start : sentence.end].split()).rstrip("。；")
            if len(said) < LONG_SENTENCE:
                continue
            if said in seen:
                yield Fault(
                    Span(key, sentence.start, sentence.end),
                    f"这句话前面已经出现过（“{_short(said)}”）",
                )
            seen.setdefault(said, key)
