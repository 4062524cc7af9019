"""Messages about being away: to whoever is, to whoever covers, and on the way back."""

from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import bullets, day, esc, moment, people, person
from bot.team.eligible import until_words
from bot.team.rep import Away
from bot.team.sheets import Covered, Gone, Meanwhile


def gone(sheet: Gone) -> Message:
    """Answer whoever noted an absence: from when to when, and what that means."""
    who, whose = ("You are", "your") if sheet.own else (f"{person(sheet.user_id)} is", "their")
    them = "you" if sheet.own else "them"
    text = (
        f":palm_tree: *{who} away {span_words(sheet.away)}*, and back at work {moment(sheet.back)}. Until then no lead "
        f"is routed to {them}. {_who_sees_to_them(sheet, whose)}"
    )
    return Message(text, [section(text), actions(button("Change", Action.AWAY, sheet.user_id))])


def _who_sees_to_them(sheet: Gone, whose: str) -> str:
    leads = _leads(sheet.leads, whose)
    if sheet.away.cover:
        return (
            f"Reminders about {leads} go to {person(sheet.away.cover)}, whom I tell; the leads stay {whose}s, with the "
            "credit. It ends by itself, or earlier with `/lead back`."
        )
    who = people(sheet.managers[:3]) if sheet.managers else "nobody else"
    return (
        f"Nobody covers, so reminders about {leads} go to {who}. `/lead away until friday, cover @colleague` names "
        "somebody. It ends by itself, or earlier with `/lead back`."
    )


def _leads(count: int, whose: str) -> str:
    return f"{whose} {'one open lead' if count == 1 else f'{count} open leads'}" if count else f"leads of {whose}s"


def span_words(away: Away) -> str:
    """Say from when until when: "until Friday, December 4th, 2026 (that day included)"."""
    if away.last_day is None or away.first_day is None:
        return f"from {moment(away.since)} until {moment(away.until)}"
    if away.first_day == away.last_day:
        return f"on {day(away.first_day)}"
    return f"from {day(away.first_day)} until {day(away.last_day)} (that day included)"


def covering(sheet: Covered) -> Message:
    """Tell the cover what they are asked to see to, or that it is over."""
    who = person(sheet.user_id)
    if sheet.ended:
        early = f"{person(sheet.by)} ended it" if sheet.by else "As planned"
        text = f"{early}: you no longer cover for {who}, and reminders about their leads go to them again. Thank you!"
        if sheet.away.since > sheet.now:
            text = f"You need not cover for {who} {span_words(sheet.away)}: that was taken back."
        return Message(text, [section(text)])
    count = "one open lead" if sheet.leads == 1 else f"{sheet.leads} open leads" if sheet.leads else "no open lead now"
    text = (
        f":handshake: *You cover for {who}*, who is away {span_words(sheet.away)}. They have {count}. Reminders about "
        "their leads come to you, marked with their name; you see the contact details and can log what you do. The "
        "leads stay theirs, with the credit, and it ends by itself."
    )
    if sheet.named:
        more = [f"and {sheet.leads - len(sheet.named)} more"] if sheet.leads > len(sheet.named) else []
        lines = [f"*{lead.label}* {esc(lead.name, 60)} {esc(lead.company, 60)}".rstrip() for lead in sheet.named]
        text += f"\n{bullets([*lines, *more])}\n`/lead {sheet.named[0].label}` shows one of them."
    return Message(text, [section(text)])


def back(user_id: str, *, own: bool) -> Message:
    """Answer whoever came back, or noted that somebody did."""
    who, them = ("You are", "you") if own else (f"{person(user_id)} is", "them")
    text = f":wave: *{who} back.* Leads are routed to {them} again, and reminders come to {them}."
    return Message(text, [section(text)])


def hint(user_id: str, away: Away | None, ends: int) -> Message:
    """Ask somebody whose status in Slack sounds as if they were away whether they are."""
    until = f" {until_words(away)}" if away else ""
    what = "Shall I route no leads to you until then?" if away else "If so, until when shall I route no leads to you?"
    text = f":palm_tree: *Slack says you are away{until}.* {what} I change nothing unless you say so."
    yes = [button("Yes, until then", Action.HINT_YES, ends, style="primary")] if away else []
    form = button("With a cover…" if away else "Say until when", Action.AWAY, user_id)
    return Message(text, [section(text), actions(*yes, form, button("No", Action.HINT_NO, ends))])


def not_away() -> Message:
    """Answer somebody whose status in Slack was not meant so."""
    text = ":white_check_mark: You said that you are not away. Nothing changed, and leads go on coming to you."
    return Message(text, [section(text)])


def set_for_you(user_id: str, away: Away, by: str) -> Message:
    """Tell somebody that their manager noted when they are away."""
    cover = f", with {person(away.cover)} covering" if away.cover else ""
    text = (
        f"{person(by)} noted that you are away {span_words(away)}{cover}. Until it ends no lead is routed to you. If "
        "that is wrong, *Change* puts it right."
    )
    return Message(text, [section(text), actions(button("Change", Action.AWAY, user_id))])


def cover_is_away(user_id: str, away: Away, cover: str) -> Message:
    """Tell somebody that their cover will be away as well."""
    text = (
        f":warning: {person(cover)}, who covers for you {until_words(away)}, will be away as well. Until you name "
        "somebody else, what comes up about your leads then goes to a manager of sales."
    )
    return Message(text, [section(text), actions(button("Change", Action.AWAY, user_id))])


def welcome_back(sheet: Meanwhile) -> Message:
    """Tell somebody who was away what came meanwhile."""
    cover = f" {person(sheet.away.cover)} covered for you." if sheet.away.cover else ""
    text = f":wave: *Welcome back.*{cover} Leads are routed to you again. "
    if sheet.leads:
        lines = (f"*L-{number}* {esc(name, 60)}: others did {_times(count)}" for number, name, count in sheet.leads)
        text += f"While you were away, this happened in your leads:\n{bullets(lines)}\n"
    else:
        text += "Nobody did anything in your leads meanwhile. "
    offered = "One lead" if sheet.offered == 1 else f"{sheet.offered} leads" if sheet.offered else "No lead"
    text += f"{offered} came to sales. `/lead mine` lists yours, what is due next first."
    return Message("Welcome back", [section(text)])


def _times(count: int) -> str:
    return "one thing" if count == 1 else f"{count} things"
