"""A lead that a reviewer is about to send back."""

from typing import NamedTuple

from bot.lead.definition.questions import Definition
from bot.lead.record import Lead
from bot.sources.review import Review


class ToSendBack(NamedTuple):
    """The lead, with the questions that can be asked again."""

    lead: Lead
    review: Review
    definition: Definition
