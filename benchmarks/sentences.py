"""Tries sentences on one report: is a wrong number found, is a right sentence left alone.

`sentences/seen.txt` was looked at while the rules were written, `sentences/unseen.txt` was written
down before and tried once at the end. A line is a sentence; `#` gives the heading it stands under;
a line with `-` is a trap, of which nothing may be said. `{new}` is a number of the report, `{a+b}`
a sum, `{a/b%1}` a share with one decimal, `{a~b}` and `{a~b%1}` a growth, `[12]` one of a list.
Every number is made wrong alone.

`python -m benchmarks.sentences` prints the table that stands in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

from benchmarks.planting.draft import spoken
from benchmarks.planting.measure import wilson
from reportctl.document.toml import parse
from reportctl.finding import Finding
from reportctl.report.build import build
from reportctl.report.report import Report
from reportctl.rules.check import check
from reportctl.rules.rule import Review

FOLDER = Path(__file__).parent / "sentences"
HALVES = {"seen": "写规则时看过的", "unseen": "写规则时没有看过的"}
YEAR = 2023
COLUMNS = ("person", "business", "research", "welfare", "legal", "other_org")
ROWS = {
    "new": (371, 29, 3, 5, 11, 7),
    "in": (13, 2, 0, 0, 1, 0),
    "granted": (137, 12, 1, 2, 4, 3),
    "partial": (22, 3, 0, 0, 1, 0),
    "secret": (2, 0, 0, 0, 0, 0),
    "third": (8, 1, 0, 0, 0, 0),
    "casefile": (14, 1, 0, 0, 0, 0),
    "nothold": (118, 8, 2, 3, 4, 2),
    "notmade": (17, 1, 0, 0, 0, 0),
    "unclear": (5, 0, 0, 0, 0, 0),
    "petition": (16, 0, 0, 0, 0, 0),
    "repeated": (7, 1, 0, 0, 0, 0),
    "uncorrected": (10, 1, 0, 0, 0, 0),
    "rest": (9, 0, 0, 0, 1, 0),
}
"""Rows of table three by what the sentences call them."""
KEYS = {
    "new": "received",
    "in": "carried_in",
    "granted": "outcome.granted",
    "partial": "outcome.partial",
    "secret": "outcome.refused.state_secret",
    "third": "outcome.refused.third_party",
    "casefile": "outcome.refused.case_file",
    "nothold": "outcome.unavailable.not_held",
    "notmade": "outcome.unavailable.not_made",
    "unclear": "outcome.unavailable.unclear",
    "petition": "outcome.declined.petition",
    "repeated": "outcome.declined.repeated",
    "uncorrected": "outcome.other.uncorrected",
    "rest": "outcome.other.rest",
}
OUTCOMES = [name for name in ROWS if name not in {"new", "in"}]
DISPUTES = {
    "review": (27, 6, 4, 9),
    "suit_direct": (12, 1, 2, 3),
    "suit_after_review": (5, 1, 0, 2),
}
SIZES = {
    "issued": 14,
    "repealed": 5,
    "force": 163,
    "licence": 4821,
    "penalty": 1377,
    "coercion": 204,
}
FEE = Decimal("812.35")
LAST = {"new": 388}
TEXT = "推进政府信息公开工作，认真落实条例。"
_SLOT = re.compile(r"\{([^{}:]+)(:汉)?\}|\[([\d{}a-c]+)\]")


class Case(NamedTuple):
    """A sentence of the set."""

    heading: str
    text: str
    trap: bool


class Score(NamedTuple):
    """What came of one half."""

    wrong: int
    found: int
    pointed: int
    sentences: int
    whole: int
    """Sentences in which every wrong number was found."""
    right: int
    traps: int
    false: tuple[str, ...]
    missed: tuple[str, ...]


def numbers() -> dict[str, Decimal]:
    """Every number of the report by its name."""
    found = {name: Decimal(sum(row)) for name, row in ROWS.items()}
    found["done"] = sum((found[name] for name in OUTCOMES), Decimal(0))
    found["out"] = found["new"] + found["in"] - found["done"]
    found["refused"] = found["secret"] + found["third"] + found["casefile"]
    found["unavailable"] = found["nothold"] + found["notmade"] + found["unclear"]
    found["declined"] = found["petition"] + found["repeated"]
    found["other"] = found["uncorrected"] + found["rest"]
    found |= {name: Decimal(ROWS["new"][n]) for n, name in enumerate(COLUMNS)}
    found["organisation"] = found["new"] - found["person"]
    for name, key in (("r", "review"), ("d", "suit_direct"), ("s", "suit_after_review")):
        found |= {
            f"{name}_{part}": Decimal(value)
            for part, value in zip(("up", "fix", "oth", "pend"), DISPUTES[key], strict=True)
        }
    found["review"], found["direct"] = (
        Decimal(sum(DISPUTES[k])) for k in ("review", "suit_direct")
    )
    found["after"] = Decimal(sum(DISPUTES["suit_after_review"]))
    found["suit"] = found["direct"] + found["after"]
    found |= {name: Decimal(value) for name, value in SIZES.items()}
    found |= {"fee": FEE, "last_new": Decimal(LAST["new"])}
    found["a"], found["c"] = found["new"] - 100, Decimal(11)
    found["b"] = found["new"] - found["a"] - found["c"]
    return found


def value_of(said: str, known: dict[str, Decimal]) -> Decimal:
    """What an expression such as a+b, a/b%1 or a~b stands for."""
    said, _, digits = said.partition("%")
    if "/" in said:
        part, whole = said.split("/")
        return _rounded(known[part] * 100 / known[whole], digits)
    if "~" in said:
        now, old = said.split("~")
        change = known[now] - known[old]
        return _rounded(change * 100 / known[old], digits) if digits else change
    return sum((known[name] for name in said.split("+")), Decimal(0))


def _rounded(value: Decimal, digits: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP)


def read_cases(half: str) -> Iterator[Case]:
    """The sentences of one half."""
    heading = ""
    for line in (FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line.strip():
            yield Case(heading, line.removeprefix("- "), line.startswith("- "))


def pieces(text: str, known: dict[str, Decimal]) -> list[str | tuple[Decimal, bool]]:
    """The text cut at its numbers; each number with whether it is written in characters."""
    found: list[str | tuple[Decimal, bool]] = []
    at = 0
    for match in _SLOT.finditer(text):
        found.append(text[at : match.start()])
        said = match[1] or match[3].strip("{}")
        value = Decimal(said) if said.isdigit() else value_of(said, known)
        found.append((value, bool(match[2])))
        at = match.end()
    return [*found, text[at:]]


def written(value: Decimal, *, words: bool) -> str:
    """A number as the sentence has it."""
    return spoken(int(value)) if words else f"{value:f}"


def report_with(heading: str, sentence: str, year: int = YEAR) -> Report:
    """The report with a sentence under a heading."""
    rows = {name: list(row) for name, row in ROWS.items()}
    documents = [SIZES[name] for name in ("issued", "repealed", "force")]
    lines = [
        f'[report]\norgan = "青溪县人民政府"\nyear = {year}\nlevel = "county"\nscope = "region"',
        f'[overview]\ntext = """\n{TEXT}\n{heading}\n{sentence}\n"""',
        f"[disclosure.documents]\nregulation = [0, 0, 0]\nnorm = {documents}",
        f"[disclosure.decisions]\nlicence = {SIZES['licence']}\npenalty = {SIZES['penalty']}",
        f"coercion = {SIZES['coercion']}\n[disclosure.fees]\namount = {FEE}\n[applications]",
    ]
    if year < YEAR:
        rows["new"][0] += LAST["new"] - sum(rows["new"])
    lines += [f"{KEYS[name]} = {[*row, sum(row)]}" for name, row in rows.items()]
    done = [sum(rows[name][n] for name in OUTCOMES) for n in range(len(COLUMNS))]
    out = [rows["new"][n] + rows["in"][n] - done[n] for n in range(len(COLUMNS))]
    lines += [f"outcome.total = {[*done, sum(done)]}", f"carried_out = {[*out, sum(out)]}"]
    lines += ["[disputes]", *(f"{key} = {[*row, sum(row)]}" for key, row in DISPUTES.items())]
    report = build(parse("\n".join(lines)), Path(f"{year}.toml")).report
    if report is None:
        raise ValueError("the report of the set is none")
    return report


def findings(heading: str, sentence: str, last: Report) -> list[Finding]:
    """What is said of the numbers of a sentence."""
    found = check(Review(report_with(heading, sentence), last))
    return [f for f in found if f.code.startswith(("N5", "X205")) and f.key == "overview"]


def score(half: str) -> Score:
    """Try one half."""
    known, last = numbers(), report_with("", "", YEAR - 1)
    count = dict.fromkeys(("wrong", "found", "pointed", "sentences", "whole", "right", "traps"), 0)
    false: list[str] = []
    missed: list[str] = []
    for case in read_cases(half):
        cut = pieces(case.text, known)
        right = "".join(p if isinstance(p, str) else written(p[0], words=p[1]) for p in cut)
        silent = findings(case.heading, right, last)
        count["traps" if case.trap else "right"] += 1
        if silent:
            false.append(f"{right} — {silent[0].code} {silent[0].message}")
        if case.trap:
            continue
        hits = slots = 0
        before = {(f.code, f.message) for f in silent}
        for at, piece in enumerate(cut):
            if isinstance(piece, str):
                continue
            slots += 1
            step = Decimal("1.7") if piece[0] != int(piece[0]) else Decimal(1)
            wrong = [*cut]
            wrong[at] = (piece[0] + step, piece[1])
            texts = [p if isinstance(p, str) else written(p[0], words=p[1]) for p in wrong]
            start = len("".join(texts[:at])) + 1
            new = [
                f
                for f in findings(case.heading, "".join(texts), last)
                if (f.code, f.message) not in before
            ]
            count["wrong"] += 1
            if new:
                hits += 1
                inside = (
                    f.place.col <= start + len(texts[at]) and f.place.end_col > start for f in new
                )
                count["pointed"] += any(inside)
            else:
                missed.append("".join([*texts[:at], f"【{texts[at]}】", *texts[at + 1 :]]))
        count["found"] += hits
        count["sentences"] += 1
        count["whole"] += hits == slots
    return Score(**count, false=tuple(false), missed=tuple(missed))


def lines(scores: dict[str, Score]) -> Iterator[str]:
    """The table of docs/accuracy.md."""
    yield "| 句子 | 写错的数 | 查出 | 指着那个数 | 句 | 每处都查出的句 | 对的句子和陷阱 | 误报 |"
    yield "| --- | ---: | --- | --- | ---: | --- | ---: | --- |"
    for half, one in scores.items():
        silent = one.right + one.traps
        yield (
            f"| {HALVES[half]} | {one.wrong} | {share(one.found, one.wrong)}"
            f" | {share(one.pointed, one.found)} | {one.sentences}"
            f" | {share(one.whole, one.sentences)}"
            f" | {silent} | {len(one.false)}：{share(len(one.false), silent)} |"
        )


def share(hits: int, of: int) -> str:
    """A share with its 95 % interval."""
    low, high = wilson(hits, of)
    return f"{hits * 100 / of:.1f}%（{low * 100:.1f}–{high * 100:.1f}）" if of else "—"


def main() -> None:
    """Print the table, and with `--misses` what was missed or wrongly said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="*", help="、".join(HALVES))
    parser.add_argument("--misses", action="store_true", help="list them")
    asked = parser.parse_args()
    scores = {half: score(half) for half in asked.half or HALVES}
    print("\n".join(lines(scores)))
    if asked.misses:
        for one in scores.values():
            print("\n".join(("误报：", *one.false, "漏报：", *one.missed)))


if __name__ == "__main__":
    main()
