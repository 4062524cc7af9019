"""Leads moved to another version of their track: none is stuck, is sent a touch twice, or misses what is new."""

import os
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence.because import Because
from bot.cadence.course import Course, Kind, Stop, after, next_stop
from bot.cadence.run import Run
from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track
from bot.tracks.changes import changes
from bot.tracks.edits import DOWN, UP, drop_touch, move_touch, put_touch, renumbered
from bot.tracks.moving import FromTomorrow, land, place_in
from tests.rules.test_course import BEGAN, window

MANY = 3000 if os.environ.get("TORTURE") else 60
GATE = window()
WAIT = DEFAULT_TRACKS["wait"]

offsets = st.one_of(st.builds(Offset, working_days=st.integers(1, 60)), st.builds(Offset, months=st.integers(1, 7)))


def a_touch(number: int, offset: Offset) -> Touch:
    return Touch(offset, Channel.EMAIL, f"Touch {number}", "Hello", "Hello", id=number)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Track, Track]:
    """A track, and another version of it: touches taken out, added, put in another order, given another time."""
    old = tuple(a_touch(number, draw(offsets)) for number in range(1, draw(st.integers(1, 7)) + 1))
    kept = [
        draw(st.sampled_from([touch, replace(touch, offset=draw(offsets))])) for touch in old if draw(st.booleans())
    ]
    added = [a_touch(number, draw(offsets)) for number in range(90, 90 + draw(st.integers(0, 3)))]
    new = draw(
        st.permutations([*kept, *added]).filter(bool) if kept or added else st.just([a_touch(99, Offset(months=1))])
    )
    return Track("own", 1, "Ours", old), Track("own", 2, "Ours", tuple(new))


@settings(max_examples=MANY, deadline=None)
@given(versions(), st.data(), st.integers(0, 400), st.booleans(), st.booleans())
def test_whoever_moves_goes_on_after_the_last_touch_and_nothing_comes_twice(
    both: tuple[Track, Track], data: st.DataObject, passed: int, told: bool, snoozed: bool
) -> None:
    old, new = both
    touch = data.draw(st.integers(0, len(old.touches)))
    course = Course("own", 1, BEGAN, BEGAN, touch)
    stop = next_stop(course, old, GATE)
    course = replace(course, pinned=stop if snoozed else None)
    today = BEGAN + timedelta(days=passed)
    landed = land(Run(1, 1, course, stop), old, new, FromTomorrow(GATE, today + timedelta(days=1)), told=told)
    had = {each.id for each in old.touches[:touch]}
    asked = old.touches[touch].id if stop.kind is Kind.TOUCH else 0
    assert landed.course.version == 2
    assert landed.course.began_on == BEGAN, "its checkpoints stay where they are"
    assert (landed.next.day == stop.day) if landed.stays else (landed.next.day > today)
    at = {each.id: number for number, each in enumerate(new.touches)}
    last = max((at[one] for one in had if one in at), default=-1)
    if told and at.get(asked, -1) > last:
        assert landed.stays
        assert new.touches[landed.next.number].id == asked, "what its marketer was told is what they do"
    coming, sent = landed.next, []
    course = landed.course
    for _ in range(len(new.touches) + 3):
        if coming.kind is Kind.TOUCH:
            sent.append(new.touches[coming.number].id)
        course = after(course, coming, max(coming.day, today))
        if coming.kind is Kind.DECIDE:
            break
        coming = next_stop(course, new, GATE)
    assert coming.kind is Kind.DECIDE, "nobody is stuck"
    assert len(sent) == len(set(sent))
    assert not had & set(sent)
    left = [each.id for each in new.touches[last + 1 :]]
    assert sent == left or (told and sent == left[left.index(asked) :])


def test_steps_added_later_leave_nobody_stuck() -> None:
    """mautic/user-documentation#709: people past the point where steps were added never got them."""
    longer = replace(WAIT, touches=(*WAIT.touches, a_touch(9, Offset(months=1))))
    assert place_in(longer, WAIT, len(WAIT.touches)) == len(WAIT.touches)
    inserted = replace(WAIT, touches=(WAIT.touches[0], a_touch(9, Offset(months=1)), *WAIT.touches[1:]))
    assert [place_in(inserted, WAIT, touch) for touch in range(5)] == [0, 1, 3, 4, 5]
    assert place_in(inserted, WAIT, 1, told=True) == 2
    shorter = replace(WAIT, touches=WAIT.touches[2:])
    assert [place_in(shorter, WAIT, touch) for touch in range(5)] == [0, 0, 0, 1, 2]


def test_a_touch_that_is_the_same_keeps_its_day_and_one_with_another_time_is_counted_anew() -> None:
    later = replace(
        WAIT, touches=(WAIT.touches[0], replace(WAIT.touches[1], offset=Offset(months=4)), *WAIT.touches[2:])
    )
    stop = Stop(Kind.TOUCH, 1, date(2027, 1, 28), Because.OFFSET)
    run = Run(1, 1, Course("wait", 0, BEGAN, BEGAN, 1), stop)
    assert land(run, WAIT, replace(WAIT, name="Other"), GATE).next == stop
    assert land(run, WAIT, later, GATE).next.day == date(2027, 3, 23)
    snoozed = replace(run, course=replace(run.course, pinned=stop))
    assert land(snoozed, WAIT, later, GATE).next == stop
    talks = Stop(Kind.TALK, 0, date(2026, 12, 1), Because.CHOSEN)
    assert land(Run(1, 1, replace(run.course, pinned=talks), talks), WAIT, later, GATE).next == talks


@settings(max_examples=MANY, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["put", "up", "down", "drop"]), st.integers(0, 9)), max_size=12))
def test_edits_keep_every_touch_one_of_a_kind_and_every_change_is_told(edits: list[tuple[str, int]]) -> None:
    track = WAIT
    for verb, number in edits:
        before = track
        if verb == "put":
            values = {
                name: getattr(a_touch(0, Offset(months=1)), name)
                for name in ("offset", "channel", "what", "subject", "text")
            }
            track = put_touch(track, 0, values, number)
            assert {each.id for each in track.touches} - {each.id for each in before.touches} == {before.last_id + 1}
        elif verb == "drop":
            track = drop_touch(track, number)
        else:
            track = move_touch(track, number, UP if verb == "up" else DOWN)
            assert {each.id for each in track.touches} == {each.id for each in before.touches}
        assert len({each.id for each in track.touches}) == len(track.touches)
        assert bool(changes(before, track)) == (before.touches != track.touches)
    theirs = put_touch(
        WAIT, 0, {"offset": Offset(months=1), "channel": Channel.CALL, "what": "x", "subject": "", "text": "x"}
    )
    mine = renumbered(track, WAIT, theirs)
    new = {each.id for each in mine.touches} - {each.id for each in WAIT.touches}
    assert theirs.last_id not in new, "somebody else's new touch is another one"
