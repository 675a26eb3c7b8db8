"""The JSON Schema that stands beside a report file, so that its `#:schema` line works offline."""

from __future__ import annotations

from pathlib import Path

from reportctl.document.save import save
from reportctl.finding import Failure
from reportctl.report.keys import LISTS
from reportctl.report.report import LEVELS, SCOPES
from reportctl.report.skeleton import schema_name
from reportctl.schema.form import Form


def schema_text(form: Form) -> str:
    """The schema of an edition as the package ships it."""
    import json

    from reportctl.schema.jsonschema import write_schema

    schema = write_schema(form, dict(LEVELS), dict(SCOPES), dict(LISTS))
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def put_schema(form: Form, report: Path) -> None:
    """Put the edition's schema beside a report file, unless one of its name is there."""
    target = report.parent / schema_name(form)
    if target.exists():
        return
    try:
        save(target, schema_text(form).encode(), None)
    except Failure:
        if not target.is_file():  # another init put it there meanwhile
            raise
