"""The lines that keep a card true and a returned lead from coming back as it was: without any, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_DECIDING = ("tests/conversations/test_decisions.py",)
_CARD = ("tests/views/test_card.py",)

ON_THE_CARD = (
    Weakening(
        "what speaks against a lead is told as it was once",
        "bot/decisions/lines.py",
        "against = (*found.against, *(held_by(lead) if not back else ()))",
        "against = lead.reasons",
        _CARD,
    ),
    Weakening(
        "what a choice meant speaks for a lead after it is asked again",
        "bot/lead/definition/chosen.py",
        "if answer is None or answer.reopened:",
        "if answer is None:",
        _CARD,
    ),
    Weakening(
        "a decided card keeps everything",
        "bot/decisions/card.py",
        "    elif lead.stage is Stage.OFFERED:\n        blocks",
        "    elif lead.stage:\n        blocks",
        _CARD,
    ),
    Weakening(
        "a lead offered anyway is said to meet the definition",
        "bot/judging/notices.py",
        "    if lead.overridden_by:\n        return _overridden(tx, notice)\n",
        "",
        ("tests/conversations/test_offered_anyway.py",),
    ),
    Weakening(
        "whoever sent a lead back does not hear that it is back",
        "bot/judging/judge.py",
        'if lead.decided_by not in ("", by.user_id):',
        "if not lead:",
        _DECIDING,
    ),
    Weakening(
        "a returned lead that went stale goes to sales as it was",
        "bot/lead/reject_reasons.py",
        "return Move.TAKE_UP if reason and reason.move is Move.RETURN else Move.REOPEN",
        "return Move.REOPEN",
        _DECIDING,
    ),
    Weakening(
        "a form drawn for another reason is taken without what this one needs",
        "commands/decisions.py",
        "if is_lacking(visit.typed, rejection.code):",
        "if not rejection:",
        _DECIDING,
    ),
)
