"""Bursts of keys sent to the form in a terminal, and where their figures came to stand.

    python benchmarks/bursts.py --bursts 200 --through tmux

Each burst goes to a cell of the table of applications and types figures, moves and pastes from
there, all sent at once. Which cell each figure was meant for is counted here, on rows and columns,
without the form. Prints how many bursts, figures, and figures in a wrong cell; exits 1 if any.
"""

from __future__ import annotations

import argparse
import os
import pty
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import Table
from reportctl.schema.load import form_for

FORM = form_for(2024)
TABLE = next(table for table in FORM.tables if table.key == "applications")
COLUMNS = len(TABLE.columns.leaves) - 1
"""The columns in which figures are typed: all but the total."""
KEYS = {
    "Right": b"\x1b[C",
    "Down": b"\x1b[B",
    "Tab": b"\t",
    "Enter": b"\r",
    "C-Home": b"\x1b[1;5H",
    "C-n": b"\x0e",
    "C-q": b"\x11",
}
"""Keys by their names in tmux, as a terminal sends them."""
WITHIN = 60.0
"""Seconds after which a figure that is not there is lost."""

Cells = dict[tuple[int, int], int]
Burst = tuple[list[str], Cells]
"""What is sent (names of keys, digits, `paste:` and `keys:` texts), and the figures meant."""


def rows_of(table: Table) -> list[str]:
    """The keys of the rows in which figures are typed, in printed order, without the totals."""
    return [row.key for row in table.rows.leaves if not row.total]


def make_bursts(number: int, seed: int) -> Iterator[Burst]:
    """Bursts that stay off totals and edges, each beginning at a random cell."""
    dice = random.Random(seed)
    lines = [i for i, row in enumerate(TABLE.rows.leaves) if not row.total]
    last = next(i for i, row in enumerate(TABLE.rows.leaves) if row.total) - 1
    for _ in range(number):
        y, x = dice.choice([line for line in lines if line < last - 1]), dice.randrange(COLUMNS - 2)
        sent, meant = ["C-Home", *["Down"] * y, *["Right"] * x], Cells()
        kind = dice.choice(["typed", "typed", "typed", "paste", "keys"])
        if kind == "typed":
            begun = x
            for _ in range(dice.randint(2, 9)):
                figure = dice.randint(0, 9999)
                moves = ["Right", "Tab"] if x < COLUMNS - 1 else []
                moves += ["Down", "Enter"] if y < last else []
                if not moves:
                    break
                move = dice.choice(moves)
                sent += [*str(figure), move]
                meant[y, x] = figure
                if move == "Enter":
                    y, x = y + 1, begun
                elif move == "Down":
                    y, begun = y + 1, x
                else:
                    x += 1
                    begun = begun if move == "Tab" else x
        else:
            block = [[dice.randint(0, 9999) for _ in range(2)] for _ in range(2)]
            text = "\n".join("\t".join(map(str, line)) for line in block)
            sent += [f"{kind}:{text}"]
            meant = {(y + i, x + j): block[i][j] for i in range(2) for j in range(2)}
            sent += ["C-Home"] if kind == "keys" else ["7", "C-Home"]
            meant |= {} if kind == "keys" else {(y, x): 7}
        yield sent, meant


class Terminal(Protocol):
    """What a burst is sent to."""

    def send(self, keys: Sequence[str]) -> None:
        """Send keys and pastes without a pause."""

    def shown(self) -> str:
        """What was written to the screen."""

    def close(self) -> None:
        """Leave the form."""


class Pty:
    """A terminal of the system's own, written to in one piece."""

    def __init__(self, command: list[str]) -> None:
        self.pid, self.end = pty.fork()
        if not self.pid:
            os.environ |= {"TERM": "xterm-256color", "LINES": "24", "COLUMNS": "80"}
            os.execvp(command[0], command)
        self.written = bytearray()
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        try:
            while written := os.read(self.end, 65536):
                self.written += written
        except OSError:
            return

    def shown(self) -> str:
        """All that was written so far."""
        return self.written.decode(errors="replace")

    def send(self, keys: Sequence[str]) -> None:
        """All of it in one write."""
        os.write(self.end, b"".join(map(_bytes, keys)))

    def close(self) -> None:
        """Ctrl+Q, and the end of the process."""
        self.send(["C-q"])
        self.kill(None)

    def kill(self, number: int | None) -> None:
        """Send the program a signal, and wait for its end, which comes within ten seconds."""
        if number:
            os.kill(self.pid, number)
        for _ in range(100):
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                return
            time.sleep(0.1)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise TimeoutError(number)


def _bytes(key: str) -> bytes:
    kind, _, text = key.partition(":")
    if kind == "paste":
        return b"\x1b[200~" + text.encode() + b"\x1b[201~"
    return text.replace("\n", "\r").encode() if kind == "keys" else KEYS.get(key, key.encode())


class Tmux:
    """A session of tmux, on a server of its own."""

    def __init__(self, command: list[str]) -> None:
        self.tmux = ["tmux", "-L", f"bursts-{os.getpid()}", "-f", "/dev/null"]
        started = [*self.tmux, "new-session", "-d", "-s", "form", "-x", "80", "-y", "24", *command]
        subprocess.run(started, check=True)

    def send(self, keys: Sequence[str]) -> None:
        """One call of tmux for all of it; pastes go through its buffer."""
        commands: list[str] = []
        for key in keys:
            kind, _, text = key.partition(":")
            if text:
                bracket = ["-p"] if kind == "paste" else []
                commands += ["set-buffer", text, ";", "paste-buffer", *bracket, "-t", "form", ";"]
            else:
                commands += ["send-keys", "-t", "form", key, ";"]
        subprocess.run([*self.tmux, *commands[:-1]], check=True)

    def shown(self) -> str:
        """The pane as it is."""
        command = [*self.tmux, "capture-pane", "-p", "-t", "form"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def close(self) -> None:
        """Ctrl+Q, and the end of the server."""
        self.send(["C-q"])
        time.sleep(1)
        subprocess.run([*self.tmux, "kill-server"], check=False, stderr=subprocess.DEVNULL)


def read_cells(path: Path) -> Cells:
    """The figures of the table, totals left out, by row and column."""
    with path.open("rb") as file:
        written = tomllib.load(file)["applications"]
    found: Cells = {}
    for y, row in enumerate(TABLE.rows.leaves):
        value = written
        for part in row.key.split("."):
            value = value[part]
        for x, figure in enumerate(value[:COLUMNS]):
            if isinstance(figure, int) and not row.total:
                found[y, x] = figure
    return found


def run_bursts(number: int, seed: int, terminal: type[Pty | Tmux], at_once: int = 5) -> list[str]:
    """Send bursts, some without waiting for one another; the cells that hold another figure."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "2024.toml"
        path.write_text(write_report(FORM, Content("云溪镇人民政府", 2024)), encoding="utf-8")
        form = terminal([sys.executable, "-m", "reportctl", "fill", str(path)])
        while "F1" not in form.shown():
            time.sleep(0.1)
        form.send(["C-n"])
        meant: Cells = {}
        bursts = list(make_bursts(number, seed))
        for i in range(0, number, at_once):
            for sent, figures in bursts[i : i + at_once]:
                form.send(sent)
                meant |= figures
            form.send(["C-Home"])
            until = time.monotonic() + WITHIN
            while (found := read_cells(path)) != meant and time.monotonic() < until:
                time.sleep(0.05)
            wrong += [
                f"burst {i}: {at} holds {found.get(at)}, meant {meant.get(at)}"
                for at in sorted({*found, *meant})
                if found.get(at) != meant.get(at)
            ]
            meant = found
        form.close()
    return wrong


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description="Bursts of keys sent to the form.")
    parser.add_argument("--bursts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--through", choices=["tmux", "pty"], default="tmux")
    options = parser.parse_args()
    terminal = Tmux if options.through == "tmux" else Pty
    wrong = run_bursts(options.bursts, options.seed, terminal)
    figures = sum(len(meant) for _, meant in make_bursts(options.bursts, options.seed))
    print(*wrong, sep="\n")
    print(f"{options.bursts} bursts, {figures} figures, {len(wrong)} in a wrong cell")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
