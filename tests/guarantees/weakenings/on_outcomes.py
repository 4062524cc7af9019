"""What keeps right what becomes of a lead that sales accepted: taken away, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_ATTEMPTS = "tests/conversations/test_attempts.py"
_BACK = "tests/conversations/test_back_to_nurture.py"
_OUTCOMES = "tests/conversations/test_outcomes.py"
_REASONS = "tests/conversations/test_reject_reasons.py"
_PROMISES = "tests/conversations/test_promises.py"

ON_OUTCOMES = (
    Weakening(
        "a rep gives a lead up as unreachable without having tried",
        "bot/outcomes/back_to_nurture.py",
        "        if left_to_make(made, agreed):",
        "        if left_to_make(made, 0):",
        (_BACK,),
    ),
    Weakening(
        "one channel counts as often as somebody logs it",
        "bot/outcomes/attempts.py",
        "if one.channel == channel and abs(one.at - at) < APART)",
        "if one.channel == channel and abs(one.at - at) > APART)",
        (_ATTEMPTS,),
    ),
    Weakening(
        "they are called back although somebody has tried since",
        "bot/outcomes/made.py",
        "    last = next(iter(attempts.of(tx, lead)), None)",
        "    last = next((one for one in attempts.of(tx, lead) if one.call_back), None)",
        (_ATTEMPTS,),
    ),
    Weakening(
        "a call back is said once, and then forgotten",
        "bot/outcomes/call_back.py",
        "        if lead and lead.id not in barred and wants_call_back(tx, lead, item.day):",
        "        if lead and not item.step and lead.id not in barred and wants_call_back(tx, lead, item.day):",
        (_ATTEMPTS,),
    ),
    Weakening(
        "a lead is lost for another reason that nobody gives",
        "bot/outcomes/close.py",
        "        if ending.reason == OTHER and not ending.note.strip():",
        "        if not ending.reason:",
        (_OUTCOMES,),
    ),
    Weakening(
        "a lead that ended goes on being asked for",
        "bot/outcomes/close.py",
        "    due.cancel(tx, lead.team_id, lead.id, *Work)\n    data =",
        "    data =",
        (_OUTCOMES,),
    ),
    Weakening(
        "what was released is taken back although somebody has it",
        "bot/undo/take_back.py",
        "return history.counted(tx, lead) != deed.lines",
        "return False",
        (_OUTCOMES,),
    ),
    Weakening(
        "a manager gets a message for each late lead",
        "bot/promises/tell_managers.py",
        "        if len(unsent) > 1:",
        "        if len(unsent) > IN_A_LIST:",
        (_PROMISES,),
    ),
    Weakening(
        "the rep never hears what managers made of a lead they closed",
        "bot/do_not_contact/confirm.py",
        "    for user in dict.fromkeys((entry.asked_by, *everybody_concerned(tx, lead, by))):",
        "    for user in everybody_concerned(tx, lead, by):",
        (_REASONS,),
    ),
    Weakening(
        "a message that is being claimed while its lead moves stays as the lead was",
        "storage/undo/posted.py",
        "    if tx.gathers:  # elsewhere",
        "    if not tx.now:  # elsewhere",
        ("tests/storage/test_drawn_once_it_is_done.py",),
    ),
)
