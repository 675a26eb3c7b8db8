"""Commands killed at random moments and at chosen calls of the system, and what was lost.

    python -m tests.crash.kills --rounds 1000

After each kill every report is what it was or what it was to become, whole; after the same command
has run once more nothing is left beside the files. Prints rounds, losses, halves and strays.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.bursts import Pty, read_cells

from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At
from reportctl.schema.load import form_for

CALLS = ("open", "fsync", "replace", "chmod", "chown", "close", "unlink")
AT_CALL = f"""
import os, signal, sys
left = int(sys.argv.pop(1))
def counted(call):
    def run(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return run
for name in {CALLS!r}:
    setattr(os, name, counted(getattr(os, name)))
from reportctl.__main__ import main
main()
"""
MOST_CALLS = 12
"""So many of these calls are counted at most until the program is killed."""
RECEIVED = At("applications.received", "person")

Files = Mapping[str, bytes]


class Scenario(NamedTuple):
    """A command that writes, and the folder in which it runs."""

    name: str
    prepare: Callable[[Path], object]
    arguments: tuple[str, ...]


def write_one(folder: Path, year: int = 2024, total: str = "") -> Path:
    """A report with figures in one row, all else blank."""
    path = folder / f"{year}.toml"
    row = dict.fromkeys(("business", "research", "welfare", "legal", "other"), "0")
    row |= {"person": "7", "total": total}
    cells = {RECEIVED._replace(column=column): written for column, written in row.items()}
    content = Content("云溪镇人民政府", year, {"level": "township"}, cells, {})
    path.write_text(write_report(form_for(year), content), encoding="utf-8")
    return path


def write_source(folder: Path) -> None:
    """A blank report and a page of the same organ and year with figures."""
    path = write_one(folder, total="7")
    run(folder, "render", path.name, "--md", "-o", "page.md", "--draft")
    path.write_text(path.read_text(encoding="utf-8").replace("[ 7,", '["",'), encoding="utf-8")


def write_many(folder: Path) -> None:
    """Reports of three years."""
    for year in (2022, 2023, 2024):
        write_one(folder, year)


NEW = ("--organ", "云溪镇人民政府", "--year", "2024")
SCENARIOS = (
    Scenario("init", lambda _: None, ("init", "new.toml", *NEW, "--force")),
    Scenario("fill --set", write_one, ("fill", "2024.toml", "--set", f"{RECEIVED.row}.person=5")),
    Scenario("fill --from", write_source, ("fill", "2024.toml", "--from", "page.md")),
    Scenario("validate --fix", write_one, ("validate", "2024.toml", "--fix")),
    Scenario("render", write_many, ("render", ".", "--html", "--md", "-o", "out", "--draft")),
    Scenario("render --csv", write_many, ("render", ".", "--csv", "-o", "cells.csv")),
)


def run(folder: Path, *arguments: str) -> int:
    """The command to its end; its exit code."""
    command = [sys.executable, "-m", "reportctl", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def read_files(folder: Path) -> Files:
    """Every file below a folder by its name, those that are on the way to one left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not is_stray(path)
    }


def is_stray(path: Path) -> bool:
    """Whether a file is on the way to another."""
    return path.name.startswith(".") or path.suffix in {".tmp", ".lock"}


class Tried(NamedTuple):
    """A scenario after it was run once to its end."""

    scenario: Scenario
    before: Files
    after: Files
    code: int
    seconds: float


def try_once(scenario: Scenario) -> Tried:
    """What the command makes of its folder when nobody kills it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scenario.prepare(folder)
        before, start = read_files(folder), time.monotonic()
        code = run(folder, *scenario.arguments)
        seconds = time.monotonic() - start
        return Tried(scenario, before, read_files(folder), code, seconds)


def kill_once(tried: Tried, template: Path, dice: random.Random) -> Counter[str]:
    """One round: the command killed, then run again."""
    found: Counter[str] = Counter(rounds=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "here"
        shutil.copytree(template, folder)
        arguments = tried.scenario.arguments
        if dice.random() < 0.5:
            at = [sys.executable, "-c", AT_CALL, str(dice.randrange(MOST_CALLS)), *arguments]
            subprocess.run(at, cwd=folder, capture_output=True, check=False)
        else:
            command = [sys.executable, "-m", "reportctl", *arguments]
            with subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as victim:
                time.sleep(dice.random() * tried.seconds)
                victim.kill()
        now = read_files(folder)
        found["lost"] += sum(file not in now for file in tried.before)
        found["half"] += sum(
            data not in (tried.before.get(file), tried.after.get(file))
            for file, data in now.items()
        )
        found["strays before the next run"] += sum(map(is_stray, folder.rglob("*")))
        run(folder, *arguments)
        found["strays"] += sum(map(is_stray, folder.rglob("*")))
        found["not as when nobody killed it"] += read_files(folder) != tried.after
    return found


def kill_form(dice: random.Random) -> Counter[str]:
    """The form killed while figures are typed down a column: those that stand are the first."""
    found: Counter[str] = Counter(rounds=1)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "2024.toml"
        content = Content("云溪镇人民政府", 2024, {"level": "township"}, {}, {})
        path.write_text(write_report(form_for(2024), content), encoding="utf-8")
        form = Pty([sys.executable, "-m", "reportctl", "fill", str(path)])
        while "F1" not in form.shown():
            time.sleep(0.05)
        form.send(["C-n", "C-Home", *(key for i in range(10) for key in (*str(11 + i), "Enter"))])
        time.sleep(dice.random() * 2)
        form.kill(dice.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGHUP]))
        try:
            cells = read_cells(path)
        except (OSError, ValueError):
            found["half"] += 1
            return found
        typed = {(i, 0): 11 + i for i in range(10)}
        found["lost"] += cells != {at: typed[at] for at in list(typed)[: len(cells)]}
        run(path.parent, "fill", path.name, "--set", f"{RECEIVED.row}.person=5")
        found["strays"] += sum(map(is_stray, path.parent.rglob("*")))
    return found


def kill_many(rounds: int, seed: int = 1) -> Counter[str]:
    """So many rounds over all scenarios, one in ten of them over the form; fewer after Ctrl-C."""
    dice = random.Random(seed)
    found: Counter[str] = Counter()
    templates = Path(tempfile.mkdtemp())
    try:
        tried = [try_once(scenario) for scenario in SCENARIOS]
        for number, scenario in enumerate(SCENARIOS):
            (templates / str(number)).mkdir()
            scenario.prepare(templates / str(number))
        with contextlib.suppress(KeyboardInterrupt):
            for number in range(rounds):
                if number % 10 == 9:
                    found += kill_form(dice)
                else:
                    which = number % len(SCENARIOS)
                    found += kill_once(tried[which], templates / str(which), dice)
    finally:
        shutil.rmtree(templates)
    return found


def main() -> int:
    """Read the command line, run, and print what was found."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    parser = argparse.ArgumentParser(description="Commands killed, and what was lost.")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    found = kill_many(options.rounds, options.seed)
    names = ("lost", "half", "strays", "not as when nobody killed it")
    print(f"{found['rounds']} rounds, {found['strays before the next run']} strays before the next")
    print(", ".join(f"{name}: {found[name]}" for name in names))
    return int(any(found[name] for name in names))


if __name__ == "__main__":
    sys.exit(main())
