"""Asking for a file of leads: it is noted, with what is wanted, and made in the background."""

from bot.exchange.export.errors import NoContactDetailsError, NothingOnItError, StillExportingError
from bot.exchange.export.job import State
from bot.exchange.export.may_have import sees_how_to_reach
from bot.exchange.export.settle import shown
from bot.exchange.export.wanted import Format, Wanted
from bot.lead.access import lead_named, lead_of, require, require_unmerged
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from storage import inbox, workspaces
from storage.exchange import exports
from storage.sql import Transaction


def ask_export(tx: Transaction, by: Person, wanted: Wanted, key: str) -> None:
    """Note that somebody wants a file of leads. Idempotent by `key`.

    Raises StillExportingError while their last one is not finished, and NotAllowedError for contact details that are
    not for them.
    """
    require(tx, by, Act.EXPORT_CONTACTS if wanted.contact else Act.EXPORT)
    if not inbox.receive(tx, by.team_id, key):
        return
    making = exports.under_way(tx, by.team_id, by.user_id)
    if making is not None:
        raise StillExportingError(making.written, making.total)
    version = workspaces.current_version(tx, by.team_id)
    shown(tx, exports.add(tx, by.team_id, by.user_id, wanted.as_json(), version))


def ask_card(tx: Transaction, by: Person, typed: str, key: str) -> Lead:
    """Note that somebody wants the card of the lead called "L-12"; returns the lead. Idempotent by `key`.

    Raises NoContactDetailsError if they do not see how to reach them, and NothingOnItError if nobody can.
    """
    require(tx, by, Act.EXPORT)
    return _ask_card(tx, by, lead_named(tx, by, typed), key)


def ask_card_of(tx: Transaction, by: Person, lead_id: int, key: str) -> Lead:
    """Do the same for the lead with that id."""
    require(tx, by, Act.EXPORT)
    return _ask_card(tx, by, lead_of(tx, by, lead_id), key)


def _ask_card(tx: Transaction, by: Person, lead: Lead, key: str) -> Lead:
    require_unmerged(lead)
    if not sees_how_to_reach(tx, by, lead):
        raise NoContactDetailsError(lead, workspaces.managers(tx, by.team_id)[:5])
    if not lead.email and not lead.phone:
        raise NothingOnItError(lead)
    if inbox.receive(tx, by.team_id, key):
        wanted = Wanted(Format.CARD, contact=True, lead=lead.id)
        exports.add(tx, by.team_id, by.user_id, wanted.as_json(), lead.definition_version)
    return lead


def note_made(tx: Transaction, team_id: str, wanted: Wanted, version: int, count: int) -> None:
    """Note a file that was made on the machine, for the log."""
    exports.add(tx, team_id, "", wanted.as_json(), version, state=State.DONE, total=count, written=count)
