"""The forms of tracks: a touch, a track's name and segment, a new track, and what becomes of those under way."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.cadence.tracks.placeholders import Placeholder
from bot.cadence.tracks.touch import CHANNELS, NEXT_QUESTION, Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.slack.blocks import Block, actions, button, input_block, modal, option, section, select, text_input
from bot.slack.ids import Action, View
from bot.slack.text import bullets, esc
from bot.slack.typed import drawn_from, number_in, text_of
from bot.tracks.checks import LONGEST
from bot.tracks.sheets import TrackSheet, UnderWay

_DAYS, _MONTHS = "days", "months"
_UNITS = ((_DAYS, "Working days"), (_MONTHS, "Months"))
_NONE = "none"
_NEW = Touch(Offset(months=1), Channel.EMAIL, "", "", "Hi {first_name},\n\n\n\nBest regards")
_PLACES = ", ".join(place.as_typed for place in Placeholder)
_CHANGES = 10


def touch_form(sheet: TrackSheet, touch: Touch | None, after: int = 0) -> Block:
    """Ask for a touch; None is a new one, behind the touch `after` or at the end."""
    shown = touch or _NEW
    values = fields_of(shown)
    asked = [(question.key, f"“{question.survey}”") for question in sheet.definition.questions if question.survey]
    questions = [(_NONE, "No question"), (NEXT_QUESTION, "Whatever they have not answered yet"), *asked]
    channels = [(str(channel), words) for channel, words in CHANNELS.items()]
    first = bool(sheet.draft.touches) and sheet.draft.touches[0].id == shown.id
    since = "the start" if first or not sheet.draft.touches else "the touch before it"
    blocks = [
        input_block("after", f"Time after {since}", text_input(values["after"], "1", longest=4), optional=False),
        input_block("unit", "Counted in", select(_UNITS, values["unit"]), optional=False),
        input_block("channel", "Channel", select(channels, values["channel"]), optional=False),
        input_block(
            "what",
            "What to do",
            text_input(shown.what, "Send the story of a customer like them", longest=LONGEST["what"]),
            optional=False,
            hint="A few words for the marketer.",
        ),
        input_block("subject", "Subject", text_input(shown.subject, "A question", longest=LONGEST["subject"])),
        input_block(
            "text",
            "Text to send or say",
            text_input(shown.text, longest=LONGEST["text"], multiline=True),
            optional=False,
            hint=f"Filled in for each lead: {_PLACES}. What is not known is shown to the marketer, never sent blank.",
        ),
        input_block(
            "question",
            "Question it asks",
            select(questions, values["question"]),
            optional=False,
            hint="In its survey wording, at the place of {question}. Once they have answered it, another one is asked.",
        ),
    ]
    title = "Change a touch" if touch else "New touch"
    metadata = f"0 {sheet.draft.key} {touch.id if touch else 0} {after}"
    return modal(View.TOUCH, title, blocks, submit="Keep", close="Cancel", metadata=metadata)


def fields_of(touch: Touch) -> dict[str, str]:
    """Return a touch as the fields of its form."""
    days = not touch.offset.months and bool(touch.offset.working_days)
    return {
        "after": str(touch.offset.working_days if days else touch.offset.months),
        "unit": _DAYS if days else _MONTHS,
        "channel": str(touch.channel),
        "what": touch.what,
        "subject": touch.subject,
        "text": touch.text,
        "question": touch.question or _NONE,
    }


def typed_touch(typed: Mapping[str, Any]) -> dict[str, Any]:
    """Read a touch; a time that is no number becomes -1, which no check lets through."""
    after, question = text_of(typed, "after").strip(), text_of(typed, "question")
    number = int(after) if after.isdecimal() and len(after) < 5 else -1
    in_days = text_of(typed, "unit") == _DAYS
    known = text_of(typed, "channel") in set(Channel)
    return {
        "offset": Offset(working_days=number) if in_days else Offset(months=number),
        "channel": Channel(text_of(typed, "channel")) if known else Channel.EMAIL,
        "what": " ".join(text_of(typed, "what").split()),
        "subject": " ".join(text_of(typed, "subject").split()),
        "text": text_of(typed, "text").strip(),
        "question": "" if question == _NONE else question,
    }


def which_touch(metadata: str) -> tuple[str, int, int]:
    """Return the track's key, the touch's id (0 for a new one), and behind which touch it goes (0 for the end)."""
    key, _, numbers = drawn_from(metadata).partition(" ")
    number, _, after = numbers.partition(" ")
    return key, number_in(number), number_in(after)


def about_form(sheet: TrackSheet) -> Block:
    """Ask for a track's name and, if it is one of the team's own, for which leads it is."""
    own = (
        [] if sheet.comes_with_baton else _for_whom(sheet.draft, sheet.others, sheet.definition.target_profile.segments)
    )
    blocks = [_name(sheet.draft.name), *own]
    return modal(View.TRACK_ABOUT, "Name", blocks, submit="Keep", close="Cancel", metadata=f"0 {sheet.draft.key}")


def new_form(tracks: Sequence[Track], segments: Sequence[str]) -> Block:
    """Ask for a new track: its name, for which leads it is, and with which touches it begins."""
    some = select([(track.key, track.name) for track in tracks], tracks[0].key)
    like = input_block("like", "Begin with the touches of", some, optional=False)
    blocks = [_name(""), *_for_whom(None, tracks, segments), like]
    return modal(View.TRACK_NEW, "New track", blocks, submit="Begin", close="Cancel")


def _name(name: str) -> Block:
    element = text_input(name, "Content for hospitals", longest=LONGEST["name"])
    return input_block("name", "Name", element, optional=False)


def _for_whom(track: Track | None, others: Sequence[Track], segments: Sequence[str]) -> list[Block]:
    places = [(_NONE, "None: it is chosen by hand")]
    places += [(each.key, each.name) for each in others if each.key in DEFAULT_TRACKS]
    return [
        _segment(track.segment if track else "", segments),
        input_block(
            "instead_of",
            "Takes the place of",
            select(places, (track.instead_of if track else "") or _NONE),
            optional=False,
            hint="Leads of that segment come on this track wherever they would have come on that one.",
        ),
    ]


def _segment(segment: str, known: Sequence[str]) -> Block:
    """Ask for the segment: one of those that a lead can have, where the lead definition names any."""
    if known:
        named = dict.fromkeys((*known, *([segment] if segment else [])))
        menu = select([(_NONE, "Every segment"), *((each, each) for each in named)], segment or _NONE)
        return input_block("segment", "Only for the segment", menu, optional=False)
    hint = "Your lead definition names no segments yet, so no lead has one: add them there, under its target profile."
    element = text_input(segment, "Enterprise", longest=LONGEST["segment"])
    return input_block("segment", "Only for the segment", element, hint=hint)


def typed_about(typed: Mapping[str, Any]) -> dict[str, str]:
    """Read what was typed of a track's name and segment: the fields that are there."""
    values = {"name": " ".join(text_of(typed, "name").split())} if "name" in typed else {}
    places = {name: text_of(typed, name) for name in ("segment", "instead_of") if name in typed}
    return values | {name: "" if place == _NONE else " ".join(place.split()) for name, place in places.items()}


def save_form(sheet: TrackSheet) -> Block:
    """Ask what becomes of the leads that are on the track."""
    count = "1 lead is" if sheet.on_it == 1 else f"{sheet.on_it:,} leads are"
    finish = option(UnderWay.FINISH, "They finish the version they are on", "Nothing changes for them.")
    move = option(UnderWay.MOVE, "They move to the new version", "Each goes on after the last touch it has had.")
    menu: Block = {"type": "radio_buttons", "options": [finish, move], "initial_option": finish}
    told = sheet.changes
    more = [f"…and {len(told) - _CHANGES} more"] if len(told) > _CHANGES else []
    becomes = f"*{esc(sheet.draft.name, 75)}* becomes version {sheet.next_version}:"
    blocks = [
        section(f"{becomes}\n{bullets([*told[:_CHANGES], *more])}"),
        section(f"{count} on it now. Leads that come on it from now on get the new version."),
        input_block("under_way", "What becomes of those under way?", menu, optional=False),
        actions(button("Who would move, and to when", Action.TRACK_MOVERS, 0)),
    ]
    metadata = f"0 {sheet.draft.key} {sheet.mark}"
    return modal(View.TRACK_SAVE, "Those under way", blocks, submit="Save", close="Cancel", metadata=metadata)


def typed_under_way(typed: Mapping[str, Any]) -> UnderWay:
    return UnderWay.MOVE if text_of(typed, "under_way") == UnderWay.MOVE else UnderWay.FINISH
