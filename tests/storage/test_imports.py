"""Files that are imported: kept in pieces, and each row taken once."""

import pytest

from bot.exchange.load.errors import NoSuchImportError, StaleChoiceError
from bot.exchange.load.job import State
from bot.exchange.load.propose import choose, fetched, propose, propose_bytes, require_version
from bot.lead.people import Person
from storage.exchange import imports, pieces
from storage.sql import Database, Transaction
from tests.storage.many_leads import TEAM, a_workspace

MIA = Person(TEAM, "U1")


async def test_a_file_is_kept_in_pieces_until_somebody_decides(database: Database) -> None:
    body = b"name,email\n" + b"x" * 600_000

    def hand_in(tx: Transaction) -> None:
        a_workspace(tx)
        made = propose(tx, MIA, "F1", "leads.csv", len(body), "key 1")
        assert made.state is State.FETCHING
        assert propose(tx, MIA, "F1", "leads.csv", len(body), "key 1") == made

    await database.transact(hand_in)
    assert await database.read(imports.is_fetching_due, TEAM)
    taken = await database.transact(imports.take_fetching, TEAM)
    assert taken
    assert not await database.read(imports.is_fetching_due, TEAM), "nobody else fetches it"
    kept = await database.transact(fetched, taken, body)
    assert kept
    assert (kept.state, kept.pieces, kept.size) == (State.PROPOSED, 3, len(body))
    assert await database.read(pieces.data, kept) == body
    chosen = await database.transact(choose, MIA, kept.id, 0, {"source": "Fair"}, "key 2")
    assert (chosen.version, chosen.chosen) == (1, {"source": "Fair"})
    with pytest.raises(StaleChoiceError):
        require_version(chosen, 0)
    with pytest.raises(NoSuchImportError):
        await database.transact(choose, Person(TEAM, "UM"), kept.id, 1, {}, "key 3")
    other = await database.transact(propose_bytes, MIA, "again.csv", body, "key 4")
    assert other.digest == kept.digest
    assert not await database.read(imports.by_digest, TEAM, other.digest, other.id), "neither was loaded"
