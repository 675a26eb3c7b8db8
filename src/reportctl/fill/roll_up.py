"""A county's report out of its units': the sums, and the record of who was added (`fill --sum`)."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.document.document import Document
from reportctl.document.edit import append_table, quote
from reportctl.document.toml import parse
from reportctl.fill.merge import Merged, merge, put_prose, put_text
from reportctl.finding import Failure
from reportctl.report.adding import add_extras, add_up, older_of
from reportctl.report.report import Part, Report
from reportctl.report.skeleton import Content
from reportctl.schema.form import At, Form


def add_units(form: Form, reports: Sequence[Report], older: frozenset[str]) -> dict[At, str]:
    """What to write in each cell of the sum."""
    return {at: added.written for at, added in add_up(form, reports, older).items()}


def name_missing(parts: Sequence[Part]) -> str:
    """The sentence of a sum that tells its readers who is not in it, or ''."""
    missing = [part.organ for part in parts if not part.file]
    count = len(parts) - len(missing)
    told = f"本报告由{count}个单位的报告汇总而成，没有包括{'、'.join(missing)}的报告。"
    return told if missing else ""


def _last_text(form: Form) -> str:
    """The key of the text in which a report says whatever else there is to say."""
    return [section.key for section in form.sections if section.prose][-1]


def content_of_units(
    reports: Sequence[Report],
    parts: Sequence[Part],
    organ: str,
    level: str,
    listed: int = 0,
) -> Content:
    """A new report file that sums up reports of one year on one edition.

    Its prose is to write, but for a sentence on the units that are not in it; `listed` is how many
    the list of units names, 0 where there is none.
    """
    older = older_of(reports)
    extras, _ = add_extras(reports)
    facts = {"level": level, "scope": "region"}
    told = name_missing(parts)
    return Content(
        organ,
        reports[0].year,
        {key: text for key, text in facts.items() if text},
        add_units(reports[0].form, reports, older),
        extras=extras,
        older=older,
        prose={_last_text(reports[0].form): told} if told else {},
        parts=parts,
        listed=listed,
    )


def put_units(
    document: Document,
    report: Report,
    reports: Sequence[Report],
    parts: Sequence[Part],
    *,
    listed: int = 0,
    force: bool = False,
) -> Merged:
    """The sums written into a report that is there, and its record of who was added renewed.

    So is its sentence on who is not in it, which stands where nobody has written anything else.

    Figures of a file that was summed up before are written over: they are sums. In any other file
    what stands there is kept unless `force` is given. Raises Failure where the file writes the rows
    of the sum in the way of another edition.
    """
    older = older_of(reports)
    if older - report.older:
        raise Failure(
            f"{report.path} 的“（六）其他处理”分了几行，有的单位只有一行，合不到一起；"
            "请让单位分开填写，或者汇总到一个新文件"
        )
    cells = add_units(report.form, reports, report.older)
    merged = merge(document, report, cells, {}, force=force or bool(report.parts))
    document = put_text(merged.document, ("report", "scope"), quote("region"))
    document = put_text(document, ("report", "listed"), str(listed))
    document = _put_missing(document, report, name_missing(parts))
    return Merged(record(document, parts), merged.changed, merged.kept)


def _put_missing(document: Document, report: Report, told: str) -> Document:
    """The file with the sentence on who is not in it in the place of the last sum's."""
    key, before = _last_text(report.form), name_missing(report.parts)
    text = report.prose[key].text if key in report.prose else ""
    wanted = text.replace(before, told) if before else text
    if not text.strip():
        wanted = told or text
    return document if wanted == text else put_prose(document, report.form, key, wanted)


def record(document: Document, parts: Sequence[Part]) -> Document:
    """The file with exactly these `[[parts]]`, at its end; as it is where it has them already.

    Raises Failure where its parts are written in another way.
    """
    known = document.values.get("parts")
    wanted = [{"organ": p.organ, "file": p.file, "digest": p.digest} for p in parts]
    if known == wanted:
        return document
    document = cut_tables(document, "parts")
    if "parts" in document.values:
        raise Failure("文件里的 parts 没有写成 [[parts]]，请先删去它再汇总")
    for part in wanted:
        lines = [f"{key} = {quote(text)}" for key, text in part.items()]
        document = append_table(document, "[[parts]]", lines)
    return document


def cut_tables(document: Document, key: str) -> Document:
    """The file without its array of tables `[[key]]`, each with the blank lines before it.

    What follows the last value of a table, such as a comment, stays. A file that has none comes
    back as it is.
    """
    text, cuts = document.text, []
    heads = [
        path
        for path, mark in document.places.items()
        if path[0] == key and len(path) > 1 and mark.standing == "header"
    ]
    for number in sorted({path[1] for path in heads if isinstance(path[1], int)}):
        marks = [mark for path, mark in document.places.items() if path[:2] == (key, number)]
        start = text.rfind("\n", 0, min(mark.start for mark in marks)) + 1
        end = text.find("\n", max(mark.end for mark in marks))
        while text[:start].endswith(("\n\n", "\n\r\n")):
            start -= 2 if text[:start].endswith("\r\n") else 1
        cuts.append((start, len(text) if end < 0 else end + 1))
    pieces, at = [], 0
    for start, end in cuts:
        pieces.append(text[at:start])
        at = end
    made = parse("".join((*pieces, text[at:])), bom=document.bom)
    if made.faults:
        raise ValueError(made.faults[0])
    return made
