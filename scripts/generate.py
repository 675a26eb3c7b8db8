"""Write every generated file anew: JSON Schemas, docs/form.md, docs and README's output.

A test fails while one of them is stale; `python scripts/generate.py` mends it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from reportctl.cli.app import write_reference
from reportctl.cli.catalogue import catalogue
from reportctl.cli.init import schema_text
from reportctl.formatters.rules import write_markdown
from reportctl.schema.form import Form
from reportctl.schema.load import editions, load_form

ROOT = Path(__file__).parents[1]
ELSEWHERE = {"colorama": "BSD-3-Clause"}
"""Licences of packages of other systems than the one that the pages are made on."""
SHORT = 80
"""Letters up to which the word of a package is its licence's name, and not the text."""


def generated() -> dict[Path, str]:
    """Every generated file's path, relative to the repository, and its text."""
    files = {
        Path(f"src/reportctl/schema/report-{edition}.schema.json"): schema_text(load_form(edition))
        for edition in editions()
    }
    files[Path("docs/commands.md")] = write_reference()
    files[Path("docs/licences.md")] = write_licences()
    files[Path("docs/rules.md")] = write_markdown(catalogue())
    for readme in (Path("README.md"), Path("README.zh.md")):
        files[readme] = show_output((ROOT / readme).read_text(encoding="utf-8"))
    files[Path("docs/form.md")] = "\n\n".join(write_form(load_form(e)) for e in editions()) + "\n"
    return files


def show_output(text: str) -> str:
    """A page in which each console block shows what its command prints now."""
    return re.sub(
        r"```console\n\$ reportctl (.+)\n[^`]*```",
        lambda block: f"```console\n$ reportctl {block[1]}\n{run_command(block[1])}```",
        text,
    )


def run_command(line: str) -> str:
    """What a command line prints in the repository at 80 columns."""
    command = [sys.executable, "-m", "reportctl", *shlex.split(line)]
    plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, check=False)
    return done.stdout.decode()


def write_licences() -> str:
    """The page: every package of requirements.lock with its licence."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"(?m)^([\w.-]+)==", lock)
    rows = [f"| {name} | {licence_of(name)} |" for name in names]
    return "\n".join(
        (
            "# Licences of what is installed",
            "",
            "The packages of requirements.lock, by their own metadata; written by",
            "`scripts/generate.py`. The fonts in the package: [fonts.md](fonts.md).",
            "",
            "| package | licence |",
            "| --- | --- |",
            *rows,
            "",
        )
    )


def licence_of(name: str) -> str:
    """The licence of a package; raises PackageNotFoundError where nothing is known of it."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        raise
    word = next((told[key] for key in ("License-Expression", "License") if key in told), "")
    if word and "\n" not in word and len(word) <= SHORT:
        return word
    classes = [c for c in told.get_all("Classifier") or () if c.startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2] for one in classes) or "unknown"


def write_form(form: Form) -> str:
    """An edition's rows and keys as Markdown tables."""
    lines = [f"# {form.notice}"]
    for section in form.sections:
        lines += ["", f"## {section.title}", ""]
        if section.prose:
            lines.append(f"`{section.key}.text`：{section.note or '正文'}")
        for table in section.tables:
            columns = "、".join(column.label for column in table.columns.leaves)
            lines += [f"{table.caption or section.title}（各列：{columns}）", ""]
            lines += ["| 键 | 行 | 依据 | 说明 |", "| --- | --- | --- | --- |"]
            for row in table.rows.leaves:
                trail = " ".join(heading.label for heading in table.rows.trail(row))
                cells = (f"`{table.row_key(row)}`", trail, row.basis, row.note)
                lines.append(f"| {' | '.join(cells)} |")
            lines.append("")
    return "\n".join(lines).rstrip()


if __name__ == "__main__":
    for path, text in generated().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)
