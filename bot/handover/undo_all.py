"""Undoing at once what somebody did to many leads: each that nothing else has happened to is as it was."""

from bot.handover.hand_over import hand_back_all
from bot.lead.access import require
from bot.lead.errors import HandoffError
from bot.lead.kinds import EventKind
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.undo.settle_all import say_of_all
from bot.undo.take_back import take_back_quietly
from storage import inbox
from storage.sql import Transaction
from storage.undo import bulk_deeds
from storage.undo.bulk_deeds import BulkDeed

_NAMED = 10


def undo_all(tx: Transaction, by: Person, bulk_id: int, key: str) -> None:
    """Undo what `by` did to many leads. Idempotent by `key`; raises NotUndoneAtOnceError where it is too late, and does
    not undo what somebody else did."""
    require(tx, by, Act.LOOK_UP)
    if not inbox.receive(tx, by.team_id, key):
        return
    deed = bulk_deeds.get(tx, by.team_id, bulk_id)
    if deed is None or deed.done_by != by.user_id or deed.until <= tx.now or not bulk_deeds.forget(tx, deed):
        raise NotUndoneAtOnceError
    back, stay, named = _undo(tx, by, deed)
    said = {"undone": tx.now.isoformat(), "back": back, "stay": stay}
    say_of_all(tx, deed, **said, numbers=[lead.number for lead in named[:_NAMED]])


def _undo(tx: Transaction, by: Person, deed: BulkDeed) -> tuple[int, int, list[Lead]]:
    """Return how many are as they were, how many are not, and of these which, as far as that is known."""
    if deed.did is EventKind.HANDED_OVER:
        return *hand_back_all(tx, by, deed.about), []
    parts = deed.about["deeds"]
    left = [lead for lead_id, deed_id in parts if (lead := take_back_quietly(tx, by, lead_id, deed_id))]
    return len(parts) - len(left), len(left), left


class NotUndoneAtOnceError(HandoffError):
    in_place = False

    def __init__(self) -> None:
        super().__init__(
            "That could be undone for ten minutes by whoever did it, and they are over, or it was undone already. Each "
            "lead's *Details* shows where it stands."
        )
