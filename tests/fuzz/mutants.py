"""Damaged carriers of a report: each is read, or refused in one line, in bounded time and memory.

    python -m tests.fuzz.mutants --rounds 100000

Every carrier that `fill` reads, the report file and the settings, either with bytes changed at
random (packages and markup with elements repeated, nested, cut and numbers made absurd) or made
anew after the grammar of the carrier (`shapes.grow`). Rounds run in forked children; prints rounds,
tracebacks, rounds over 10 s of the processor and over 500 MB, and the largest memory.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from tests.carried import render
from tests.fuzz.shapes import grow
from tests.fuzz.trial import MEGABYTES, SECONDS, Spent, apart, try_bytes

from reportctl.rendering.formats import FORMATS
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import load_form

BATCH = 50
"""Rounds of one child."""
KINDS = ("traceback", "slow", "memory", "died", "lines")
GROWN = 0.5
"""The share of rounds whose file is made anew."""
SETTINGS = b"""deadline = "01-31"
fee_decimals = 4
units = ["\xe7\x94\xb2", "\xe4\xb9\x99"]
[rules]
off = ["W1"]
[rules.severity]
T301 = "error"
[terms]
a = "b"
"""
SPECIAL = (
    b"\0", b"\xff", b"\xe5", b"<", b">", b'"', b"&#99999999999;", b"]]>", b"<!--", b"\xef\xbb\xbf",
    b"9" * 5000, b"-1", b"1E+999", "①".encode(), "\u202e".encode(), b"|", b"\t", b"\r", b"{}",
)  # fmt: skip
ELEMENT = re.compile(rb"<([A-Za-z][\w:]{0,20})(?:\s[^<>]{0,200})?>[^<>]{0,200}</\1>")
NUMBER = re.compile(rb"\d{1,9}")


def seeds() -> dict[str, bytes]:
    """A filled report as the file itself and in every carrier."""
    form = load_form(2021)
    cells = {at: str(number % 97) for number, at in enumerate(form.cells)}
    prose = {
        section.key: "全年没有发生。\n\n（一）其他。" for section in form.sections if section.prose
    }
    content = Content("舞泉镇人民政府", 2021, cells=cells, prose=prose)
    carriers = {
        f"report{FORMATS[name].suffix}": render(2021, content, name)
        for name in ("html", "docx", "xlsx", "md", "pdf", "ofd")
    }
    carriers["report.txt"] = carriers["report.md"].replace(b"|", b"\t")
    carriers["report.csv"] = carriers["report.md"].replace(b"|", b",")
    carriers["report.mht"] = (
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + carriers["report.html"]
    )
    carriers["2021.toml"] = write_report(form, content).encode()
    carriers["reportctl.toml"] = SETTINGS
    return carriers


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A damaged file: its bytes, or one part of a package packed anew."""
    if not data.startswith(b"PK") or chance.random() < 0.3:
        return _damaged(data, chance)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(made, "w") as out:
        names = given.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = given.read(name)
            out.writestr(name, _damaged(part, chance) if name == chosen else part)
    return made.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one to four changes."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 3, 40, 2000)))
        how = chance.randrange(7)
        if how == 0:
            data = data[:at] + chance.choice(SPECIAL) + data[end:]
        elif how == 1:
            data = data[:at] + data[end:]
        elif how == 2:
            data = data[:at] + data[at:end] * chance.choice((2, 50)) + data[end:]
        elif how == 3:
            data = data[:at]
        elif how == 4 and (found := ELEMENT.search(data, at)):
            data = (
                data[: found.start()] + found[0] * chance.choice((0, 2, 300)) + data[found.end() :]
            )
        elif how == 5 and (found := ELEMENT.search(data, at)):
            begin, close = b"<" + found[1] + b">", b"</" + found[1] + b">"
            deep = chance.choice((3, 300))
            data = (
                data[: found.start()] + begin * deep + found[0] + close * deep + data[found.end() :]
            )
        elif found := NUMBER.search(data, at):
            number = chance.choice((b"0", b"-1", b"65536", b"99999999", b"1" * 4400, b"1e9"))
            data = data[: found.start()] + number + data[found.end() :]
    return data


def make(number: int, carriers: dict[str, bytes]) -> tuple[str, bytes]:
    """The name and the bytes of a round's file."""
    chance = random.Random(number)
    name = chance.choice(sorted(carriers))
    how = grow if chance.random() < GROWN else mutate
    return name, grow(name, carriers[name], chance) if how is grow else mutate(
        carriers[name], chance
    )


def run_batch(first: int, carriers: dict[str, bytes]) -> Spent:
    """What came of the rounds of one forked child."""

    def work() -> Iterator[str]:
        for number in range(first, first + BATCH):
            name, data = make(number, carriers)
            begin = time.process_time()
            fault = try_bytes(name, data)
            spent = time.process_time() - begin
            if not fault and spent > SECONDS:
                fault = f"slow: {spent:.0f} s"
            if fault:
                yield f"round {number} {name} {fault}"

    spent = apart(work, SECONDS * BATCH)
    if spent.megabytes > MEGABYTES:
        spent.faults.append(f"rounds from {first}: memory: {spent.megabytes} MB")
    return spent


def run(rounds: int, first: int = 0) -> Iterator[Spent]:
    """What came of that many rounds, a batch at a time."""
    carriers = seeds()
    for start in range(first, first + rounds, BATCH):
        yield run_batch(start, carriers)


def main() -> int:
    """The command's exit code: 1 if anything went wrong. Ctrl-C ends it with what was found."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    order = parser.parse_args()
    kinds: Counter[str] = Counter()
    done = largest = 0
    with contextlib.suppress(KeyboardInterrupt):
        for spent in run(order.rounds, order.first):
            done, largest = done + BATCH, max(largest, spent.megabytes)
            kinds += Counter(
                kind for kind in KINDS for fault in spent.faults if f"{kind}:" in fault
            )
            for fault in spent.faults:
                print(fault, flush=True)  # noqa: T201
    print(  # noqa: T201
        f"{done} rounds: {kinds['traceback']} tracebacks, {kinds['slow'] + kinds['died']} over "
        f"{SECONDS} s, {kinds['memory']} over {MEGABYTES} MB; largest {largest} MB"
    )
    return int(kinds.total() > 0)


if __name__ == "__main__":
    sys.exit(main())
