"""Nothing of a report is markup; headings skip no level; tables say what speaks of what."""

from __future__ import annotations

from reportctl.page.blocks import Grid, GridCell, Heading, Paragraph, Run
from reportctl.rendering.html_text import (
    attributes,
    escape,
    identifier,
    outline,
    quiet,
    write_runs,
    write_table,
)


def test_text_is_escaped_and_a_line_break_is_one() -> None:
    assert escape("<b>&\"'\n\u202e") == "&lt;b&gt;&amp;&quot;&#39;<br>"
    assert attributes(title='a\n"b"', hidden=None, class_="", aria_label="x", colspan=2) == (
        ' title="a&#10;&quot;b&quot;" aria-label="x" colspan="2"'
    )
    assert identifier("a b\nc") == "a-b-c"
    assert quiet('{"a": "</script>&"}') == '{"a": "\\u003c/script\\u003e\\u0026"}'


def test_runs_are_strong_and_lead() -> None:
    runs = (Run("（一）<", level=2), Run("二", strong=True), Run("三"))
    assert write_runs(runs) == '<span class="lead-2">（一）&lt;</span><strong>二</strong>三'


def test_no_level_of_the_outline_is_skipped() -> None:
    blocks = (Heading(1, "一"), Heading(3, "1."), Paragraph((Run("x"),)), Heading(3, "2."))
    assert [depth for _, depth in outline(blocks)] == [2, 3, 3, 4]


def test_heads_and_bodies_say_what_speaks_of_what() -> None:
    cells = (
        GridCell(0, 0, "", role="corner"),
        GridCell(0, 1, "数", role="column"),
        GridCell(1, 0, "甲", role="row", lines=2),
        GridCell(1, 1, "1"),
        GridCell(2, 1, "2"),
    )
    made = write_table(
        Grid("t", "", (0.5, 0.5), cells, 1, 1, 3), "<table>", lambda _: "", lambda cell: cell.text
    )
    assert made.splitlines()[:3] == [
        "<table>",
        "<thead>",
        '<tr><td></td><th scope="col">数</th></tr>',
    ]
    assert '<tr><th scope="row" rowspan="2">甲</th><td>1</td></tr>' in made
    assert made.endswith("</tbody>\n</table>")
