"""The notes and forms about a lead's engagement, with whatever people typed in them, for the test of limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.conversations.form import conversation_form, lead_choices, which_lead
from bot.conversations.sheet import ConversationSheet
from bot.engagement import notes
from bot.engagement.buying_group import Contact, Part
from bot.engagement.contact_form import contact_form
from bot.engagement.meeting_forms import leader_form, meeting_change_form, meeting_form, outcome_form
from bot.engagement.meetings import Conversation, Meeting, MeetingKind, MeetingState
from bot.engagement.sheets import ContactSheet, GroupSheet, LeaderSheet, MeetingSheet
from bot.lead.definition.default import DEFAULT
from bot.lead.record import Lead
from bot.slack.blocks import Message

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def filled(typed: str, longest: int) -> str:
    """So many characters of it, over and over."""
    return (typed * (longest // len(typed) + 1))[:longest] if typed else ""


def group(typed: str) -> GroupSheet:
    """A hundred and twenty people, with as many meetings and conversations."""
    long, longer, longest = filled(typed, 150) or "-", filled(typed, 500), filled(typed, 3000)
    people = {
        number: Contact(number, f"{number}{long}"[:150], long, frozenset(list(Part)[: number % 5]), longer, long, long)
        for number in range(1, 121)
    }
    ids = tuple(people)
    talks = [Conversation(number, NOW, NOW.date(), "U1", "phone", ids, longest) for number in ids]
    meetings = [
        Meeting(number, 1, NOW, MeetingKind.EXPERT, ids, "U1", state, number % 2 == 0, longer * 2, "U2", longer)
        for number, state in enumerate(list(MeetingState) * 40)
    ]
    return GroupSheet(list(people.values()), people, talks, meetings, "U2", True, True, True, "Europe/Berlin")


def engagement_notes(typed: str, lead: Lead) -> Iterator[tuple[str, Message]]:
    sheet = group(typed)
    for meeting in (*sheet.meetings[:6], Meeting(9, 1, NOW, MeetingKind.PROSPECT, (), "U1")):
        yield "on hold", notes.on_hold(lead, meeting, sheet, sheet.group)
        yield "hold lifted", notes.hold_lifted(lead, meeting, sheet)
        yield "planned", notes.planned(lead, meeting, sheet)
        yield "changed", notes.changed(lead, meeting, sheet, "move", "U1")
        yield "tomorrow", notes.tomorrow(lead, meeting, sheet)
        yield "how it went", notes.how_it_went(lead, meeting, sheet, to_manager=True)
    yield "logged", notes.conversation_logged(lead, sheet.conversations[0], sheet, "U1")
    yield "waste alarm", notes.waste_alarm(lead, 7, [question.prompt for question in DEFAULT.questions])
    yield "leader named", notes.leader_named(lead, "U2")
    yield "leader wanted", notes.leader_wanted(lead, "U2")
    prompts = [question.prompt for question in DEFAULT.questions]
    yield "joined late", notes.joined_late(lead, sheet.group[4], prompts, prompts)


def engagement_forms(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    sheet = group(typed)
    yield "which lead", which_lead((typed * 3000)[:3000])
    yield (
        "conversation",
        conversation_form(ConversationSheet(lead, sheet.group, DEFAULT.questions, "U1", "2026-11-23", typed)),
    )
    yield "contact", contact_form(ContactSheet(lead, sheet.group[3], True))
    yield "new contact", contact_form(ContactSheet(lead))
    yield "meeting", meeting_form(MeetingSheet(lead, sheet))
    yield "meeting nobody leads", meeting_form(MeetingSheet(lead, replace(sheet, may_override=False), True))
    for meeting in sheet.meetings[:6]:
        for what in ("", "held", "move", "cancel", "override"):
            yield f"meeting change {what}", meeting_change_form(MeetingSheet(lead, sheet), meeting, what)
        yield "outcome", outcome_form(MeetingSheet(lead, sheet), meeting, another=True)
    yield "leader", leader_form(LeaderSheet(lead, "U2", ("U1",) * 40, may_tag=True))
    yield "nobody experienced", leader_form(LeaderSheet(lead, "", ()))
    many = [replace(lead, number=number) for number in range(1, 121)]
    shown = which_lead("")
    shown["blocks"][0]["element"] = {
        "type": "static_select",
        "action_id": "a",
        **lead_choices(many),
    }
    yield "choices of leads", shown
