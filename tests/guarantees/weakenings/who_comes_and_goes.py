"""The lines that keep leads from being forgotten when cards, people or reminders go: without any, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_ZONE = "tests/conversations/test_zone_unknown.py"
_DELETED = "tests/conversations/test_deleted_cards.py"
_GONE = "tests/conversations/test_people_come_and_go.py"
_STANDING = "tests/rules/test_standing.py"
_HANDED = "tests/conversations/test_handing_over.py"

WHO_COMES_AND_GOES = (
    Weakening(
        "nobody looks whether a card is still there",
        "storage/delivery/cards.py",
        "LOOK_AFTER = timedelta(minutes=50)",
        "LOOK_AFTER = timedelta(days=50)",
        (_DELETED,),
    ),
    Weakening(
        "a deleted card is held back when its lead changes",
        "bot/delivery/attempt.py",
        "if notice.kind in (NoticeKind.CARD, NoticeKind.RESULT, NoticeKind.REDRAWN):",
        'if notice.kind == "no such kind":',
        (_DELETED,),
    ),
    Weakening(
        "the card of a lead that was decided comes back",
        "bot/lead/show_card.py",
        "return lead.stage is Stage.OFFERED and lead.offer == offer",
        "return lead.offer == offer",
        (_DELETED,),
    ),
    Weakening(
        "a gravestone counts as a card",
        "bot/delivery/slack.py",
        'message.get("subtype") != "tombstone"',
        'message.get("subtype") != "no such thing"',
        (_DELETED,),
    ),
    Weakening(
        "nobody is asked for a zone that Slack does not name",
        "bot/workspace/settle_in.py",
        '**({"tz": tz} if tz else {})',
        'tz=tz or "UTC"',
        (_ZONE,),
    ),
    Weakening(
        "that it is UTC cannot be said",
        "bot/workspace/configure.py",
        '"" if kept.tz_assumed else kept.tz',
        "kept.tz",
        (_ZONE,),
    ),
    Weakening(
        "a follow-up is told once",
        "bot/nurture/follow_up.py",
        "    remind_later(tx, team_id, told)\n",
        "    remind_later(tx, team_id, told[:0])\n",
        (_GONE,),
    ),
    Weakening(
        "a follow-up nobody acts on never goes to a manager",
        "bot/nurture/remind_again.py",
        "turn = item.step - REMINDERS if item.step > REMINDERS else None",
        "turn = None",
        (_GONE,),
    ),
    Weakening(
        "what waits for somebody who cannot act is sent to them",
        "bot/delivery/reaching.py",
        "if not await self._database.read(instead, notice):",
        "if await self._database.read(instead, notice) or True:",
        (_GONE,),
    ),
    Weakening(
        "nobody asks Slack whether an account still works",
        "bot/delivery/reaching.py",
        "            why = unfit(user, who.team_id)\n",
        "            why = unfit({}, who.team_id)\n",
        (_GONE,),
    ),
    Weakening(
        "whoever leaves keeps their roles",
        "storage/departures.py",
        "    _TAKE_ROLES.run(tx, team=team_id, user=user_id)\n",
        "",
        (_GONE,),
    ),
    Weakening(
        "guests count as members",
        "bot/lead/team/standing.py",
        'return Unfit.GUEST if user.get("is_restricted") or user.get("is_ultra_restricted") else None',
        "return None",
        (_GONE,),
    ),
    Weakening(
        "people of other workspaces count as ours",
        "bot/lead/team/standing.py",
        'if user.get("is_stranger") or not _is_ours(user, team_id):',
        "if not user and not _is_ours(user, team_id):",
        (_GONE, _STANDING),
    ),
    Weakening(
        "whoever is taken off the team leaves leads behind unseen",
        "bot/workspace/move_roles.py",
        "            if not may_act(now, user, side):\n",
        "            if not may_act(before, user, side):\n",
        (_GONE,),
    ),
    Weakening(
        "anybody hands over anybody's lead",
        "bot/handover/who_may.py",
        "return user == has_it or MANAGER[side] in roles or",
        "return bool(user) or MANAGER[side] in roles or",
        (_HANDED,),
    ),
    Weakening(
        "a lead is handed to somebody without the role",
        "bot/handover/who_may.py",
        "    if MEMBER[side] in held:\n",
        "    if MEMBER[side] in held or side:\n",
        (_HANDED,),
    ),
    Weakening(
        "an old form takes a lead from whoever has it by now",
        "bot/handover/hand_over.py",
        "if side in drawn and drawn[side] != holder(lead, side)]",
        "if side in drawn and drawn[side] == side]",
        (_HANDED,),
    ),
    Weakening(
        "what came in meanwhile is handed over unseen",
        "bot/handover/hand_over.py",
        "    if moved:\n        raise ChangedMeanwhileError(_how_many",
        "    if moved and not ids:\n        raise ChangedMeanwhileError(_how_many",
        (_HANDED,),
    ),
    Weakening(
        "a follow-up that waits stays with whoever had the lead",
        "storage/reminders.py",
        "    _TELL_ANEW.run(tx, team=team_id, leads=ids, due_at=tx.now)\n",
        "",
        (_HANDED,),
    ),
)
