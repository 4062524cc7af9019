"""The bytes of an import's file, and those of the file of its refused rows, in pieces."""

import hashlib

from sqlalchemy import delete, select

from bot.exchange.load.job import Import
from storage import tables
from storage.exchange import imports
from storage.sql import Prepared, Transaction, given, insert

SIZE = 256 * 1024
"""The bytes in a piece: each is read and written in a moment."""

_piece = tables.import_piece.c
_DROP = delete(tables.import_piece).where(_piece.team_id == given("team"), _piece.import_id == given("job"))
_DROP_ALL = Prepared(_DROP)
_DROP_FILE = Prepared(_DROP.where(_piece.place > 0))
_PUT = insert(tables.import_piece, "team_id", "import_id", "place", "body")
_BODY = Prepared(
    select(_piece.body).where(
        _piece.team_id == given("team"), _piece.import_id == given("job"), _piece.place == given("place")
    )
)


def put(tx: Transaction, imp: Import, data: bytes) -> Import:
    """Keep the bytes of its file; returns it as it is then."""
    parts = [data[at : at + SIZE] for at in range(0, len(data), SIZE)]
    whose = {"team_id": imp.team_id, "import_id": imp.id}
    _DROP_ALL.run(tx, team=imp.team_id, job=imp.id)
    _PUT.run_many(tx, [{**whose, "place": place, "body": part} for place, part in enumerate(parts, start=1)])
    digest = hashlib.sha256(data).hexdigest()
    imports.write(tx, imp, pieces=len(parts), size=len(data), digest=digest)
    return imports.get(tx, imp.team_id, imp.id) or imp


def data(tx: Transaction, imp: Import) -> bytes:
    """Return the bytes of its file; none once they were dropped."""
    return b"".join(piece(tx, imp, place) for place in range(1, imp.pieces + 1))


def piece(tx: Transaction, imp: Import, place: int) -> bytes:
    return bytes(_BODY.value(tx, team=imp.team_id, job=imp.id, place=place) or b"")


def put_refused(tx: Transaction, imp: Import, body: bytes) -> None:
    """Add a piece to the file of its refused rows."""
    place = imp.refused_pieces + 1
    _PUT.run(tx, team_id=imp.team_id, import_id=imp.id, place=-place, body=body)
    imports.write(tx, imp, refused_pieces=place, refused_size=imp.refused_size + len(body))


def drop_file(tx: Transaction, imp: Import) -> None:
    """Forget the bytes that were handed in, and what was shown of them; the refused rows stay."""
    _DROP_FILE.run(tx, team=imp.team_id, job=imp.id)
    imports.write(tx, imp, checked=None, pieces=0)


def drop_all(tx: Transaction, imp: Import) -> None:
    """Forget all of its bytes."""
    _DROP_ALL.run(tx, team=imp.team_id, job=imp.id)
    imports.write(tx, imp, checked=None, pieces=0, refused_pieces=0, refused_size=0)
