"""The lines that keep messages from being lost, doubled or early: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_SOAK = "tests/guarantees/test_long_use_stays_small.py"
_UNCLEAR = "tests/delivery/test_unclear_results.py"
_WAITS = "tests/storage/test_what_waits.py"
_COURIER = "tests/delivery/test_courier.py"
_KILLED = "tests/guarantees/test_killed_anywhere.py"
_UNRELIABLE = "tests/guarantees/test_unreliable_slack.py"
_PACE = "tests/guarantees/test_slacks_pace.py"
_DOWN = "tests/guarantees/test_slack_down_for_an_hour.py"

_QUIET = ("tests/delivery/test_quiet_hours.py", "tests/rules/test_quiet_hours.py")
_NIGHT = "tests/conversations/test_quiet_hours.py"
_FORGOTTEN = "tests/conversations/test_what_is_forgotten.py"
_TICKING = "tests/test_ticking.py"
_MOVED = "tests/guarantees/test_a_clock_that_moves.py"

ON_THE_WAY_OUT = (
    Weakening(
        "what was sent is kept for ever",
        "schedules/__init__.py",
        "    Sweep(3600, forget.forget_what_was_sent, forget.BATCH),\n",
        "",
        (_FORGOTTEN,),
    ),
    Weakening(
        "what is held back is forgotten too",
        "storage/delivery/outbox.py",
        ".where(text(FINISHED), _notice.created_at <",
        ".where(_notice.created_at <",
        (_FORGOTTEN,),
    ),
    Weakening(
        "a clock set back puts the sweeps off",
        "schedules/rhythm.py",
        "job.modify(next_run_time=_LONG_AGO)",
        "job.modify(next_run_time=job.next_run_time)",
        (_TICKING, _MOVED),
    ),
    Weakening(
        "a clock set forward has every tick in between done",
        "schedules/rhythm.py",
        "return now + timedelta(",
        "return (_previous or now) + timedelta(",
        (_TICKING,),
    ),
    Weakening(
        "a sweep with more to do goes on after the stop",
        "schedules/ticking.py",
        " > 0 and not self._stopped:",
        " > 0:",
        (_TICKING,),
    ),
    Weakening(
        "it is asked only when a notice is left whether it is a time to send",
        "bot/delivery/timing.py",
        "    return opens if opens > tx.now else None",
        "    return opens if opens < tx.now else None",
        (_NIGHT,),
    ),
    Weakening(
        "what may have been posted already is posted at night",
        "bot/delivery/attempt.py",
        "if notice.unclear and (quiet := ",
        "if not notice.unclear and (quiet := ",
        _QUIET,
    ),
    Weakening(
        "what waits for the morning holds up what may go",
        "storage/delivery/claims.py",
        'not_(and_(_earlier.error == QUIET_HOURS, _earlier.not_before > given("now"))),',
        "_earlier.error != 'no such thing',",
        _QUIET,
    ),
    Weakening(
        "in the morning what waited is overtaken as at night",
        "storage/delivery/claims.py",
        'not_(and_(_earlier.error == QUIET_HOURS, _earlier.not_before > given("now"))),',
        "_earlier.error != QUIET_HOURS,",
        _QUIET,
    ),
    Weakening(
        "waiting for the morning uses up attempts",
        "storage/delivery/deliveries.py",
        "error=QUIET_HOURS, attempts=0)",
        "error=QUIET_HOURS)",
        _QUIET,
    ),
    Weakening(
        "a late report goes out at any hour",
        "bot/lead/workplace/quiet_hours.py",
        "agreed <= now <= agreed + ON_TIME",
        "agreed <= now",
        _QUIET,
    ),
    Weakening(
        "a follow-up counts as an answer",
        "bot/lead/natures.py",
        "NoticeKind.FOLLOW_UP: Nature.REMINDER",
        "NoticeKind.FOLLOW_UP: Nature.ANSWER",
        _QUIET,
    ),
    Weakening(
        "an unclear result is looked up at once",
        "storage/delivery/deliveries.py",
        "SETTLE = timedelta(seconds=15)",
        "SETTLE = timedelta(0)",
        (_UNCLEAR,),
    ),
    Weakening(
        "an unclear result is looked up before late posts have arrived",
        "storage/delivery/deliveries.py",
        "SETTLE = timedelta(seconds=15)",
        "SETTLE = timedelta(seconds=1)",
        (_UNRELIABLE,),
    ),
    Weakening(
        "a lasting doubt is kept from the managers",
        "bot/delivery/holding.py",
        "if next_look >= notice.tried_at + _QUIET and",
        "if next_look < notice.tried_at and",
        (_UNRELIABLE,),
    ),
    Weakening(
        "half a history counts as a whole one",
        "bot/delivery/reconcile.py",
        'raise CallError(Outcome(Fate.TRANSIENT, "history_too_long", _NEXT_LOOK))',
        "return None",
        (_UNCLEAR,),
    ),
    Weakening(
        "a reading from before a post says what became of it",
        "bot/delivery/reconcile.py",
        "return self.read_at >= notice.settled_at or self.looks.get(notice.token) == notice.attempts - 1",
        "return True",
        (_UNCLEAR,),
    ),
    Weakening(
        "one channel's limit holds up all",
        "bot/delivery/pacing.py",
        '_BY_CHANNEL = ("chat.postMessage", "chat.postEphemeral")',
        "_BY_CHANNEL: tuple[str, ...] = ()",
        (_PACE,),
    ),
    Weakening(
        "a card's older states are drawn as well",
        "bot/decisions/notices.py",
        'any(data["offer"] == offer for data in newer)',
        'any(data["offer"] == -1 for data in newer)',
        (_DOWN,),
    ),
    Weakening(
        "what was being sent when a process died is sent again at once",
        "storage/delivery/claims.py",
        'unclear = row["state"] != "pending"',
        'unclear = row["state"] == "unclear"',
        (_KILLED,),
    ),
    Weakening(
        "an unclear result is not looked up",
        "bot/delivery/attempt.py",
        "if notice.unclear and post.leaves_a_trace:",
        "if notice.unclear and not post.channel:",
        (_UNCLEAR,),
    ),
    Weakening(
        "later notices overtake earlier ones",
        "storage/delivery/claims.py",
        "TIME_HAS_COME, not_(BEHIND))",
        "TIME_HAS_COME)",
        (_COURIER,),
    ),
    Weakening(
        "a channel that Slack told to wait is written to",
        "storage/delivery/claims.py",
        "or_(told_to_wait, has_left",
        "or_(_here.id < 0, has_left",
        (_WAITS,),
    ),
    Weakening(
        "Retry-After is not waited for",
        "bot/delivery/outcomes.py",
        "return Outcome(Fate.TRANSIENT, RATE_LIMITED, _retry_after(response.headers))",
        "return Outcome(Fate.TRANSIENT, RATE_LIMITED)",
        (_COURIER,),
    ),
    Weakening(
        "what is kept of channels grows for ever",
        "bot/delivery/pacing.py",
        "if len(self._full_at) >= _TRACKED:",
        "if len(self._full_at) < 0:",
        (f"{_SOAK}::test_what_is_kept_for_each_channel_has_a_limit",),
    ),
)
