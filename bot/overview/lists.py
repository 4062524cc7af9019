"""Lists of leads, the answers to `/lead mine`, `find` and `due`, and the help."""

from collections.abc import Sequence

from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.lead.record import Listed
from bot.slack.blocks import Block, Message, button, section
from bot.slack.ids import Action
from bot.slack.text import day_of, esc, moment


def lead_line(lead: Listed) -> str:
    when = f" · follow-up {day_of(lead.date)}" if lead.date else f" · since {moment(lead.stage_at)}"
    also = f" · *{lead.also}* turned out to be this lead" if lead.also else ""
    return f"{short_name(lead)} · {STAGE_WORDS[lead.stage]}{when}{also}"


def lead_row(lead: Listed) -> Block:
    return section(lead_line(lead), button("Details", Action.DETAILS, lead.id))


def lead_list(title: str, items: Sequence[Listed], nothing: str) -> Message:
    """List the leads, each with a Details button; `nothing` says what to do when there are none."""
    if not items:
        return Message(nothing, [section(nothing)])
    rows = [lead_row(lead) for lead in items[:20]]
    return Message(esc(title), [section(f"*{esc(title)}*"), *rows])
