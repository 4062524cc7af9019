"""Importing, and who may: part of the table in everything.py."""

import contextlib

from bot.exchange.load import progress, propose, start, undo
from bot.exchange.load.errors import NotOpenError
from bot.exchange.load.job import Import
from bot.exchange.windows import go_ahead, look_up
from bot.exchange.windows.look_through import look_through
from bot.lead.people import MANAGERS, Person, Role
from storage.sql import Transaction
from tests.guarantees.asked import Asked, Place

FILE = b"Name,Email\nIda Hill,ida@hill.example\n"
_SAID = {"source": "Fair", "batch": "", "owner": "spread", "overwrite": False}


def _handed(tx: Transaction, by: Person) -> Import:
    return propose.propose_bytes(tx, by, "leads.csv", FILE, "handed")


def _switch(tx: Transaction, by: Person, at: Place) -> None:
    imp = _handed(tx, by)
    found = look_up.count_again(tx, by, imp.id, {})
    assert found
    go_ahead.switch(tx, by, imp.id, {}, found, "k")
    look_through(tx, look_up.stands(tx, by, imp.id).imp)


def _loads(tx: Transaction, by: Person, at: Place) -> None:
    imp = _handed(tx, by)
    go_ahead.go_ahead(tx, by, imp.id, imp.version, _SAID, "k")
    start.cancel(tx, by, imp.id, "c")
    with contextlib.suppress(NotOpenError):  # nothing of it is in yet
        undo.undo(tx, by, imp.id, "u")
    progress.staying(tx, by, imp.id, 5)


def _hands_in(tx: Transaction, by: Person, at: Place) -> None:
    imp = propose.propose(tx, by, "F1", "leads.csv", 4, "k")
    progress.standing(tx, by, imp.id)


def _chooses(tx: Transaction, by: Person, at: Place) -> None:
    imp = propose.choose(tx, by, _handed(tx, by).id, 0, {}, "k")
    start.start(tx, by, propose.own(tx, by, imp.id).id, imp.version, "s")


_MAY = frozenset({Role.MARKETER}) | MANAGERS
IMPORTS: dict[str, Asked] = {
    "hand in a file": Asked(_hands_in, _MAY, about=False),
    "be asked for a file": Asked(lambda tx, by, at: look_up.to_import(tx, by), _MAY, about=False),
    "see its preview": Asked(lambda tx, by, at: look_up.to_preview(tx, by, _handed(tx, by).id), _MAY, about=False),
    "switch what a column becomes": Asked(_switch, _MAY, about=False),
    "choose and begin to load": Asked(_chooses, _MAY, about=False),
    "load a file": Asked(_loads, _MAY, about=False),
}
