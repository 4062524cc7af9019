"""What keeps the promises, taken away one at a time: each has to turn one of its tests red. To add one, add a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weakening:
    """`text` stands exactly once in `file`; with `instead` there, one of `tests` (pytest arguments) must fail."""

    name: str
    file: str
    text: str
    instead: str
    tests: tuple[str, ...]


_TABLES = "tests/guarantees/test_everybody_does_only_what_the_tables_say.py"
_QUERIES = "tests/guarantees/test_every_query_names_its_workspace.py"
_FORGED = "tests/guarantees/test_nothing_forged_gets_in.py"
_MALFORMED = "tests/guarantees/test_nothing_malformed_gets_in.py"
_TYPED = "tests/guarantees/test_what_people_type_stays_text.py"
_LOGS = "tests/guarantees/test_logs_tell_nothing_of_anybody.py"
_SOAK = "tests/guarantees/test_long_use_stays_small.py"
_TURNS = "tests/storage/test_taking_turns.py"
_REPEATS = "tests/conversations/test_repeats.py"
_UNCLEAR = "tests/delivery/test_unclear_results.py"
_COURIER = "tests/delivery/test_courier.py"
_SIGNING = "tests/guarantees/test_signing_at_once.py"
_DOWNTIME = "tests/guarantees/test_downtime_loses_and_doubles_nothing.py"
_ACCEPTS = "tests/guarantees/test_one_accept_wins.py"
_HELD = "tests/guarantees/test_a_held_database_gets_true_answers.py"
_FOUR_TIMES = "tests/guarantees/test_delivered_four_times_is_as_once.py"
_DEAF = "tests/guarantees/test_back_however_the_socket_is_lost.py"
_SCHEMAS = "tests/guarantees/test_every_schema_becomes_the_newest.py"

WEAKENINGS = (
    Weakening(
        "Accept moves a lead whatever its stage",
        "storage/leads.py",
        "count_changed(tx, tables.lead, _here(tuple(sources)), moved,",
        "count_changed(tx, tables.lead, _OURS, moved,",
        (_TABLES, _ACCEPTS),
    ),
    Weakening(
        "SQLite transactions begin by reading",
        "storage/engine.py",
        'begin: str = "BEGIN IMMEDIATE"',
        'begin: str = "BEGIN"',
        (_TURNS,),
    ),
    Weakening(
        "due work is claimed without a lock",
        "storage/due.py",
        "    .with_for_update(skip_locked=True)\n",
        "",
        (_TURNS,),
    ),
    Weakening(
        "what people type is not escaped",
        "bot/views/text.py",
        '_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}',
        "_ENTITIES: dict[str, str] = {}",
        (_TYPED,),
    ),
    Weakening(
        "bidirectional and zero-width characters stay",
        "bot/views/text.py",
        '_UNSEEN = ("Cc", "Cf", "Cs", "Co")',
        '_UNSEEN = ("Cc", "Cs", "Co")',
        (_TYPED,),
    ),
    Weakening(
        "a code fence that somebody types stays one",
        "bot/views/text.py",
        """text.replace("```", "'''")""",
        "text",
        ("tests/views/test_limits.py",),
    ),
    Weakening(
        "any signature is good",
        "bot/http_door.py",
        'return hmac.compare_digest(b"v0=" + _hex(self._secret, signed), given)',
        "return bool(signed)",
        (_FORGED,),
    ),
    Weakening(
        "a signature is good for ever",
        "bot/http_door.py",
        "if abs(self._clock.now().timestamp() - int(stamp)) > _FRESH:",
        "if int(stamp) < 0:",
        (_FORGED,),
    ),
    Weakening(
        "of two signatures the first counts",
        "bot/http_door.py",
        'return values[0] if len(values) == 1 else ""',
        'return values[0] if values else ""',
        (_FORGED,),
    ),
    Weakening(
        "bodies in chunks have no end",
        "bot/http_door.py",
        "client_max_size=LARGEST_BODY",
        "client_max_size=0",
        ("tests/doors/test_http_door.py",),
    ),
    Weakening(
        "a length over the cap is waited for",
        "bot/http_door.py",
        "if (request.content_length or 0) > LARGEST_BODY:",
        "if (request.content_length or 0) < 0:",
        (_FORGED,),
    ),
    Weakening(
        "ids can be anything",
        "bot/payload_shape.py",
        "return isinstance(value, str) and _ID.fullmatch(value) is not None",
        "return isinstance(value, str | None)",
        (_MALFORMED,),
    ),
    Weakening(
        "a form's blocks can be anything",
        "bot/payload_shape.py",
        "return isinstance(value, list) and all(isinstance(item, dict) for item in value)",
        "return value is not None",
        (_MALFORMED,),
    ),
    Weakening(
        "a lead is found in every workspace",
        "storage/leads.py",
        '_OURS = and_(_lead.team_id == given("team"), _lead.id == given("lead"))',
        '_OURS = and_(_lead.name != given("team"), _lead.id == given("lead"))',
        (_TABLES,),
    ),
    Weakening(
        "a prepared statement forgets its workspace",
        "storage/leads.py",
        'where(_lead.team_id == given("team"), _lead.number == given("number"))',
        'where(_lead.number == given("number"))',
        (_QUERIES,),
    ),
    Weakening(
        "a statement forgets its workspace",
        "storage/due.py",
        "update(tables.due).where(_due.team_id == work.team_id, _due.id == work.id)",
        "update(tables.due).where(_due.id == work.id)",
        (_QUERIES,),
    ),
    Weakening(
        "Accept asks for no role",
        "bot/handoff/accepting.py",
        "    require(tx, by, Act.DECIDE)\n",
        "",
        (_TABLES,),
    ),
    Weakening(
        "marketers may decide for sales",
        "bot/rules/people.py",
        "Act.DECIDE: frozenset({Role.REP})",
        "Act.DECIDE: frozenset({Role.REP, Role.MARKETER})",
        (_TABLES,),
    ),
    Weakening(
        "a draft can be accepted",
        "bot/rules/lifecycle.py",
        'Move.ACCEPT: _rule("offered"',
        'Move.ACCEPT: _rule("offered draft"',
        (_TABLES,),
    ),
    Weakening(
        "logs are not redacted",
        "bot/logs.py",
        "text = redact(super().format(record), self._known)",
        "text = super().format(record)",
        ("tests/test_logs.py",),
    ),
    Weakening(
        "tracebacks quote their messages",
        "bot/logs.py",
        'lines = [f"{type(chain).__name__}:\\n"',
        'lines = [f"{chain!r}:\\n"',
        (_LOGS,),
    ),
    Weakening(
        "libraries log what they send",
        "bot/logs.py",
        "if record.levelno < logging.WARNING and record.name.startswith(TALKATIVE):",
        "if record.levelno < logging.DEBUG:",
        ("tests/test_logs.py",),
    ),
    Weakening(
        "every delivery counts as the first",
        "storage/inbox.py",
        "key=key, answer=dict(answer or {}), at=tx.now)",
        "key=key, answer=dict(answer or {}), at=tx.now) or True",
        (_FOUR_TIMES, _REPEATS),
    ),
    Weakening(
        "an unclear result is looked up at once",
        "storage/deliveries.py",
        "SETTLE = timedelta(seconds=15)",
        "SETTLE = timedelta(0)",
        (_UNCLEAR,),
    ),
    Weakening(
        "an unclear result is not looked up",
        "bot/delivery/attempt.py",
        "if notice.unclear and post.leaves_a_trace:",
        "if notice.unclear and not post.channel:",
        (_UNCLEAR,),
    ),
    Weakening(
        "later notices overtake earlier ones",
        "storage/claims.py",
        "conditions = [_ripe(now), not_(behind), not_(told_to_wait)]",
        "conditions = [_ripe(now), not_(told_to_wait)]",
        (_COURIER,),
    ),
    Weakening(
        "Retry-After is not waited for",
        "bot/delivery/outcomes.py",
        "return Outcome(Fate.TRANSIENT, RATE_LIMITED, _retry_after(response.headers))",
        "return Outcome(Fate.TRANSIENT, RATE_LIMITED)",
        (_COURIER,),
    ),
    Weakening(
        "what is kept of channels grows for ever",
        "bot/delivery/pacing.py",
        "if len(self._full_at) >= _TRACKED:",
        "if len(self._full_at) < 0:",
        (_SOAK,),
    ),
    Weakening(
        "Managers do not take turns at the definition",
        "storage/definitions.py",
        "    tx.connection.execute(ours.with_for_update())\n",
        "    assert ours is not None\n",
        (_SIGNING,),
    ),
    Weakening(
        "due work is done before its time",
        "storage/due.py",
        '_due.due_at <= given("now")',
        '_due.due_at != given("now")',
        (_DOWNTIME,),
    ),
    Weakening(
        "every process posts the digest",
        "storage/digests.py",
        "channel=channel, at=tx.now)",
        "channel=channel, at=tx.now) or True",
        (_DOWNTIME,),
    ),
    Weakening(
        "a lane waits for a lock as long as it is held",
        "storage/lane.py",
        "_LOCK_WAIT = 300",
        "_LOCK_WAIT = 10_000",
        (_HELD,),
    ),
    Weakening(
        "what was given up is done after all",
        "storage/lane.py",
        "        settle(late)\n        return [job for job in batch if job not in late]",
        "        settle(late)\n        return batch",
        (_HELD,),
    ),
    Weakening(
        "a socket that is over is not replaced",
        "bot/socket_door.py",
        "await line.over.wait()",
        "await asyncio.Event().wait()",
        (_DEAF,),
    ),
    Weakening(
        "health is said to be good whatever was heard",
        "bot/socket_door.py",
        "return self.connected.is_set() and self.last_heard < self._silence",
        "return True",
        (_DEAF,),
    ),
    Weakening(
        "a schema is upgraded statement by statement",
        "storage/migrate.py",
        "    with engine.begin() as connection:",
        '    with engine.execution_options(isolation_level="AUTOCOMMIT").begin() as connection:',
        (_SCHEMAS,),
    ),
    Weakening(
        "a newer schema is taken for an older one",
        "storage/migrate.py",
        "if present - known:",
        "if not known:",
        (_SCHEMAS,),
    ),
    Weakening(
        "any file system will do for SQLite",
        "storage/file_systems.py",
        "return bool(_NETWORK.fullmatch(kind))",
        "return False",
        (_SCHEMAS,),
    ),
)
