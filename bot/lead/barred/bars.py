"""An entry of the do-not-contact list that is about somebody, in words; and the refusals it makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.lead.errors import HandoffError
from bot.lead.record import Lead
from bot.slack.text import esc, moment, people, person


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry of the list. `domain` is the company's that it is about, "" where it is about a person; `by` put them
    there `at` (UTC; None where an earlier release did not note it), for that `reason`, if one was given."""

    id: int
    domain: str
    by: str
    at: datetime | None
    reason: str

    @property
    def whom(self) -> str:
        """Name them: "They are", "Everybody at acme.example is"."""
        return f"Everybody at {esc(self.domain, 100)} is" if self.domain else "They are"

    @property
    def in_short(self) -> str:
        """Say so in plain text, as a reason of a verdict."""
        whom = f"Everybody at {self.domain} is" if self.domain else "They are"
        return f"{whom} on the do-not-contact list; a manager put them there."

    @property
    def story(self) -> str:
        """Tell who put them there, when and why: "@Max put them there on 3 Nov at 10:00: “They asked us to stop”."."""
        when = f" {moment(self.at)}" if self.at else ""
        why = f": “{esc(self.reason, 300)}”" if self.reason else ""
        return f"{person(self.by) if self.by else 'Somebody'} put them there{when}{why}."


HOME = "Home → *Do not contact*"


def who_can_lift(helpers: Sequence[str]) -> str:
    return f"{people(helpers)} can lift it" if helpers else "A manager can lift it"


class BarredError(HandoffError):
    """Refusal to do something that leads to contacting a lead whom nobody may contact."""

    def __init__(self, lead: Lead, bar: Bar, helpers: Sequence[str]) -> None:
        super().__init__(
            f"*{lead.label}* may not be contacted, so nothing was done. {bar.whom} on the do-not-contact list. "
            f"{bar.story} Please do not contact them. {who_can_lift(helpers)}: {HOME}."
        )


class NotTakenError(HandoffError):
    """Refusal to save details of somebody whom nobody may contact."""

    def __init__(self, bar: Bar, helpers: Sequence[str], what: str = "the lead") -> None:
        super().__init__(
            f"{bar.whom} on the do-not-contact list, so {what} was not saved. {bar.story} "
            f"{who_can_lift(helpers)}: {HOME}."
        )
