"""The house rules: who may import whom, what role a file plays, how long it may be, and how it is worded.

bot/ is laid out by feature. Its rooms stand in an order, and a room imports only rooms before it.
"""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("app", "bot", "commands", "storage", "schedules")

ROOMS = (
    "slack",
    "lead",
    "cadence",
    "worth",
    "numbers",
    "undo",
    "competitors",
    "sources",
    "inquiries",
    "requests",
    "team",
    "routing",
    "promises",
    "engagement",
    "judging",
    "answers",
    "nurture",
    "tracks",
    "conversations",
    "intake",
    "decisions",
    "outcomes",
    "handover",
    "agreement",
    "do_not_contact",
    "privacy",
    "credit",
    "digest",
    "reports",
    "exchange",
    "workspace",
    "colleagues",
    "overview",
)
"""The features in their order, the first two being what all of them stand on."""

APART = ("doors", "delivery", "playground", "simulator")
"""Rooms that no feature imports."""

LOOSE = ("bot.application", "bot.background", "bot.settings", "bot.clock", "bot.logs", "bot.desk", "bot.no_answer")
"""The files of bot/ that stand in no room."""

TOOLS = (
    "dispatch",
    "register",
    "visit",
    "type_lead",
    "refusals",
    "busy",
    "responses",
    "afterwards",
    "names",
    "found_in",
)
"""The files of commands/ that belong to no feature."""

# What a file of a feature is, by its name. Everything else in a feature is a rule: pure, and without a clock.
ACTS = frozenset(
    """
    accept agree ask capture change_meeting configure confirm correct document draft due_work erase fade follow_up
    forget introduce judge judge_again learn_zone leaving list_leads log look_up merge moved offer_anyway plan
    plan_meeting post_digests prompt reject rejudge remind same_offer settle_in show_card suppress take_edit take_stock
    try_out withdraw reopen show_lead hand_over part_with remind_again settle take_back recall redraw
    answer remind_to_answer hear_out tell go_on rate list_of_sales list_promised
    log_attempt ask_manager settle_request give_access tell_roles
    close release call_back pass_on suggest call_off back_to_nurture undo tell_story try_again
    raise_alarm sift go_away come_back hint_away change_rep move_roles give_by_group
    route pass_over give_back
    promise take_step settle_away pause merge_two list_due
    watch lift keep_waiting put_on_track list_triage
    name_batch look_at_batches
    stop stir decide unanswered tell_sales give_customer bring tell_managers save snooze move_over
    seen settle_all snooze_all undo_all
    look_through fetch go_ahead
    join tell_apart compare name_source change_source merge_sources
    make make_card
    propose shown step take_in fill start finish load judge_imported give_out send_refused
    """.split()  # noqa: SIM905
)
VIEWS = frozenset(
    """
    again answer_form answers_section blocks card contact_form details_page edited editor erase_form form forms
    away_form rep_form team_page groups_form
    lift_form send_back_form
    attempt_form nurture_form sales_lines consequences full_page glossary_page
    group_section help history_lines home in_full intake_form lines lists meeting_forms merge_form message note notes
    offer_anyway_form page people_menu question_form reject_form same_lead_form script_page settings_form snooze_form
    thread_lines to_do_buttons touch_lines trial
    headline pictures preview side_lines
    source_page log_lines
    plan_page contact_links customer_form ending_forms story working_place due_lines snooze_all_form
    now_lines number_lines
    charts undrawn
    choices
    """.split()  # noqa: SIM905
)
READERS = frozenset(
    """
    may_have taken_out
    reviewers count progress
    access as_seen decided early gated introduced late_now made may_change may_contact may_invite morning next_touch
    planned promised recipients stand_in tracks_of which_touch whom_to_ask
    """.split()  # noqa: SIM905
)
NOTICES = frozenset({"notices", "drawing", "post"})

# What else a part of the house may import, beside itself. What is not listed may not be imported.
BESIDE = {
    "storage": ("bot.clock", "bot.desk"),  # and every rule
    "commands": ("bot.desk", "bot.logs", "bot.no_answer"),  # and every feature
    "schedules": ("bot.desk",),  # and every act, with its rules
    "bot.settings": ("storage.sql",),
    "bot.doors": ("bot.clock", "bot.logs", "bot.no_answer"),
    "bot.delivery": ("bot.clock", "storage"),  # and every feature's notices
    "bot.simulator": (),
    "bot.clock": (),
    "bot.logs": (),
    "bot.desk": (),
    "bot.no_answer": (),
}
WIRING = (
    *("app", "bot.application", "bot.background", "bot.playground"),
    *("bot.exchange.__main__", "bot.exchange.machine", "bot.exchange.machine_import"),
)


def tracked(pattern: str) -> list[Path]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [ROOT / name for name in names if (ROOT / name).exists()]


def modules() -> Iterator[tuple[str, Path]]:
    for path in tracked("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if name.split(".")[0] in OURS and "migrations" not in name:
            yield name, path


MODULES = dict(modules())


def imports(path: Path) -> set[str]:
    """Return the modules of ours that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else node.module for name in inner}
    return {name for name in found if name.split(".")[0] in OURS}


def within(name: str, *parts: str) -> bool:
    return any(name == part or name.startswith(part + ".") for part in parts)


def room(name: str) -> str:
    """Return the feature that a module belongs to; "" for everything else."""
    parts = name.split(".")
    return parts[1] if parts[0] == "bot" and len(parts) > 1 and parts[1] in ROOMS else ""


def role(name: str) -> str:
    last = name.split(".")[-1]
    roles = {"acts": ACTS, "readers": READERS, "views": VIEWS, "notices": NOTICES}
    return next((each for each, names in roles.items() if last in names), "rules")


FEATURES = [name for name in MODULES if room(name) and name not in WIRING]


@pytest.mark.parametrize("name", FEATURES)
def test_a_room_imports_only_the_rooms_before_it(name: str) -> None:
    earlier = ROOMS[: ROOMS.index(room(name)) + 1]
    assert not [i for i in imports(MODULES[name]) if within(i, "bot") and room(i) not in earlier]


@pytest.mark.parametrize("name", FEATURES)
def test_a_file_imports_only_what_its_role_may(name: str) -> None:
    """Rules import rules; views also views; acts also storage and what opens an act; notices all but acts."""
    may = {
        "rules": {"rules"},
        "views": {"rules", "views"},
        "readers": {"rules", "readers", "storage"},
        "acts": {"rules", "readers", "acts", "storage"},
        "notices": {"rules", "readers", "views", "notices", "storage"},
    }[role(name)]
    found = {i: "storage" if within(i, "storage") else role(i) for i in imports(MODULES[name])}
    assert not {i: what for i, what in found.items() if what not in may}


@pytest.mark.parametrize("name", [name for name in FEATURES if role(name) in ("rules", "views")])
def test_rules_and_views_do_no_io_and_read_no_clock(name: str) -> None:
    source = MODULES[name].read_text()
    for word in ("datetime.now", "date.today", "time.time", "open(", "sqlalchemy", "aiohttp"):
        assert word not in source


@pytest.mark.parametrize("name", [name for name in MODULES if not room(name)])
def test_the_other_parts_import_only_what_they_may(name: str) -> None:
    if within(name, *WIRING) or MODULES[name].stat().st_size == 0:
        return
    part = next((part for part in BESIDE if within(name, part)), None)
    assert part, f"{name} belongs to no part of the house: a room, or a file of bot/ that BESIDE names"

    def allowed(i: str) -> bool:
        if within(i, part, *BESIDE[part]):
            return True
        feature = room(i)
        return bool(feature) and {
            "storage": role(i) == "rules",
            "commands": True,
            "schedules": role(i) in ("acts", "readers", "rules"),
            "bot.delivery": role(i) == "notices" or feature in ("slack", "lead"),
        }.get(part, False)

    assert not [i for i in imports(MODULES[name]) if not allowed(i)]


def test_storage_sql_is_entered_by_its_front() -> None:
    outside = {name: path for name, path in MODULES.items() if not within(name, "storage.sql")}
    assert not {name for name, path in outside.items() if any(i.startswith("storage.sql.") for i in imports(path))}


def test_every_file_has_a_place() -> None:
    strays = [name for name in MODULES if within(name, "bot") and name != "bot" and name not in LOOSE]
    assert not [name for name in strays if name.split(".")[1] not in (*ROOMS, *APART)]


def test_every_file_of_commands_names_a_feature() -> None:
    names = {name.split(".")[1] for name in MODULES if name.startswith("commands.")}
    assert not names - {*ROOMS, *TOOLS}


def test_nobody_imports_the_front_door() -> None:
    assert not [name for name, path in MODULES.items() if "app" in {i.split(".")[0] for i in imports(path)}]


def test_no_file_is_longer_than_200_lines() -> None:
    files = [path for kind in ("*.py", "*.js", "*.css", "*.html") for path in tracked(kind)]
    ours = [path for path in files if "tests" not in path.parts and "migrations" not in path.parts]
    assert not [path.name for path in ours if len(path.read_text().splitlines()) > 200]


def test_no_folder_holds_more_than_20_files() -> None:
    folders = Counter(path.parent for path in MODULES.values() if "simulator" not in path.parts)
    assert not {str(folder): count for folder, count in folders.items() if count > 20}


def test_package_files_are_empty_but_for_the_tables_and_the_front_of_storage() -> None:
    full = [path for path in tracked("*__init__.py") if path.read_text().strip()]
    assert {path.parent.name for path in full} <= {"commands", "schedules", "tables", "sql"}


HALTING = frozenset("what who whom whose whoever whether how where which when why as by for from there".split())  # noqa: SIM905
"""The words that a docstring must not begin with: it begins with a verb or a noun, so that it is read only once."""


def docstrings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
            for before, after in pairwise(node.body):
                if isinstance(before, ast.Assign | ast.AnnAssign) and isinstance(after, ast.Expr):
                    yield ast.literal_eval(after.value) if isinstance(after.value, ast.Constant) else ""


def test_docstrings_begin_with_a_verb_or_a_noun() -> None:
    ours = [path for name, path in MODULES.items() if not within(name, "storage.migrations.versions")]
    said = [(path, text) for path in ours for text in docstrings(path) if text]
    assert not [f"{path.name}: {text}" for path, text in said if text.split()[0].strip(".,:").lower() in HALTING]


def test_there_is_no_other_top_level_folder_of_code() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked("*.py")}
    assert {name for name in folders if "." not in name} == {"bot", "commands", "storage", "schedules", "tests"}


def test_there_is_one_way_to_run_a_statement() -> None:
    ours = [path for name, path in MODULES.items() if not within(name, "storage.sql", "storage.migrate")]
    assert not [path.name for path in ours if "connection.execute" in path.read_text()]


def test_migrations_follow_one_another_by_their_numbers() -> None:
    """Two branches may give the same number to one each: whoever lands last counts on."""
    scripts = {path.name.partition("_")[0]: path for path in tracked("storage/migrations/versions/[0-9]*.py")}
    assert len(scripts) == len(list(tracked("storage/migrations/versions/[0-9]*.py")))
    for before, number in pairwise(["None", *sorted(scripts)]):
        said = re.findall(r'^(?:down_)?revision = "?(\w+)"?$', scripts[number].read_text(), re.MULTILINE)
        assert said == [number, before], scripts[number].name
