"""The windows about tracks as full as they get, for the tests of Slack's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.lead.definition.default import DEFAULT
from bot.tracks.checks import LONGEST, MOST_TOUCHES, MOST_TRACKS
from bot.tracks.forms import about_form, new_form, save_form, touch_form
from bot.tracks.lists import log_view, movers_view
from bot.tracks.page import track_page, tracks_page
from bot.tracks.sheets import LINES, MOVERS, LogSheet, Mover, MoversSheet, Saved, TrackSheet, TracksSheet

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def a_track(typed: str) -> Track:
    def much(name: str) -> str:
        return (typed * 3000)[: LONGEST[name]]

    touch = Touch(Offset(months=1), Channel.EMAIL, much("what"), much("subject"), much("text"), "commitment")
    touches = tuple(replace(touch, id=number) for number in range(1, MOST_TOUCHES + 1))
    return Track("own1", 7, much("name"), touches, much("segment"), "content", last_id=MOST_TOUCHES)


def track_views(typed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    track = a_track(typed)
    old = replace(track, version=6, segment="x", touches=tuple(replace(touch, what="y") for touch in track.touches))
    every = [*DEFAULT_TRACKS.values(), *[replace(track, key=f"own{number}") for number in range(MOST_TRACKS)]]
    counts = {each.key: 10**6 for each in every}
    retired = [replace(track, key=f"r-{number}", retired=True) for number in range(99)]
    yield "tracks", tracks_page(TracksSheet([*every, *retired], counts, frozenset(counts), (), frozenset(counts)))
    sheet = TrackSheet(track, old, every, DEFAULT, 5, "U1", NOW, 10**6)
    yield "track", track_page(sheet, "Saved.")
    yield "no touches", track_page(replace(sheet, draft=replace(track, touches=())))
    yield "touch", touch_form(sheet, track.touches[0])
    yield "new touch", touch_form(sheet, None, 3)
    yield "about", about_form(sheet)
    yield "new track", new_form(every, ("Enterprise",) * 30)
    yield "save", save_form(sheet)
    mover = Mover("L-1000000000", (typed * 150)[:150], track.touches[0].what, NOW.date(), NOW.date())
    yield "movers", movers_view(MoversSheet(track, [mover] * MOVERS, 15, 10**6))
    line = Saved(track.name, 7, "U1", NOW, sheet.changes, "move")
    yield "log of tracks", log_view(LogSheet([line] * LINES, 8, 99))
    yield "no log", log_view(LogSheet([], 0, 0))
