"""What keeps a refused token or a missing permission from losing anything: taken away, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_PAUSING = ("tests/delivery/test_pausing.py",)
_TROUBLE = ("tests/conversations/test_token_trouble.py",)

WHEN_REFUSED = (
    Weakening(
        "a refused token is the message's fault",
        "bot/slack/refusals.py",
        "    if code in OF_EVERYTHING:\n        return EVERYTHING",
        '    if code in OF_EVERYTHING:\n        return ""',
        _PAUSING,
    ),
    Weakening(
        "a missing permission holds everything up",
        "bot/slack/refusals.py",
        "        return needed or method",
        "        return EVERYTHING",
        _TROUBLE,
    ),
    Weakening(
        "each message finds out by itself that the token is refused",
        "storage/delivery/claims.py",
        "*(() if though_refused else (_REFUSED,))",
        "*(() if though_refused else ())",
        _PAUSING,
    ),
    Weakening(
        "each message finds out by itself that a permission is missing",
        "storage/delivery/ripeness.py",
        "not_(_STILL_REFUSED)),",
        "true()),",
        _PAUSING,
    ),
    Weakening(
        "waiting for Slack to take messages uses up attempts",
        "storage/delivery/refusals.py",
        "attempts=notice.attempts - 1",
        "attempts=notice.attempts",
        _PAUSING,
    ),
    Weakening(
        "a refusal clears up a doubt",
        "storage/delivery/refusals.py",
        'state = "unclear" if notice.unclear else "pending"',
        'state = "pending"',
        _PAUSING,
    ),
    Weakening(
        "a token that Slack knows is enough",
        "bot/delivery/lookout.py",
        "        while said is None:",
        "        while said is None and not refusal.of_everything:",
        _TROUBLE,
    ),
    Weakening(
        "an outage ends a pause",
        "bot/delivery/lookout.py",
        "return said.fate in (Fate.TRANSIENT, Fate.AMBIGUOUS) or",
        "return",
        _PAUSING,
    ),
    Weakening(
        "a refused token shows that a permission was given",
        "bot/delivery/lookout.py",
        "worth_it = [each for each in refused if each.of_everything or each.team_id in let_in]",
        "worth_it = list(refused)",
        _PAUSING,
    ),
    Weakening(
        "every process looks",
        "storage/delivery/refusals.py",
        'where(_THIS, _refusal.look_at == given("expected")), "look_at")',
        'where(_THIS, _refusal.since <= given("expected")), "look_at")',
        _PAUSING,
    ),
    Weakening(
        "a pause is looked at as often as the clock ticks",
        "bot/delivery/pausing.py",
        "return tx.now + backoff(looks + 1)",
        "return tx.now",
        _TROUBLE,
    ),
    Weakening(
        "a clock set back prolongs a pause",
        "bot/delivery/pausing.py",
        "return refusal.look_at <= now or refusal.look_at > now + LONGEST_WAIT",
        "return refusal.look_at <= now",
        _TROUBLE,
    ),
    Weakening(
        "nobody hears which permission is missing",
        "bot/delivery/pausing.py",
        "    if looks == 1 and not refusal.of_everything:",
        "    if looks == 0 and not refusal.of_everything:",
        _TROUBLE,
    ),
    Weakening(
        "nobody hears that messages had to wait",
        "bot/delivery/pausing.py",
        "    if refusal.looks:\n",
        "    if refusal.looks < 0:\n",
        _TROUBLE,
    ),
    Weakening(
        "a new token waits for the next look",
        "bot/workspace/leaving.py",
        "    refusals.look_now(tx, team_id)\n",
        "",
        _TROUBLE,
    ),
    Weakening(
        "whatever Slack calls a scope is shown",
        "bot/delivery/outcomes.py",
        "isinstance(said, str) and _SCOPES.fullmatch(said)",
        "isinstance(said, str)",
        _PAUSING,
    ),
    Weakening(
        "a token that nothing is sent with is not looked at",
        "commands/refusals.py",
        "afterwards(desk.transact(doubt, visit.person.team_id, error.code))",
        "pass",
        _TROUBLE,
    ),
    Weakening(
        "a token that was revoked is found out by messages",
        "commands/workspace.py",
        '        await visit.desk.transact(doubt, visit.person.team_id, "token_revoked")\n',
        "",
        _TROUBLE,
    ),
    Weakening(
        "word to managers is parked like any other",
        "bot/delivery/pausing.py",
        "if reason in OF_ONE_OR_ALL and notice.kind in holding.TO_MANAGERS:",
        "if reason in OF_ONE_OR_ALL and notice.kind not in NoticeKind:",
        _PAUSING,
    ),
    Weakening(
        "what was parked for all stays parked",
        "storage/delivery/refusals.py",
        "    _UNPARK.run(tx, team=refusal.team_id, code=refusal.what, since=refusal.since - _BEFORE, now=tx.now)\n",
        "",
        _PAUSING,
    ),
)
