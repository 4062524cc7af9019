"""Messages about meetings and the engagement leader, to those concerned."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.engagement.buying_group import PART_WORDS, TOUCHES, Contact, Part
from bot.engagement.lines import contact_name, conversation_line, meeting_line
from bot.engagement.meetings import Conversation, Meeting, Went
from bot.engagement.sheets import GroupSheet
from bot.lead.lines import plain_name, short_name
from bot.lead.record import Lead
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, esc_block, person

WENT: Mapping[Went, str] = {
    Went.WELL: "It went well",
    Went.ANOTHER: "We meet again",
    Went.NOT: "It did not happen",
    Went.NOTHING: "Nothing to add",
}

_MOST = 5
_COMING = 8


def on_hold(lead: Lead, meeting: Meeting, sheet: GroupSheet, strangers: Sequence[Contact]) -> Message:
    """Tell whoever has the lead who has to be known, where to say it, and offer a note to reschedule the meeting."""
    text = (
        f":hourglass_flowing_sand: {person(meeting.planned_by)} planned a meeting about {short_name(lead)}. I have put "
        "it on hold, because meetings with people whose part in the decision nobody knows tend to be wasted.\n"
        f"{meeting_line(meeting, sheet)}\n"
        "Please say *who* they are, *what* part they play, *where* they sit and *how* they came to join. The hold "
        "lifts by itself as soon as their role and reason are filled in."
    )
    some = strangers[:_MOST]
    rows = [
        section(f"{contact_name(contact)}: {_lacking(contact)}", button("Say who", Action.CHANGE_CONTACT, contact.id))
        for contact in some
    ]
    if (more := len(strangers) - _MOST) > 0:
        rows.append(section(f"…and {more} more of whom nobody knows: *Details* lists everybody."))
    note = section(f"If you need more time, a note you can copy:\n```{_reschedule(some[0], meeting, sheet.tz)}```")
    details = actions(button("Details", Action.DETAILS, lead.id))
    return Message(f"{plain_name(lead)}: a meeting is on hold", [section(text), *rows, note, details])


def _lacking(contact: Contact) -> str:
    lacking = [word for word, there in (("role", contact.parts), ("reason to join", contact.why.strip())) if not there]
    return f"{' and '.join(lacking)} unknown"


def _reschedule(contact: Contact, meeting: Meeting, tz: str) -> str:
    first = (contact.name.split() or [""])[0]
    return (
        f"Hi {esc_block(first, 80)},\nI look forward to our meeting on {_in_words(meeting.at, tz)}, and I want it to "
        "be worth your time. May we move it by a few days, so that I can prepare it properly? It would help me to "
        "know what you look after, and what would have to come out of it for you.\n"
        "I will suggest a new date as soon as I hear back.\nBest regards"
    )


def _in_words(at: datetime, tz: str) -> str:
    return at.astimezone(ZoneInfo(tz)).strftime("%A, %-d %B at %H:%M")


def hold_lifted(lead: Lead, meeting: Meeting, sheet: GroupSheet) -> Message:
    text = (
        f":white_check_mark: The meeting about {short_name(lead)} goes ahead: everybody's part in the decision is now "
        f"known.\n{meeting_line(meeting, sheet)}"
    )
    return _note(f"{plain_name(lead)}: the meeting goes ahead", text, lead)


def planned(lead: Lead, meeting: Meeting, sheet: GroupSheet) -> Message:
    text = f"{person(meeting.planned_by)} planned a meeting about {short_name(lead)}.\n{meeting_line(meeting, sheet)}"
    return _note(f"{plain_name(lead)}: a meeting is planned", text, lead)


_CHANGED = {
    "held": "held the meeting about",
    "move": "moved the meeting about",
    "cancel": "called off the meeting about",
    "override": "lets the meeting go ahead about",
}


def changed(lead: Lead, meeting: Meeting, sheet: GroupSheet, what: str, by: str) -> Message:
    text = f"{person(by)} {_CHANGED.get(what, 'changed the meeting about')} {short_name(lead)}.\n"
    return _note(f"{plain_name(lead)}: a meeting has changed", text + meeting_line(meeting, sheet), lead)


def tomorrow(lead: Lead, meeting: Meeting, sheet: GroupSheet) -> Message:
    coming = [sheet.people[number] for number in meeting.with_ids if number in sheet.people]
    lines = [f"{contact_name(one)}: {esc(one.why, 300) or 'reason to join unknown'}" for one in coming[:_COMING]]
    lines += [f"…and {len(coming) - _COMING} more: *Details* lists everybody"] if len(coming) > _COMING else []
    known = bullets(lines)
    text = f":bell: Coming up for {short_name(lead)}.\n{meeting_line(meeting, sheet)}\n{known}\n"
    text += "I will ask afterwards how it went."
    return _note(f"{plain_name(lead)}: your meeting is coming up", text, lead)


def how_it_went(lead: Lead, meeting: Meeting, sheet: GroupSheet, *, to_manager: bool) -> Message:
    """Ask for the outcome of a meeting whose time has passed."""
    why = "\n_You get this as a manager: nobody else has said._" if to_manager else ""
    text = f":speech_balloon: *How did it go?* {short_name(lead)}\n{meeting_line(meeting, sheet)}{why}"
    answers = [
        button(label, f"{Action.MEETING_WENT}:{went}", meeting.id, style="" if at else "primary")
        for at, (went, label) in enumerate(WENT.items())
    ]
    return Message(f"{plain_name(lead)}: how did the meeting go?", [section(text), actions(*answers)])


def joined_late(lead: Lead, contact: Contact, open_to_doubt: Sequence[str], again: Sequence[str]) -> Message:
    """Have somebody who decides asked what they require, on these questions; some are to be vetted `again`."""
    parts = " and ".join(PART_WORDS[part][2] for part in Part if part in contact.parts and part in TOUCHES)
    text = (
        f":new: *{contact_name(contact)}* has joined the buying group of {short_name(lead)}, and {parts}. They may "
        f"have criteria of their own, so please ask them what they require:\n{bullets(open_to_doubt)}"
    )
    text += f"\nTo be vetted again: {', '.join(again)}." if again else ""
    log = button("Log a conversation", Action.LOG_CONVERSATION, lead.id, style="primary")
    buttons = actions(log, button("Details", Action.DETAILS, lead.id))
    return Message(f"{plain_name(lead)}: ask what a late joiner requires", [section(text), buttons])


def conversation_logged(lead: Lead, said: Conversation, sheet: GroupSheet, by: str) -> Message:
    """Tell the owner when the originator heard something, and the other way round."""
    text = f"{person(by)} logged a conversation about {short_name(lead)}.\n{conversation_line(said, sheet, 2000)}"
    return _note(f"{plain_name(lead)}: a conversation was logged", text, lead)


def waste_alarm(lead: Lead, meetings: int, prompts: Sequence[str]) -> Message:
    count = "one meeting" if meetings == 1 else f"{meetings} meetings"
    text = (
        f":rotating_light: {short_name(lead)} has {count}, while required questions are open:\n{bullets(prompts)}\n"
        "Meetings without these answers tend to be wasted. Please get them before the next one: *Details* → "
        "*Log a conversation* takes them."
    )
    return _note(f"{plain_name(lead)}: meetings pile up while questions are open", text, lead)


def leader_wanted(lead: Lead, by: str) -> Message:
    """Ask a manager to name an engagement leader."""
    text = (
        f":raised_hand: {person(by)} asks who leads the engagement with {short_name(lead)}. An expert joins a meeting "
        "only once somebody experienced in sales leads it, and nobody is tagged so yet. Whoever you name is tagged too."
    )
    name = button("Name a leader", Action.NAME_LEADER, lead.id, style="primary")
    buttons = actions(name, button("Details", Action.DETAILS, lead.id))
    return Message(f"{plain_name(lead)} needs an engagement leader", [section(text), buttons])


def leader_named(lead: Lead, leader: str) -> Message:
    text = f"{person(leader)} now leads the engagement with {short_name(lead)}. Experts may be invited to meetings."
    return _note(f"{plain_name(lead)} has an engagement leader", text, lead)


def _note(summary: str, text: str, lead: Lead) -> Message:
    return Message(summary, [section(text), actions(button("Details", Action.DETAILS, lead.id))])
