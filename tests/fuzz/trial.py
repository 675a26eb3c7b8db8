"""Tries files in forked children: what went wrong, and how much time and memory it took."""

from __future__ import annotations

import contextlib
import io
import os
import re
import resource
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reportctl import check_bytes
from reportctl.cli.settings_file import read_settings_file
from reportctl.cli.start import run
from reportctl.document.toml import read_toml
from reportctl.fill.place import place
from reportctl.finding import Failure
from reportctl.readers.limits import most
from reportctl.readers.read import read_source

SECONDS, MEGABYTES = 10, 500
"""What a file may take at most, of the processor and of memory."""
SPARE = 6
"""Seconds beyond which a child is ended."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What no output may hold raw."""
COMMANDS = (
    ("validate", "FILE"),
    ("validate", "FILE", "--format", "json"),
    ("validate", "FILE", "--claims"),
    ("validate", "FILE", "--fix"),
    ("diff", "FILE", "other.toml"),
    ("diff", "FILE", "other.toml", "--format", "md"),
    ("render", "FILE", "--html", "--md", "--draft", "-o", "out"),
    ("render", "FILE", "--csv", "-o", "x.csv"),
    ("render", "FILE", "--docx", "--xlsx", "--draft", "-o", "out"),
    ("fill", "FILE", "--set", "applications.received.person=3"),
)
"""Command lines for a report file, and another that differs from it nearly everywhere."""
FROM = (
    "fill",
    "new.toml",
    "--from",
    "FILE",
    "--year",
    "2021",
    "--organ",
    "甲镇人民政府",
    "--force",
)


class Spent(NamedTuple):
    """What came of a child."""

    faults: list[str]
    seconds: float
    megabytes: int


def apart(work: Callable[[], Iterator[str]], seconds: float) -> Spent:
    """Run work that tells faults in a forked child, which ends after so many seconds."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        os.close(read_end)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
        with os.fdopen(write_end, "w", encoding="utf-8") as told:
            for fault in work():
                told.write(f"{fault}\n")
                told.flush()
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, encoding="utf-8") as told:
        faults = told.read().splitlines()
    _, status, used = os.wait4(child, 0)
    spent = used.ru_utime + used.ru_stime
    if status:
        faults.append(f"died: {status} after {spent:.0f} s")
    return Spent(faults, spent, used.ru_maxrss // 1024)


def try_bytes(name: str, data: bytes) -> str:
    """What went wrong when the library read a file; '' for nothing."""
    try:
        if name.startswith("reportctl"):
            read_settings_file(Path(name), read_toml(data))
        elif name.endswith(".toml"):
            check_bytes(data, name, data)
        elif name.endswith(".pdf"):
            return try_pdf(name, data)
        else:
            place(read_source(data, name))
    except Failure as failure:
        return "" if "\n" not in str(failure) else f"lines: {failure}"
    except Exception:  # noqa: BLE001 - any other is what is looked for
        return f"traceback: {traceback.format_exc(limit=-3)!r}"
    return ""


def try_pdf(name: str, data: bytes) -> str:
    """As `try_bytes`, with a fork for the child that the program would start.

    That one dies is the file's fault, as it is there.
    """
    from reportctl.readers import pdf

    def work() -> Iterator[str]:
        soft = most("megabytes") * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (soft, resource.RLIM_INFINITY))
        try:
            source = pdf.read(data, name)
        except (Exception, MemoryError):  # noqa: BLE001 - a reader's fault is the file's
            return
        try:
            place(source)
        except Failure:
            pass
        except Exception:  # noqa: BLE001
            yield f"traceback: {traceback.format_exc(limit=-3)!r}"

    faults = apart(work, most("seconds") + most("placing")).faults
    return next((fault for fault in faults if not fault.startswith("died")), "")


def try_command(line: tuple[str, ...], file: Path) -> Iterator[str]:
    """What went wrong when the program ran, in the folder of the file."""
    os.chdir(file.parent)
    words = [str(file) if word == "FILE" else word for word in line]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = run(words)
        except Exception:  # noqa: BLE001
            yield f"traceback: {line[0]} {traceback.format_exc(limit=-3)!r}"
            return
    said = out.getvalue() + err.getvalue()
    if code not in {0, 1, 2}:
        yield f"exit: {line[0]} {code}"
    if code == 2 and len(err.getvalue().splitlines()) != 1:
        yield f"lines: {line[0]} {err.getvalue()[:300]!r}"
    if found := OBEYED.search(said):
        yield f"raw: {line[0]} {found[0]!r}"


def _write(file: Path, data: bytes) -> Iterator[str]:
    """Write the file, and another beside it with other signs."""
    file.write_bytes(data)
    for old, new in (("、", "，"), ("件", "条"), ("一", "二")):
        data = data.replace(old.encode(), new.encode())
    file.with_name("other.toml").write_bytes(data)
    return iter(())


def try_file(name: str, make: Callable[[], bytes]) -> Spent:
    """A file through every command that reads such; the most that one of them took."""
    faults: list[str] = []
    seconds, megabytes = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        apart(lambda: _write(file, make()), 60)
        lines = COMMANDS if name.endswith(".toml") else (FROM, ("validate", "new.toml"))
        for line in lines:
            if line[-1] == "new.toml" and not Path(folder, line[-1]).exists():
                continue
            spent = apart(lambda line=line: try_command(line, file), SECONDS + SPARE)  # type: ignore[misc]
            faults += [f"{name}: {fault}" for fault in spent.faults]
            if spent.seconds > SECONDS:
                faults.append(f"{name}: slow: {line[0]} {spent.seconds:.1f} s")
            if spent.megabytes > MEGABYTES:
                faults.append(f"{name}: memory: {line[0]} {spent.megabytes} MB")
            seconds, megabytes = max(seconds, spent.seconds), max(megabytes, spent.megabytes)
    return Spent(faults, seconds, megabytes)
