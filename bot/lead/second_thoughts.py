"""The lines of a lead's history that tell who closed it, and whether a marketer took it back from sales."""

from collections.abc import Collection, Iterable

from bot.lead.kinds import EventKind
from bot.lead.record import Event

_GIVEN_UP = (EventKind.DISCARDED, EventKind.NEVER, EventKind.NURTURE_OVER)
_CLOSING = (*_GIVEN_UP, EventKind.REFUSED, EventKind.REJECTED, EventKind.BARRED)
_OFFERED = (EventKind.OFFERED, EventKind.UNDONE)


def was_given_up(events: Iterable[Event]) -> bool:
    """Tell whether a marketer closed it, by what its latest lines say, oldest first."""
    last = _last(events, _CLOSING)
    return last is not None and last.kind in _GIVEN_UP


def taken_back(events: Iterable[Event]) -> Event | None:
    """Return the line that says that marketing took it back from sales, if that became of the latest offer."""
    told = (EventKind.RECALLED, EventKind.DISCARDED)
    last = _last(events, (*_OFFERED, *told))
    return last if last and (last.kind in told or _undid_an_offer(last)) else None


def _undid_an_offer(event: Event) -> bool:
    return event.kind == EventKind.UNDONE and event.data.get("detail") == EventKind.OFFERED


def _last(events: Iterable[Event], kinds: Collection[EventKind]) -> Event | None:
    return next((event for event in reversed(list(events)) if event.kind in kinds), None)
