"""The section of Details on a lead's maturity, buying group, conversations and meetings, with its buttons."""

from bot.engagement.buying_group import Contact, Part, holding, unknown
from bot.engagement.lines import conversation_line, group_map, meeting_line, next_line, progress_line
from bot.engagement.meetings import MeetingState
from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.overview.in_full import full_button
from bot.overview.pages import FullPart
from bot.overview.sheets import LeadSheet
from bot.slack.blocks import Block, actions, button, choices, context, divider, option, section
from bot.slack.ids import Action
from bot.slack.text import bullets, is_cut, person, plain

_MEETINGS = 8
_CONVERSATIONS = 3
_CONTACTS = 6  # of each part
_WORDS = 200  # characters, in the lines about meetings and conversations


def group_section(sheet: LeadSheet) -> list[Block]:
    """Draw what is known for the window behind Details, with buttons to add to it for those who may."""
    lead, group = sheet.lead, sheet.group
    blocks = [divider(), section(f"*Maturity*\n{progress_line(lead.maturity)}\n_{next_line(lead.maturity)}_")]
    whole = full_button(FullPart.GROUP, lead.id, cut=_cut(sheet))
    blocks.append(section(f"*Buying group*\n{group_map(group.group, _CONTACTS)}", whole))
    if group.leader:
        blocks.append(section(f"*Engagement leader:* {person(group.leader)}"))
    ahead = [meeting for meeting in group.meetings if meeting.state is MeetingState.PLANNED]
    over = [meeting for meeting in reversed(group.meetings) if meeting.state is not MeetingState.PLANNED]
    for meeting in [*ahead, *over][:_MEETINGS]:
        change = button("Change", Action.CHANGE_MEETING, meeting.id) if meeting in ahead and group.may_engage else None
        blocks.append(section(meeting_line(meeting, group), change))
    if (more := len(group.meetings) - _MEETINGS) > 0:
        blocks.append(context(f"…and {more} more meetings: press *Buying group in full*."))
    if group.conversations:
        lines = bullets(_conversations(sheet))
        blocks.append(section(f"*Conversations: {len(group.conversations)}*\n{lines}"))
    return blocks + (_buttons(lead, list(group.group)) if group.may_engage else [])


def _conversations(sheet: LeadSheet) -> list[str]:
    """List the latest conversations; what was learned is for those who see contacts, and for whoever heard it."""
    group, reader = sheet.group, sheet.reader.person.user_id
    latest = group.conversations[:_CONVERSATIONS]
    told = [group.sees_contact_details or said.by == reader for said in latest]
    lines = [conversation_line(said, group, told=may) for said, may in zip(latest, told, strict=True)]
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


def group_lines(sheet: LeadSheet) -> list[Block]:
    """Draw the same in short, for a message."""
    lead = sheet.lead
    return [divider(), section(f"*Maturity*\n{progress_line(lead.maturity)}\n{group_map(sheet.group.group, 2)}")]


def _buttons(lead: Lead, group: list[Contact]) -> list[Block]:
    made = [
        button("Log a conversation", Action.LOG_CONVERSATION, lead.id, style="primary"),
        button("Plan a meeting", Action.PLAN_MEETING, lead.id),
        button("Add a contact", Action.ADD_CONTACT, lead.id),
    ]
    if lead.stage is Stage.ACCEPTED:
        made.append(button("Engagement leader", Action.NAME_LEADER, lead.id))
    if group:
        named = [option(handle, name) for handle, name in {one.handle: one.name for one in group}.items()]
        menu = {"type": "static_select", "action_id": str(Action.CHANGE_CONTACT), **choices(named)}
        made.append(menu | {"placeholder": plain("Change a contact", 150)})
    return [actions(*made)]
