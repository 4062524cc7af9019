"""Lists of leads, as `/lead mine`, `find` and `due` answer them, and the help."""

from collections.abc import Sequence

from bot.rules.lead import Listed
from bot.rules.lifecycle import STAGE_WORDS
from bot.views.blocks import Block, Message, actions, button, context, header, section
from bot.views.ids import Action
from bot.views.lead_lines import short_name
from bot.views.text import day, esc, moment


def lead_line(lead: Listed) -> str:
    when = f" · follow-up {day(lead.date)}" if lead.date else f" · since {moment(lead.stage_at)}"
    return f"{short_name(lead)} · {STAGE_WORDS[lead.stage]}{when}"


def lead_row(lead: Listed) -> Block:
    return section(lead_line(lead), button("Details", Action.DETAILS, lead.id))


def lead_list(title: str, items: Sequence[Listed], nothing: str) -> Message:
    """The leads with a Details button each; `nothing` says what to do when there are none."""
    if not items:
        return Message(nothing, [section(nothing)])
    rows = [lead_row(lead) for lead in items[:20]]
    return Message(esc(title), [section(f"*{esc(title)}*"), *rows])


def help_message() -> Message:
    commands = [
        "`/lead` opens the form for a new lead",
        "`/lead Jane Doe, VP Operations at Acme, jane@acme.example, from Webinar Q3` opens it filled in",
        "`/lead mine` lists your leads and where they stand",
        "`/lead show L-12` shows one lead with its history",
        "`/lead find acme` finds leads by name, company, title, source or email",
        "`/lead due` lists the follow-ups that come next",
        "`/lead digest` shows this week's numbers",
        "`/lead settings` sets channels, people and the lead definition (managers)",
        "`/lead help` shows this",
    ]
    answer = (
        "A lead that answers the agreed questions goes to sales, who press *Accept* or *Reject*. One that is not "
        "ready stays with marketing, and I remind you when to follow up. In a thread, use the shortcuts: "
        "*New lead*, or *Turn into a lead* and *Log a conversation* on a message."
    )
    new = actions(button("New lead", Action.NEW_LEAD, 0, style="primary"))
    lines = "\n".join(f"• {command}" for command in commands)
    return Message("What Baton can do", [header("What Baton can do"), section(lines), context(answer), new])
