"""A question nobody answers is asked again the next working day, then put to a manager, and in the end given back."""

from collections.abc import Sequence

from bot.cadence.work import Work
from bot.inquiries.answer import close
from bot.inquiries.inquiry import Inquiry
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.calendar import add_working_days
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.inquiries import inquiries
from storage.sql import Transaction

_CLOSED = (Stage.REFUSED, Stage.STALE, Stage.WON, Stage.LOST)
_ASKED_TWICE, _MANAGER_ASKED = 2, 3
_DAYS = {_ASKED_TWICE: 1, _MANAGER_ASKED: 3}
"""Working days until the next step, by how often somebody was asked."""


def remind_to_answer(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Ask once more what waits for an answer; what nobody will answer any more is closed, and whoever asked is told."""
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        lead, inquiry = leads.get(tx, team_id, item.lead_id), inquiries.get(tx, team_id, item.step, hold=True)
        if lead is None or inquiry is None or not inquiry.waits:
            continue
        if lead.id in barred or lead.stage in _CLOSED or inquiry.told >= _MANAGER_ASKED:
            close(tx, inquiry, lead)
        else:
            _ask_again(tx, lead, inquiry)


def _ask_again(tx: Transaction, lead: Lead, inquiry: Inquiry) -> None:
    told = inquiry.told + 1
    to = whom_to_tell(tx, lead, Side.MARKETING, turn=None if told == _ASKED_TWICE else 0)
    inquiries.told_again(tx, inquiry)
    outbox.leave(tx, lead.team_id, NoticeKind.INQUIRY, to, lead.id, inquiry_id=inquiry.id, again=True)
    following = add_working_days(tx.now, _DAYS[told], hours_of(tx, lead.team_id, to))
    due.schedule_one(tx, lead, Work.INQUIRY, inquiry.id, following)
