"""Files of any kind as tables, whatever made them."""

from bot.exchange.reading import delimiter, encoding, limits, marks
from bot.exchange.reading.addresses import HEADER, Addresses, is_list
from bot.exchange.reading.records import Records
from bot.exchange.reading.sheet import Choice, Kind, Sheet, Table, UnreadableError
from bot.exchange.reading.tables import tables_in


def read(data: bytes, name: str = "", choice: Choice = Choice()) -> Sheet:  # noqa: B008
    """Return the tables of a file with these bytes; `name` is what it is called. Raises UnreadableError, and nothing
    else, with a sentence for whoever handed it in."""
    limits.refuse_size(len(data))
    if not data.strip(b"\0\r\n\t ,;"):
        raise UnreadableError("This file is empty. Please export it again, and look whether it holds rows.")
    return read_text(data, choice)


def read_text(data: bytes, choice: Choice) -> Sheet:
    """Read a table or a list that is text."""
    code, text, unread = encoding.decode(data, choice.encoding)
    text, unseen = marks.take_out(text)
    if not choice.delimiter and is_list(text):
        table = Table("", HEADER, Addresses(text))
        limits.refuse_rows(sum(1 for _ in table.rows))
        return Sheet(Kind.LIST, code, "", (table,), remarks=(*unread, *unseen))
    parts, first = delimiter.said(text)
    parts = delimiter.named(choice.delimiter) if choice.delimiter else parts or delimiter.found(text)
    records = Records(text, parts)
    tables, above, remarks = tables_in(lambda line: records(max(line, first)))
    if not tables:
        raise UnreadableError("I found no table in this file: no row of column names, and nobody's address.")
    said = (*unread, *unseen, *_mismatched(records), *remarks)
    return Sheet(Kind.DELIMITED, code, parts, tuple(tables), tuple(above), said)


def _mismatched(records: Records) -> list[str]:
    """Return a remark on the lines whose quotation marks make no sense."""
    if not records.strays:
        return []
    line, more = min(records.strays), len(records.strays) - 1
    rest = f", nor do those in {more:,} more" if more else ""
    return [f"The quotation marks in line {line:,} do not match{rest}: each was read by itself."]
