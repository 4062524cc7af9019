"""Reading who has credit for what sales accepted or won. Nothing here changes anything."""

from collections.abc import Callable
from datetime import date, timedelta

from bot.credit.sheet import Credited, CreditSheet
from bot.lead.access import require, workspace_of
from bot.lead.errors import HandoffError
from bot.lead.people import MANAGERS, Act, Person
from bot.lead.veil.as_seen import rows_as_seen
from bot.lead.workplace.calendar import start_of_day
from bot.numbers.period import Period
from bot.slack.text import esc
from storage import finding
from storage.credit import ledger
from storage.sql import Transaction

EVERYBODY = "all"
_MOST = 15
ReadDays = Callable[[str, date], tuple[date, date] | None]


def credit(tx: Transaction, by: Person, typed: str, whose: str, read_days: ReadDays) -> CreditSheet:
    """Return the credit of a person (`whose`, "" for one's own) or of everybody (EVERYBODY) for the days they typed,
    by default this quarter so far. That of others is for managers. Raises WhichDaysOfCreditError."""
    own = whose in ("", by.user_id)
    roles = require(tx, by, Act.LOOK_UP if own else Act.SEE_CREDIT)
    tz = workspace_of(tx, by.team_id).hours.tz
    days = read_days(typed or "this quarter", tx.now.astimezone(tz).date())
    if days is None:
        raise WhichDaysOfCreditError(typed)
    first, last = days
    period = Period(start_of_day(first, tz), start_of_day(last + timedelta(days=1), tz))
    found, manager = ledger.thanks(tx, by.team_id, period), bool(roles & MANAGERS)
    if whose == EVERYBODY:
        return CreditSheet(first, last, "", False, found, manager=manager)
    user = whose or by.user_id
    theirs = [each for each in found if each.user_id == user]
    rows = ledger.credited(tx, by.team_id, user, period, _MOST) if theirs else []
    known = finding.with_ids(tx, by.team_id, [lead_id for lead_id, *_ in rows])
    seen = {lead.id: lead for lead in rows_as_seen(tx, by, list(known.values()))}
    leads = [Credited(seen[lead_id], share, accepted, won) for lead_id, share, accepted, won in rows]
    return CreditSheet(first, last, user, own, theirs, leads, theirs[0].leads if theirs else 0, manager)


class WhichDaysOfCreditError(HandoffError):
    def __init__(self, typed: str) -> None:
        super().__init__(
            f"I do not understand which days “{esc(typed, 80)}” are. `/lead credit` shows this quarter; `/lead credit "
            "last month`, `/lead credit 2026-Q4` and `/lead credit november` work; managers can name somebody, or all."
        )
