"""What is too large is refused by its size, before it is read or unpacked: in a sentence, with little memory."""

import json
import struct
import tracemalloc
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.exchange.__main__ import main
from bot.exchange.reading import limits
from bot.exchange.reading.workbooks.zipped import UNPACKED
from tests.exchange.workbooks import saved, workbook

GIGABYTE = 2**30
_LITTLE = 4 * 2**20
_AS_READ = limits.BYTES + _LITTLE
"""The room that is made for a file of any size that may be read."""


def sparse(path: Path, begins: bytes, size: int) -> Path:
    """Write a file of so many bytes that takes no room on the disk: zeros after its first."""
    with path.open("wb") as file:
        file.write(begins)
        file.truncate(size)
    return path


def archive(path: Path, base: bytes = b"", **sizes: int) -> Path:
    """Write an archive whose parts are zeros, as many as these."""
    into = BytesIO(base)
    with ZipFile(into, "a" if base else "w", ZIP_DEFLATED) as written:
        for name, size in sizes.items():
            with written.open(name.replace("_dot_", "."), "w") as part:
                for _ in range(size // 2**20):
                    part.write(bytes(2**20))
    path.write_bytes(into.getvalue())
    return path


def says_it_has(data: bytes, size: int) -> bytes:
    """Return an archive whose directory gives this as the size of its last part."""
    at = data.rfind(b"PK\1\2") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def refused(path: Path | str, capsys: pytest.CaptureFixture[str]) -> tuple[str, int]:
    """Hand it in on the machine; returns what is said, and the bytes of memory that took at most."""
    tracemalloc.start()
    try:
        assert main(["import", str(path), "--check", "--json"]) == 1
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return json.loads(capsys.readouterr().out)["error"], most


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("one line.csv", b"Name,Email\nAda"),
        ("leads.xlsx", b"PK\3\4"),
        ("leads.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("people.vcf", b"BEGIN:VCARD\nNOTE:"),
    ],
)
def test_a_gigabyte_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, begins: bytes) -> None:
    said, most = refused(sparse(tmp_path / name, begins, GIGABYTE), capsys)
    assert said.startswith("This file has 1,024.0 MB, and I read up to 50 MB. Please split it")
    assert most < _LITTLE


def test_what_tells_no_size_is_read_no_further_than_a_file_may_be_long(capsys: pytest.CaptureFixture[str]) -> None:
    said, most = refused("/dev/zero", capsys)
    assert "I read up to 50 MB" in said
    assert most < 2 * _AS_READ


def test_a_bomb_is_not_unpacked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    too_much = UNPACKED + 2**20
    for path in (
        archive(tmp_path / "bomb.zip", leads_dot_csv=too_much),
        archive(tmp_path / "many.zip", **{f"{number}_dot_csv": 2**26 for number in range(5)}),
        archive(tmp_path / "bomb.xlsx", saved(workbook()), **{"xl/more_dot_xml": too_much}),
    ):
        said, most = refused(path, capsys)
        assert said.startswith("Unpacked, this file would have more than 256 MB, which I do not read.")
        assert most < _AS_READ


def test_a_table_in_an_archive_is_no_larger_than_one_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said, most = refused(archive(tmp_path / "leads.zip", leads_dot_csv=limits.BYTES + 2**20), capsys)
    assert "51.0 MB, and I read up to 50 MB" in said
    assert most < _AS_READ


def test_an_archive_that_lies_about_its_size_is_unpacked_no_further_than_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive(tmp_path / "liar.zip", leads_dot_csv=limits.BYTES * 2)
    path.write_bytes(says_it_has(path.read_bytes(), 1_000))
    said, most = refused(path, capsys)
    assert said.startswith("This file is damaged")
    assert most < _AS_READ
