"""The lines that keep a marketer's morning one message, and Done what it says."""

from tests.guarantees.weakenings.weakening import Weakening

_LISTS = "tests/conversations/test_follow_ups.py"
_DONE = "tests/conversations/test_done.py"

ON_FOLLOW_UPS = (
    Weakening(
        "what waits and what comes today are two messages",
        "bot/nurture/remind_again.py",
        "return max(soonest, tx.now + _A_MINUTE) if soonest else None",
        "return None if soonest else soonest",
        (f"{_LISTS}::test_what_waits_and_what_comes_today_are_one_message",),
    ),
    Weakening(
        "an older message keeps its buttons when a newer one asks again",
        "bot/nurture/morning.py",
        "return {lead for lead, at in newest.items() if at > ts}",
        "return {lead for lead, at in newest.items() if at < ts}",
        (f"{_LISTS}::test_each_line_of_a_list_is_settled_on_its_own",),
    ),
    Weakening(
        "a list turns back to its first page when something is done on another",
        "bot/nurture/notices.py",
        "about=notice.lead_id or 0",
        "about=0",
        (_DONE,),
    ),
    Weakening(
        "what was learned stays an answer when the touch is taken back",
        "bot/undo/take_back.py",
        'answered.put_back(tx, lead, was.get("answers") or {})',
        "answered.put_back(tx, lead, {})",
        (_DONE,),
    ),
    Weakening(
        "sales is offered whoever asks for it, with nothing asked",
        "bot/nurture/done/log.py",
        "if came is Outcome.ASKED_FOR_SALES and not to_ask(tx, lead):",
        "if came is Outcome.ASKED_FOR_SALES:",
        (_DONE,),
    ),
    Weakening(
        "Done answers a follow-up that is done already",
        "bot/nurture/follow_up.py",
        'if planned and (planned.state != "told" or told not in (0, planned.id)):',
        'if planned and planned.state == "cancelled":',
        ("tests/conversations/test_stale_offers.py",),
    ),
)
