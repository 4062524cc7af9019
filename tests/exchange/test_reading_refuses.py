"""A file that cannot be read is refused with a sentence that says why and what to do."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.exchange.reading import limits
from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import UnreadableError
from tests.exchange.workbooks import saved, workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = b"Name,Email\nAda,ada@probe.example\n"


def archive(**files: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as written:
        for name, data in files.items():
            written.writestr(name.replace("_dot_", "."), data)
    return file.getvalue()


REFUSED = {
    "empty": (b"", "is empty"),
    "only a mark and commas": (b"\xef\xbb\xbf,,,\r\n,,,\r\n", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n0000", "picture"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a web page called .xls": (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
    "XML": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "JSON": (b'[{"email": "ada@probe.example"}]', "JSON"),
    "an email": (b"From: a@b.example\nTo: b@b.example\nSubject: Leads\n\nHello", "email"),
    "an email after other headers": (
        b"X-Spam: no\nDKIM-Signature: a=b;\n c=d\nFrom: a@b.io\nSubject: Hi\n\nHello",
        "email",
    ),
    "a webhook": (b'POST /in HTTP/1.1\nHost: x.example\n\n{"email": "a@b.example"}', "program"),
    "no text": (bytes(range(256)) * 40, "no text"),
    "a calendar": (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar"),
    "prose": (b"Dear all,\nthere is nothing here.\nYours, Ada\n", "no table"),
    "contacts without anybody": (b"BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nEND:VCARD\n", "nobody"),
    "a workbook with a password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an old Word document": (COMPOUND + "WordDocument".encode("utf-16-le"), "Word"),
    "an old workbook that is damaged": (COMPOUND + b"0" * 600, "damaged"),
    "a workbook cut off": (saved(workbook())[:-100], "damaged"),
    "an empty workbook": (saved(workbook(())), "No sheet"),
    "a Word document": (archive(**{"word/document_dot_xml": b""}), "Word"),
    "a binary workbook": (archive(**{"xl/workbook_dot_bin": b""}), "xlsb"),
    "an archive of several": (archive(subscribed_dot_csv=TABLE, unsubscribed_dot_csv=TABLE), "subscribed.csv, unsub"),
    "an archive of none": (archive(readme_dot_md=b"Hello"), "no table"),
    "an archive in an archive": (archive(a_dot_csv=archive(a_dot_csv=TABLE)), "another archive"),
    "a large file": (b"a" * (limits.BYTES + 1), "50.0 MB"),
    "a long line": (b"Name,Email\n" + b"a, b" * 250_001, "longer than 1,000,000"),
    "a long cell": (b"Name,Email\n" + b"a" * 100_001, "longer than 100,000"),
    "a long cell in quotation marks": (
        b'Name,Email\n"' + b"a\n" * 900 + b"b" * 100_001 + b'",c',
        "longer than 100,000",
    ),
    "many rows": (b"Name,Email\n" + b"a,b@c\n" * 200_001, "more than 200,000 rows"),
    "many blank lines": (b"Name,Email\n" + b"\n" * 2_000_000, "more than 2,000,000 lines"),
    "many columns": (b"Name,Email\n" + b"a," * 500 + b"b", "501 columns"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(UnreadableError, match=reason) as refused:
        read(data)
    assert str(refused.value).endswith(".")


def test_an_archive_of_one_file_is_that_file() -> None:
    for data in (TABLE, saved(workbook())):
        inside = archive(**{"leads_dot_csv": data, "__MACOSX/leads_dot_csv": b"..."})
        assert [table.header[:2] for table in read(inside).tables] == [("Name", "Email")]
