"""Right reports: an organ, two years of tables, and prose that quotes the tables rightly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from random import Random
from string import Formatter

from benchmarks.planting.draft import Draft, Paragraph, Prose, Quote, Sentence
from benchmarks.planting.figures import SIZES, Figures, make_figures, money
from benchmarks.planting.phrases import BANK, TOPICS
from reportctl.schema.form import At
from reportctl.schema.load import form_for

ORGANS: tuple[tuple[str, str, str], ...] = (
    ("云溪镇人民政府", "township", "我镇"),
    ("清河县柳林乡人民政府", "township", "我乡"),
    ("北湖区新华街道办事处", "street", "街道"),
    ("清河县财政局", "department", "我局"),
    ("临江市教育局", "department", "我局"),
    ("清河县发展和改革委员会", "department", "我委"),
    ("清河县人民政府", "county", "我县"),
    ("北湖区人民政府", "county", "我区"),
    ("临江市人民政府", "city", "我市"),
)
YEARS = (2020, 2021, 2022, 2023, 2024, 2025)
FEE = At("disclosure.fees.amount", "charged")
SPENT = At("disclosure.procurement.central", "spent")
CATEGORIES = {
    "overview": (
        ("opening",),
        ("published", "documents", "decisions", "charges"),
        ("received", "answered", "outcomes", "shares", "growth", "traps", "disputes"),
        ("management",),
        ("platform",),
        ("accountability",),
    ),
    "problems": (("problems",), ("mending",)),
    "other_matters": (("fee", "matters"), ("second",)),
}
"""Which sentences stand in which paragraph."""
HEADINGS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
SELDOM = {"shares": 0.3, "growth": 0.4, "second": 0.2, "charges": 0.3, "decisions": 0.5}
"""How many of the reports have a sentence that most leave out."""
OUTCOMES = ("granted", "partial", "refused", "unavailable", "declined", "other")
REVIEWED = ("upheld", "corrected", "other", "pending")


@lru_cache(maxsize=512)
def right_draft(
    seed: int, year: int | None = None, size: str = "", forced: tuple[tuple[str, str], ...] = ()
) -> Draft:
    """One right report; `forced` names the sentence to take for a kind of sentences."""
    dice = Random(f"{seed} {year} {size}")
    organ, level, me = ORGANS[dice.randrange(len(ORGANS))]
    year = year or dice.choice(YEARS)
    size = size or dice.choice(SIZES)
    last = _tables(dice, organ, level, year - 1, size=size, before={}) if year > 2019 else None
    return _written((organ, level, me), year, size, last, dice, dict(forced))


def later_draft(
    organ: tuple[str, str, str], year: int, size: str, last: Draft | None, dice: Random
) -> Draft:
    """The right report of one organ that goes on from its last one, if there is one.

    `organ` is its name, level and what it calls itself, such as 我镇.
    """
    return _written(organ, year, size, last, dice, {})


def _written(  # noqa: PLR0917 - what a report is made from
    organ: tuple[str, str, str],
    year: int,
    size: str,
    last: Draft | None,
    dice: Random,
    forced: Mapping[str, str],
) -> Draft:
    name, level, me = organ
    before = last.figures if last else {}
    draft = replace(_tables(dice, name, level, year, size=size, before=before), last=last)
    values, words = facts_of(draft, dice, me)
    prose = _compose(values, words, dice, forced, draft.form.edition)
    return replace(draft, prose=prose, facts=_facts(draft, words, dice))


def _tables(
    dice: Random, organ: str, level: str, year: int, *, size: str, before: Figures
) -> Draft:
    form = form_for(year)
    figures = make_figures(form, dice, size, city=level == "city", before=before)
    cells = {}
    if FEE in form.cells:
        cells[FEE] = money(dice, level)
    if SPENT in form.cells:
        cells[SPENT] = f"{dice.randint(1, 900) * 1000}元"
    return Draft(form, organ, level, year, {}, figures, cells)


def facts_of(draft: Draft, dice: Random, me: str) -> tuple[dict[str, Decimal], dict[str, str]]:
    """The numbers that sentences may quote, and the words that they are filled with."""

    def total(row: str, column: str = "total", of: Draft = draft) -> int:
        return sum(
            value
            for at, value in of.figures.items()
            if at.row.startswith(row) and at.column == column
        )

    issued = "issued" if draft.form.edition > 2019 else "produced"
    new, carried = total("applications.received"), total("applications.carried_in")
    done = total("applications.outcome.total")
    found: dict[str, int | Decimal] = {
        "new": new,
        "all": new + carried,
        "in": carried,
        "done": done,
        "out": total("applications.carried_out"),
        "person": total("applications.received", "person"),
        "review": total("disputes.review"),
        "direct": total("disputes.suit_direct"),
        "after": total("disputes.suit_after_review"),
        "issued": total("disclosure.documents.norm", issued),
        "repealed": total("disclosure.documents.norm", "repealed"),
        "in_force": total("disclosure.documents.norm", "in_force"),
    }
    for name in OUTCOMES:
        found[name] = total(f"applications.outcome.{name}")
    found["gp"] = found["granted"] + found["partial"]
    found["suit"] = found["direct"] + found["after"]
    found["both"] = found["review"] + found["suit"]
    for result in REVIEWED:
        found[f"r_{result}"] = total("disputes.review", result)
        found[f"s_{result}"] = total("disputes.suit", result)
    for kind in ("licence", "penalty", "coercion"):
        found[kind] = total(f"disclosure.decisions.{kind}", "decided")
    if FEE in draft.cells:
        found["charges"] = Decimal(draft.cells[FEE])
    parts = [dice.randint(2, 400) for _ in range(3)]
    found |= {"whole": sum(parts), "part": parts[0], "part2": parts[1], "part3": parts[2]}
    found["fee"] = dice.randint(1, 400) * 10
    values = {name: Decimal(value) for name, value in found.items()}
    words = {"organ": draft.organ, "me": me, "year": str(draft.year), "last": str(draft.year - 1)}
    words |= {"next": str(draft.year + 1), "updown": ""}
    words |= {f"n{n}": str(dice.randint(low, 60 * low)) for n, low in ((1, 2), (2, 3), (3, 5))}
    if done:
        values["share"] = _percent(values["granted"], values["done"])
    before = total("applications.received", of=draft.last) if draft.last else 0
    values["before"] = Decimal(before)
    if before and new and new != before:
        values["growth"] = abs(_percent(values["new"] - before, Decimal(before)))
        up, down = ("增长", "上升", "增加"), ("下降", "减少")
        words["updown"] = dice.choice(up if new > before else down)
    return values, words


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _compose(
    values: Mapping[str, Decimal],
    words: Mapping[str, str],
    dice: Random,
    forced: Mapping[str, str],
    edition: int,
) -> Prose:
    """The three sections of prose."""
    lone = dice.random() < 0.3
    numbered = dice.random() < 0.8
    made: dict[str, tuple[Paragraph, ...]] = {}
    for section, paragraphs in CATEGORIES.items():
        found: list[Paragraph] = []
        for at, kinds in enumerate(paragraphs):
            said = [
                sentence
                for kind in kinds
                if (sentence := _sentence(kind, values, words, dice, forced, edition))
            ]
            if section == "overview" and at and numbered:
                heading = f"（{'一二三四五'[at - 1]}）{HEADINGS[at - 1]}"
                said.insert(0, (heading + ("情况\n\n" if lone else "。"),))
            if said:
                found.append(tuple(said))
        made[section] = tuple(found)
    return _one_unit(made, forced)


APPLIED = frozenset((*OUTCOMES, "gp", "new", "all", "person", "in", "out", "done", "before"))
"""What is counted in one unit throughout a report."""


def _one_unit(prose: Prose, forced: Mapping[str, str]) -> Prose:
    """The prose with its applications counted in one unit, that of the first or forced sentence."""
    quotes = [q for q in quotes_of(prose) if q.topic in APPLIED]
    quotes.sort(key=lambda quote: quote.phrase not in forced.values())
    if not quotes:
        return prose
    unit = quotes[0].style.strip("汉,")

    def change(piece: str | Quote) -> str | Quote:
        if isinstance(piece, str) or piece.topic not in APPLIED:
            return piece
        return replace(piece, style=piece.style[: -len(unit)] + unit)

    return {
        key: tuple(
            tuple(tuple(map(change, sentence)) for sentence in paragraph)
            for paragraph in paragraphs
        )
        for key, paragraphs in prose.items()
    }


def quotes_of(prose: Prose) -> Iterator[Quote]:
    """Every number that the prose quotes."""
    for paragraphs in prose.values():
        for paragraph in paragraphs:
            for sentence in paragraph:
                yield from (piece for piece in sentence if isinstance(piece, Quote))


def _sentence(  # noqa: PLR0917 - what every sentence is made from
    kind: str,
    values: Mapping[str, Decimal],
    words: Mapping[str, str],
    dice: Random,
    forced: Mapping[str, str],
    edition: int,
) -> Sentence:
    none, peace = not values["new"] and not values["in"], not values["both"]
    chance = dice.random()
    pick = dice.random()
    if kind in forced:
        return fill(forced[kind], values, words)
    if chance > SELDOM.get(kind, 1) or (kind == "fee" and edition < 2021):
        return ()
    if none and kind in {"answered", "outcomes", "shares", "growth", "second"}:
        return ()
    if kind == "received" and "growth" in forced:
        return ()
    name = kind
    if (kind == "received" and none) or (kind == "disputes" and peace):
        name = f"{kind}_none"
    if kind == "fee" and chance < 0.6:
        name = "fee_none"
    bank = [phrase for phrase in BANK[name] if sayable(phrase, values)]
    return fill(bank[int(pick * len(bank))], values, words) if bank else ()


def sayable(phrase: str, values: Mapping[str, Decimal]) -> bool:
    """Whether the report has what the sentence tells, and it does not sound odd."""
    for _, name, spec, _ in Formatter().parse(phrase):
        if name is None or not spec:
            continue
        if name not in values:
            return False
        if spec.startswith("汉") and not 0 < values[name] < 10**4:
            return False
    return not ("{share" in phrase and not values["granted"])


def fill(phrase: str, values: Mapping[str, Decimal], words: Mapping[str, str]) -> Sentence:
    """A sentence of the bank with its numbers."""
    merged: list[str | Quote] = []
    for piece in _pieces(phrase, values, words):
        if merged and isinstance(piece, str) and isinstance(merged[-1], str):
            merged[-1] += piece
        else:
            merged.append(piece)
    return tuple(merged)


def _pieces(
    phrase: str, values: Mapping[str, Decimal], words: Mapping[str, str]
) -> Iterator[str | Quote]:
    parts = 0
    for text, name, spec, _ in Formatter().parse(phrase):
        if text:
            yield text
        if name is None:
            continue
        if not spec:
            yield words[name]
            continue
        key = name
        if name == "part":
            parts += 1
            key = "part" if parts == 1 else f"part{parts}"
        assert name in TOPICS
        yield Quote(name, values.get(key, Decimal(0)), spec, phrase)


def _facts(draft: Draft, words: Mapping[str, str], dice: Random) -> dict[str, str]:
    """Title, preface, signature and date, each of which many reports leave out."""
    facts: dict[str, str] = {}
    year, organ = draft.year, draft.organ
    if dice.random() < 0.5:
        facts["title"] = f"{organ}{year}年政府信息公开工作年度报告"
    if dice.random() < 0.8:
        facts["preface"] = dice.choice(PREFACES).format(**words, notice=draft.form.notice)
    if dice.random() < 0.3:
        facts["signature"] = organ
        facts["date"] = f"{year + 1}年1月{dice.randint(5, 28)}日"
    return facts


PREFACES = (
    (
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和{notice}要求，编制本报告。"
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。"
        "统计期限自{year}年1月1日起至{year}年12月31日止。"
    ),
    (
        "本报告由{organ}依据《中华人民共和国政府信息公开条例》编制，"
        "所列数据的统计期限为{year}年1月1日至12月31日。"
        "如有疑问，请与{organ}联系（地址：人民路1号，邮编：223001，电话：0517-83605210，"
        "电子邮箱：xxgk@qinghe.gov.cn）。"
    ),
    (
        "按照《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（{notice}）要求，现向社会公布{organ}{year}年政府信息公开工作年度报告。"
        "报告中数据统计期限为{year}年1月1日至{year}年12月31日。"
    ),
)
