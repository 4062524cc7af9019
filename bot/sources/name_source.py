"""The source that somebody typed with a lead, and a further one that a lead was heard of from."""

from dataclasses import replace

from bot.lead.details import Details
from bot.lead.kinds import EventKind
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.sources.kinds import Kind, kind_of_arrival
from bot.sources.matching import alike
from bot.sources.source import Source
from storage import history
from storage.sources import sources
from storage.sql import Transaction

DISCUSSION = "Discussion in"
"""The beginning of the name that a discussion in a channel gets where nobody types another."""


def typed_source(tx: Transaction, by: Person, details: Details, link: str = "") -> Source:
    """Return the source that these details name, which is made if it is new; NOWHERE if they name none. With the `link`
    to a message, a new one may be the discussion that it is part of."""
    talk = bool(link) and alike(details.source).startswith(alike(DISCUSSION))
    kind = Kind.DISCUSSION if talk else kind_of_arrival(details.arrival)
    source = sources.match(tx, by.team_id, details.source, by.user_id, kind)
    is_new = talk and source.created_at == tx.now and not source.link
    return sources.write(tx, source, link=link) if is_new else source


def touch(tx: Transaction, by: Person, lead: Lead, details: Details) -> Source:
    """Note that somebody heard of the lead from the source these details name, if any; the touches before it stay what
    they were. Returns that source."""
    source = typed_source(tx, by, details)
    if source.id:
        touched = replace(lead, source=details.source, source_id=source.as_named)
        history.record(tx, touched, EventKind.SOURCE_NAMED, by.user_id, source=details.source)
    return source
