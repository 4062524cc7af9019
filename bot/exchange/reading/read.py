"""Files of any kind as tables, whatever made them."""

from collections.abc import Iterable

from bot.exchange.reading import addresses, kinds, limits, signatures
from bot.exchange.reading.cards import contacts
from bot.exchange.reading.looks import known
from bot.exchange.reading.sheet import Choice, Kind, Row, Sheet, Table, UnreadableError
from bot.exchange.reading.tables import tables_in
from bot.exchange.reading.text import delimiter, encoding, marks, markup
from bot.exchange.reading.text.records import Records
from bot.exchange.reading.workbooks.archives import read_archive
from bot.exchange.reading.workbooks.workbook import read_old_workbook

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str = "", choice: Choice = Choice()) -> Sheet:  # noqa: B008
    """Return the tables of a file with these bytes; `name` is what it is called. Raises UnreadableError, and nothing
    else, with a sentence for whoever handed it in."""
    limits.refuse_size(len(data))
    if not data.strip(b"\0\r\n\t ,;\xef\xbb\xbf\xfe\xff"):
        raise UnreadableError("This file is empty. Please export it again, and look whether it holds rows.")
    if data.startswith(b"PK\3\4"):
        return read_archive(data, lambda inner, called: _read_inner(inner, called, choice))
    if data.startswith(_COMPOUND):
        return read_old_workbook(data)
    if sentence := kinds.no_table(data):
        raise UnreadableError(sentence)
    return _read_text(data, choice)


def _read_inner(data: bytes, name: str, choice: Choice) -> Sheet:
    """Read a file out of an archive; an archive in an archive is only read if it is a workbook."""
    if data.startswith(b"PK\3\4"):
        return read_archive(data, _refuse_deeper)
    return read(data, name, choice)


def _refuse_deeper(data: bytes, name: str) -> Sheet:
    raise UnreadableError("This archive holds another archive. Please unpack it, and hand in the file with the people.")


def _read_text(data: bytes, choice: Choice) -> Sheet:
    """Read what is text: contacts, a list, or a table."""
    code, text, unread = encoding.decode(data, choice.encoding)
    kinds.refuse_no_text(text)
    text, unseen = marks.take_out(text)
    limits.refuse_lines(text.count("\n"))
    if markup.is_page(text) and (sheet := _read_page(code, text, (*unread, *unseen))):
        return sheet
    if sentence := kinds.no_table_in(text):
        raise UnreadableError(sentence)
    if kinds.is_contacts(text):
        return _one_table(Kind.CARDS, code, contacts.HEADER, contacts.Contacts(text), (*unread, *unseen))
    if not choice.delimiter and addresses.is_list(text):
        return _one_table(Kind.LIST, code, addresses.HEADER, addresses.Addresses(text), (*unread, *unseen))
    if not choice.delimiter and signatures.are_signatures(text):
        return _one_table(Kind.LIST, code, signatures.HEADER, signatures.Signatures(text), (*unread, *unseen))
    return _read_delimited(code, text, choice, (*unread, *unseen))


def _read_page(code: str, text: str, said: tuple[str, ...]) -> Sheet | None:
    """Read the tables in a web page; None if it has none with people."""
    tables, above, remarks = tables_in(markup.Page(text))
    if not any(known(table.header) > 1 and any(True for _ in table.rows) for table in tables):
        return None
    return Sheet(Kind.WORKBOOK, code, "", tuple(tables), tuple(above), (*said, *remarks))


def _one_table(kind: Kind, code: str, header: tuple[str, ...], rows: Iterable[Row], said: tuple[str, ...]) -> Sheet:
    count = 0
    for count, _ in enumerate(rows, 1):
        limits.refuse_rows(count)
    if not count:
        raise UnreadableError("There is nobody in this file: no name, no address and no number.")
    return Sheet(kind, code, "", (Table("", header, rows),), remarks=said)


def _read_delimited(code: str, text: str, choice: Choice, said: tuple[str, ...]) -> Sheet:
    parts, first = delimiter.said(text)
    parts = delimiter.named(choice.delimiter) if choice.delimiter else parts or delimiter.found(text)
    if not parts and (inner := delimiter.unwrapped(text)):
        text, parts = inner, delimiter.found(inner)
        said = (*said, *(["Each row stands in quotation marks as a whole: they were taken off."] if parts else []))
    records = Records(text, parts)
    tables, above, remarks = tables_in(lambda line: records(max(line, first)))
    if not tables:
        raise UnreadableError("I found no table in this file: no row of column names, and nobody's address.")
    said = (*said, *_mismatched(records), *remarks)
    return Sheet(Kind.DELIMITED, code, parts, tuple(tables), tuple(above), said)


def _mismatched(records: Records) -> list[str]:
    """Return a remark on the lines whose quotation marks make no sense."""
    if not records.strays:
        return []
    line, more = min(records.strays), len(records.strays) - 1
    rest = f", nor do those in {more:,} more" if more else ""
    return [f"The quotation marks in line {line:,} do not match{rest}: each was read by itself."]
