"""Lifting a probation before sales has accepted three leads in a row: a manager of marketing says why."""

from bot.lead.access import require
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.people import Act, Person
from bot.slack.text import esc
from bot.sources.probation import watch
from bot.sources.source import Source
from storage import inbox
from storage.sources import decided, reviews, sources
from storage.sql import Transaction


class NotOnProbationError(HandoffError):
    def __init__(self, source: Source) -> None:
        name = f"*{esc(source.name, 150)}*" if source.id else "That source"
        super().__init__(f"{name} is not on probation any more, so its leads go to sales as all others do.")


def to_lift(tx: Transaction, by: Person, source_id: int) -> tuple[Source, int]:
    """Return the source, and how many of its leads wait for a review; raises NotOnProbationError."""
    require(tx, by, Act.LIFT_PROBATION)
    source = sources.get(tx, by.team_id, source_id)
    if not source.probation_at:
        raise NotOnProbationError(source)
    waiting = reviews.open_of_source(tx, by.team_id, sources.group_of(tx, by.team_id, source.id))
    return source, len(waiting)


def lift(tx: Transaction, by: Person, source_id: int, reason: str, key: str) -> None:
    """Lift the probation, with a reason that everybody concerned reads. Idempotent by `key`; raises FieldProblems
    ("reason") and NotOnProbationError."""
    require(tx, by, Act.LIFT_PROBATION)
    if not inbox.receive(tx, by.team_id, key):
        return
    reason = reason.strip()
    if not reason:
        raise FieldProblems({"reason": "Why can its leads go to sales unseen again? The source's owner reads this."})
    decided.hold(tx, by.team_id, source_id)
    source, _ = to_lift(tx, by, source_id)
    watch.end(tx, source, by.user_id, reason)
