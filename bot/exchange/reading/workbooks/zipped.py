"""Zip archives, looked at before anything in them is read: how much they hold, and whether they say so truly.

Sizes are compared twice: what the archive's directory says, before anything is unpacked, and the bytes that really come
out, a piece at a time, for a directory may lie.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.exchange.reading.sheet import UnreadableError

UNPACKED = 256 * 2**20
"""Bytes that all of an archive may hold: a workbook of 200,000 rows stays below."""
_PARTS = 2_000
_PIECE = 2**18
"""Bytes that are looked at in one go: while a pattern walks through them, nobody else is served."""
_LOCAL_HEADER = 30
_DAMAGED = "This file is damaged: it is a zip archive that cannot be opened. Please export it again."
_BOMB = (
    f"Unpacked, this file would have more than {UNPACKED // 2**20} MB, which I do not read. Please leave out the sheets"
    " and pictures that are not needed, or save it as CSV."
)


@dataclass(frozen=True, slots=True)
class Archive:
    data: bytes
    parts: dict[str, ZipInfo]

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; raises UnreadableError as soon as more comes out than the directory says."""
        part = self.parts[name]
        left = part.file_size
        for piece in _pieces(self.data, part):
            left -= len(piece)
            if left < 0:
                raise UnreadableError(_DAMAGED)
            yield piece

    def whole(self, name: str) -> bytes:
        return b"".join(self.pieces(name))


def opened(data: bytes) -> Archive:
    """Return the parts of an archive by name, after a look at what its directory says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError, ValueError, EOFError, OSError, UnicodeError) as error:
        raise UnreadableError(_DAMAGED) from error
    if len({part.filename.lower() for part in parts}) < len(parts) or not _ends_with_its_directory(data):
        raise UnreadableError(_DAMAGED)
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise UnreadableError(_BOMB)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("This archive is protected by a password. Please unpack it and hand in what it holds.")
    return Archive(data, {part.filename: part for part in parts})


def _ends_with_its_directory(data: bytes) -> bool:
    """Tell whether there is one directory, at the end: another reader might take another one."""
    end = data.rfind(b"PK\5\6")
    size, start = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    comment = int.from_bytes(data[end + 20 : end + 22], "little")
    return start + size == end and end + 22 + comment == len(data)


def _pieces(data: bytes, part: ZipInfo) -> Iterator[bytes]:
    header = data[part.header_offset : part.header_offset + _LOCAL_HEADER]
    names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    start = part.header_offset + _LOCAL_HEADER + names
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        yield from (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
    elif part.compress_type == ZIP_DEFLATED:
        yield from _inflated(packed)
    else:
        raise UnreadableError(_DAMAGED)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        piece = inflate.decompress(packed, _PIECE)
        while piece:
            yield piece
            piece = inflate.decompress(inflate.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise UnreadableError(_DAMAGED) from error
