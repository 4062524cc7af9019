"""The lines that keep routing fair, and leads with whoever can answer: without any of them, a test turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_ROUTING = "tests/conversations/test_routing.py"
_PROMISES = "tests/conversations/test_promises.py"
_CONTACTS = "tests/conversations/test_contact_details.py"
_TURNS = "tests/rules/test_turns.py"
_CHOOSING = "tests/rules/test_choosing.py"
_ONCE = "tests/guarantees/test_no_turn_is_given_twice.py"

_MANY = "tests/guarantees/test_many_follow_ups_after_downtime.py"

ON_ROUTING = (
    Weakening(
        "two processes tell a marketer more than a day holds",
        "bot/cadence/sift.py",
        "    spent.hold(tx, team_id)\n",
        "",
        (_MANY,),
    ),
    Weakening(
        "who is ahead of their share is given a lead all the same",
        "bot/routing/rules/turns.py",
        "if had[user] * whole < shared + LEAD)",
        "if True)",
        (_TURNS,),
    ),
    Weakening(
        "whoever comes back is flooded",
        "bot/routing/rules/turns.py",
        "if each in counts and counts[each].had < present:",
        "if False:",
        (_TURNS,),
    ),
    Weakening(
        "two leads that come at once take one turn",
        "storage/routing/turns.py",
        "_HELD = Prepared(select(_turn.state).where(_THIS).with_for_update())",
        "_HELD = Prepared(select(_turn.state).where(_THIS))",
        (_ONCE,),
    ),
    Weakening(
        "whoever was passed over is asked once more",
        "bot/routing/rules/choose.py",
        "    if rep.user_id in asked.passed_over:\n        return asked.passed_over[rep.user_id]\n",
        "",
        (_CHOOSING, _ROUTING),
    ),
    Weakening(
        "a rep who goes away keeps what waits for them",
        "bot/promises/take_step.py",
        "if standing.answers and (why := why_not_any_more(tx, lead, away)):",
        "if standing.answers and (why := why_not_any_more(tx, lead, away)) and not why:",
        (_PROMISES,),
    ),
    Weakening(
        "nobody looks when an absence begins",
        "bot/promises/take_step.py",
        "*(each.since for each in absent if each.since > tx.now)",
        "",
        (_PROMISES,),
    ),
    Weakening(
        "an undone rejection leaves the turn given back",
        "bot/decisions/undo.py",
        "        take_again(tx, lead, deed.done_at)\n",
        "        pass\n",
        (_ROUTING,),
    ),
    Weakening(
        "what managers of sales do not answer waits for ever",
        "bot/promises/pass_on.py",
        "                give_as_nobody_said(tx, lead)\n",
        "                pass\n",
        (_ROUTING,),
    ),
    Weakening(
        "names that are hidden stand in lists",
        "bot/lead/veil/as_seen.py",
        "[veiled_row(row) if is_hidden_from(row, by.user_id, roles) else row for row in rows]",
        "list(rows)",
        (_CONTACTS,),
    ),
    Weakening(
        "names that are hidden stand in messages",
        "bot/lead/drawing.py",
        '    return as_seen(tx, found, "" if notice.destination == "sales" else notice.destination)',
        "    return found",
        (_CONTACTS,),
    ),
)
