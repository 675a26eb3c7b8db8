"""The formatters of findings, and those of the catalogue of rules, by name."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.format import Format, by_name

_HERE = "reportctl.formatters.findings."
_RULES = "reportctl.formatters.rules:"

FORMATS: Mapping[str, Format] = by_name(
    Format("text", ".txt", "文本", _HERE + "text:format_findings", also=(".log",)),
    Format("json", ".json", "JSON", _HERE + "json:format_findings"),
    Format("jsonl", ".jsonl", "逐行的 JSON", _HERE + "json:format_lines", also=(".ndjson",)),
    Format("sarif", ".sarif", "SARIF", _HERE + "sarif:format_findings", also=(".json",)),
    Format("github", "", "GitHub 注解", _HERE + "github:format_findings", also=(".txt", ".log")),
    Format("junit", ".xml", "JUnit 的 XML", _HERE + "junit:format_findings"),
    Format("html", ".html", "网页", _HERE + "html:format_findings", also=(".htm",)),
    Format("xlsx", ".xlsx", "Excel 工作簿", _HERE + "xlsx:format_findings", binary=True),
    Format("csv", ".csv", "CSV", _HERE + "table:format_csv", binary=True),
    Format("parquet", ".parquet", "Parquet", _HERE + "table:format_parquet", binary=True),
)
"""Every way of telling findings: functions of files, catalogue and options; the choices of
`validate --format`."""

LISTS: Mapping[str, Format] = by_name(
    Format("text", ".txt", "文本", _RULES + "list_rules"),
    Format("md", ".md", "Markdown 文本", _RULES + "write_markdown"),
    Format("html", ".html", "网页", _RULES + "write_sheet", also=(".htm",)),
)
"""Every form of the catalogue of rules: functions of it; the choices of `--rules --format`."""
