"""The lines that keep track of people, and forget them: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_KNOWN = "tests/conversations/test_known_for_long.py"
_ERASING = "tests/conversations/test_erasing_somebody.py"
_KEPT = "tests/conversations/test_what_is_kept.py"
_CUT = "tests/conversations/test_nothing_is_cut_in_silence.py"

ABOUT_PEOPLE = (
    Weakening(
        "a merged lead is offered anyway",
        "bot/judging/offer_anyway.py",
        "    require_unmerged(lead)\n",
        "",
        (_KNOWN,),
    ),
    Weakening(
        "an address that was corrected is forgotten",
        "storage/leads.py",
        "given_for(lead.details) | given_for(details)",
        "given_for(details)",
        (_KNOWN,),
    ),
    Weakening(
        "a merged lead answers for itself",
        "storage/intake/known.py",
        "end = ends.get(lead_id, lead_id)",
        "end = lead_id",
        (_KNOWN,),
    ),
    Weakening(
        "a list ends in silence",
        "bot/overview/lists.py",
        "    if not page.skipped and not page.left:",
        "    if True:",
        (_CUT,),
    ),
    Weakening(
        "words are cut off in silence",
        "bot/slack/text.py",
        'return f"… ({left:,} more characters)" if left else "…"',
        'return "…"',
        (_CUT,),
    ),
    Weakening(
        "whoever was erased is added again",
        "bot/intake/capture.py",
        "    require_not_erased(tx, opening.workspace, details)\n",
        "",
        (_ERASING,),
    ),
    Weakening(
        "the history goes on quoting somebody who was erased",
        "storage/privacy/erase_person.py",
        "data=without_person(data)",
        "data=data",
        (_ERASING,),
    ),
    Weakening(
        "messages about somebody who was erased stay as they are",
        "bot/privacy/erase.py",
        "    _take_back_messages(tx, family)\n",
        "",
        (_ERASING,),
    ),
    Weakening(
        "a merged lead outlives the erasure of the one it became",
        "storage/privacy/erase_person.py",
        "        found += newest\n",
        "",
        (_ERASING,),
    ),
    Weakening(
        "contact details of closed leads are kept for ever",
        "bot/privacy/fade.py",
        "                fading.fade(tx, workspace.team_id, lead_id)\n",
        "",
        (_KEPT,),
    ),
    Weakening(
        "contact details go before a digest has announced it",
        "bot/privacy/keeping.py",
        "now < workspace.keep_since + _NOT_BEFORE",
        "now < workspace.keep_since",
        ("tests/rules/test_keeping.py",),
    ),
    Weakening(
        "what was never saved is kept for ever",
        "bot/workspace/forget.py",
        "half_filled.forget_before(tx, before)",
        "0",
        (_KEPT,),
    ),
)
