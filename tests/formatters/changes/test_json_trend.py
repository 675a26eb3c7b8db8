"""The JSON of a trend: a value for each year, and why there is none."""

from __future__ import annotations

import json

from tests.compare.reports import make

from reportctl.compare.trend import follow
from reportctl.formatters.changes.json_trend import format_changes
from reportctl.formatters.changes.options import Options


def test_years_values_states():
    told = json.loads(format_changes(follow([make(2020), make(2021), make(2023)]), Options()))
    assert (told["years"], told["missing"]) == ([2020, 2021, 2022, 2023], [2022])
    fee = next(one for one in told["cells"] if one["key"] == "disclosure.fees.amount")
    assert fee["values"]["2020"] is None
    assert fee["states"] == {"2020": "none", "2022": "absent"}
