"""The lines that keep leads from who is away, full or out of role: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_AWAY = "tests/conversations/test_away.py"
_GROUPS = "tests/conversations/test_user_groups.py"
_TEAM = "tests/conversations/test_team.py"
_ELIGIBLE = "tests/rules/test_eligible.py"
_TYPED = "tests/rules/test_typed_away.py"

ON_THE_TEAM = (
    Weakening(
        "somebody is back a moment late",
        "bot/team/rep.py",
        "return self.since <= moment < self.until",
        "return self.since <= moment <= self.until",
        (_ELIGIBLE,),
    ),
    Weakening(
        "one lead more than the cap",
        "bot/team/rep.py",
        "self.open_leads + self.asked >= self.cap",
        "self.open_leads + self.asked > self.cap",
        (_ELIGIBLE,),
    ),
    Weakening(
        "what waits for a rep's answer is no burden",
        "bot/team/rep.py",
        "self.open_leads + self.asked >= self.cap",
        "self.open_leads >= self.cap",
        (_ELIGIBLE,),
    ),
    Weakening(
        "the last day away is not included",
        "bot/team/typed_absence.py",
        "return Away(since, start_of_day(last + _DAY, tz), first_day=first, last_day=last)",
        "return Away(since, start_of_day(last, tz), first_day=first, last_day=last)",
        (_TYPED,),
    ),
    Weakening(
        "a cover who is away as well is taken",
        "bot/team/go_away.py",
        "        if _overlap(theirs, away):\n            yield",
        "        if False:\n            yield",
        (_AWAY,),
    ),
    Weakening(
        "a cover sees everything before the time has come",
        "bot/team/stand_in.py",
        "    away = absences.current(tx, by.team_id, lead.owner) if lead.owner",
        "    away = next(iter(absences.of(tx, by.team_id, lead.owner)), None) if lead.owner",
        (_AWAY,),
    ),
    Weakening(
        "anybody changes a rep",
        "bot/team/may_change.py",
        "    if whose != by.user_id and by.user_id not in managers:\n",
        "    if whose != by.user_id and by.user_id in managers:\n",
        (_AWAY,),
    ),
    Weakening(
        "a rep gives themselves more leads",
        "bot/team/change_rep.py",
        "may_change=frozenset(FIELDS) if manages else OWN,",
        "may_change=frozenset(FIELDS),",
        (_TEAM,),
    ),
    Weakening(
        "guests in a user group hold its role",
        "storage/team/groups.py",
        '_role.role == given("role"), _in.unfit == "", _gone',
        '_role.role == given("role"), _gone',
        (_GROUPS,),
    ),
    Weakening(
        "an emptied user group leaves nobody to manage",
        "bot/workspace/give_by_group.py",
        "        _keep_managers(tx, team_id, before, found)\n",
        "        pass\n",
        (_GROUPS,),
    ),
    Weakening(
        "who leaves a user group loses a role they hold by name",
        "storage/workspaces.py",
        "    names = dict.fromkeys(user_ids)\n",
        "    names = dict.fromkeys([*user_ids][:0])\n",
        (_GROUPS,),
    ),
)
