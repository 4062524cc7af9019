"""The lines that keep touches from coming too early, too often, at night, or twice: without any, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_COURSE = "tests/rules/test_course.py"
_YEARS = "tests/guarantees/test_two_years_of_nurture.py"
_COMES = "tests/conversations/test_when_a_touch_comes.py"

WHEN_A_TOUCH_COMES = (
    Weakening(
        "one touch more than the cap",
        "bot/cadence/caps.py",
        "    if len(near) < cap:",
        "    if len(near) <= cap:",
        (_COURSE,),
    ),
    Weakening(
        "a full day takes one more",
        "bot/cadence/window.py",
        "self.taken.get(day, 0) >= self.limits.ration",
        "self.taken.get(day, 0) > self.limits.ration",
        (_COURSE, _YEARS),
    ),
    Weakening(
        "the prospect's clocks do not count",
        "bot/cadence/window.py",
        "return good[0][0] if good else blocks[0][0]",
        "return blocks[0][0]",
        (_COURSE,),
    ),
    Weakening(
        "what was told counts for no cap",
        "bot/cadence/gated.py",
        "(MADE, TOLD) if sending",
        "(MADE,) if sending",
        (_YEARS,),
    ),
    Weakening(
        "nobody asks again whether the marketer works",
        "bot/cadence/sift.py",
        "ready = window.open_at(tx.now) and any(",
        "ready = any(",
        (_YEARS,),
    ),
    Weakening(
        "steps catch up after a delay",
        "bot/cadence/course.py",
        "last_on=max(on, course.last_on)",
        "last_on=course.last_on",
        (_COURSE,),
    ),
    Weakening(
        "back on a track, all of it is sent again",
        "bot/cadence/plan.py",
        "made = before.course.touch if before else 0",
        "made = 0",
        (_YEARS,),
    ),
    Weakening(
        "a country with several clocks is guessed",
        "bot/lead/workplace/prospect_zone.py",
        'return zones[0] if len(clocks) == 1 else ""',
        'return zones[0] if zones else ""',
        (_COURSE,),
    ),
    Weakening(
        "one that cannot be told stops everybody's",
        "bot/cadence/due_work.py",
        "            if is_about_the_database(problem):\n                raise\n            #",
        "            raise\n            #",
        (_COMES,),
    ),
    Weakening(
        "an alarm is raised every minute",
        "storage/nurture/untold.py",
        "_UNTOLD.where(_run.alarm_on != _due.day)",
        "_UNTOLD",
        (_COMES,),
    ),
)
