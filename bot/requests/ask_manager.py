"""Asking the managers of one's side to offer a lead that the definition keeps back."""

from collections.abc import Sequence

from bot.cadence.work import Work
from bot.lead.access import hours_of, lead_of, require, require_stage, require_unmerged
from bot.lead.barred.may_contact import require_contactable
from bot.lead.errors import HandoffError
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Move
from bot.lead.people import Act, Person
from bot.lead.workplace.calendar import add_working_days
from bot.requests.request import Request, Wish
from bot.requests.settle_request import draw_asking
from bot.requests.whom_to_ask import asked_by, whom_to_ask
from bot.slack.text import moment, people
from storage import due, history, inbox
from storage.delivery import outbox
from storage.requests import requests
from storage.sql import Transaction


class AskedAlreadyError(HandoffError):
    def __init__(self, asked: Request, managers: Sequence[str]) -> None:
        super().__init__(
            f"You asked {people(managers)} {moment(asked.asked_at)}, and nobody has decided yet. You will hear "
            "what comes of it."
        )


class NobodyToAskError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no manager to ask yet. Whoever installed Baton can name one under *Settings*.")


def ask_manager(tx: Transaction, by: Person, lead_id: int, key: str) -> None:
    """Ask each manager of their side to offer the lead anyway. Idempotent by `key`; raises MovedOnError,
    MergedError, BarredError, AskedAlreadyError and NobodyToAskError."""
    roles = require(tx, by, Act.ASK)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_of(tx, by, lead_id, hold=True)
    require_unmerged(lead)
    require_contactable(tx, lead)
    require_stage(lead, Move.OFFER_ANYWAY)
    managers = whom_to_ask(tx, by, roles)
    if not managers:
        raise NobodyToAskError
    if asked := asked_by(tx, lead, by.user_id):
        raise AskedAlreadyError(asked, managers)
    request_id = requests.add(tx, by, Wish.OFFER, lead.id)
    history.record(tx, lead, EventKind.REQUESTED, by.user_id)
    draw_asking(tx, lead, by.user_id)
    for manager in managers:
        outbox.leave(tx, lead.team_id, NoticeKind.REQUEST, manager, lead.id, request_id=request_id)
    tomorrow = add_working_days(tx.now, 1, hours_of(tx, lead.team_id, managers[0]))
    due.schedule_one(tx, lead, Work.REQUEST, request_id, tomorrow)
