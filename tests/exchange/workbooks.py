"""Workbooks for the tests of reading them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

PEOPLE = (("Name", "Email", "Phone"), ("Ada Probe", "ada@probe.example", 12025550143))


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in rows or PEOPLE:
        book.active.append(row)
    return book


def altered(data: bytes, **parts: str | bytes) -> bytes:
    """Return a workbook with other contents for the parts called so, as `sheet1` for its first sheet, or with more."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(Path(name).stem, old.read(name)))
        for name, text in parts.items():
            new.writestr(f"xl/{name}.xml", text)
    return file.getvalue()


def sheet_with(xml: str) -> str:
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{namespace}"><sheetData>{xml}</sheetData></worksheet>'
