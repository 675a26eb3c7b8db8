"""The JSON Schema of an edition's report files, for editors that complete and check offline."""

from __future__ import annotations

from typing import Any

from reportctl.schema.form import Form, Kind, Table

BLANK: dict[str, Any] = {
    "type": "string",
    "pattern": "^([-/\\\\—–－／―─]*|[?？])$",
    "description": '空白写 ""；原稿画的杠照写；没有读出来的写 "?"',
}
FIGURES: dict[Kind, dict[str, Any]] = {
    "count": {"type": "integer", "minimum": 0},
    "signed": {"type": "integer"},
    "money": {"type": "number", "minimum": 0, "multipleOf": 0.0001},
    "amount": {"type": ["number", "string"]},
}
"""What a cell may hold, by its kind."""


def write_schema(
    form: Form, levels: dict[str, str], scopes: dict[str, str], lists: dict[str, tuple[str, ...]]
) -> dict[str, Any]:
    """The schema of the edition as a JSON object.

    `levels` and `scopes` are the words of [report] with their Chinese; `lists` the arrays of
    tables that stand beside the form's, with their keys.
    """
    properties: dict[str, Any] = {"report": _report(form, levels, scopes)}
    for section in form.sections:
        if section.prose:
            properties[section.key] = {
                "type": "object",
                "title": section.title,
                "description": section.note or section.title,
                "properties": {"text": {"type": "string", "title": section.title}},
                "required": ["text"],
                "additionalProperties": False,
            }
        for table in section.tables:
            _put_table(properties, table, section.title)
    for text in form.texts.values():
        above, name = text.path
        if not form.section_by_key[above].prose:
            about = _descend(properties, above, form.section_by_key[above].title)
            about[name] = {"type": "string", "title": text.title}
    listed: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    properties["reading"] = _table(
        {
            "inferred": listed | {"title": "按合计推算、未独立核对的格"},
            "proofread": listed | {"title": "扫描识别、待校对的文字"},
        },
        [],
    )
    for name, keys in lists.items():
        entry = {"type": "object", "properties": {key: {"type": "string"} for key in keys}}
        properties[name] = {"type": "array", "items": entry | {"additionalProperties": False}}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"政府信息公开工作年度报告（{form.notice}）",
        **_table(properties, ["report", *(section.key for section in form.sections)]),
        "definitions": {kind: {"anyOf": [figure, BLANK]} for kind, figure in FIGURES.items()},
    }


def _table(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _report(form: Form, levels: dict[str, str], scopes: dict[str, str]) -> dict[str, Any]:
    year: dict[str, Any] = {"type": "integer", "title": "年度", "minimum": form.first}
    if form.last:
        year["maximum"] = form.last
    texts = {
        "title": "标题；不写则由机关名称和年度组成",
        "preface": "序言",
        "signature": "落款",
        "date": "成文日期",
    }
    properties = {
        "organ": {"type": "string", "title": "机关名称", "minLength": 1},
        "year": year,
        "version": {"const": 1, "title": "文件写法的版本；不写就是 1"},
        "edition": {"const": form.edition, "title": form.notice},
        "level": _choice("机关层级", levels),
        "scope": _choice("统计口径", scopes),
        "listed": {"type": "integer", "minimum": 0, "title": "汇总时单位名单上的单位数"},
        **{key: {"type": "string", "title": title} for key, title in texts.items()},
    }
    return _table(properties, ["organ", "year"])


def _choice(title: str, words: dict[str, str]) -> dict[str, Any]:
    described = "；".join(f"{key} {word}" for key, word in words.items())
    return {"enum": ["", *words], "title": title, "description": described}


def _put_table(properties: dict[str, Any], table: Table, title: str) -> None:
    """Put a table's rows in their place; blocks of one key share one object."""
    here = _descend(properties, table.key, title)
    if not table.single:
        here["columns"] = {"const": [column.label for column in table.columns.leaves]}
    here["extra"] = {"type": "array", "items": {"type": "object"}, "title": "格式之外的行"}
    for row in table.rows.leaves:
        above, _, name = row.key.rpartition(".")
        place = here if not above else _descend(here, above, "")
        cells = [_cell(table.holds(row, column)) for column in table.columns.leaves]
        labels = "、".join(column.label for column in table.columns.leaves)
        trail = " ".join(heading.label for heading in table.rows.trail(row))
        about = {"title": trail, "description": "\n".join(filter(None, (row.note, row.basis)))}
        if table.single:
            place[name] = about | cells[0]
            continue
        fewest = len(cells) - 1 if table.columns.leaves[-1].total else len(cells)
        place[name] = about | {
            "type": "array",
            "items": cells,
            "minItems": fewest,
            "maxItems": len(cells),
            "description": f"{about['description']}\n各列：{labels}".strip(),
        }
    for heading in table.rows.headings:
        if "." in heading.key and heading.key in table.foldable:
            _or_one_row(here, heading.key, len(table.columns.leaves))


def _descend(properties: dict[str, Any], dotted: str, title: str) -> dict[str, Any]:
    """The properties of the object at a dotted key, made on the way."""
    for name in dotted.split("."):
        entry = properties.setdefault(name, _table({}, []))
        if title:
            entry.setdefault("title", title)
        properties = (entry["anyOf"][0] if "anyOf" in entry else entry)["properties"]
    return properties


def _or_one_row(properties: dict[str, Any], dotted: str, cells: int) -> None:
    """A heading whose rows an older edition writes as one row may be that row."""
    above, _, name = dotted.rpartition(".")
    place = _descend(properties, above, "") if above else properties
    row = {"type": "array", "minItems": cells - 1, "maxItems": cells}
    place[name] = {"anyOf": [place[name], row]}


def _cell(kind: Kind) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{kind}"}
