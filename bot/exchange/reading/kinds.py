"""The kind of a file by its first bytes, and what is said of one that is no table."""

import re

_PICTURE = "This is a picture. I read tables: please hand in a CSV file, an Excel workbook or contacts (.vcf)."
_DOCUMENT = "Please copy its table into a spreadsheet, and save that as CSV or .xlsx."
PROTECTED = (
    "This workbook is protected by a password. Please open it, take the password off (File, Info, Protect Workbook) or"
    " save the sheet as CSV, and hand that in."
)
_ARCHIVE = "This is an archive. Please unpack it, and hand in the file with the people."
_STARTS = {
    b"%PDF": f"This is a PDF. {_DOCUMENT}",
    b"{\\rtf": f"This is a text document (RTF). {_DOCUMENT}",
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"II*\0": _PICTURE,
    b"MM\0*": _PICTURE,
    b"\x1f\x8b": _ARCHIVE,
    b"Rar!": _ARCHIVE,
    b"7z\xbc\xaf": _ARCHIVE,
    b"BZh": _ARCHIVE,
    b"PK\5\6": "This archive is empty. Please export it again.",
    b"PK\7\x08": _ARCHIVE,
    b"SQLite format 3": "This is a database. Please export the table with the people as CSV.",
    b"MZ": "This is a program. I read tables: CSV files, Excel workbooks and contacts (.vcf).",
}
_INSIDE = ((b"RIFF", 8, b"WEBP", _PICTURE), (b"\0\0", 4, b"ftyp", "This is a picture or a film. I read tables."))
_WRITTEN = (
    (r"BEGIN:VCALENDAR", "This is a calendar. Please hand in contacts (.vcf) or a table."),
    (
        r"(?:<\?xml[^<]{0,200})?\s*(?:<!--.{0,200}?-->\s*)?<(?:!DOCTYPE html|html|table|head|body)\b",
        "This is a web page, whatever its name says. Please open it in Excel, and save it as .xlsx or CSV.",
    ),
    (r"<\?xml|<[\w:]+ xmlns", "This is XML. Please open it in Excel, and save it as .xlsx or CSV."),
    (r'[\[{]\s*(?:["{\[]|[\]}]\s*$)', "This is JSON. Please export the people as CSV, or as an Excel workbook."),
    (
        r"(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|To|Date): .*?\n(?:Subject|Message-ID): ",
        "This is an email. Please save the table that came with it, and hand that in.",
    ),
)
_COMPOUND = (
    ("EncryptedPackage", PROTECTED),
    ("WordDocument", f"This is a Word document. {_DOCUMENT}"),
    ("__substg1.0_", "This is an email from Outlook. Please save the table that came with it, and hand that in."),
    ("PowerPoint Document", "This is a presentation. Please hand in a table, as CSV or .xlsx."),
)


def no_table(data: bytes) -> str:
    """Return what to say of bytes that are no table; "" if they may be one."""
    for start, sentence in _STARTS.items():
        if data.startswith(start):
            return sentence
    for start, place, mark, sentence in _INSIDE:
        if data.startswith(start) and data[place : place + len(mark)] == mark:
            return sentence
    return ""


def no_table_in(text: str) -> str:
    """Return what to say of a text that is no table; "" if it may be one."""
    beginning = text[:4000].lstrip()
    return next(
        (sentence for pattern, sentence in _WRITTEN if re.match(pattern, beginning, re.IGNORECASE | re.DOTALL)), ""
    )


def is_contacts(text: str) -> bool:
    return text.lstrip()[:11].upper() == "BEGIN:VCARD"


def no_workbook(data: bytes) -> str:
    """Return what to say of a file as Microsoft's old programs wrote them; "" for a workbook."""
    return next((sentence for name, sentence in _COMPOUND if name.encode("utf-16-le") in data), "")
