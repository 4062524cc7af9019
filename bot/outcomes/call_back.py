"""Reminding a lead's owner to call the prospect on the day they asked for, and saying it again until somebody has."""

from collections.abc import Sequence
from typing import Any

from bot.cadence.rhythm import REMINDERS, reminder_days
from bot.cadence.work import Work
from bot.lead.access import hours_of
from bot.lead.barred.may_contact import bars_of
from bot.lead.kinds import NoticeKind
from bot.lead.record import Lead
from bot.lead.team.recipients import whom_to_tell
from bot.lead.team.sides import Side
from bot.lead.workplace.calendar import add_working_days, start_of_day_on
from bot.outcomes.made import wants_call_back
from storage import due, leads
from storage.delivery import outbox
from storage.due import Due
from storage.sql import Transaction


def remind_to_call_back(tx: Transaction, team_id: str, work: Sequence[Due]) -> None:
    """Tell the owners of a workspace: on the day, the next working day, and then weekly; later one manager of sales
    after the other. It ends when somebody has tried again, talked to them or planned a meeting, or the lead moves on.
    """
    due.mark(tx, team_id, work, "done")
    barred = bars_of(tx, team_id, {item.lead_id for item in work})
    for item in work:
        lead = leads.get(tx, team_id, item.lead_id, hold=True, answers=False)
        if lead and lead.id not in barred and wants_call_back(tx, lead, item.day):
            _remind(tx, lead, item)


def _remind(tx: Transaction, lead: Lead, item: Due) -> None:
    turn = item.step - REMINDERS - 1 if item.step > REMINDERS else None
    about: dict[str, Any] = {"day": item.day, "number": item.step}
    outbox.leave(
        tx, lead.team_id, NoticeKind.CALL_BACK, whom_to_tell(tx, lead, Side.SALES, turn=turn), lead.id, **about
    )
    hours, following = hours_of(tx, lead.team_id, lead.owner), item.step + 1
    day = add_working_days(tx.now, reminder_days(following), hours).astimezone(hours.tz).date()
    due.schedule(tx, lead, Work.CALL_BACK, start_of_day_on(day, hours), step=following, first=True, day=item.day)
