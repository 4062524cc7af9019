"""The windows about tracks as full as they get, for the tests of Slack's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cadence.ahead import Ahead
from bot.cadence.because import Because
from bot.cadence.coming import Coming
from bot.cadence.course import Kind, Stop
from bot.cadence.outcome import Outcome, TouchDone
from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.decisions.reject_form import reject_form
from bot.decisions.rejection import ToReject
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Move, Stage
from bot.lead.reasons.recycle_reasons import RECYCLE_REASONS
from bot.lead.record import Lead
from bot.lead.reject_reasons import REASONS
from bot.lead.workplace.calendar import WorkingHours
from bot.nurture.asked import OnTrack
from bot.nurture.presets import presets
from bot.nurture.snooze_form import snooze_form
from bot.outcomes.nurture_form import nurture_form
from bot.outcomes.sheets import NurtureSheet
from bot.tracks.checks import LONGEST, MOST_TOUCHES, MOST_TRACKS
from bot.tracks.forms import about_form, new_form, save_form, touch_form
from bot.tracks.lists import log_view, movers_view
from bot.tracks.page import track_page, tracks_page
from bot.tracks.plan_page import plan_view
from bot.tracks.sheets import LINES, MOVERS, LogSheet, Mover, MoversSheet, PlanSheet, Saved, TrackSheet, TracksSheet

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
    stops = [Stop(Kind.TOUCH, number, NOW.date(), Because.OFFSET) for number in range(MOST_TOUCHES)]
    stops += [
        Stop(Kind.CHECKPOINT, 1, NOW.date(), Because.CHECKPOINT),
        Stop(Kind.DECIDE, 0, NOW.date(), Because.DECIDE),
    ]
    done = TouchDone(1, 1, NOW, "U1", "email", Outcome.LEARNED, "own1", 0, track.touches[0].what)
    about = Lead(
        id=1,
        team_id="T1",
        number=1,
        stage=Stage.NURTURING,
        stage_at=NOW,
        originator="U1",
        in_charge="U1",
        created_at=NOW,
        name=(typed * 150)[:150],
    )
    yield "plan", plan_view(PlanSheet(about, Ahead(track, stops, told=True), [done] * 30, "counted", 9))
    yield "stopped", plan_view(PlanSheet(about, Ahead(track, stops[-1:], stopped="they talk"), (), "", 9))
    on = OnTrack(track, every)
    yield "snooze on a track", snooze_form(about, presets(NOW.date(), WorkingHours(UTC)), 10**9, NOW.date(), on)
    coming = Coming(NOW.date(), NOW.date())
    for reason in (each for each in REASONS if each.move is Move.DEFER):
        asked = ToReject(about, DEFAULT, coming=coming, reader="U2", track=track, tracks=every)
        yield f"reject on a track, {reason.code}", reject_form(asked, reason.code)
    back = NurtureSheet(about, DEFAULT, (), 5, RECYCLE_REASONS[0], coming, track, every, 9)
    yield "give back on a track", nurture_form(back)
    yield "would be", plan_view(PlanSheet(about, Ahead(track, stops, would_be=True)))
    yield "no plan", plan_view(PlanSheet(about))
    yield "no log", log_view(LogSheet([], 0, 0))
