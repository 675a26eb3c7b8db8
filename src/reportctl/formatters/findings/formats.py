"""The formatters of findings, and those of the catalogue of rules, by name."""

from __future__ import annotations

from collections.abc import Mapping

from reportctl.format import Format, by_name

_HERE = "reportctl.formatters.findings."
_RULES = "reportctl.formatters.rules:"
_COUNTED = r"检查了\d+个文件[^\n]{0,400}\Z"
"""The last line of what is told as text."""
_ROWS = r"file,organ,year,code,severity,key,column,line,"
"""The first columns of a table of findings."""

FORMATS: Mapping[str, Format] = by_name(
    Format("text", ".txt", "文本", _HERE + "text:format_findings", also=(".log",), mark=_COUNTED),
    Format(
        "json",
        ".json",
        "JSON",
        _HERE + "json:format_findings",
        mark=r'\A\{("version":\d+,)?"files":\[.*"summary":\{',
    ),
    Format(
        "jsonl",
        ".jsonl",
        "逐行的 JSON",
        _HERE + "json:format_lines",
        also=(".ndjson",),
        mark=r'\A\{"file":("|null).*"findings":\[',
    ),
    Format(
        "sarif",
        ".sarif",
        "SARIF",
        _HERE + "sarif:format_findings",
        also=(".json",),
        mark=r'\A\{"\$schema":.*"driver":\{"name":"reportctl"',
    ),
    Format(
        "github",
        "",
        "GitHub 注解",
        _HERE + "github:format_findings",
        also=(".txt", ".log"),
        mark=_COUNTED,
    ),
    Format(
        "junit",
        ".xml",
        "JUnit 的 XML",
        _HERE + "junit:format_findings",
        mark='<testsuitesname="reportctl"',
    ),
    Format("html", ".html", "网页", _HERE + "html:format_findings", also=(".htm",)),
    Format("xlsx", ".xlsx", "Excel 工作簿", _HERE + "xlsx:format_findings", binary=True),
    Format("csv", ".csv", "CSV", _HERE + "table:format_csv", binary=True, mark=_ROWS),
    Format(
        "parquet",
        ".parquet",
        "Parquet",
        _HERE + "table:format_parquet",
        binary=True,
        mark="reportctl.version",
    ),
)
"""Every way of telling findings: functions of files, catalogue and options; the choices of
`validate --format`."""

LISTS: Mapping[str, Format] = by_name(
    Format("text", ".txt", "文本", _RULES + "list_rules", mark=r"\A文件F101"),
    Format("md", ".md", "Markdown 文本", _RULES + "write_markdown"),
    Format("html", ".html", "网页", _RULES + "write_sheet", also=(".htm",)),
    Format("json", ".json", "JSON", _RULES + "write_json", mark=r'\A\{"version":\d+,"rules":\['),
)
"""Every form of the catalogue of rules: functions of it; the choices of `--rules --format`."""
