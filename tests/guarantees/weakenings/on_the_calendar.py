"""What keeps days, holidays and digests right: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_HOURS = "tests/conversations/test_when_we_work.py"
_DIGEST = "tests/conversations/test_digest.py"
_PERIODS = "tests/rules/test_digest_periods.py"
_DAYS = "tests/conversations/test_days.py"
_LIVES = "tests/conversations/test_where_people_live.py"
_DAYS_OFF = "tests/rules/test_days_off.py"

ON_THE_CALENDAR = (
    Weakening(
        "public holidays are working days",
        "bot/lead/workplace/days_off.py",
        "return day in self.own.off or day in public_holidays",
        "return day in self.own.off and day in public_holidays",
        (_HOURS, _DAYS_OFF),
    ),
    Weakening(
        "nobody can say that the team works on a holiday",
        "bot/lead/workplace/days_off.py",
        "or day in self.own.worked:",
        "or day in ():",
        (_HOURS,),
    ),
    Weakening(
        "a typing error may silence Baton for years",
        "bot/workspace/setting_checks.py",
        "longest_rest(own.off, hours) > LONGEST_REST",
        "longest_rest(own.off, hours) < 0",
        (_HOURS,),
    ),
    Weakening(
        "days count in two digests",
        "bot/digest/periods.py",
        "        start = last_end\n",
        "        start = start\n",
        (_PERIODS, _DIGEST),
    ),
    Weakening(
        "a change of the digest's day posts one at once",
        "bot/digest/post_digests.py",
        "workspace.digest_since > due_at or ",
        "",
        (_DIGEST,),
    ),
    Weakening(
        "digests pile up for a channel that cannot be reached",
        "bot/digest/notices.py",
        "if last and last > end:",
        "if last and last < end:",
        (_DIGEST,),
    ),
    Weakening(
        "a digest comes on a public holiday",
        "bot/lead/workplace/quiet_hours.py",
        " and now.astimezone(hours.tz).date() not in hours.holidays",
        "",
        (_DIGEST,),
    ),
    Weakening(
        "a day is judged by the team's clock",
        "bot/lead/access.py",
        "return workspace.hours_in(own.tz or workspace.tz, own.week)",
        "return workspace.hours_in(workspace.tz, own.week)",
        (_LIVES, _DAYS),
    ),
    Weakening(
        "nobody asks where somebody lives before a day is judged",
        "commands/workspace.py",
        "        if in_doubt:",
        "        if not days:",
        (_LIVES,),
    ),
    Weakening(
        "what one person gets is sent by the team's clock",
        "bot/cadence/due_work.py",
        "zone = lives[item.team_id].get(item.marketer) or workspace.tz",
        "zone = workspace.tz",
        (_LIVES,),
    ),
    Weakening(
        "a follow-up comes before its day",
        "bot/cadence/due_work.py",
        "return max(opens, start_of_day_on(item.on, hours)) if item.day else opens",
        "return opens",
        ("tests/rules/test_days.py",),
    ),
    Weakening(
        "whoever moves is reminded a day late",
        "bot/lead/workplace/learn_zone.py",
        "if workspace and zone and zone != before:",
        "if workspace and not zone:",
        (_DAYS,),
    ),
    Weakening(
        "a zone that Slack did not tell at first stays unknown",
        "bot/lead/workplace/learn_zone.py",
        "if zone and workspace and workspace.tz_assumed:",
        "if zone and workspace and not workspace.tz_assumed:",
        (_LIVES,),
    ),
)
