"""Zip archives by what is in them: a workbook, one file to read, or several of which somebody has to choose."""

import codecs
from collections.abc import Callable, Iterator
from itertools import chain

from bot.exchange.reading import limits
from bot.exchange.reading.kinds import PROTECTED
from bot.exchange.reading.sheet import Sheet, UnreadableError
from bot.exchange.reading.workbooks import opendocument
from bot.exchange.reading.workbooks.extent import Extent, by_tags, refuse_grid
from bot.exchange.reading.workbooks.shared_strings import Texts
from bot.exchange.reading.workbooks.workbook import read_workbook
from bot.exchange.reading.workbooks.zipped import Archive, opened

_READABLE = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf")
_OTHERS = {
    "xl/workbook.bin": "This is a binary workbook (.xlsb). Please save it as .xlsx or CSV, and hand that in.",
    "word/document.xml": "This is a Word document. Please copy its table into a spreadsheet, and save that as .xlsx.",
    "ppt/presentation.xml": "This is a presentation. Please hand in a table, as CSV or .xlsx.",
    "index/document.iwa": "This is a Numbers document. Please choose File, Export To, CSV in it, and hand that in.",
}


def read_archive(data: bytes, read: Callable[[bytes, str], Sheet]) -> Sheet:
    """Return what an archive holds; a single file in it is read with `read`, by its bytes and name."""
    archive = opened(data)
    names = {name.lower() for name in archive.parts}
    for name, sentence in _OTHERS.items():
        if name in names:
            raise UnreadableError(sentence)
    if any(name.startswith("xl/") for name in names):
        return read_workbook(data, _look_at_excel(archive))
    if "content.xml" in names:
        return read_workbook(data, _look_at_opendocument(archive))
    return _read_inside(archive, read)


def _look_at_excel(archive: Archive) -> list[str]:
    """Refuse a workbook that would not fit, and return remarks on what is hidden or missing in it."""
    texts, extents = Texts(), {}
    for name in archive.parts:
        extent = Extent()
        for piece in _xml(archive, name):
            extent.take(piece)
            texts.take(piece)
        if extent.cells:
            extents[name] = extent
    refuse_grid(extents.values())
    if texts.may_be_too_long(sum(extent.cells for extent in extents.values())):
        texts.refuse_long(piece for name in extents for piece in _xml(archive, name))
    return _remarks(list(extents.values()))


def _xml(archive: Archive, name: str) -> Iterator[bytes]:
    """Unpack a part, by tags where it is XML. UTF-16 is not: no spreadsheet writes it, and nothing is found in it."""
    pieces = archive.pieces(name)
    first = next(pieces, b"")
    start = first.removeprefix(codecs.BOM_UTF8).lstrip()[:2]
    whole = chain((first,), pieces)
    if start.startswith(b"<") or start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"\0<"):
        yield from by_tags(whole)
    else:
        for _ in whole:
            yield b""


def _look_at_opendocument(archive: Archive) -> list[str]:
    manifest = archive.whole("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.parts else b""
    if b"encryption-data" in manifest:
        raise UnreadableError(PROTECTED)
    extents = opendocument.extents(archive.pieces("content.xml"))
    refuse_grid(extents)
    return _remarks(extents)


def _remarks(extents: list[Extent]) -> list[str]:
    hidden = sum(extent.hidden for extent in extents)
    formulas = sum(extent.formulas for extent in extents)
    remarks = []
    if hidden:
        remarks.append("A hidden row was read too." if hidden == 1 else f"{hidden:,} hidden rows were read too.")
    if formulas:
        which = "A formula has" if formulas == 1 else f"{formulas:,} formulas have"
        remarks.append(f"{which} no saved value, so the cell is blank: saving the workbook in Excel adds it.")
    return remarks


def _read_inside(archive: Archive, read: Callable[[bytes, str], Sheet]) -> Sheet:
    """Read the only file in an archive; raises UnreadableError where there are several, or none."""
    files = [name for name in archive.parts if not name.startswith("__MACOSX/") and not name.endswith("/")]
    tables = [name for name in files if name.lower().endswith(_READABLE)]
    if len(tables) > 1:
        names = ", ".join(name[:80] for name in tables[:10]) + (", …" if len(tables) > 10 else "")
        raise UnreadableError(
            f"This archive holds {len(tables)} files: {names}. Please unpack it, and hand in the one with the people"
            " that you want to bring in."
        )
    if not tables:
        raise UnreadableError("This archive holds no table that I can read: no CSV, no workbook, no contacts (.vcf).")
    limits.refuse_size(archive.parts[tables[0]].file_size)
    return read(archive.whole(tables[0]), tables[0])
