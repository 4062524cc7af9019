"""The lines that keep the records right: without any of them, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_TABLES = "tests/guarantees/test_everybody_does_only_what_the_tables_say.py"
_QUERIES = "tests/guarantees/test_every_query_names_its_workspace.py"
_TURNS = "tests/storage/test_taking_turns.py"
_REPEATS = "tests/conversations/test_repeats.py"
_SIGNING = "tests/guarantees/test_signing_at_once.py"
_DOWNTIME = "tests/guarantees/test_downtime_loses_and_doubles_nothing.py"
_ACCEPTS = "tests/guarantees/test_one_accept_wins.py"
_HELD = "tests/guarantees/test_a_held_database_gets_true_answers.py"
_FOUR_TIMES = "tests/guarantees/test_delivered_four_times_is_as_once.py"
_LIVES = "tests/guarantees/test_every_life_of_a_lead.py"
_LEAVING = "tests/conversations/test_leaving.py"
_ERASING = "tests/storage/test_erasing.py"
_OWNER = "tests/storage/test_only_the_owner_reads_it.py"
_SEEDING = "tests/storage/test_seeding.py"
_SCHEMAS = "tests/guarantees/test_every_schema_becomes_the_newest.py"

IN_THE_DATABASE = (
    Weakening(
        "an old Baton goes on writing into a newer schema",
        "storage/schema.py",
        "if row is None or row[0] != newest():",
        "if row is None:",
        ("tests/storage/test_another_schema.py", "tests/guarantees/test_a_newer_baton_takes_over.py"),
    ),
    Weakening(
        "a definition is remembered that was never committed",
        "storage/sql/jobs.py",
        "transaction.learnt if self.problem is None else []",
        "[known.__setitem__(key, value) for known, key, value in transaction.learnt] and []",
        ("tests/storage/test_definitions_read_once.py",),
    ),
    Weakening(
        "Accept moves a lead whatever its stage",
        "storage/leads.py",
        "here = and_(_OURS, one_of(_lead.stage, sources), ",
        "here = and_(_OURS, ",
        (_TABLES, _ACCEPTS),
    ),
    Weakening(
        "a move that found the lead gone counts as done",
        "storage/sql/transaction.py",
        "if not as_read:",
        "if False:",
        (_ACCEPTS, "tests/storage/test_taking_turns.py"),
    ),
    Weakening(
        "anybody offers a lead anyway",
        "bot/lead/people.py",
        "Act.OFFER_ANYWAY: MANAGERS,",
        "Act.OFFER_ANYWAY: _ANYONE,",
        (_TABLES,),
    ),
    Weakening(
        "an accepted lead is judged again when an answer is corrected",
        "bot/answers/correct.py",
        "    if lead.stage in OPEN_TO_ANSWERS:\n        judge",
        "    if lead:\n        judge",
        (_TABLES,),
    ),
    Weakening(
        "a changed answer stays vetted",
        "storage/answers/answered.py",
        "if before is None or before.value != value:",
        "if before is None:",
        ("tests/storage/test_vetting_is_for_one_answer.py",),
    ),
    Weakening(
        "history forgets who accepted",
        "bot/decisions/accept.py",
        "history.record(tx, lead, EventKind.ACCEPTED, owner,",
        "history.record(tx, lead, EventKind.PROMPTED, owner,",
        (_LIVES,),
    ),
    Weakening(
        "SQLite transactions begin by reading",
        "storage/sql/engine.py",
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
        '.where(among_ours(_due.team_id, Among(_due.id, "ids")))',
        '.where(Among(_due.id, "ids"))',
        (_QUERIES,),
    ),
    Weakening(
        "every delivery counts as the first",
        "storage/inbox.py",
        "key=key, answer=dict(answer or {}), at=tx.now)",
        "key=key, answer=dict(answer or {}), at=tx.now) or True",
        (_FOUR_TIMES, _REPEATS),
    ),
    Weakening(
        "Managers do not take turns at the definition",
        "storage/agreement/definitions.py",
        '_HOLD = Prepared(select(_workspace.team_id).where(_workspace.team_id == given("team")).with_for_update())',
        '_HOLD = Prepared(select(_workspace.team_id).where(_workspace.team_id == given("team")))',
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
        "storage/digest/digests.py",
        "at=tx.now, week=week) == 1",
        "at=tx.now, week=week) < 2",
        ("tests/storage/test_digests.py",),
    ),
    Weakening(
        "a lane waits for a lock as long as it is held",
        "storage/sql/line.py",
        "_LOCK_WAIT = 250",
        "_LOCK_WAIT = 10_000",
        (_HELD,),
    ),
    Weakening(
        "what was given up is done after all",
        "storage/sql/lane.py",
        "return [job for job in batch if job not in late]",
        "return batch",
        (_HELD,),
    ),
    Weakening(
        "a schema is upgraded statement by statement",
        "storage/migrate.py",
        "    with engine.begin() as connection:\n        if connection.dialect",
        '    with engine.execution_options(isolation_level="AUTOCOMMIT").begin() as connection:\n'
        "        if connection.dialect",
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
        "a start fills what a manager has emptied",
        "storage/workspaces.py",
        "        if settings.get(name):",
        "        if settings.get(name) == 0:",
        (_SEEDING,),
    ),
    Weakening(
        "the SQLite file is made as the umask has it",
        "storage/sql/engine.py",
        "        keep_private(url)\n",
        "        pass\n",
        (_OWNER,),
    ),
    Weakening(
        "a file that others can read is left so",
        "storage/sql/private_file.py",
        "if kept & ~_OURS_ALONE:",
        "if kept & 0o111:",
        (_OWNER,),
    ),
    Weakening(
        "any file system will do for SQLite",
        "storage/sql/file_systems.py",
        "return bool(_NETWORK.fullmatch(kind))",
        "return False",
        (_SCHEMAS,),
    ),
    Weakening(
        "a farewell from before the present installation counts",
        "bot/workspace/leaving.py",
        "if at < known.installed_at.replace(microsecond=0):",
        "if at < known.installed_at.replace(year=1970):",
        (_LEAVING,),
    ),
    Weakening(
        "a farewell heard twice counts twice",
        "storage/erasing.py",
        "ours = and_(ours, not_(_KEPT))",
        "assert _KEPT is not None and and_ and not_",
        (_LEAVING, _ERASING),
    ),
    Weakening(
        "who comes back is erased all the same",
        "bot/workspace/leaving.py",
        "if installations.come_back(tx, team_id, at):",
        "if installations.of(tx, team_id) is None:",
        (_LEAVING,),
    ),
    Weakening(
        "nobody is heard of any more who has left",
        "commands/dispatch.py",
        "signs.hear(visit.person.team_id, body)",
        'signs.hear("", body)',
        (_LEAVING,),
    ),
    Weakening(
        "a farewell is a sign of life",
        "commands/dispatch.py",
        'FAREWELLS = ("app_uninstalled", "tokens_revoked")',
        "FAREWELLS = ()",
        (_LEAVING,),
    ),
    Weakening(
        "what comes late is a sign of life",
        "commands/dispatch.py",
        "moment_of(body) or self._now()",
        "self._now()",
        (_LEAVING,),
    ),
    Weakening(
        "uninstalling erases at once",
        "bot/workspace/leaving.py",
        "erased_at(left, erase_after) <= tx.now",
        "erased_at(left, erase_after) > tx.now",
        (_LEAVING,),
    ),
    Weakening(
        "what is due goes on in a workspace that has left",
        "storage/installations.py",
        "_workspace.team_id == team_id, _workspace.left_at.is_not(None)",
        "_workspace.team_id == team_id, _workspace.left_at != _workspace.left_at",
        (_LEAVING,),
    ),
    Weakening(
        "a table is forgotten when a workspace is erased",
        "storage/erasing.py",
        "if table is not tables.workspace]",
        "if table not in (tables.workspace, tables.tag)]",
        (_ERASING,),
    ),
    Weakening(
        "a refused start leaves overdue data alone",
        "bot/application.py",
        "            await self._see_to_those_that_left()\n            raise",
        "            raise",
        (_LEAVING,),
    ),
)
