"""The times a message may be sent, by what it is to whoever gets it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.kinds import NoticeKind
from bot.lead.natures import NATURE, Nature
from bot.lead.workplace.calendar import WorkingHours, next_working_moment
from bot.lead.workplace.quiet_hours import ON_TIME, agreed_hour, may_go_at, nature_of

BERLIN = WorkingHours(ZoneInfo("Europe/Berlin"))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN.tz)


def test_every_kind_of_message_has_its_nature() -> None:
    assert set(NATURE) == set(NoticeKind)


def test_what_the_clock_brings_are_these() -> None:
    waits = {kind for kind, nature in NATURE.items() if nature is not Nature.ANSWER}
    brought = {
        NoticeKind.DIGEST,
        NoticeKind.FOLLOW_UP,
        NoticeKind.FOLLOW_UPS,
        NoticeKind.PROMISES_LATE,
        NoticeKind.MEETING_TOMORROW,
    }
    brought |= {NoticeKind.HOW_IT_WENT, NoticeKind.MISSING, NoticeKind.INQUIRY, NoticeKind.INQUIRY_CLOSED}
    brought |= {NoticeKind.REQUEST, NoticeKind.CALL_BACK, NoticeKind.WELCOME_BACK, NoticeKind.YOUR_TURN}
    brought |= {
        NoticeKind.REVIEW,
        NoticeKind.REVIEWS,
        NoticeKind.REVIEW_LAPSED,
        NoticeKind.TRIAGE_OVER,
        NoticeKind.TRIAGE_WAITS,
    }
    brought |= {NoticeKind.BATCH_PICKED, NoticeKind.SAME_SOURCE, NoticeKind.TO_TALK_ABOUT}
    brought |= {NoticeKind.WHEN_AWAY, NoticeKind.NURTURE_OVER, NoticeKind.LATE, NoticeKind.CAME_BACK}
    brought |= {NoticeKind.PROMISE_DUE, NoticeKind.PROMISE_IN_THREAD, NoticeKind.CONTACT_DUE, NoticeKind.PAUSE_OVER}
    assert waits == {*brought, NoticeKind.RESUMED, NoticeKind.STALE}


@pytest.mark.parametrize(
    ("kind", "data", "nature"),
    [
        ("missing", {"again": True}, Nature.REMINDER),
        ("missing", {"again": False}, Nature.ANSWER),
        ("missing", {}, Nature.ANSWER),
        ("follow_up", {}, Nature.REMINDER),
        ("follow_up", {"again": False}, Nature.REMINDER),
        ("card", {"again": True}, Nature.ANSWER),
        ("digest", {"week": "2026-W48"}, Nature.REPORT),
        ("carrier_pigeon", {}, Nature.ANSWER),
    ],
)
def test_what_a_message_is(kind: str, data: dict[str, object], nature: Nature) -> None:
    assert nature_of(kind, data) is nature


@given(moments)
def test_an_answer_goes_at_any_hour(now: datetime) -> None:
    assert may_go_at(Nature.ANSWER, now, BERLIN) == now


@given(moments)
def test_a_reminder_goes_in_working_hours_and_then_at_once(now: datetime) -> None:
    opens = may_go_at(Nature.REMINDER, now, BERLIN)
    assert opens == next_working_moment(now, BERLIN) >= now
    assert may_go_at(Nature.REMINDER, opens, BERLIN) == opens


@given(moments, st.timedeltas(timedelta(days=-1), timedelta(days=9)))
def test_a_report_is_on_time_for_an_hour_and_then_a_reminder(agreed: datetime, late: timedelta) -> None:
    now = agreed + late
    on_time = timedelta(0) <= late <= ON_TIME
    assert may_go_at(Nature.REPORT, now, BERLIN, agreed) == (now if on_time else next_working_moment(now, BERLIN))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-25 03:07", "2026-11-25 09:00"),
        ("2026-11-25 08:59", "2026-11-25 09:00"),
        ("2026-11-25 09:00", "2026-11-25 09:00"),
        ("2026-11-25 16:59", "2026-11-25 16:59"),
        ("2026-11-25 17:00", "2026-11-26 09:00"),
        ("2026-11-27 17:00", "2026-11-30 09:00"),
        ("2026-11-28 12:00", "2026-11-30 09:00"),
    ],
)
def test_nothing_unprompted_at_night_or_on_a_weekend(now: str, opens: str) -> None:
    assert may_go_at(Nature.REMINDER, at(now), BERLIN) == at(opens)


def test_a_report_says_its_hour_or_was_left_on_time() -> None:
    left = at("2026-11-23 09:00")
    assert agreed_hour({"due_at": "2026-11-23T07:00:00+00:00"}, left) == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert agreed_hour({}, left) == left
