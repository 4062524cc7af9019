"""The refusals of what is asked at the end of a track."""

from datetime import date

from bot.lead.errors import HandoffError
from bot.lead.record import Lead
from bot.slack.text import day


class TrackGoesOnError(HandoffError):
    """A track that goes on already."""

    in_place = True

    def __init__(self, lead: Lead, on: date | None) -> None:
        self.lead = lead
        then = f" The next touch comes on {day(on)}." if on else ""
        super().__init__(f"The track of *{lead.label}* goes on already, so nothing was done.{then}")
