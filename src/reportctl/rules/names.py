"""Family L, names: those of other organs in title, signature and text, and a mistyped one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportctl.prose.actors import is_short_for
from reportctl.prose.lexicon import listed
from reportctl.prose.reading import read
from reportctl.prose.sentences import occurrences
from reportctl.record import NamedTuple
from reportctl.report.organs import COUNTIES
from reportctl.rules.rule import Fault, Review, Span, rule
from reportctl.rules.terms import name_bureau, terms

KINDS = {"镇": "镇", "乡": "乡", "街道": "街道", "局": "局", "委": "委", "厅": "厅"}
PLACES = ("镇", "乡", "街道")
PLACE = 14
"""Characters of the longest short name of an organ."""
WHOLE_NAME = 5
"""Characters of a name from which on one wrong character is no other name."""


@rule("L702", "标题与机关、年度不符", "error", "sense")
def check_title(review: Review) -> Iterator[Fault]:
    """文件里写明的标题，年度应当与 year 相同；机关名称应当与 organ 一致（不一致只作参考）。

    错：year = 2021，title = "云溪镇人民政府2020年政府信息公开工作年度报告"
    对：title = "云溪镇人民政府2021年政府信息公开工作年度报告"

    怎么改：改标题，或者删去 title，由机关和年度自动生成。
    """
    report, title = review.report, review.report.title.replace(" ", "")
    if not title:
        return
    years = sorted({date.year for date in read(title).mentions.dates if date.year})
    if years and report.year not in years:
        told = f"标题写的是{'、'.join(f'{year}年' for year in years)}，本报告是{report.year}年度的"
        yield Fault("report.title", told)
    if not (_names(title, report.organ) or is_short_for(title.partition("20")[0], report.organ)):
        yield Fault("report.title", f"标题里没有机关名称“{report.organ}”", milder="info")


def _names(text: str, organ: str) -> bool:
    """Whether a text names an organ, in full or by its short name: 县水利局 for 青原县水利局."""
    short = organ.lstrip("省市县区")
    cuts = [at for at in range(len(short) - 2) if at == 0 or short[at - 1] in COUNTIES]
    names = {organ, *(short[at:] for at in cuts)}
    names |= {name.removesuffix("人民政府") for name in names}
    names |= {name.removesuffix("办事处") for name in names}
    names -= set(listed("organ", "suffixes"))
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
            stem = found.text.removesuffix("人民政府")
            other = next((one for one in PLACES if stem.endswith(one) and one != kind), "")
            if not at and other and stem != found.text and _begins(text, found):
                # of another kind only where it is the one that acts
                place, at = stem.removesuffix(other), other
            if not at or found.kind not in {"人民政府", "街道办事处", "办事处"}:
                continue
            if _beside(text, found.start, place) or place.endswith(own) or len(place) < len(own):
                continue
            if place[-1:] in generic or place[-2:-1] in generic or _mistyped(found.text, organ):
                continue
            yield Fault(Span(key, found.start, found.end), f"{organ}的报告里出现“{found.text}”")
        for start, end in _acting(text, kind):
            place = text[start:end].removesuffix("政府").removesuffix(kind)
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
            cut = max(map(text[start:end].rfind, COUNTIES)) + 1
            place, name = text[start:end][: max(cut - 1, 0)], text[start + cut : end]
            strange = set(place + name.removesuffix(kind)) & frozenset(terms("organ", "generic"))
            elsewhere = len(place) > 1 and place not in organ
            own = not elsewhere and (_names(organ, name) or is_short_for(name, organ))
            if not (strange or own or _mistyped(text[:end], organ)) and len(name) > len(kind) + 1:
                yield Fault(Span(key, start, end), f"{organ}的报告里出现“{text[start:end]}”")


def _begins(text: str, found: Organ) -> bool:
    """Whether a name begins a clause and acts in it: 青山镇人民政府成立领导小组."""
    ahead = text[found.start - 1 : found.start]
    return not "\u4e00" <= ahead <= "\u9fff" and _acts(text, found.end)


def _acts(text: str, at: int) -> bool:
    """Whether an organ named up to here acts, be it told when: 2023年主动公开, 全年收到."""
    year = _YEAR.match(text, at)
    at = year.end() if year else at
    for word in terms("organ", "when"):
        at += len(word) if text.startswith(word, at) else 0
    return text.startswith(terms("organ", "acts"), at)


def _beside(text: str, start: int, place: str) -> bool:
    """Whether another organ is only acted with, reported to, or named among others."""
    ahead = text[max(start - 4, 0) : start]
    named = place.startswith(terms("organ", "names"))
    beside = terms("organ", "beside")
    return ahead.endswith(beside) or (place.startswith(beside) and not named)


def _acting(text: str, kind: str) -> Iterator[tuple[int, int]]:
    """Short names that begin a clause and act in it: 青山镇成立领导小组."""
    for at in occurrences(text, kind):
        end = at + len(kind)
        end += len("政府") if kind in PLACES and text.startswith("政府", end) else 0
        if not _acts(text, end):
            continue
        start = _start(text, at, PLACE)
        ended = start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff"
        led = "年度" if text[start - 1 : start].isdecimal() else ""
        start = at - len(text[start:at].lstrip(led))
        if ended and at - start in range(2, PLACE) and not _beside(text, start, text[start:end]):
            yield start, end


@rule("L706", "本机关名称可能打错", "warning", "experience")
def find_mistyped_names(review: Review) -> Iterator[Fault]:
    """正文里的机关名称和本机关只差一个字，或者少一个字，多半是打错了。

    依据：审核经验。

    错：云溪镇人民政府的报告写“云西镇人民政府”。
    对：云溪镇人民政府；财政局的报告提到民政局。

    怎么改：改成本机关名称；确实是另一个机关的，接受并写明理由。
    """
    organ = review.report.organ
    if len(organ) < WHOLE_NAME:
        return
    short = [organ[:at] + organ[at + 1 :] for at in _needed(organ)]
    for key, prose in review.report.prose.items():
        text = read(prose.text).text
        found = [
            (one.end - len(organ), organ_at)
            for one in organs(text)
            if (organ_at := _mistyped(one.text, organ))
        ]
        found += [(at, name) for name in short for at in occurrences(text, name)]
        for at, name in found:
            yield Fault(
                Span(key, at, at + len(name)),
                f"写的是“{name}”，与机关名称“{organ}”只差一个字",
                hint=f"如是打错，改为“{organ}”",
            )


def _mistyped(text: str, organ: str) -> str:
    """The name that a text ends with, where one of its characters is not the own name's; or ''."""
    name = text[-len(organ) :]
    if len(organ) < WHOLE_NAME or len(name) != len(organ):
        return ""
    bureaus = {name_bureau(name), name_bureau(organ)}
    if len(bureaus) > 1 and "" not in bureaus:  # 青原县民政局 beside 青原县财政局
        return ""
    different = sum(a != b for a, b in zip(name, organ, strict=True))
    return name if different == 1 and (name[0] == organ[0] or text == name) else ""


def _needed(organ: str) -> Iterator[int]:
    """Characters of a name that no short name leaves out: those inside, and no 县 or 和."""
    for at in range(1, len(organ) - 1):
        if organ[at] not in terms("organ", "joins") and organ[at] != organ[at - 1]:
            yield at


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
    if not any(word in signed for word in ("办公室", "办公厅", "政务公开", "信息公开")):
        yield Fault("report.signature", f"落款写的是“{signed}”，报告的机关是“{report.organ}”")


_YEAR = re.compile(r"20\d\d年度?")


class Organ(NamedTuple):
    """The name of an organ, as far back as the words before it allow."""

    start: int
    end: int
    text: str
    """May begin with words that are not part of the name; what matters is how it ends."""
    kind: str
    """Its last words: 人民政府, 办事处, 局, 委员会 …"""


class Self(NamedTuple):
    """A word with which the writer speaks of the own organ or place: 我镇, 我局."""

    start: int
    end: int
    kind: str
    """镇 乡 街道 局 委 办 县 区 市 省 …"""


_SUFFIXES = listed("organ", "suffixes")
_NO_BUREAU = listed("organ", "none")
_BEFORE = frozenset("由与和经向请到在对及是为据按受同将把从被让或于的照送交系表级属")
"""Characters before which a name cannot go on: 由, 与, 根据, 按照, 报送, 联系, 代表, 所属."""
_LONGEST = 24
_SELVES = listed("organ", "selves")


def organs(text: str) -> tuple[Organ, ...]:
    """The organs that a folded text names, in its order."""
    found: list[Organ] = []
    named = bytearray(len(text))  # which characters are a name's
    for suffix in _SUFFIXES:
        for at in occurrences(text, suffix):
            end = at + len(suffix)
            if not named[at] and _organ_names(text, at, suffix):
                start = _start(text, at, _LONGEST, _BEFORE)
                named[start:end] = b"\1" * (end - start)
                found.append(Organ(start, end, text[start:end], suffix))
    return tuple(sorted(found))


def _organ_names(text: str, at: int, suffix: str) -> bool:
    """Whether the word ends a name: 工作格局 and 政务大厅 do not."""
    around = text[max(0, at - 1) : at + 2]
    return len(suffix) > 1 or not any(word in around for word in _NO_BUREAU)


def _start(text: str, at: int, most: int, stops: frozenset[str] = frozenset()) -> int:
    """Where a name begins that goes on to here; `stops` are characters that are none of it."""
    start = at
    while at - start < most and "\u4e00" <= text[start - 1 : start] <= "\u9fff":
        if text[start - 1] in stops:
            break
        start -= 1
    return start


def selves(text: str) -> tuple[Self, ...]:
    """Where the writer says 我镇, 我局 and the like."""
    found = []
    for at in occurrences(text, "我"):
        kind = next((kind for kind in _SELVES if text.startswith(kind, at + 1)), "")
        if kind and text[at - 1 : at] not in {"自", "忘"}:
            found.append(Self(at, at + 1 + len(kind), kind))
    return tuple(found)
