"""What keeps the promises of sales right: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_PROMISES = "tests/conversations/test_promises.py"
_PAUSING = "tests/conversations/test_pausing.py"
_RULES = "tests/rules/test_promises.py"
_TIME = "tests/rules/test_working_time.py"

ON_PROMISES = (
    Weakening(
        "a pause is not subtracted",
        "bot/lead/workplace/working_time.py",
        "        begins = max(begins, resumed)",
        "        begins = max(begins, paused)",
        (_TIME, _PAUSING),
    ),
    Weakening(
        "a late step is followed by the next at once",
        "bot/promises/ladder.py",
        "    if now - planned <= LATE:",
        "    if planned <= now:",
        (_RULES, _PROMISES),
    ),
    Weakening(
        "nothing anybody does begins the ladder anew",
        "bot/promises/take_step.py",
        "    done = _activity(tx, lead, planned)",
        "    done = None",
        (_PROMISES,),
    ),
    Weakening(
        "an answer before the desk opened took no time",
        "bot/lead/workplace/working_time.py",
        "as_utc(answered) <= opens:",
        "as_utc(answered) < opens - (opens - as_utc(asked)):",
        (_TIME, _PROMISES),
    ),
)
