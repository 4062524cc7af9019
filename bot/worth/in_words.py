"""The worth of a lead in words: what somebody sees beside it to know why it stands where it stands."""

from datetime import datetime

from bot.lead.definition.chosen import chosen_in
from bot.lead.definition.questions import Definition, Obstacle
from bot.lead.record import Lead
from bot.slack.text import esc
from bot.worth.worth import STAGES, vetted_of

ORDERED_BY = "The most valuable first: by money, then timing, then what is vetted, then how far the talks have come."
_LONGEST = 40


def worth_line(lead: Lead, definition: Definition, now: datetime) -> str:
    """Say what counts: "Budget Approved · Timing Within 3 months · 4 of 10 answers vetted · stage 2 of 8"."""
    chosen = chosen_in(lead, definition, now)
    said = [
        f"{esc(question.short, _LONGEST)} {esc(choice.label, _LONGEST)}"
        for obstacle in (Obstacle.MONEY, Obstacle.HURRY)
        for question, choice in chosen
        if question.obstacle is obstacle
    ]
    given, vetted = vetted_of(lead)
    return " · ".join([*said, f"{vetted} of {given} answers vetted", f"stage {lead.maturity} of {STAGES}"])
