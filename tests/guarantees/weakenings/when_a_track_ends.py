"""What ends a track, and nothing else: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_ENDS = "tests/conversations/test_ends.py"

WHEN_A_TRACK_ENDS = (
    Weakening(
        "a reply does not stop the track",
        "bot/cadence/stop.py",
        "    finish(tx, lead, why)\n    coming",
        "    coming",
        (f"{_ENDS}::test_a_reply_stops_the_track_at_once_and_the_lead_goes_on_in_conversation",),
    ),
    Weakening(
        "that a track stopped is told each time somebody talks",
        "bot/cadence/stop.py",
        "    if not talked_before:",
        "    if coming:",
        (f"{_ENDS}::test_a_reply_stops_the_track_at_once_and_the_lead_goes_on_in_conversation",),
    ),
    Weakening(
        "what nobody decides is never closed",
        "bot/nurture/ends/unanswered.py",
        "        if run.next.kind is Kind.DECIDE:",
        "        if False:",
        (f"{_ENDS}::test_after_nine_months_without_a_signal_the_marketer_decides",),
    ),
    Weakening(
        "a competitor brings the same lead forward again and again",
        "bot/competitors/stir.py",
        "    if quiet and stirring.since <= quiet:",
        "    if False:",
        (f"{_ENDS}::test_a_competitor_that_stirs_brings_the_next_touch_of_those_who_name_it_forward",),
    ),
    Weakening(
        "a date they named is come back to on the day itself",
        "bot/cadence/early.py",
        "        moment = working_day_before(moment, hours)",
        "        pass",
        (f"{_ENDS}::test_no_hurry_until_a_date_comes_back_in_good_time_and_the_rep_hears",),
    ),
)
