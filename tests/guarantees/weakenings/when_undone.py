"""The lines that keep an act undoable by whoever did it, for a while, while nothing else has happened."""

from tests.guarantees.weakenings.weakening import Weakening

_UNDOING = "tests/conversations/test_undoing.py"
_RESULTS = "tests/conversations/test_results.py"
_SECOND = "tests/conversations/test_second_thoughts.py"
_SAME = "tests/conversations/test_same_lead.py"

WHEN_UNDONE = (
    Weakening(
        "an act can be undone for ever",
        "bot/undo/take_back.py",
        "if deed is None or deed.until <= tx.now:",
        "if deed is None:",
        (_UNDOING,),
    ),
    Weakening(
        "anybody undoes what somebody did",
        "bot/undo/take_back.py",
        "if deed.done_by != by.user_id:",
        "if not by.user_id:",
        (_UNDOING,),
    ),
    Weakening(
        "what happened since is undone as well",
        "bot/undo/take_back.py",
        "return history.counted(tx, lead) != deed.lines",
        "return history.counted(tx, lead) < 0",
        (_UNDOING,),
    ),
    Weakening(
        "what was planned before is not planned again",
        "bot/undo/take_back.py",
        'planned.put_back(tx, lead.team_id, lead.id, was["due"])',
        'planned.of_lead(tx, lead.team_id, lead.id) or was["due"]',
        (_UNDOING,),
    ),
    Weakening(
        "whoever was told does not hear that it was taken back",
        "bot/undo/take_back.py",
        "told = posted.told_since(tx, lead, deed.done_at)",
        "told = posted.told_since(tx, lead, deed.until)",
        (_UNDOING,),
    ),
    Weakening(
        "a merge is taken back by half",
        "bot/undo/take_back.py",
        'taken_over.put_back(tx, lead.team_id, int(was["taken_over"]))',
        'taken_over.last(tx, lead.team_id, int(was["taken_over"]))',
        (_SAME,),
    ),
    Weakening(
        "the button to undo stays when its time is over",
        "bot/undo/settle.py",
        "over = deeds.over(tx, tx.now, BATCH)",
        "over = deeds.over(tx, tx.now, BATCH)[:0]",
        (_UNDOING,),
    ),
    Weakening(
        "a source that is merged later moves what a digest has counted",
        "storage/numbers/groups.py",
        "merged[source] = int(before)",
        "merged.setdefault(source, int(before))",
        ("tests/conversations/test_numbers_agree.py",),
    ),
    Weakening(
        "a rejection that was taken back counts in the digest",
        "storage/undo/standing.py",
        'text(f"undone.{tables.UNDOING}"),',
        "text(\"undone.kind = 'erased'\"),",
        (_UNDOING,),
    ),
    Weakening(
        "a second press takes the place of what the first one did",
        "commands/responses.py",
        "if done_before:",
        "if done_before and lead_id < 0:",
        (_UNDOING,),
    ),
    Weakening(
        "a card stays as it is when marketing takes the lead back",
        "bot/judging/recall.py",
        "if lead.stage is Stage.OFFERED:\n        show_card(tx, lead)",
        "if lead.stage is Stage.DRAFT:\n        show_card(tx, lead)",
        (_SECOND,),
    ),
    Weakening(
        "messages about a draft keep their buttons when it has moved on",
        "bot/judging/judge.py",
        "if lead.reasons:  # only then can there be messages",
        "if not lead.reasons:  # only then can there be messages",
        (_RESULTS,),
    ),
)
