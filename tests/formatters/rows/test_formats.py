"""A flat table is opened by the name of its format, and the file stays the caller's."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

import pytest

from reportctl.formatters.rows.formats import FORMATS, open_table


class Row(NamedTuple):
    organ: str
    value: int | None


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_is_written_as_its_rows_come_and_ends_when_it_is_closed(name: str) -> None:
    file = BytesIO()
    table = open_table(name, file, Row)
    table.write([Row("云溪镇", 0)])
    table.write([Row("柳林镇", None)])
    table.close()
    assert not file.closed
    assert file.getvalue()


def test_a_blank_is_an_empty_field() -> None:
    file = BytesIO()
    table = open_table("csv", file, Row)
    table.write([Row("云溪镇", 0), Row("柳林镇", None)])
    table.close()
    assert file.getvalue().decode("utf-8-sig").split() == ["organ,value", "云溪镇,0", "柳林镇,"]
