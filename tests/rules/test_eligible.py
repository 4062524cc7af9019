"""Who can be given a lead: never anybody who is away, full or not at work; and each refusal says so in words."""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.workplace.calendar import WorkingHours
from bot.lead.workplace.week import alike, hours
from bot.team.eligible import Obstacle, eligible
from bot.team.rep import Away, Rep

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Australia/Lord_Howe")]
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)  # a Wednesday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MANY = 10_000 if os.environ.get("TORTURE") else 1000

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
absences = st.builds(
    lambda since, hours, cover: Away(since, since + hours * HOUR, cover),
    moments,
    st.integers(1, 24 * 400),
    st.sampled_from(["", "U9"]),
)
reps = st.builds(
    Rep,
    user_id=st.sampled_from(["U1", "U2", "U3"]),
    hours=st.builds(
        lambda tz, days: WorkingHours(tz, alike((hours(9, 12), hours(13, 17)), days)),
        st.sampled_from(ZONES),
        st.frozensets(st.integers(0, 6), min_size=1),
    ),
    cap=st.none() | st.integers(1, 5),
    away=st.lists(absences, max_size=3).map(tuple),
    open_leads=st.integers(0, 8),
    asked=st.integers(0, 2),
)


@settings(max_examples=MANY, deadline=None)
@given(team=st.lists(reps, max_size=4), now=moments, in_hours=st.booleans())
def test_nobody_away_or_full_or_not_at_work_is_eligible_and_everybody_else_is(
    team: list[Rep], now: datetime, in_hours: bool
) -> None:
    for rep in team:
        local = now.astimezone(rep.hours.tz)
        away = any(each.since <= now < each.until for each in rep.away)
        full = rep.cap is not None and rep.open_leads + rep.asked >= rep.cap
        closed = in_hours and not (local.weekday() in rep.hours.weekdays and local.hour in (9, 10, 11, 13, 14, 15, 16))
        found = eligible(rep, now, in_hours=in_hours)
        assert found.ok is not (away or full or closed)
        assert found.words
        assert found.until is None or found.until > now


def rep(**fields: object) -> Rep:
    return Rep("U1", **{"hours": WorkingHours(BERLIN), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "obstacle", "words"),
    [
        (rep(), Obstacle.NONE, "can be given leads"),
        (
            rep(away=(Away(NOON - DAY, NOON + DAY, last_day=date(2026, 11, 26)),)),
            Obstacle.AWAY,
            "is away until Thursday, November 26th, 2026",
        ),
        (rep(away=(Away(NOON - DAY, NOON + HOUR),)), Obstacle.AWAY, "is away until <!date^"),
        (rep(away=(Away(NOON + HOUR, NOON + DAY),)), Obstacle.NONE, "can be given leads"),
        (rep(away=(Away(NOON - DAY, NOON),)), Obstacle.NONE, "can be given leads"),
        (rep(cap=1, open_leads=1), Obstacle.FULL, "is full: 1 open lead, and takes at most 1"),
        (rep(cap=3, open_leads=4), Obstacle.FULL, "is full: 4 open leads, and takes at most 3"),
        (rep(cap=3, open_leads=2, asked=1), Obstacle.FULL, "is full: 2 open leads and 1 to answer, and"),
        (rep(cap=3, open_leads=1, asked=1), Obstacle.NONE, "can be given leads"),
        (rep(open_leads=200, asked=200), Obstacle.NONE, "can be given leads"),
        (rep(hours=WorkingHours(ZONES[1])), Obstacle.CLOSED, "is not at work until <!date^"),
    ],
)
def test_each_obstacle_in_words(who: Rep, obstacle: Obstacle, words: str) -> None:
    found = eligible(who, NOON, in_hours=True)
    assert (found.obstacle, found.words.startswith(words)) == (obstacle, True), found.words


def test_hours_count_only_where_the_group_says_so() -> None:
    night = datetime(2026, 11, 25, 23, tzinfo=UTC)
    assert eligible(rep(), night, in_hours=False).ok
    assert not eligible(rep(), night, in_hours=True).ok
