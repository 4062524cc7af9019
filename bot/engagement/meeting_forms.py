"""The forms about meetings: planning one, saying what became of it, and who leads the engagement."""

from collections.abc import Mapping
from typing import Any

from bot.engagement.buying_group import PROSPECT
from bot.engagement.lines import meeting_line
from bot.engagement.meetings import Meeting, Went
from bot.engagement.people_menu import part_inputs, people_inputs, picked, typed_parts
from bot.engagement.sheets import GroupSheet, LeaderSheet, MeetingChange, MeetingPlan, MeetingSheet
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, button, context, input_block, modal, option, section, text_input
from bot.slack.filled import inputs_of
from bot.slack.ids import Action, View
from bot.slack.text import person, plain
from bot.slack.typed import numbers_of, text_of


def meeting_form(sheet: MeetingSheet) -> Block:
    """Draw the form for a new meeting, with a field to override for those who may."""
    lead, group = sheet.lead, sheet.group
    expert: Block = {"type": "users_select", "placeholder": plain("Nobody", 150)}
    saved = [contact for contact in group.group if contact.id]
    blocks = [
        section(f"A meeting about {short_name(lead)}"),
        *people_inputs("meet", saved, [contact for contact in saved if PROSPECT in contact.said]),
        *part_inputs(saved),
        *_when(group, optional=False, at=_USUAL),
        input_block("meet.expert", "An expert of ours who joins", expert, hint=f"They are told.{_leader(group)}"),
    ]
    blocks += [_ask_a_manager(lead)] if sheet.nobody_may_lead and not group.may_override else []
    if group.may_override:
        hint = "If something blocks the meeting or puts it on hold, your reason lets it go ahead; everybody sees it."
        blocks.append(input_block("meet.reason", "Override, because", text_input("", longest=500), hint=hint))
    return modal(View.MEETING, "Plan a meeting", blocks, submit="Save", close="Cancel", metadata=str(lead.id))


def _leader(group: GroupSheet) -> str:
    return "" if group.leader else " An expert joins only when the lead has an engagement leader."


_USUAL = "10:00"


def _when(group: GroupSheet, *, optional: bool, at: str = "") -> list[Block]:
    clock = {"type": "timepicker", "timezone": group.tz} | ({"initial_time": at} if at else {})
    return [
        input_block("meet.day", "Date", {"type": "datepicker"}, optional=optional),
        input_block(
            "meet.time",
            "Time",
            clock,
            optional=optional,
            hint=f"Times are {group.tz}.",
        ),
    ]


def outcome_form(sheet: MeetingSheet, meeting: Meeting, *, another: bool) -> Block:
    """Ask what came of a meeting that was held; with `another`, the form for the next one follows."""
    follows = " The form for the next meeting follows." if another else ""
    blocks = [
        section(f"{short_name(sheet.lead)}\n{meeting_line(meeting, sheet.group)}"),
        input_block(
            "meet.note",
            "What came of it?",
            text_input("", longest=1000, multiline=True),
            optional=False,
            hint=f"A sentence will do.{follows}",
        ),
    ]
    metadata = f"{meeting.id} {meeting.mark} {Went.ANOTHER if another else Went.WELL}"
    return modal(View.MEETING_CHANGE, "How did it go?", blocks, submit="Save", close="Cancel", metadata=metadata)


_ASKS = {"held": "What came of it?", "cancel": "Why is it called off?", "override": "Why should it go ahead?"}
"""The questions that a change asks; moving one asks for a date and a time instead."""


def meeting_change_form(sheet: MeetingSheet, meeting: Meeting, chosen: str = "", *, missed: bool = False) -> Block:
    """Draw the form with what the change that was `chosen` asks; of a meeting that was `missed`, it begins with calling
    it off."""
    chosen = "cancel" if missed and not chosen else chosen
    group = sheet.group
    changes = [
        option("move", "Move it", "To another day or time; the others are told."),
        option("cancel", "Call it off", "With the reason; the others are told."),
    ]
    if not missed:
        changes.insert(0, option("held", "It was held", "With what came of it."))
    if group.may_override and meeting.on_hold:
        changes.append(option("override", "Let it go ahead", "Despite the hold; everybody sees the reason."))
    about: Block = {"type": "radio_buttons", "options": changes}
    about |= {"initial_option": changes[1]} if missed else {}
    note = text_input("", longest=1000, multiline=True)
    asks = [input_block("meet.note", _ASKS[chosen], note, optional=False)] if chosen in _ASKS else []
    asks += _when(group, optional=False) if chosen == "move" else []
    blocks = [
        section(f"{short_name(sheet.lead)}\n{meeting_line(meeting, group)}"),
        input_block(Action.CHOOSE_CHANGE, "What about it?", about, optional=False) | {"dispatch_action": True},
        *asks,
    ]
    return modal(
        View.MEETING_CHANGE, "Meeting", blocks, submit="Save", close="Cancel", metadata=f"{meeting.id} {meeting.mark}"
    )


def is_complete(typed: Mapping[str, Any], chosen: str) -> bool:
    """Tell whether a form with these fields asks what the chosen change asks, and nothing else."""
    return ("meet.note" in typed) is (chosen in _ASKS) and ("meet.day" in typed) is (chosen == "move")


_NAMED = 20


def leader_form(sheet: LeaderSheet) -> Block:
    """Draw the form; where nobody could lead, and the reader cannot change that, a manager is asked instead."""
    lead, experienced = sheet.lead, sheet.experienced
    who = section(f"Who leads the engagement with {short_name(lead)}? One person, before an expert joins.")
    if not experienced and not sheet.may_tag:
        return modal(View.LEADER, "Engagement leader", [who, _ask_a_manager(lead)], metadata=str(lead.id))
    menu: Block = {"type": "users_select", "placeholder": plain("Choose a person", 150)}
    menu |= {"initial_user": sheet.leader} if sheet.leader else {}
    may = ", ".join(person(user) for user in experienced[:_NAMED])
    may += f" and {len(experienced) - _NAMED} more, listed in Home → Settings" if len(experienced) > _NAMED else ""
    said = [f"Experienced in sales: {may}."] if may else ["Nobody is tagged as experienced in sales yet."]
    said += ["Anybody else on the sales team whom you name is tagged too."] if sheet.may_tag else []
    blocks = [who, input_block("leader", "Engagement leader", menu, optional=False), context(" ".join(said))]
    return modal(View.LEADER, "Engagement leader", blocks, submit="Save", close="Cancel", metadata=str(lead.id))


def _ask_a_manager(lead: Lead) -> Block:
    text = "Nobody is tagged as experienced in sales yet, so nobody can lead it and no expert can join."
    return section(text, button("Ask a manager", Action.ASK_FOR_LEADER, lead.id))


def zone_named_in(view: Mapping[str, Any]) -> str:
    """Return the zone by whose clocks the form asked for a time; "" if an earlier release drew it."""
    return next((str(block["element"]["timezone"]) for block in inputs_of(view) if "timezone" in block["element"]), "")


def typed_plan(typed: Mapping[str, Any], zone: str) -> MeetingPlan:
    return MeetingPlan(
        day=text_of(typed, "meet.day"),
        time=text_of(typed, "meet.time"),
        with_ids=numbers_of(typed, "meet.with"),
        newcomer=text_of(typed, "meet.newcomer"),
        reason=text_of(typed, "meet.reason"),
        picked=picked(typed, "meet"),
        zone=zone,
        parts=typed_parts(typed),
        expert=text_of(typed, "meet.expert"),
    )


def typed_change(typed: Mapping[str, Any], drawn_from: str, zone: str) -> MeetingChange:
    mark, _, went = drawn_from.partition(" ")
    return MeetingChange(
        what="held" if went else text_of(typed, Action.CHOOSE_CHANGE),
        day=text_of(typed, "meet.day"),
        time=text_of(typed, "meet.time"),
        note=text_of(typed, "meet.note"),
        drawn_from=mark,
        zone=zone,
    )
