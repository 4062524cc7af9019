"""The pieces of a file of leads, whatever its format: its beginning, and the leads of a page."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.exchange.export.files import csv_file, json_lines, vcard, xlsx_file
from bot.exchange.export.files.columns import cells, headings
from bot.exchange.export.files.line import Page
from bot.exchange.export.wanted import Format, Wanted
from bot.lead.definition.questions import Definition


def beginning(wanted: Wanted, definition: Definition) -> bytes:
    """Return what comes before the first lead."""
    if wanted.format is Format.CSV:
        return csv_file.beginning(headings(definition, contact=wanted.contact))
    if wanted.format is Format.XLSX:
        return xlsx_file.rows([headings(definition, contact=wanted.contact)])
    return b""


def rows(wanted: Wanted, page: Page, definition: Definition, tz: ZoneInfo, names: Mapping[str, str]) -> bytes:
    """Write the leads of a page; days are those of `tz`, and `names` says what people are called by their ids."""
    if wanted.format is Format.CARD:
        return b"".join(vcard.card(line.lead) for line in page)
    if wanted.format is Format.JSONL:
        return b"".join(json_lines.line(each, definition, names, contact=wanted.contact) for each in page)
    told = (cells(each, definition.questions, tz, names, contact=wanted.contact) for each in page)
    return csv_file.rows(told) if wanted.format is Format.CSV else xlsx_file.rows(told)
