"""Write every generated file anew: JSON Schemas, docs/form.md, docs/rules.md.

A test fails while one of them is stale; `python scripts/generate.py` mends it.
"""

from __future__ import annotations

from pathlib import Path

from reportctl.commands.schemas import schema_text
from reportctl.schema.form import Form
from reportctl.schema.load import editions, load_form

ROOT = Path(__file__).parents[1]


def generated() -> dict[Path, str]:
    """Every generated file's path, relative to the repository, and its text."""
    files = {
        Path(f"src/reportctl/schema/report-{edition}.schema.json"): schema_text(load_form(edition))
        for edition in editions()
    }
    files[Path("docs/form.md")] = "\n\n".join(write_form(load_form(e)) for e in editions()) + "\n"
    return files


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
