"""The section of Details on a lead's maturity, buying group, conversations and meetings, with its buttons."""

from collections.abc import Sequence

from bot.engagement.buying_group import Contact, Part, holding, unknown
from bot.engagement.lines import conversation_line, group_map, meeting_line, next_line, progress_line
from bot.engagement.meetings import MeetingState
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.blocks import Block, actions, button, choices, divider, option, section
from bot.slack.ids import Action
from bot.slack.text import bullets, is_cut, person, plain

_MEETINGS = 2
_CONVERSATIONS = 1
_CONTACTS = 3  # of each part
_WORDS = 120  # characters, in the lines about meetings and conversations


def group_section(sheet: LeadSheet) -> list[Block]:
    """Draw what is known for the window behind Details."""
    lead, group = sheet.lead, sheet.group
    blocks = [divider(), section(f"*Maturity*\n{progress_line(lead.maturity)}\n_{next_line(lead.maturity)}_")]
    leader = f"\n• *Engagement leader:* {person(group.leader)}" if group.leader else ""
    blocks.append(section(f"*Buying group*\n{group_map(group.group, _CONTACTS)}{leader}"))
    ahead = [meeting for meeting in group.meetings if meeting.state is MeetingState.PLANNED]
    over = [meeting for meeting in reversed(group.meetings) if meeting.state is not MeetingState.PLANNED]
    for meeting in [*ahead, *over][:_MEETINGS]:
        change = button("Change", Action.CHANGE_MEETING, meeting.id) if meeting in ahead and group.may_engage else None
        blocks.append(section(meeting_line(meeting, group, _WORDS), change))
    return [*blocks, *_conversed(sheet), *_more(sheet)]


def _conversed(sheet: LeadSheet) -> list[Block]:
    group = sheet.group
    lines = [f"*Conversations: {len(group.conversations)}*"] if group.conversations else []
    lines += [bullets(_conversations(sheet))] if group.conversations else []
    more = len(group.meetings) - _MEETINGS
    lines += [f"_…and {more} more meeting{'s' if more > 1 else ''}: press *Buying group in full*._"] if more > 0 else []
    return [section("\n".join(lines))] if lines else []


def _more(sheet: LeadSheet) -> list[Block]:
    """Draw the menu to change a contact, and the way to all that there is no room for."""
    menu = _change_menu(sheet.group.group) if sheet.group.may_engage else None
    made = [each for each in (menu, full_button(FullPart.GROUP, sheet.lead.id, cut=_cut(sheet))) if each]
    return [actions(*made)] if made else []


def _conversations(sheet: LeadSheet) -> list[str]:
    """List the latest conversations; what was learned is for those who see contacts, and for whoever heard it."""
    group, reader = sheet.group, sheet.reader.person.user_id
    latest = group.conversations[:_CONVERSATIONS]
    told = [group.sees_contact_details or said.by == reader for said in latest]
    lines = [conversation_line(said, group, _WORDS, told=may) for said, may in zip(latest, told, strict=True)]
    if (earlier := len(group.conversations) - len(latest)) > 0:
        lines.append(f"_…and {earlier} earlier: press *Buying group in full*._")
    return lines if all(told) else [*lines, "_Only those who can see contacts see what was learned._"]


def _cut(sheet: LeadSheet) -> bool:
    """Tell whether there is more about the group than stands here."""
    group = sheet.group
    said = [*(each.learned for each in group.conversations), *(each.outcome for each in group.meetings)]
    return (
        any(len(holding(part, group.group)) > _CONTACTS for part in Part)
        or len(unknown(group.group)) > _CONTACTS
        or len(group.meetings) > _MEETINGS
        or len(group.conversations) > _CONVERSATIONS
        or any(is_cut(text, _WORDS) for text in said)
    )


def _change_menu(group: Sequence[Contact]) -> Block | None:
    if not group:
        return None
    named = [option(handle, name) for handle, name in {one.handle: one.name for one in group}.items()]
    menu: Block = {"type": "static_select", "action_id": str(Action.CHANGE_CONTACT), **choices(named)}
    return menu | {"placeholder": plain("Change a contact", 150)}
