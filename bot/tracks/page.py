"""The pages of tracks on the Home tab: all of them, and one as it is edited."""

from collections.abc import Iterator, Sequence

from bot.cadence.tracks.defaults import CHECKPOINTS
from bot.cadence.tracks.touch import CHANNELS, NEXT_QUESTION, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.slack.blocks import (
    Block,
    actions,
    button,
    confirmation,
    context,
    divider,
    entry,
    header,
    menu,
    modal,
    option,
    section,
)
from bot.slack.ids import Action, View
from bot.slack.text import bullets, esc, moment, person
from bot.tracks.changes import when_words
from bot.tracks.sheets import TrackSheet, TracksSheet

_CHANGES = 10
_RETIRED = 20
_TEXT = 90
_TOUCH_MENU = (
    ("edit", "Edit"),
    ("after", "Add one after it"),
    ("up", "Move up"),
    ("down", "Move down"),
    ("drop", "Remove"),
)


def tracks_page(sheet: TracksSheet) -> Block:
    """List the tracks; a retired one stands at the end."""
    used = [track for track in sheet.tracks if not track.retired]
    retired = [track for track in sheet.tracks if track.retired]
    about = (
        "How marketing stays in touch with leads that are not ready: what to send, when, and through which channel. "
        "A saved change holds for leads that come on a track from then on; you say what becomes of the others."
    )
    rows = [_row(sheet, track) for track in (*used, *sheet.drafted)]
    row = actions(button("New track", Action.NEW_TRACK, 0), button("Log", f"{Action.TRACK_LOG}:page", 0))
    blocks = [section(about), row, divider(), *rows]
    if retired:
        more = [context(f"…and {len(retired) - _RETIRED} more.")] if len(retired) > _RETIRED else []
        blocks += [header("Retired"), *(_row(sheet, track) for track in retired[:_RETIRED]), *more]
    return modal(View.TRACKS, "Tracks", blocks)


def _row(sheet: TracksSheet, track: Track) -> Block:
    count = sheet.on_it.get(track.key, 0)
    on_it = "nobody on it" if not count else "1 lead on it" if count == 1 else f"{count:,} leads on it"
    lines = [f"*{esc(track.name, 75)}* · {_how_long(track)} · {on_it}"]
    lines += [_for_whom(track, sheet.tracks)] if track.segment else []
    if track.version < 0:
        lines.append(":pencil2: Your draft; nobody comes on it until you save it.")
    elif track.key in sheet.drafts:
        lines.append(":pencil2: You changed it, and have not saved that yet.")
    if track.key in sheet.moving:
        lines.append(":hourglass_flowing_sand: Leads are being moved to the newest version.")
    edit = entry("Edit", Action.EDIT_TRACK, track.key)
    if track.key in DEFAULT_TRACKS or track.version < 0:
        return section("\n".join(lines), button("Edit", Action.EDIT_TRACK, track.key))
    other = ("Use again", Action.TRACK_BACK_IN_USE) if track.retired else ("Retire", Action.RETIRE_TRACK)
    return section("\n".join(lines), menu(edit, entry(*other, track.key), name=track.key))


def _how_long(track: Track) -> str:
    months = sum(touch.offset.months for touch in track.touches)
    days = sum(touch.offset.working_days for touch in track.touches)
    parts = [f"{months} month{'' if months == 1 else 's'}"] if months else []
    parts += [f"{days} working day{'' if days == 1 else 's'}"] if days else []
    count = "1 touch" if len(track.touches) == 1 else f"{len(track.touches)} touches"
    return f"{count} over {' and '.join(parts)}" if parts else count


def _for_whom(track: Track, others: Sequence[Track]) -> str:
    place = next((each.name for each in others if each.key == track.instead_of), "")
    instead = f", in place of *{esc(place, 75)}*" if place else ""
    return f"For the segment *{esc(track.segment, 75)}* only{instead}"


def track_page(sheet: TrackSheet, said: str = "") -> Block:
    """Draw the manager's draft. Every step is saved when it is taken; nothing holds until it is saved as a version."""
    track = sheet.draft
    blocks = [section(said)] if said else []
    blocks += [section("\n".join(_standing(sheet))), *_not_saved(sheet), header("Touches")]
    blocks += [_touch(sheet, number, touch) for number, touch in enumerate(track.touches, 1)]
    blocks += [] if track.touches else [section("None yet.")]
    about = "Name" if sheet.comes_with_baton else "Name and segment"
    blocks.append(actions(button("Add a touch", Action.ADD_TOUCH, 0), button(about, Action.TRACK_ABOUT, 0)))
    checks = " and ".join(f"after {each.offset.words} (“{each.what}”)" for each in CHECKPOINTS)
    blocks.append(context(f"Whatever the track, there are two checkpoints: {checks}."))
    title = track.name if len(track.name) <= 24 else f"{track.name[:23]}…"
    submit = "Save" if sheet.is_changed else ""
    metadata = f"0 {track.key} {sheet.mark}"
    return modal(View.TRACK, title, blocks, submit=submit, close="Back", metadata=metadata)


def _standing(sheet: TrackSheet) -> Iterator[str]:
    if sheet.draft.segment:
        yield f"*{esc(sheet.draft.name, 75)}*. {_for_whom(sheet.draft, sheet.others)}."
    if sheet.saved is None:
        yield "This is a draft of yours: nobody comes on it until you press *Save*."
    elif sheet.changed_at is None:
        yield "It is as it came with Baton."
    else:
        yield f"Version {sheet.version} is in use, saved by {person(sheet.changed_by)} {moment(sheet.changed_at)}."
    if sheet.on_it:
        yield "1 lead is on it now." if sheet.on_it == 1 else f"{sheet.on_it:,} leads are on it now."
    if sheet.saved and sheet.is_changed and sheet.based_on != sheet.version:
        yield f":warning: Version {sheet.version} was saved after you began; the changes below are against that one."


def _not_saved(sheet: TrackSheet) -> list[Block]:
    """List what the draft changes, and what keeps it from being saved; nothing while it changes nothing."""
    told = sheet.changes if sheet.is_changed else []
    if not told:
        return []
    more = [f"…and {len(told) - _CHANGES} more, all in the log once saved"] if len(told) > _CHANGES else []
    text = f"*Your draft changes, and only you see it yet*\n{bullets([*told[:_CHANGES], *more])}"
    blocks = [section(text)]
    if sheet.problems:
        blocks.append(section(f":warning: *It can't be saved like this:*\n{bullets(map(esc, sheet.problems))}"))
    gone = confirmation("Discard your draft?", "What you changed here is lost.", "Discard", "Keep it")
    blocks.append(actions(button("Discard the draft", Action.DISCARD_TRACK, 0, style="danger", confirm=gone)))
    return blocks


def _touch(sheet: TrackSheet, number: int, touch: Touch) -> Block:
    parts = [when_words(touch.offset, number), CHANNELS[touch.channel]]
    parts += [f"asks {_asks(sheet, touch)}"] if touch.question else []
    lines = [f"*{number}. {esc(touch.what, 75)}*", " · ".join(parts)]
    lines += [f"Subject: {esc(touch.subject, 150)}"] if touch.subject else []
    text = " ".join(touch.text.split())
    lines.append(f"_{esc(text, _TEXT)}_")
    options = [option(f"{verb}|{touch.id}", label) for verb, label in _TOUCH_MENU]
    overflow: Block = {"type": "overflow", "action_id": f"{Action.TOUCH_MENU}:{touch.id}", "options": options}
    return section("\n".join(lines), overflow)


def _asks(sheet: TrackSheet, touch: Touch) -> str:
    if touch.question == NEXT_QUESTION:
        return "what is unanswered"
    question = sheet.definition.by_key.get(touch.question)
    return f"“{esc(question.short, 60)}”" if question else "what is unanswered, as its own question is no longer asked"
