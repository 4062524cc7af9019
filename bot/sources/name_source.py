"""The source that somebody typed with a lead, and a further one that a lead was heard of from."""

from dataclasses import replace

from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.sources.kinds import kind_of_arrival
from bot.sources.source import Source
from storage import history
from storage.sources import sources
from storage.sql import Transaction


def typed_source(tx: Transaction, by: Person, details: Details) -> Source:
    """Return the source that these details name, which is made if it is new; NOWHERE if they name none."""
    return sources.match(tx, by.team_id, details.source, by.user_id, kind_of_arrival(details.arrival))


def touch(tx: Transaction, by: Person, lead: Lead, details: Details) -> Source:
    """Note that somebody heard of the lead from the source these details name, if any; the touches before it stay what
    they were. Returns that source."""
    source = typed_source(tx, by, details)
    if source.id:
        touched = replace(lead, source=details.source, source_id=source.as_named)
        history.record(tx, touched, EventKind.SOURCE_NAMED, by.user_id, source=details.source)
    return source
