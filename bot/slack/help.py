"""The help: what `/lead help` and the welcome say Baton can do."""

from bot.slack.blocks import Message, actions, button, context, header, section
from bot.slack.ids import Action


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
        "`/lead erase L-12` erases somebody's data (managers)",
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
