"""The lines about a lead's maturity, contacts, conversations and meetings that Details, card and notes share."""

from collections.abc import Iterable, Mapping, Sequence

from bot.engagement.buying_group import PART_WORDS, Contact, Part, holding, unknown, who_is_missing
from bot.engagement.maturity import LAST, step
from bot.engagement.meetings import CHANNELS, KIND_WORDS, Conversation, Meeting, MeetingState
from bot.engagement.sheets import GroupSheet
from bot.slack.text import bullets, day, esc, moment, person


def progress_line(maturity: int) -> str:
    """Draw the progress: ▰▰▱▱▱▱▱▱ Stage 2 of 8: First conversation"""
    return f"{'▰' * maturity}{'▱' * (LAST - maturity)} Stage {maturity} of {LAST}: {step(maturity).name}"


def next_line(maturity: int) -> str:
    if maturity >= LAST:
        return "This is the last stage."
    following = step(maturity + 1)
    return f"Next: {following.name}. {following.criterion}"


def contact_name(contact: Contact, limit: int = 80) -> str:
    """Name a contact: Maria Lopez, COO"""
    return ", ".join(part for part in (esc(contact.name, limit), esc(contact.title, limit)) if part)


def names(with_ids: Iterable[int], people: Mapping[int, Contact], most: int = 5) -> str:
    """List who was invited or talked to, the first few by name."""
    known = [people[number] for number in with_ids if number in people]
    more = [f"{len(known) - most} more"] if len(known) > most else []
    shown = [*(esc(contact.name, 80) for contact in known[:most]), *more]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown) or "nobody named"


def group_map(group: Sequence[Contact], most: int = 6) -> str:
    """Say who plays which part, whose part is unknown, and who is missing."""
    lines = []
    for part in Part:
        found = holding(part, group)
        if found:
            lines.append(f"*{PART_WORDS[part][len(found) > 1]}:* {_some(found, most)}")
    if strangers := unknown(group):
        lines.append(f"*Role unknown:* {_some(strangers, most)}")
    missing = [f":warning: {sentence}" for sentence in who_is_missing(group)]
    return bullets([*lines, *missing])


def _some(contacts: Sequence[Contact], most: int) -> str:
    more = f" and {len(contacts) - most} more" if len(contacts) > most else ""
    return "; ".join(_in_words(contact) for contact in contacts[:most]) + more


def _in_words(contact: Contact) -> str:
    referred = f" (referred by {esc(contact.referred_by, 60)})" if contact.referred_by else ""
    return f"{contact_name(contact, 60)}{referred}"


def _named(limit: int) -> int:
    """Return how many people to name in a line whose words have this limit."""
    return max(limit // 40, 5)


def meeting_line(meeting: Meeting, sheet: GroupSheet, limit: int = 200) -> str:
    """Describe a meeting: Expert's meeting, 3 Dec at 14:00, with Jane Doe"""
    invited = names(meeting.with_ids, sheet.people, _named(limit))
    joins = f" with {person(meeting.expert)}" if meeting.expert else ""
    who = f"{KIND_WORDS[meeting.kind]}{joins}, {moment(meeting.at)}, with {invited}"
    if meeting.state is MeetingState.HELD:
        return f":white_check_mark: {who}. Held: {esc(meeting.outcome, limit)}"
    if meeting.state is MeetingState.CANCELLED:
        return f":x: {who}. Called off: {esc(meeting.outcome, limit)}"
    state = ":calendar: "
    if meeting.on_hold:
        state = ":hourglass_flowing_sand: *On hold* until everybody's role and reason to join are known. "
    override = ""
    if meeting.overridden_by:
        override = f" Goes ahead on {person(meeting.overridden_by)}'s word: “{esc(meeting.override, limit)}”"
    return f"{state}{who}.{override}"


def conversation_line(said: Conversation, sheet: GroupSheet, limit: int = 200, *, told: bool = True) -> str:
    """Describe a conversation: 23 Nov, phone, Mia with Jane Doe: “…”, with what was learned if the reader may be
    `told`."""
    who = f"{person(said.by)} with {names(said.with_ids, sheet.people, _named(limit))}"
    where = f"{day(said.day)}, {CHANNELS.get(said.channel, 'Another way').lower()}, {who}"
    return f"{where}: “{esc(said.learned, limit)}”" if told else where
