"""What may stand where a command looks for a file, and what became of a line that names it.

    python -m tests.cli.paths CASE

Each line runs in a forked child, in a folder of its own. The rights that let root read and write
whatever it likes are given up first, so that a folder nobody may enter is one for these tests too.
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import select
import shutil
import signal
import socket
import stat
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tests.crash.kills import is_stray
from tests.rules.base import right_report

from reportctl.cli.start import run

SECONDS = 20
"""After which a line hangs."""
SMALL = 20
"""Bytes that a file may have where the disk is full."""
REPORT, LAST = right_report(2021), right_report(2020)
PAGE = "<h1>云溪镇人民政府2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>平稳。</p>"
OBEYED = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
READS, WRITES, READS_OR_WRITES, NEITHER = {"r"}, {"w"}, {"r", "w"}, frozenset[str]()


def write(path: Path, data: bytes, mode: int = 0o644) -> Path:
    """A file of that mode."""
    path.write_bytes(data)
    path.chmod(mode)
    return path


def shut(path: Path, data: bytes, mode: int) -> Path:
    """A file in a folder of that mode."""
    path.parent.mkdir()
    write(path, data)
    path.parent.chmod(mode)
    return path


def lead(path: Path, target: str) -> Path:
    """A link."""
    path.symlink_to(target)
    return path


def pipe(path: Path) -> Path:
    """A pipe that nobody writes into and nobody reads."""
    os.mkfifo(path)
    return path


def listen(path: Path) -> Path:
    """A socket; its name is short, for its address must be."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)
    return path


def named(path: Path, name: bytes, data: bytes) -> Path:
    """A file of that name and the ending of the path."""
    return write(path.with_name(os.fsdecode(name) + path.suffix), data)


def mkdir(path: Path, mode: int = 0o755) -> Path:
    """A folder of that mode with a file in it."""
    path.mkdir()
    write(path / "inner", b"x")
    path.chmod(mode)
    return path


class Kind(NamedTuple):
    """What stands at a path."""

    make: Callable[[Path, bytes], Path]
    """Put it there, with these bytes where it has any; where it is then."""
    can: set[str] | frozenset[str] = NEITHER
    """What a line may do with it."""


KINDS: Mapping[str, Kind] = {
    "plain": Kind(write, READS_OR_WRITES),
    "absent": Kind(lambda path, _: path, WRITES),
    "not readable": Kind(lambda path, data: write(path, data, 0)),
    "not writable": Kind(lambda path, data: write(path, data, 0o444), READS),
    "folder not to be entered": Kind(lambda p, data: shut(p.parent / "s" / p.name, data, 0)),
    "folder to be listed alone": Kind(lambda p, data: shut(p.parent / "s" / p.name, data, 0o444)),
    "folder not writable": Kind(lambda p, data: shut(p.parent / "s" / p.name, data, 0o555), READS),
    "no such folder": Kind(lambda path, _: path.parent / "none" / path.name),
    "link to itself": Kind(lambda path, _: lead(path, path.name)),
    "links in a circle": Kind(lambda p, _: lead(lead(p, "other").with_name("other"), p.name) and p),
    "link to nothing": Kind(lambda path, _: lead(path, "nothing/there")),
    "folder": Kind(lambda path, _: mkdir(path)),
    "folder with no rights": Kind(lambda path, _: mkdir(path, 0)),
    "below a file": Kind(lambda path, data: write(path, data) / path.name),
    "pipe": Kind(lambda path, _: pipe(path)),
    "socket": Kind(lambda path, _: listen(path)),
    "device without an end": Kind(lambda path, _: lead(path, "/dev/zero")),
    "device that is full": Kind(lambda path, _: lead(path, "/dev/full")),
    "name of 256 bytes": Kind(lambda p, _: p.with_name("x" * (256 - len(p.suffix)) + p.suffix)),
    "path of 6000 bytes": Kind(lambda path, _: Path(f"{path.parent}{'/y' * 3000}{path.suffix}")),
    "name of 255 bytes": Kind(
        lambda p, d: named(p, b"x" * (255 - len(p.suffix)), d), READS_OR_WRITES
    ),
    "name that is no UTF-8": Kind(lambda path, d: named(path, b"\xff\xfe", d), READS_OR_WRITES),
    "name that a terminal obeys": Kind(
        lambda path, d: named(path, "\n::error::\x1b[2J\u202e\x9b".encode(), d), READS_OR_WRITES
    ),
    "name of an option": Kind(lambda path, d: named(path, b"-o", d), READS_OR_WRITES),
}
FULL = "disk that is full"
"""As "absent", where no file may grow."""


class Case(NamedTuple):
    """A line with a place for a path."""

    line: str
    """PATH is where the kind stands; `r.toml`, `q.toml` (last year's) and `p.html` are there."""
    data: str = ""
    """What a file there holds, if it is read; '' where it is written."""
    at: str = "t/x.toml"
    also: Mapping[str, str] = {}
    """Other files beside."""
    apart: Mapping[str, int] = {}
    """The exit codes of kinds with which it is another matter."""


NEW = "--organ 云溪镇人民政府 --year 2021"
SUM = "--organ 丙县人民政府 --year 2021"
FOUND = "t/x2021.toml"
OTHERS = {"t/2021.toml": REPORT}
EDITED = {"not writable": 2, "folder not writable": 2}
NO_NAME = {"name that is no UTF-8": 2}
"""A sum names its parts, and a report file is UTF-8."""
READ: Mapping[str, Case] = {
    "init --previous": Case(f"init n.toml {NEW} --previous PATH", LAST),
    "fill --set": Case("fill PATH --set applications.received.person=3", REPORT, apart=EDITED),
    "fill --from into": Case(
        "fill PATH --from p.html --force",
        REPORT,
        apart=EDITED | {"absent": 1},
    ),
    "fill --from": Case(f"fill n.toml --from PATH {NEW}", PAGE, "t/x.html"),
    "fill --workbook of": Case("fill PATH --workbook w.xlsx", REPORT),
    "fill --webform of": Case("fill PATH --webform w.html", REPORT),
    "fill --previous": Case("fill r.toml --webform w.html --previous PATH", LAST),
    "fill --sum": Case(f"fill n.toml --sum PATH {SUM}", REPORT, apart=NO_NAME),
    "fill --units": Case(
        f"fill n.toml --sum r.toml --units PATH {SUM}", "云溪镇人民政府\n", "t/x.txt"
    ),
    "validate": Case("validate PATH", REPORT),
    "validate --fix": Case("validate PATH --fix", REPORT),
    "validate --previous": Case("validate r.toml --previous PATH", LAST),
    "validate --baseline": Case(
        "validate r.toml --baseline PATH", '{"version": 1, "findings": []}', "t/x.json"
    ),
    "validate --claims": Case("validate PATH --claims", REPORT),
    "diff old": Case("diff PATH r.toml", LAST),
    "diff new": Case("diff q.toml PATH", REPORT),
    "diff page": Case("diff r.toml PATH", PAGE, "t/x.html"),
    "render": Case(
        "render PATH --md --html --docx -o out", REPORT, apart={"folder with no rights": 1}
    ),
    "render --csv": Case("render PATH --csv -o c.csv", REPORT),
}
"""Lines that read what is named: what cannot be read is refused, a name of whatever letters not."""
WRITTEN: Mapping[str, Case] = {
    "init": Case(f"init PATH {NEW} --force"),
    "fill --sum": Case(f"fill PATH --sum r.toml --force {SUM}"),
    "fill --workbook": Case("fill r.toml --workbook PATH", at="t/x.xlsx"),
    "fill --webform": Case("fill r.toml --webform PATH", at="t/x.html"),
    "validate -o": Case("validate r.toml -o PATH", at="t/x.txt"),
    "validate -o html": Case("validate r.toml --format html -o PATH", at="t/x.html"),
    "validate -o xlsx": Case("validate r.toml --format xlsx -o PATH", at="t/x.xlsx"),
    "validate --write-baseline": Case("validate r.toml --write-baseline PATH", at="t/x.json"),
    "diff -o": Case("diff q.toml r.toml -o PATH", at="t/x.txt"),
    "diff -o xlsx": Case("diff q.toml r.toml --format xlsx -o PATH", at="t/x.xlsx"),
    "render -o md": Case("render r.toml --md -o PATH", at="t/x.md"),
    "render -o pdf": Case("render r.toml --pdf -o PATH", at="t/x.pdf"),
    "render -o folder": Case("render r.toml q.toml --html -o PATH", at="t/x"),
    "render --csv -o": Case("render r.toml --csv -o PATH", at="t/x.csv"),
}
"""Lines that write what is named: where nothing can be written they say so."""
WALKED: Mapping[str, Case] = {
    "validate folder": Case("validate t", REPORT, FOUND, OTHERS),
    "validate folder --fix": Case("validate t --fix", REPORT, FOUND, OTHERS),
    "validate folder --format json": Case("validate t --format json", REPORT, FOUND, OTHERS),
    "validate folder --write-baseline": Case(
        "validate t --write-baseline b.json", REPORT, FOUND, OTHERS
    ),
    "validate --neighbours": Case("validate r.toml --neighbours t", REPORT, FOUND, OTHERS),
    "fill folder": Case(
        "fill out --from t", PAGE, "t/x.html", {"t/y.html": PAGE.replace("云溪", "青山")}
    ),
    "fill --sum folder": Case(
        f"fill n.toml --sum t {SUM}", REPORT.replace("云溪", "青山"), FOUND, OTHERS, NO_NAME
    ),
    "diff folder": Case(
        "diff t", right_report(2019), "t/2019.toml", {"t/2020.toml": LAST, "t/2021.toml": REPORT}
    ),
    "render folder": Case("render t --md -o out", REPORT, FOUND, OTHERS),
    "render folder --csv": Case("render t --csv -o c.csv", REPORT, FOUND, OTHERS),
    "last year's report": Case("validate t/2021.toml", LAST, "t/2020.toml", OTHERS),
    "settings": Case("validate t/2021.toml", 'deadline = "01-31"\n', "t/reportctl.toml", OTHERS),
    "settings of render": Case("render t/2021.toml --md", "", "t/reportctl.toml", OTHERS),
    "settings of fill": Case(
        "fill t/2021.toml --set applications.received.person=3", "", "t/reportctl.toml", OTHERS
    ),
}
"""Lines that find it: what is there and was not read is named, and the line ends with 1 or 2."""
IN_THE_WAY: Mapping[str, Case] = {
    "schema of init": Case(f"init t/n.toml {NEW}", "{}", "t/report-2021.schema.json"),
    "schema of fill": Case("fill t/n.toml --from p.html", "{}", "t/report-2021.schema.json"),
    "results": Case("validate t r.toml", "x", "cache", OTHERS),
    "page": Case("render t/2021.toml --md", "x", "t/2021.md", OTHERS),
    "picture": Case("render t/2021.toml --png", "x", "t/2021.png", OTHERS),
}
"""What lies where a command writes by itself."""
FOLDERS = {"folder", "folder with no rights"}
ELSEWHERE = {kind for kind, it in KINDS.items() if "folder " in kind and kind not in FOLDERS} | {
    "no such folder",
    "below a file",
    "name of 256 bytes",
    "path of 6000 bytes",
}
"""Kinds that are told by their name: what is found has none."""


class Outcome(NamedTuple):
    """What a line did."""

    code: int
    out: str
    err: str
    faults: list[str]


def give_up_rights() -> None:
    """Root's right to read and write what the modes forbid (CAP_DAC_OVERRIDE, _READ_SEARCH)."""
    libc = ctypes.CDLL(None)
    head, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    for capability in (1, 2):
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP: not for programs it starts either
    libc.capget(head, sets)
    for at in range(3):
        sets[at] &= ~0b110
    libc.capset(head, sets)


def lay_out(case: Case) -> Path:
    """A folder with what the case needs."""
    folder = Path(tempfile.mkdtemp())
    (folder / "t").mkdir()
    for name, text in {"r.toml": REPORT, "q.toml": LAST, "p.html": PAGE, **case.also}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read_files(folder: Path) -> dict[Path, bytes]:
    """Every file that can be read."""
    found = {}
    for above, _, names in os.walk(folder):
        for path in (Path(above, name) for name in names):
            with suppress(OSError):
                if stat.S_ISREG(path.lstat().st_mode):
                    found[path] = path.read_bytes()
    return found


def run_line(words: list[str], folder: Path, most: int | None) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a line in a child; -9 where it hung."""
    out, err = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.chdir(folder)
        os.environ["REPORTCTL_CACHE"] = str(folder / "cache")
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, (_, end) in ((1, out), (2, err)):
            os.dup2(end, number)
        os.closerange(3, 64)
        sys.stdout, sys.stderr = (open(at, "w", encoding="utf-8") for at in (1, 2))  # noqa: SIM115, PTH123
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        try:
            code = run(words)
        except BaseException:  # noqa: BLE001 - what is looked for
            traceback.print_exc()
            code = 99
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    said = {out[0]: b"", err[0]: b""}
    for _, end in (out, err):
        os.close(end)
    until, waiting = time.monotonic() + SECONDS, set(said)
    while waiting:
        ready, _, _ = select.select(waiting, (), (), max(0, until - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        for end in ready:
            data = os.read(end, 2**16)
            said[end] += data
            if not data:
                waiting.discard(end)
    for end in said:
        os.close(end)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, *(text.decode("utf-8", "replace") for text in said.values())


def try_kind(case: Case, kind: str) -> Outcome:
    """A line where a kind stands, and what is wrong whatever the kind."""
    folder = lay_out(case)
    made = KINDS["absent" if kind == FULL else kind].make(folder / case.at, case.data.encode())
    before = read_files(folder)
    words = [str(made) if word == "PATH" else word for word in case.line.split()]
    code, out, err = run_line(words, folder, SMALL if kind == FULL else None)
    after = read_files(folder)
    edited = {made, folder / words[1]}  # --set and --fix are to change their file
    faults = [
        *(["hangs"] if code == -signal.SIGKILL else []),
        *([f"exit {code}"] if code not in {0, 1, 2} else []),
        *([err.strip().splitlines()[-1]] if "Traceback" in err else []),
        *(["raw control characters"] if OBEYED.search(out + err) else []),
        *(
            ["no closing line"]
            if code == 2 and not err.splitlines()[-1:][0].startswith("reportctl: ")
            else []
        ),
        *(
            f"{path.name} lost"
            for path in before
            if after.get(path) != before[path] and path not in edited
        ),
        *(f"{path.name} left" for path in after if is_stray(path) and "cache" not in path.parts),
    ]
    for shut_off in (made.parent, made):
        if shut_off.is_relative_to(folder) and stat.S_ISDIR(_mode(shut_off)):
            shut_off.chmod(0o755)
    shutil.rmtree(folder)
    return Outcome(code, out, err, faults)


def _mode(path: Path) -> int:
    with suppress(OSError):
        return path.lstat().st_mode
    return 0


def judge_named(case: Case, can: str) -> Iterator[str]:
    """A line that names the path: what it cannot read or write it refuses."""
    kinds = [*KINDS, *([FULL] if can == "w" else [])]
    wanted = try_kind(case, "plain" if can == "r" else "absent").code
    for kind in kinds:
        outcome = try_kind(case, kind)
        yield from (f"{kind}: {fault}" for fault in outcome.faults)
        able = kind != FULL and can in KINDS[kind].can
        wants = {wanted} if able else {2}
        if can == "w" and (kind in {"plain", *FOLDERS, "no such folder"} or "name" in kind):
            wants |= {wanted, 2}  # a file in the way, or a folder to write into
        if outcome.code not in ({case.apart[kind]} if kind in case.apart else wants):
            yield f"{kind}: exit {outcome.code}: {outcome.out[-200:]}{outcome.err[-200:]}"
        if not able and outcome.code == 2 and not outcome.err:
            yield f"{kind}: not a word"


def judge_found(case: Case) -> Iterator[str]:
    """A line that finds the path: what is there and was not read is named."""
    wanted = {try_kind(case, kind).code for kind in ("plain", "absent")}
    for kind, what in KINDS.items():
        if kind in ELSEWHERE:
            continue
        outcome = try_kind(case, kind)
        yield from (f"{kind}: {fault}" for fault in outcome.faults)
        said = outcome.out + outcome.err
        if "r" in what.can or kind in {"absent", "folder"}:
            wrong = outcome.code not in wanted | {1, case.apart.get(kind, 1)}
        elif kind == "folder with no rights" and case.line.split()[1] != "t":
            wrong = False  # it has the name and is not looked for
        else:
            wrong = outcome.code not in {1, 2} or Path(case.at).stem not in said
        if wrong:
            yield f"{kind}: exit {outcome.code}: {outcome.out[-200:]}{outcome.err[-300:]}"


def judge_in_the_way(case: Case) -> Iterator[str]:
    """A line that writes there by itself."""
    for kind in KINDS:
        if kind not in ELSEWHERE:
            outcome = try_kind(case, kind)
            yield from (f"{kind}: {fault}" for fault in outcome.faults)


def judge(table: str, name: str) -> list[str]:
    """What is wrong with a case of a table."""
    give_up_rights()
    match table:
        case "READ":
            return list(judge_named(READ[name], "r"))
        case "WRITTEN":
            return list(judge_named(WRITTEN[name], "w"))
        case "WALKED":
            return list(judge_found(WALKED[name]))
        case _:
            return list(judge_in_the_way(IN_THE_WAY[name]))


if __name__ == "__main__":
    print(*judge(*sys.argv[1:]), sep="\n")  # noqa: T201
