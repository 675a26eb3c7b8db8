"""Counts the files of the package that one number enters: `python benchmarks/walk.py`.

A file counts where a function of it runs, or a class of it is made, from the start of the command
to its end, each in a process of its own. One row for each command of docs/walk.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = str(ROOT / "src" / "reportctl")
COMMANDS = {
    "`fill` from a page": ["fill", "read.toml", "--from", "2021.html"],
    "`validate`": ["validate", "2021.toml"],
    "`diff` of two years": ["diff", "2020.toml", "2021.toml"],
    "`render --pdf`": ["render", "2021.toml", "--pdf"],
}


WATCHED = """
import sys
entered = set()
def note(frame, event, _arg):
    code = frame.f_code
    if event == "call" and code.co_name != "<module>":
        entered.add(code.co_filename)
sys.setprofile(note)
from reportctl.cli.start import run
try:
    run(sys.argv[1:])
finally:
    sys.setprofile(None)
    print("\\n".join(sorted(entered)), file=sys.stderr)
"""


def files_entered(words: list[str]) -> list[str]:
    """The files of the package in which something runs during one command."""
    plain = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", WATCHED, *words]
    done = subprocess.run(command, env=plain, capture_output=True, text=True, check=False)
    found = (line for line in done.stderr.splitlines() if line.startswith(SOURCE))
    return [Path(line).relative_to(SOURCE).as_posix() for line in found]


def main() -> None:
    """Print the rows of the table; with `-v` the files, too."""
    with tempfile.TemporaryDirectory() as folder:
        for year in ("2020", "2021"):
            shutil.copy(ROOT / "samples" / f"{year}.toml", folder)
        os.chdir(folder)
        files_entered(["render", "2021.toml", "--html"])
        for name, words in COMMANDS.items():
            entered = files_entered(words)
            if "-v" in sys.argv:
                print(*entered)
            print(f"| {name} | {len(entered)} |")


if __name__ == "__main__":
    main()
