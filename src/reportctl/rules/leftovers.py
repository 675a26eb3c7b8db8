"""Family L, left over: last year's year, another organ's name, a paragraph twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportctl.prose.mentions import Date
from reportctl.prose.organs import organs, selves
from reportctl.prose.reading import Reading, read
from reportctl.prose.sentences import Stretch, occurrences
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import terms

SHORT_HEADING = 30
LONG_SENTENCE = 30
KINDS = {"镇": "镇", "乡": "乡", "街道": "街道", "局": "局", "委": "委", "厅": "厅"}
PLACES = ("镇", "乡", "街道")
HEAD = 2
"""Characters that may stand before a year at the head of a sentence, such as its number."""
PLACE = 14
"""Characters of the longest short name of an organ."""
WHOLE_NAME = 5
"""Characters of a name from which on one wrong character is no other name."""
PAST = 6
"""Years back to which a leftover year may go; a plan or a programme names older ones."""
SAME_RUN, SAME_SHARE, SAME_LEAST = 6, 0.68, 36
"""Characters of a run, the share of runs and the length from which on sentences are the same."""


@rule("L701", "年份可能没有改", "warning", "experience")
def find_wrong_years(review: Review) -> Iterator[Fault]:
    """写本单位全年工作的句子只提上一年，多半是用上年文件改的时候漏改了年份。

    依据：审核经验。“较2020年”“上年结转”、法规日期和规划名称里的年份、第五部分的下一年打算都不算；
    第一部分里以下一年度打算为题的小标题、“按照《2020年……工作要点》”只作参考。

    错：2021年度报告写“2020年，我镇主动公开信息86条”。
    对：2021年，我镇主动公开信息86条。

    怎么改：改正年份；确实写往年情况的，写明与本年的比较。
    """
    year = review.report.year
    yield from _old_titles(review)
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
            future = any(word in said for word in terms("own", "future"))
            behind = reading.text[dates[0].end : sentence.end].lstrip("度")
            thing = behind.startswith(terms("own", "things")) and key != "preface"
            before = named == year - 1 and dates[0].month is None and own and not thing
            if before or (year - PAST < named < year and _heads_work(reading, sentence, dates[0])):
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
            elif (
                named == year + 1
                and not future
                and any(word in said for word in terms("own", "done"))
            ):
                yield Fault(span, f"本报告是{year}年度的，这里写的是{named}年（“{_short(said)}”）")


def _heads_work(reading: Reading, sentence: Stretch, date: Date) -> bool:
    """Whether a year stands at the head of a sentence about the year's own work: 2020年，我局……"""
    said = reading.text[sentence.start : sentence.end]
    behind = reading.text[date.end : sentence.end].lstrip("度")
    head = date.start - sentence.start <= HEAD and date.month is None
    since = behind.startswith(("以来", "来"))
    opens = since or behind.startswith(("，", ",", *terms("own", "words")))
    compared = any(word in said for word in terms("own", "comparing"))
    return head and opens and not compared


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
            own = "年度报告" in name.text and any(word in said for word in terms("own", "made"))
            if plan or own:
                yield Fault(
                    Span(key, name.start, name.end),
                    f"本报告是{year}年度的，这里写的是“{name.text}”",
                    hint=f"如是漏改，改为{year}年",
                    milder="info",
                )


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
    if not _names(report.title.replace(" ", ""), report.organ):
        yield Fault("report.title", f"标题里没有机关名称“{report.organ}”", milder="info")


def _names(text: str, organ: str) -> bool:
    """Whether a text names an organ, in full or by its short name: 县水利局 for 青原县水利局."""
    short = organ.lstrip("省市县区")
    cuts = [at for at in range(len(short) - 2) if at == 0 or short[at - 1] in "省市县区州盟旗"]
    names = {organ, *(short[at:] for at in cuts)}
    names |= {name.removesuffix("人民政府") for name in names}
    names |= {name.removesuffix("办事处") for name in names}
    return any(len(name) > 1 and name in text for name in names)


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
        yield from _other_bureaus(review)
        return
    generic, kinds = frozenset(terms("organ", "generic")), terms("organ", "kinds")
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for found in organs(text):
            place, named, _ = found.text.partition(found.kind)[0].rpartition(kind)
            at = kind if named else ""
            if found.kind == "街道办事处":
                place, at = found.text.removesuffix("街道办事处"), "街道"
            if not at or found.kind not in {"人民政府", "街道办事处", "办事处"}:
                continue
            if _beside(text, found.start, place) or place.endswith(own) or len(place) < len(own):
                continue
            if place[-1:] in generic or place[-2:-1] in generic:
                continue
            yield Fault(Span(key, found.start, found.end), f"{organ}的报告里出现“{found.text}”")
        for start, end in _acting(text, kind):
            place = text[start:end].removesuffix(kind)
            if not (
                place.endswith(own) or place in organ or set(place) & generic or place in kinds
            ):
                yield Fault(Span(key, start, end), f"{organ}的报告里出现“{text[start:end]}”")


def _other_bureaus(review: Review) -> Iterator[Fault]:
    """In the report of a bureau, another bureau that acts as if it were the own one."""
    organ = review.report.organ
    kind = next((word for word in ("局", "委员会") if organ.endswith(word)), "")
    if not kind or review.report.scope in {"region", "government"}:
        return
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for start, end in _acting(text, kind):
            name = text[start:end].lstrip("省市县区州")
            strange = set(name.removesuffix(kind)) & frozenset(terms("organ", "generic"))
            if strange or _names(organ, name) or name in organ:
                continue
            if len(name) > len(kind) + 1:
                yield Fault(Span(key, start, end), f"{organ}的报告里出现“{text[start:end]}”")


def _beside(text: str, start: int, place: str) -> bool:
    """Whether another organ is only acted with, reported to, or named among others."""
    ahead = text[max(start - 4, 0) : start]
    return ahead.endswith(terms("organ", "beside")) or place.startswith(terms("organ", "beside"))


def _acting(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Short names that begin a clause and act in it: 青山镇成立领导小组."""
    for at in occurrences(text, kind):
        end = at + len(kind)
        if not text.startswith(terms("organ", "acts"), end):
            continue
        start = at
        while start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff" and at - start < PLACE:
            start -= 1
        ended = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"
        if ended and at - start in range(2, PLACE) and not _beside(text, start, text[start:end]):
            yield start, end


@rule("L706", "本机关名称可能打错", "warning", "experience")
def find_mistyped_names(review: Review) -> Iterator[Fault]:
    """正文里的机关名称和本机关只差一个字，多半是打错了。

    依据：审核经验。

    错：云溪镇人民政府的报告写“云西镇人民政府”。
    对：云溪镇人民政府。

    怎么改：改成本机关名称；确实是另一个机关的，接受并写明理由。
    """
    organ = review.report.organ
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        for found in organs(text):
            name = found.text[-len(organ) :]
            if len(organ) >= WHOLE_NAME and len(name) == len(organ) and name != organ:
                different = sum(a != b for a, b in zip(name, organ, strict=True))
                if (different == 1 and name[0] == organ[0]) or (
                    different == 1 and found.text == name
                ):
                    yield Fault(
                        Span(key, found.end - len(name), found.end),
                        f"写的是“{name}”，与机关名称“{organ}”只差一个字",
                        hint=f"如是打错，改为“{organ}”",
                    )


@rule("L707", "落款与机关不符", "warning", "experience")
def check_signature(review: Review) -> Iterator[Fault]:
    """落款的单位应当是本机关，或者它的办公室、政务公开机构。

    依据：审核经验；落款是别的机关，多半是从别的报告抄来的。

    错：云溪镇人民政府的报告落款“新集镇人民政府”。
    对：云溪镇人民政府，或者云溪镇党政办公室。

    怎么改：改成本机关名称。
    """
    report = review.report
    signed = report.signature.replace(" ", "")
    if not signed or _names(signed, report.organ) or signed in report.organ:
        return
    if any(word in signed for word in ("办公室", "办公厅", "政务公开", "信息公开")):
        return
    yield Fault("report.signature", f"落款写的是“{signed}”，报告的机关是“{report.organ}”")


@rule("L708", "落款日期早于年度结束", "warning", "sense")
def check_date(review: Review) -> Iterator[Fault]:
    """年度报告在年度结束之后编制，落款的日期不能早于当年12月31日。

    错：2021年度报告的落款日期是“2021年1月18日”。
    对：2022年1月18日。

    怎么改：核对日期；多半是年份没有改。
    """
    report = review.report
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
    seen: dict[str, list[int]] = {}
    told: list[str] = []
    for key, prose in review.report.prose.items():
        reading = read(prose.text)
        for sentence in reading.sentences:
            said = "".join(reading.text[sentence.start : sentence.end].split()).rstrip("。；")
            if len(said) < LONG_SENTENCE:
                continue
            runs = {said[at : at + SAME_RUN] for at in range(len(said) - SAME_RUN + 1)}
            shared = Counter(number for run in runs for number in seen.get(run, ()))
            nearest, count = shared.most_common(1)[0] if shared else (-1, 0)
            same = nearest >= 0 and told[nearest] == said
            near = len(said) >= SAME_LEAST and count >= SAME_SHARE * len(runs)
            # the same words with another number tell something else
            if same or (near and _numbers(said) == _numbers(told[nearest])):
                yield Fault(
                    Span(key, sentence.start, sentence.end),
                    f"这句话前面已经出现过（“{_short(said)}”）"
                    if same
                    else f"这句话和前面的一句几乎相同（“{_short(told[nearest])}”）",
                    milder=None if same else "info",
                )
            for run in runs:
                seen.setdefault(run, []).append(len(told))
            told.append(said)


def _numbers(said: str) -> list[str]:
    return [char for char in said if char.isdigit()]
