"""The JSON Schema accepts every skeleton and refuses what the form does not have."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema
import pytest

from reportctl.cli.init import schema_text
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import editions, load_form


def complaints(edition: int, **changes: Any) -> list[str]:
    form = load_form(edition)
    report: Any = tomllib.loads(write_report(form, Content("云溪镇人民政府", form.first)))
    for dotted, value in changes.items():
        *above, last = dotted.split("__")
        table = report
        for key in above:
            table = table[key]
        table[last] = value
    schema = json.loads(schema_text(form))
    jsonschema.Draft7Validator.check_schema(schema)
    return [error.json_path for error in jsonschema.Draft7Validator(schema).iter_errors(report)]


@pytest.mark.parametrize("edition", editions())
def test_a_skeleton_is_valid(edition: int) -> None:
    assert complaints(edition) == []


def test_what_the_form_does_not_have_is_refused() -> None:
    assert complaints(2021, applications__recieved=[0] * 7) == ["$.applications"]
    assert complaints(2021, applications__received=["若干", 0, 0, 0, 0, 0, 0]) == [
        "$.applications.received[0]"
    ]
    assert complaints(2021, disclosure__decisions__licence=-1) == ["$.disclosure.decisions.licence"]
    assert complaints(2021, report__level="town") == ["$.report.level"]
    assert complaints(2021, disputes__review=[0, 0, 0]) == ["$.disputes.review"]


def test_what_the_form_lets_stand_is_accepted() -> None:
    assert complaints(2021, disputes__review=[0, 0, 0, 0]) == []
    assert complaints(2021, applications__outcome__other=[0] * 7) == []
    assert complaints(2021, disclosure__fees__amount=59237.2449) == []
    assert complaints(2019, disclosure__decisions__licence=[3, -1, "/"]) == []
    assert complaints(2019, disclosure__procurement__central=[6, "251000元"]) == []
