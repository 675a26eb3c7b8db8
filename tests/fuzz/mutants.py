"""Damaged carriers of a report: each is read, or refused in one line, in bounded time and memory.

    python -m tests.fuzz.mutants --rounds 100000

Every carrier that `fill` reads and the report file itself, with bytes changed at random or, for
packages and markup, with elements repeated, nested, cut and numbers made absurd. Rounds run in
forked children; prints rounds, tracebacks, rounds over 10 s of the processor, and over 500 MB.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from tests.carried import render

from reportctl import check_bytes
from reportctl.fill.place import place
from reportctl.finding import Failure
from reportctl.readers.read import read_source
from reportctl.rendering.formats import FORMATS
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import load_form

BATCH = 50
"""Rounds of one child."""
SECONDS, MEGABYTES = 10, 500
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
        for name in ("html", "docx", "xlsx", "md", "pdf")
    }
    carriers["report.txt"] = carriers["report.md"].replace(b"|", b"\t")
    carriers["report.csv"] = carriers["report.md"].replace(b"|", b",")
    carriers["report.mht"] = (
        b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + carriers["report.html"]
    )
    carriers["2021.toml"] = write_report(form, content).encode()
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


def try_one(name: str, data: bytes) -> str:
    """What went wrong in one round; '' for nothing."""
    begin = time.process_time()
    try:
        if name.endswith(".toml"):
            check_bytes(data, name)
        else:
            place(read_source(data, name))
    except Failure:
        pass
    except Exception:  # noqa: BLE001 - any other is what is looked for
        return f"traceback: {traceback.format_exc(limit=-2)}"
    spent = time.process_time() - begin
    return f"slow: {spent:.0f} s" if spent > SECONDS else ""


def run_batch(first: int, carriers: dict[str, bytes]) -> Iterator[str]:
    """What went wrong in the rounds of one forked child."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * BATCH, SECONDS * BATCH + 1))
        with os.fdopen(write_end, "w", encoding="utf-8") as told:
            for number in range(first, first + BATCH):
                chance = random.Random(number)
                name = chance.choice(sorted(carriers))
                fault = try_one(name, mutate(carriers[name], chance))
                if fault:
                    told.write(f"round {number} {name} {fault!r}\n")
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as told:
        yield from told.read().splitlines()
    _, status, used = os.wait4(child, 0)
    if status:
        yield f"rounds {first} to {first + BATCH - 1} died: {status}"
    if used.ru_maxrss > MEGABYTES * 1024:
        yield f"rounds {first} to {first + BATCH - 1} memory: {used.ru_maxrss // 1024} MB"


def run(rounds: int, first: int = 0) -> list[str]:
    """All that went wrong in that many rounds."""
    carriers = seeds()
    starts = range(first, first + rounds, BATCH)
    return [fault for start in starts for fault in run_batch(start, carriers)]


def main() -> int:
    """The command's exit code: 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    order = parser.parse_args()
    faults = run(order.rounds, order.first)
    kinds = Counter(
        kind
        for fault in faults
        for kind in ("traceback", "slow", "memory", "died")
        if kind in fault
    )
    print(*faults, sep="\n")  # noqa: T201
    print(  # noqa: T201
        f"{order.rounds} rounds: {kinds['traceback']} tracebacks, {kinds['slow'] + kinds['died']} "
        f"over {SECONDS} s, {kinds['memory']} over {MEGABYTES} MB"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
