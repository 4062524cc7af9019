"""The lines that keep what sales would not want from it: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_PROBATION = "tests/conversations/test_probation.py"
_TRIAGE = "tests/conversations/test_triage.py"

ON_PROBATION = (
    Weakening(
        "a lead of a source on probation goes to sales unseen",
        "bot/judging/judge.py",
        "if GATE[move] is Pass.REVIEWED and not passed and (source := on_probation(tx, lead)):",
        "if passed and (source := on_probation(tx, lead)):",
        (_PROBATION,),
    ),
    Weakening(
        "a lead that was passed to sales and taken back is reviewed by nobody",
        "bot/decisions/undo.py",
        "elif deed.did in (EventKind.SENT_BACK, EventKind.OFFERED):",
        "elif deed.did is EventKind.SENT_BACK:",
        (_PROBATION,),
    ),
    Weakening(
        "whoever reviews many leads is sent a message for each",
        "bot/judging/review/keep_waiting.py",
        "if reviews.counted_for(tx, lead.team_id, user) > EACH:",
        "if not user:",
        (_PROBATION,),
    ),
    Weakening(
        "somebody reviews a lead of their own",
        "bot/judging/review/decide.py",
        "    if is_own(lead, by.user_id):\n        raise OwnLeadError(lead)\n",
        "",
        (_PROBATION,),
    ),
    Weakening(
        "a manager answers for a lead of their own",
        "bot/judging/offer_anyway.py",
        "if is_own(lead, by.user_id) and (source := on_probation(tx, lead)):",
        "if not lead and (source := on_probation(tx, lead)):",
        (_PROBATION,),
    ),
    Weakening(
        "a rejection that is undone keeps its strike",
        "bot/decisions/undo.py",
        "    watch.undone(tx, lead, deed.did)\n",
        "",
        (_PROBATION,),
    ),
    Weakening(
        "a review that nobody makes is waited for without end",
        "bot/judging/review/remind.py",
        "        _give_up(tx, lead, review)\n\n",
        "        _ask_again(tx, lead, review)\n\n",
        (_PROBATION,),
    ),
    Weakening(
        "three accepted leads end no probation",
        "bot/decisions/accept.py",
        "        sales_accepted(tx, lead)\n",
        "        pass\n",
        (_PROBATION,),
    ),
    Weakening(
        "each who only attended is asked about by itself",
        "bot/nurture/prompt.py",
        "alone = [(lead, item) for lead, item in again if not _in_triage(lead)]",
        "alone = again",
        (_TRIAGE,),
    ),
)
