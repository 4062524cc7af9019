"""The kind of a file by its first bytes, and what is said of one that is no table."""

import re

from bot.exchange.reading.sheet import UnreadableError

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
        r"(?:From [^\n]*\n)?(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:Subject|Message-ID|MIME-Version): ",
        "This is an email. Please save the table that came with it, and hand that in.",
    ),
    (
        r"(?:GET|POST|PUT|PATCH) \S+ HTTP/\d|HTTP/\d[.\d]* \d{3}|(?:[\w-]{1,60}: [^\n]*\n){1,60}\n\s*[{\[]",
        "This is what one program said to another over the web. Please export the people as CSV.",
    ),
)
_LOOKED_AT = 20_000  # characters
_FOR_MACHINES = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
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


def refuse_no_text(text: str) -> None:
    """Refuse what is in no language: signs for machines stand in it everywhere. NULs do in files that people have."""
    beginning = text[:_LOOKED_AT]
    if len(_FOR_MACHINES.findall(beginning)) > len(beginning) / 50:
        raise UnreadableError("This is no text. I read tables: CSV files, Excel workbooks and contacts (.vcf).")


def is_contacts(text: str) -> bool:
    return text.lstrip()[:11].upper() == "BEGIN:VCARD"


def no_workbook(data: bytes) -> str:
    """Return what to say of a file as Microsoft's old programs wrote them; "" for a workbook."""
    return next((sentence for name, sentence in _COMPOUND if name.encode("utf-16-le") in data), "")
