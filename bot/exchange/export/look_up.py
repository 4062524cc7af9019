"""Looking up what an export is about: the leads that were typed, a source by its name, and the log."""

import html
from collections.abc import Sequence

from bot.exchange.export.errors import UnclearExportError, UnknownSourceError
from bot.exchange.export.sheets import Chosen, Log
from bot.exchange.export.taken_out import which_of
from bot.exchange.export.typed import typed_export
from bot.exchange.export.wanted import Wanted
from bot.lead.access import require, workspace_of
from bot.lead.people import Act, Person, entitled
from bot.sources.matching import alike
from bot.sources.sheets import ALL
from bot.sources.source import Source
from storage.exchange import exports, leaving
from storage.numbers import groups
from storage.sources import listing, sources
from storage.sql import Transaction

_OFFERED, _LOGGED = 100, 20


def chosen(tx: Transaction, by: Person, wanted: Wanted) -> Chosen:
    """Return what was chosen as it is shown; raises NotAllowedError for contact details that are not for them."""
    roles = require(tx, by, Act.EXPORT_CONTACTS if wanted.contact else Act.EXPORT)
    name = sources.get(tx, by.team_id, wanted.source_id).name if wanted.source_id else ""
    return Chosen(wanted, name, entitled(roles, Act.EXPORT_CONTACTS))


def chosen_in_words(tx: Transaction, by: Person, text: str) -> Chosen:
    """Return what was typed, as Slack hands it over; raises UnclearExportError and UnknownSourceError."""
    require(tx, by, Act.EXPORT)
    typed = typed_export(html.unescape(text), tx.now.astimezone(workspace_of(tx, by.team_id).hours.tz).date())
    if typed.rest:
        raise UnclearExportError(typed.rest)
    source = _called(tx, by, typed.source) if typed.source else 0
    days = (typed.first, typed.last)
    return chosen(tx, by, Wanted(typed.format, typed.stages, source, *days, typed.owner, typed.contact))


def _called(tx: Transaction, by: Person, name: str) -> int:
    found, _ = listing.page(tx, by.team_id, by.user_id, ALL, name, 0, _OFFERED)
    same = [source for source in found if alike(source.name) == alike(name)]
    if len(found) != 1 and not same:
        raise UnknownSourceError(name, [source.name for source in found[:3]])
    return (same or found)[0].id


def sources_to_export(tx: Transaction, by: Person, typed: str) -> Sequence[Source]:
    """Return the sources to choose from, for what was typed so far."""
    require(tx, by, Act.EXPORT)
    return listing.page(tx, by.team_id, by.user_id, ALL, typed, 0, _OFFERED)[0]


def count_some(tx: Transaction, by: Person, wanted: Wanted, after: int) -> tuple[int, int]:
    """Count the wanted leads among the next numbers; returns how many, and after which number to go on, 0 at the
    end."""
    require(tx, by, Act.EXPORT_CONTACTS if wanted.contact else Act.EXPORT)
    upto = after + leaving.WINDOW
    found = leaving.count(tx, by.team_id, which_of(tx, by.team_id, wanted), after, upto)
    return found, upto if upto < leaving.newest(tx, by.team_id) else 0


def export_log(tx: Transaction, by: Person) -> Log:
    """Return who exported what, the latest first."""
    require(tx, by, Act.EXPORT_CONTACTS)
    found = exports.latest(tx, by.team_id, _LOGGED)
    ids = sorted({each.wants.source_id for each in found if each.wants.source_id})
    names = groups.names(tx, by.team_id, ids) if ids else {}
    return Log(tuple(found), names, workspace_of(tx, by.team_id).hours.tz)
