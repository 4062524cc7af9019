"""Files that are broken in any way are read or refused: nothing else is raised, nothing hangs, and what was read can be
walked through again with the same rows."""

import os
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import Choice, UnreadableError
from tests.exchange.test_reading_contacts import CARDS
from tests.exchange.test_reading_tables import FILES
from tests.exchange.workbooks import saved, workbook

EXAMPLES = 2_000 if os.environ.get("TORTURE") else 80
SECONDS = 5
TEXTS = [*(file.text for file in FILES.values()), *CARDS]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]
PIECES = [
    *(b'"', b'""', b"\n", b"\r", b",", b";", b"\t", b"\0", b"@", b"<", b"\\", b"\xff\xfe", b"\xef\xbb\xbf", b"PK\3\4"),
    *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"Total", b"sep=;\n", b"\n\n", b"\xe2\x80\xa8", b'","' * 300, b"a" * 3000),
    *(b'<c r="XFD1048576"><v>1</v></c>', b"</row>", b"<!DOCTYPE", b"&#1;", b' hidden="1"', b"Name,Email,Phone\n"),
]


@st.composite
def broken(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return bytes with a few places of them lost, doubled, changed or filled with something else."""
    data = whole
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 3, 30, 300])))
        middle = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8), st.just(data[start:end] * 3)))
        data = data[:start] + middle + data[end:]
    return data


@st.composite
def broken_texts(draw: st.DrawFn) -> bytes:
    text, encoding = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(ENCODINGS))
    return draw(broken(text.encode(encoding, "replace")))


WORKBOOK = saved(workbook())


@st.composite
def broken_workbooks(draw: st.DrawFn) -> bytes:
    """Return a workbook with a broken part, or one that is broken as a whole."""
    if draw(st.booleans()):
        return draw(broken(WORKBOOK))
    file = BytesIO()
    with ZipFile(BytesIO(WORKBOOK)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        victim = draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            new.writestr(name, draw(broken(old.read(name))) if name == victim else old.read(name))
    return file.getvalue()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.one_of(broken_texts(), broken_texts(), broken_workbooks()), delimiter=st.sampled_from(["", "", ";", "\t"])
)
def test_a_broken_file_is_read_or_refused(data: bytes, delimiter: str) -> None:
    begun = time.process_time()
    try:
        sheet = read(data, choice=Choice(delimiter=delimiter))
        tables = sheet.tables
    except UnreadableError:
        tables = ()
    rows = [list(table.rows) for table in tables]
    assert rows == [list(table.rows) for table in tables]
    assert all(any(row.cells) for table in rows for row in table)
    assert time.process_time() - begun < SECONDS
