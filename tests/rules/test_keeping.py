"""Contact details of closed leads: none goes that no digest has announced, and each is announced once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.lead.workplace.workspace import Workspace
from bot.privacy.keeping import CHOICES, FOR_EVER, closed_before, going

SINCE = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WORKSPACE = Workspace("T1", "UTC", "C1", "C2", 0, 9, SINCE, SINCE, SINCE)
FIRST_DIGEST = datetime(2026, 11, 23, tzinfo=UTC)
MONTHS = st.sampled_from([months for months in CHOICES if months])


@given(st.integers(-2000, 400), MONTHS)
def test_each_lead_is_announced_once_and_goes_a_week_or_two_later(closed_hours_in_days: int, months: int) -> None:
    workspace = replace(WORKSPACE, keep_months=months)
    closed = SINCE + timedelta(days=closed_hours_in_days, hours=closed_hours_in_days % 24)
    digests = [FIRST_DIGEST + timedelta(weeks=week) for week in range(350)]
    announced = [at for at in digests if (found := going(workspace, at)) and found.start <= closed < found.before]
    assert len(announced) == 1
    hours = (announced[0] + timedelta(hours=hour) for hour in range(15 * 24))
    gone = next(at for at in hours if (before := closed_before(workspace, at)) and closed < before)
    assert timedelta(days=7) <= gone - announced[0] <= timedelta(days=14, hours=1)


def test_nothing_goes_where_they_are_kept_for_ever_or_no_digest_is_posted() -> None:
    late = SINCE + timedelta(days=4000)
    assert closed_before(replace(WORKSPACE, keep_months=FOR_EVER), late) is None
    assert going(replace(WORKSPACE, keep_months=FOR_EVER), late) is None
    assert closed_before(replace(WORKSPACE, sales_channel="", marketing_channel=""), late) is None


def test_a_shorter_time_takes_nothing_away_before_it_was_announced() -> None:
    changed = replace(WORKSPACE, keep_months=6, keep_since=SINCE + timedelta(days=1000))
    assert closed_before(changed, SINCE + timedelta(days=1013)) is None
    assert closed_before(changed, SINCE + timedelta(days=1014))
