"""What keeps merging from being blind, and contact details from whoever may not see them: without it, tests fail."""

from tests.guarantees.weakenings.weakening import Weakening

_SAME = "tests/conversations/test_same_lead.py"
_TWO = "tests/conversations/test_merging_two.py"
_DUE = "tests/conversations/test_due.py"
_MERGING = "tests/rules/test_merging.py"
_COLLEAGUES = "tests/conversations/test_colleagues.py"
_UNDERSTANDING = "tests/rules/test_understanding.py"
_PRESETS = "tests/rules/test_snooze_presets.py"

ABOUT_THE_SAME = (
    Weakening(
        "two leads that sales has accepted are merged",
        "bot/intake/which_goes_on.py",
        "    if lead.stage is other.stage is Stage.ACCEPTED:",
        "    if lead.stage is other.stage is Stage.ACCEPTED and lead is other:",
        (_MERGING, _TWO),
    ),
    Weakening(
        "two saved leads are merged that are not what was seen",
        "bot/intake/merge_two.py",
        "    require_as_seen(closes, kept, seen)\n",
        "",
        (_TWO,),
    ),
    Weakening(
        "attempts stay with the lead that closes",
        "bot/intake/merge.py",
        "    attempts.hand_over(tx, lead, into)\n",
        "",
        (_TWO,),
    ),
    Weakening(
        "a meeting stays held that was taken back",
        "bot/undo/take_back.py",
        '        _plan_again(tx, by, lead, was["meeting"])\n',
        "        pass\n",
        ("tests/conversations/test_meetings.py",),
    ),
    Weakening(
        "other follow-ups are put off than were seen",
        "bot/nurture/all_at_once/snooze_all.py",
        "    if found.stamp != seen:",
        "    if not seen:",
        (_DUE,),
    ),
    Weakening(
        "what went on since is taken back with the rest",
        "bot/undo/take_back.py",
        "or deed.done_by != by.user_id or _went_on(tx, lead, deed) or bar_of(tx, lead):",
        "or deed.done_by != by.user_id or bar_of(tx, lead):",
        (_DUE,),
    ),
    Weakening(
        "leads are given back that somebody else has by now",
        "bot/handover/hand_over.py",
        "[number for number in ids if number in theirs]",
        "ids",
        (_DUE,),
    ),
    Weakening(
        "leads are merged that are not what was seen",
        "bot/intake/merge.py",
        "    if seen != as_seen(lead, into):",
        "    if not seen:",
        (_SAME,),
    ),
    Weakening(
        "an address that differs is lost",
        "bot/intake/merge.py",
        "    further.keep(tx, lead.team_id, lead.id, merged.further)\n",
        "",
        (_SAME,),
    ),
    Weakening(
        "a lead is offered as its own duplicate",
        "bot/intake/look_up.py",
        " for lead, why in found if lead.id != lead_id]",
        " for lead, why in found]",
        (_SAME,),
    ),
    Weakening(
        "everybody sees further addresses",
        "bot/lead/identity/further.py",
        "    if reader.sees_contact_details_of(lead):\n        return list(ways)\n",
        "    if ways:\n        return list(ways)\n",
        (_MERGING,),
    ),
    Weakening(
        "colleagues give away how to reach each other",
        "bot/colleagues/page.py",
        "esc(without_given(typed, _MASKED), limit)",
        "esc(typed, limit)",
        (_COLLEAGUES,),
    ),
    Weakening(
        "a time that may be two choices is guessed",
        "bot/answers/understanding.py",
        "within = len(may_be) == 1 and",
        "within = bool(may_be) and",
        (_UNDERSTANDING,),
    ),
    Weakening(
        "a maybe is taken for a yes",
        "bot/answers/understanding.py",
        "if within and not hedged else",
        "if within else",
        (_UNDERSTANDING,),
    ),
    Weakening(
        "snooze offers days on which nobody works",
        "bot/nurture/presets.py",
        "on = start_of_day_on(day, hours).astimezone(hours.tz).date()",
        "on = day",
        (_PRESETS,),
    ),
)
