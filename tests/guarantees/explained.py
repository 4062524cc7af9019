"""The stage a lead has to be in, told from nothing but its history."""

from collections.abc import Iterable

from bot.lead.lifecycle import MOVES, Stage
from bot.lead.record import Event
from bot.lead.reject_reasons import REASON_BY_CODE

_LEADS_TO = {
    "captured": Stage.DRAFT,
    "offered": Stage.OFFERED,
    "accepted": Stage.ACCEPTED,
    "nurturing": Stage.NURTURING,
    "recycled": Stage.NURTURING,
    "refused": Stage.REFUSED,
    "never": Stage.REFUSED,
    "stale": Stage.STALE,
    "won": Stage.WON,
    "lost": Stage.LOST,
    "released": Stage.OFFERED,
    "tried_again": Stage.DRAFT,
}


def stage_by_history(events: Iterable[Event]) -> Stage | None:
    """The stage the events end in, oldest first; None when they say nothing."""
    stage = None
    for event in events:
        if event.kind == "rejected":
            stage = MOVES[REASON_BY_CODE[str(event.data["detail"])].move].to
        elif event.kind == "reopened":
            stage = Stage(event.data.get("to", Stage.DRAFT))
        else:
            stage = _LEADS_TO.get(event.kind, stage)
    return stage
