"""The message in which a lead's owner works on it: how to reach them, what is next, and what can be done about it."""

from collections.abc import Iterator

from bot.engagement.lines import names
from bot.engagement.meetings import KIND_WORDS, Meeting, MeetingState
from bot.lead.lines import name_line, plain_name, said
from bot.outcomes.contact_links import contact_links
from bot.outcomes.sheets import WorkingPlace
from bot.outcomes.story import last_things
from bot.promises.lines import promise_line
from bot.slack.blocks import Block, Message, actions, button, context, entry, menu, section
from bot.slack.ids import Action
from bot.slack.text import bullets, esc, esc_block, moment, person

_NOTES = 300
_QUESTIONS = 3


def working_place(place: WorkingPlace) -> Message:
    """Draw it for the owner, who alone reads it, with the contact details nobody in the channel sees."""
    lead = place.lead
    details = button("Details", Action.DETAILS, lead.id)
    blocks = [
        section(_whose(place), details),
        section(f"{contact_links(lead, place.further, place.country)}{_prefers(place)}"),
        section(f"*Next:* {next_step(place)}{_promised(place)}{_tried(place)}"),
        *([section(f"*Notes*\n{esc_block(lead.notes, _NOTES)}")] if lead.notes else []),
        *_to_vet(place),
        *_happened(place),
        *_by_mistake(place),
        _buttons(place),
    ]
    return Message(f"{plain_name(lead)} is yours", blocks)


def _whose(place: WorkingPlace) -> str:
    name, by = name_line(place.lead), place.given_by
    if not by or by == place.lead.owner:
        return f":handshake: {name} is yours."
    had = f"; {person(place.before)} had it before" if place.before not in ("", by) else ""
    return f":handshake: {person(by)} handed {name} over to you{had}."


def _prefers(place: WorkingPlace) -> str:
    answer = place.lead.answers.get("channel")
    by = f"\nThey prefer: *{said(answer, place.definition).lower()}*." if answer and answer.value else ""
    return f"{by} {person(place.lead.in_charge)} knows the story so far."


def next_step(place: WorkingPlace) -> str:
    """Say what comes next, with its date if it has one."""
    meeting = next(_planned(place), None)
    if meeting:
        invited = names(meeting.with_ids, place.group.people, 3)
        return f"{KIND_WORDS[meeting.kind].lower()} {moment(meeting.at)}, with {invited}."
    if place.group.conversations:
        return "nothing is planned. Plan a meeting, or say how it ended."
    return "get in touch while they still remember us."


def _promised(place: WorkingPlace) -> str:
    return f"\n{promise_line(place.promise, 100)}" if place.promise else ""


def _tried(place: WorkingPlace) -> str:
    """Say how often they were tried, as long as nobody has talked to them."""
    if not place.made or place.group.conversations:
        return ""
    last, agreed = place.made[0], place.definition.attempts_before_unreachable
    return f"\n{len(place.made)} of {agreed} attempts; the last {moment(last.at)}: {last.words}."


def _planned(place: WorkingPlace) -> Iterator[Meeting]:
    for meeting in place.group.meetings:
        if meeting.state is MeetingState.PLANNED and meeting.at > place.now:
            yield meeting


def _to_vet(place: WorkingPlace) -> list[Block]:
    """Draw what to ask on the next call, worded as for the prospect."""
    asked = place.to_vet[:_QUESTIONS]
    if not asked:
        return []
    more = len(place.to_vet) - len(asked)
    lines = [f"“{esc(question.survey or question.prompt, 200)}”" for question in asked]
    name = esc(place.lead.first_name, 80)
    title = f"*To hear from {name} yourself*" if name else "*To hear from them yourself*"
    return [section(f"{title}\n{bullets([*lines, f'…and {more} more in Details'] if more > 0 else lines)}")]


def _happened(place: WorkingPlace) -> list[Block]:
    lines = last_things(place.events)
    return [context("\n".join(lines))] if lines else []


def _by_mistake(place: WorkingPlace) -> list[Block]:
    if not place.deed:
        return []
    undo = button("Undo", Action.UNDO, f"{place.lead.id} {place.deed}")
    return [section("Accepted by mistake? For ten minutes, it goes back as if you had not.", undo)]


def _buttons(place: WorkingPlace) -> Block:
    lead = place.lead
    return actions(
        button("Log attempt", Action.LOG_ATTEMPT, lead.id, style="primary"),
        button("Log a conversation", Action.LOG_CONVERSATION, lead.id),
        button("Plan a meeting", Action.PLAN_MEETING, lead.id),
        button("Won", Action.WON, lead.id),
        button("Lost", Action.LOST, lead.id),
        menu(
            entry("Back to nurture", Action.BACK_TO_NURTURE, lead.id),
            entry("Release", Action.RELEASE, lead.id),
            entry("Hand over", Action.HAND_OVER, lead.id),
            *([entry("Pause", Action.PAUSE, lead.id)] if place.promise and not place.promise.paused else []),
            *([entry("Resume", Action.RESUME, lead.id)] if place.promise and place.promise.paused else []),
            entry("Ask the marketer", Action.ASK_MARKETER, lead.id),
        ),
    )
