"""What other programs take for a part of the same work, side by side in one run.

`python -m benchmarks.peers --path FOLDER` looks for check-jsonschema, frictionless and WeasyPrint
in a folder of packages (`pip install --target FOLDER check-jsonschema frictionless weasyprint`)
and for LibreOffice; what is not there is passed over. Seconds of the processor, the least
of some runs. None of them does the same: the schema knows no sums, a table of cells no prose, and
what a page program sets is our own HTML.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.make_reports import write_reports

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "src/reportctl/schema/report-2021.schema.json"
OURS = [sys.executable, "-m", "reportctl"]
LONGEST = 300
"""Seconds that a program may take."""
CHECK_SCHEMA = "from check_jsonschema import main; main()"
CHECK_TABLE = "from frictionless.__main__ import console; console()"
SET_PAGE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def main() -> None:
    """Print a table: the work, and the seconds of each program that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", default="", help="a folder of packages")
    parser.add_argument("-n", "--count", type=int, default=200)
    parser.add_argument("-r", "--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_reports(work / "reports", asked.count)
        lines = prepare(work)
        bare = least([sys.executable, "-c", "pass"], work, asked.runs * 3, asked.path)
        print("| | seconds of CPU | times bare Python |\n| --- | ---: | ---: |")
        for name, line in lines.items():
            seconds = least(line, work, asked.runs, asked.path)
            if seconds is None or bare is None:
                print(f"| {name} | not there | |")
            else:
                print(f"| {name} | {seconds:.2f} | {seconds / bare:.0f} |")


def prepare(work: Path) -> dict[str, list[str]]:
    """The line of each program, by what it does."""
    reports, cells = work / "reports", work / "cells.csv"
    files = [str(file) for file in sorted(reports.rglob("2*.toml"))]
    shutil.copy(ROOT / "samples" / "2021.toml", work)
    for words in (["reports", "--csv", "-o", str(cells)], ["2021.toml", "--html", "--docx"]):
        done = subprocess.run([*OURS, "render", *words], cwd=work, capture_output=True, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(done.stderr.decode())
    count = len(files)
    python = [sys.executable, "-c"]
    office = ["soffice", f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless"]
    return {
        f"{count} files, all rules: reportctl validate --no-cache": [
            *OURS, "validate", "reports", "--no-cache", "--format", "jsonl",
        ],
        f"{count} files, types and keys only: check-jsonschema": [
            *python, CHECK_SCHEMA, "--schemafile", str(SCHEMA), *files,
        ],
        f"the cells of {count} files, types only: frictionless": [
            *python, CHECK_TABLE, "validate", "cells.csv",
        ],
        "one PDF: reportctl render --pdf": [*OURS, "render", "2021.toml", "--pdf", "--force"],
        "one PDF of our DOCX: LibreOffice": [*office, "--convert-to", "pdf", "2021.docx"],
        "one PDF of our HTML: WeasyPrint": [*python, SET_PAGE, "2021.html", "page.pdf"],
    }  # fmt: skip


def least(line: list[str], work: Path, runs: int, packages: str) -> float | None:
    """The least CPU of some runs with children; None where it is not there or does not end."""
    path = os.pathsep.join(filter(None, (packages, str(ROOT / "src"))))
    told = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    if line[0] == sys.executable:  # LibreOffice brings a Python of its own
        told["PYTHONPATH"] = path
    found = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        try:
            done = subprocess.run(
                line, cwd=work, env=told, capture_output=True, check=False, timeout=LONGEST
            )
        except (FileNotFoundError, subprocess.TimeoutExpired):
            return None
        if b"ModuleNotFoundError" in done.stderr:
            return None
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


if __name__ == "__main__":
    main()
