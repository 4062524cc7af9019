"""The time that each person stayed, over all of their rows."""

from dataclasses import dataclass, field

from bot.exchange.layouts.mapping import Target
from bot.exchange.reading.sheet import Table
from bot.exchange.rows import fates
from bot.exchange.rows.names import straightened
from bot.exchange.rows.one_row import Draft
from bot.exchange.rows.places import Plan
from bot.lead.identity.contact_details import normalize_email
from bot.lead.identity.sameness import person_key


@dataclass(slots=True)
class Stays:
    """The minutes of each person, by address or else by name; and whether some of them merely attend."""

    minutes: dict[str, float] = field(default_factory=dict)
    some_attend: bool = False

    def of(self, draft: Draft) -> int:
        """Return the minutes of a row's person, rounded."""
        return 0 if not self.minutes else round(self.minutes.get(_whose(draft), 0))


def stays_in(table: Table, plan: Plan) -> Stays:
    """Add up the rows of everybody; walks through them only if they say how long, or in which role."""
    stays = Stays()
    if not plan.of(Target.MINUTES) and not plan.of(Target.STAFF):
        return stays
    for row in table.rows:
        draft = Draft.of(plan, row)
        stays.some_attend = stays.some_attend or any(map(fates.attends, draft.texts(Target.STAFF)))
        minutes = sum(map(fates.minutes_of, draft.texts(Target.MINUTES)))
        if minutes:
            whose = _whose(draft)
            stays.minutes[whose] = stays.minutes.get(whose, 0) + minutes
    return stays


def _whose(draft: Draft) -> str:
    emails = draft.texts(Target.EMAIL)
    if emails:
        return normalize_email(emails[0])
    names = draft.texts(Target.NAME) or [" ".join(draft.texts(Target.FIRST_NAME) + draft.texts(Target.LAST_NAME))]
    return person_key(straightened(names[0], aside=True))
