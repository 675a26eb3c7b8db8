"""The sentences of `sentences/`, the reports that they are true of, and how each is made wrong.

A line is a sentence. `# ` gives the heading that the next ones stand under, `@ ` the report they
are true of (`sentences/reports.toml`). `- ` is a trap, of which nothing may be said; `0 ` denies
what the empty report has none of, and is wrong of the other. In a sentence `{new}` is a number of
the report, `{a+b}` and `{a-b}` a sum, `{a/b%1}` a share with one decimal, `{a~b}` and `{a~b/b%1}` a
change; `:汉` writes it in characters. `[12]` is an item of a list and `[=]` their sum; a letter
behind the number names the list, and `[=b]` is also an item of the outer list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.planting.draft import spoken
from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import Report

FOLDER = Path(__file__).parent / "sentences"
YEAR = 2023
COLUMNS = ("person", "business", "research", "welfare", "legal", "other_org")
KEYS = {
    "new": "received",
    "in": "carried_in",
    "granted": "outcome.granted",
    "partial": "outcome.partial",
    "secret": "outcome.refused.state_secret",
    "third": "outcome.refused.third_party",
    "process": "outcome.refused.deliberative",
    "casefile": "outcome.refused.case_file",
    "nothold": "outcome.unavailable.not_held",
    "notmade": "outcome.unavailable.not_made",
    "unclear": "outcome.unavailable.unclear",
    "petition": "outcome.declined.petition",
    "repeated": "outcome.declined.repeated",
    "uncorrected": "outcome.other.uncorrected",
    "rest": "outcome.other.rest",
}
"""Rows of table three by what the sentences call them."""
OUTCOMES = [name for name in KEYS if name not in {"new", "in"}]
SUMS = {
    "refused": ("secret", "third", "process", "casefile"),
    "unavailable": ("nothold", "notmade", "unclear"),
    "declined": ("petition", "repeated"),
    "other": ("uncorrected", "rest"),
    "suit": ("direct", "after"),
}
TEXT = "推进政府信息公开工作，认真落实条例。"
LAST = "seventh"
"""The round whose sentences are split."""
SEEN, SEEN_OF = 2, 5
"""So many new sentences of so many may be looked at while the rules are written."""
_SLOT = re.compile(r"\{([^{}:]+)(?:(:汉))?\}|\[(\d+|=)([a-z]?)\]")
_WAYS = 4


class Case(NamedTuple):
    """A sentence of the set."""

    heading: str
    text: str
    kind: str
    """`claim`, `trap` or `denial`."""
    report: str
    """The name of the report that it is true of."""
    half: str
    """`first` and so on, a whole round; `seen` while the rules were written, or `unseen`."""


class Number(NamedTuple):
    """A number of a sentence."""

    value: Decimal
    words: bool
    kind: str
    """What it is a number of; `list` for an item, `whole` for a sum of items."""

    def __str__(self) -> str:
        """As the sentence has it."""
        return spoken(int(self.value)) if self.words else f"{self.value:f}"


Piece = str | Number


def read_cases() -> Iterator[Case]:
    """Every sentence; those of the rounds before the last have all been looked at.

    The eighth is kept whole: nobody who writes rules looks at it before it is tried, once.
    """
    for file in sorted(FOLDER.glob("*/*.txt")):
        heading, report = "", "county"
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                heading = line[1:].strip()
            elif line.startswith("@ "):
                report = line[2:]
            elif line.strip():
                kind = {"- ": "trap", "0 ": "denial"}.get(line[:2], "claim")
                text = line if kind == "claim" else line[2:]
                first = sha256(text.encode()).digest()[0]
                half = "seen" if first % SEEN_OF < SEEN else "unseen"
                half = half if file.parent.name == LAST else file.parent.name
                yield Case(heading, text, kind, "empty" if kind == "denial" else report, half)


@cache
def raw_reports() -> dict[str, dict[str, Any]]:
    """The file of reports."""
    return tomllib.loads((FOLDER / "reports.toml").read_text(encoding="utf-8"))


@cache
def numbers(name: str) -> dict[str, Decimal]:
    """Every number of a report by its name."""
    raw = raw_reports()[name]
    found = {row: Decimal(sum(raw["rows"].get(row, ()))) for row in KEYS}
    found |= {row: Decimal(sum(values)) for row, values in raw["disputes"].items()}
    for row, parts in SUMS.items():
        found[row] = sum((found[part] for part in parts), Decimal(0))
    found["done"] = sum((found[row] for row in OUTCOMES), Decimal(0))
    found["out"] = found["new"] + found["in"] - found["done"]
    found |= dict(zip(COLUMNS, map(Decimal, raw["rows"]["new"]), strict=True))
    found["organisation"] = found["new"] - found["person"]
    for letter, row in (("r", "review"), ("d", "direct"), ("s", "after")):
        for part, value in zip(("up", "fix", "oth", "pend"), raw["disputes"][row], strict=True):
            found[f"{letter}_{part}"] = Decimal(value)
    found |= {size: Decimal(value) for size, value in raw["sizes"].items()}
    return found | {"fee": Decimal(str(raw["fee"])), "last_new": Decimal(raw["last"])}


def value_of(said: str, known: dict[str, Decimal]) -> Decimal:
    """What an expression such as a+b, a/b%1 or a~b/b%1 stands for."""
    said, _, digits = said.partition("%")
    if digits:
        part, _, whole = said.partition("/")
        if not whole:
            whole = part.partition("~")[2]
        percent = value_of(part, known) * 100 / value_of(whole, known)
        return percent.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)
    names = re.split(r"([+~-])", said)
    total = known[names[0]]
    for sign, name in zip(names[1::2], names[2::2], strict=True):
        total += known[name] if sign == "+" else -known[name]
    return total


def pieces(text: str, report: str) -> list[Piece]:
    """A sentence cut at its numbers."""
    known = numbers(report)
    items: dict[str, Decimal] = {}
    for match in _SLOT.finditer(text):
        if match[3] and match[3] != "=":
            items[match[4]] = items.get(match[4], Decimal(0)) + Decimal(match[3])
    items[""] = items.get("", Decimal(0)) + sum(
        (value for letter, value in items.items() if letter and f"[={letter}]" in text), Decimal(0)
    )
    found: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(text):
        found.append(text[at : match.start()])
        if match[1]:
            found.append(Number(value_of(match[1], known), bool(match[2]), _kind(match[1])))
        elif match[3] == "=":
            found.append(Number(items[match[4]], words=False, kind="whole"))
        else:
            found.append(Number(Decimal(match[3]), words=False, kind="list"))
        at = match.end()
    return [*found, text[at:]]


def _kind(said: str) -> str:
    if "%" in said:
        return "growth" if "~" in said else "share"
    if "~" in said or said == "last_new":
        return "change"
    if "+" in said or "-" in said:
        return "total"
    if said in COLUMNS or said == "organisation":
        return "applicant"
    if said[1:2] == "_":
        return "result"
    return said


def mutated(cut: list[Piece], at: int) -> list[Piece]:
    """A sentence with one number made wrong: by one more or less, by a tenth, by two digits."""
    number = cut[at]
    assert isinstance(number, Number)
    told = "".join(map(str, cut))
    way = sha256(f"{at}{told}".encode()).digest()[1] % _WAYS
    value = number.value
    step = Decimal("1.7") if number.kind in {"share", "growth"} else Decimal(1)
    digits = str(int(value))
    wrong = value + step
    if way == 1 and value > step:
        wrong = value - step
    elif way == 2:
        wrong = value + max(step, (value / 10).quantize(Decimal(1)))
    elif way == 3 and len(digits) > 1 and digits[-1] != digits[-2] and digits[-1] != "0":
        rest = value - int(value)
        wrong = Decimal(f"{digits[:-2]}{digits[-1]}{digits[-2]}") + rest
    texts: list[Piece] = [*cut]
    texts[at] = number._replace(value=wrong)
    return texts


def dropped(cut: list[Piece]) -> list[Piece] | None:
    """A sentence of which one item of a list is left out, where it has four and a whole."""
    places = [n for n, one in enumerate(cut) if isinstance(one, Number) and one.kind == "list"]
    wholes = [one for one in cut if isinstance(one, Number) and one.kind == "whole"]
    if len(wholes) != 1 or len(places) < 4:
        return None
    at = places[1]
    before, behind = str(cut[at - 1]), str(cut[at + 1])
    start = max(before.rfind(mark) for mark in "、，,；")
    end = min((n for mark in "、，,；" if (n := behind.find(mark)) >= 0), default=-1)
    if start < 0 or end < 0:
        return None
    return [*cut[: at - 1], before[:start] + behind[end:], *cut[at + 2 :]]


@cache
def tables(name: str, year: int) -> str:
    """The report without its prose."""
    raw = raw_reports()[name]
    rows = {row: list(values) for row, values in raw["rows"].items()}
    sizes = raw["sizes"]
    last = year < YEAR
    if last:
        # everything that came in was granted, but for what this year carries on
        new = [*rows["new"]]
        new[0] += raw["last"] - sum(new)
        left = rows.get("in", [0] * len(COLUMNS))
        rows = {"new": new, "granted": [n - m for n, m in zip(new, left, strict=True)]}
    documents = [sizes[size] for size in ("issued", "repealed", "force")]
    if last:
        documents = [0, 0, documents[2] - documents[0] + documents[1]]
    none = [0] * len(COLUMNS)
    lines = [
        f"[disclosure.documents]\nregulation = [0, 0, 0]\nnorm = {documents}",
        f"[disclosure.decisions]\nlicence = {sizes['licence']}\npenalty = {sizes['penalty']}",
        f"coercion = {sizes['coercion']}\n[disclosure.fees]\namount = {raw['fee']}",
        "[applications]",
    ]
    full = {row: rows.get(row, none) for row in KEYS}
    lines += [f"{KEYS[row]} = {[*values, sum(values)]}" for row, values in full.items()]
    done = [sum(full[row][n] for row in OUTCOMES) for n in range(len(COLUMNS))]
    out = [full["new"][n] + full["in"][n] - done[n] for n in range(len(COLUMNS))]
    lines += [f"outcome.total = {[*done, sum(done)]}", f"carried_out = {[*out, sum(out)]}"]
    key = {"review": "review", "direct": "suit_direct", "after": "suit_after_review"}
    lines.append("[disputes]")
    lines += [f"{key[row]} = {[*values, sum(values)]}" for row, values in raw["disputes"].items()]
    return "\n".join(lines)


def report_with(name: str, heading: str, sentence: str, year: int = YEAR) -> Report:
    """A report with a sentence under a heading."""
    raw = raw_reports()[name]
    text = (
        f'[report]\norgan = "{raw["organ"]}"\nyear = {year}\nlevel = "{raw["level"]}"\n'
        f'scope = "{raw["scope"]}"\n[overview]\ntext = """\n{TEXT}\n{heading}\n{sentence}\n"""\n'
    )
    found = build(parse(text + tables(name, year)), Path(f"{year}.toml")).report
    if found is None:
        raise ValueError("the report of the set is none")
    return found
