"""What is written of what was read."""

from __future__ import annotations

import pytest

from reportctl.fill.content import content_of_reading
from reportctl.fill.reading import Reading
from reportctl.schema.load import load_form


@pytest.mark.parametrize(("given", "level"), [("", "street"), ("department", "department")])
def test_the_level_that_the_name_of_the_organ_shows(given: str, level: str) -> None:
    content = content_of_reading(Reading(load_form(2021)), "清水区云溪街道办事处", 2021, given)
    assert content.facts["level"] == level
