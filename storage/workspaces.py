"""Workspaces: their settings, who holds which role, and the definitions they signed."""

from collections.abc import Collection, Mapping
from functools import cache
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, delete, select, update

from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Definition
from bot.lead.people import MANAGERS, Person, Role
from bot.lead.workplace.workspace import Workspace
from storage import tables
from storage.sql import Prepared, Transaction, given, insert, insert_or_ignore
from storage.team import groups

_workspace = tables.workspace.c
_member = tables.member.c


_HOURS = {"week": "Mon-Fri 9:00-17:00", "promises": "", "country": "", "region": "", "own_days": ""}
_NURTURE = {"cap_person": 3, "cap_company": 8, "ration": 25, "early_days": 10, "late_hours": 24, "import_ration": 10}
_AT_FIRST = {"tz": "UTC", "digest_weekday": 0, "digest_hour": 9, "last_number": 0, **_HOURS, **_NURTURE}
CHANNELS = ("sales_channel", "marketing_channel")
SETTINGS = [_workspace[name] for name in Workspace.__dataclass_fields__]
_OURS = _workspace.team_id == given("team")
_GET = Prepared(select(*SETTINGS).where(_OURS))
_EVERYONE = Prepared(select(*SETTINGS).where(_workspace.left_at.is_(None)))
_definition = tables.definition.c
_ADD_DEFINITION = insert(tables.definition, "team_id", "version", "body", "effective_at")
_DEFINITION = Prepared(
    select(_definition.body).where(_definition.team_id == given("team"), _definition.version == given("version"))
)
_ADD_MEMBER = insert(tables.member, "team_id", "user_id", "role", "named")
_DROP_MEMBERS = Prepared(delete(tables.member).where(_member.team_id == given("team"), _member.role == given("role")))
_ROLES = Prepared(select(_member.role).where(_member.team_id == given("team"), _member.user_id == given("user")))
_MEMBERS = Prepared(
    select(_member.role, _member.user_id).where(_member.team_id == given("team")).order_by(_member.user_id)
)
_NAMED = Prepared(
    select(_member.role, _member.user_id)
    .where(_member.team_id == given("team"), _member.named.is_(True))
    .order_by(_member.user_id)
)
_FILLED = Prepared(select(tables.filled_setting.c.setting).where(tables.filled_setting.c.team_id == given("team")))
_NOTE_FILLED = insert_or_ignore(tables.filled_setting, "team_id", "setting")
_NEWEST = Prepared(
    select(_definition.version)
    .where(_definition.team_id == given("team"))
    .order_by(_definition.version.desc())
    .limit(1)
)


def get(tx: Transaction, team_id: str) -> Workspace | None:
    row = _GET.first(tx, team=team_id)
    return Workspace(**row) if row else None


def everyone(tx: Transaction) -> list[Workspace]:
    """Return every workspace that has not left, for the clock, which serves them all."""
    return [Workspace(**row) for row in _EVERYONE.all(tx)]


def add(tx: Transaction, team_id: str, **settings: Any) -> bool:
    """Create the workspace with the default definition, unless it exists; returns whether it was created."""
    values = {**_AT_FIRST, **settings}
    values |= {"tz_assumed": "tz" not in settings, "installed_at": tx.now, "digest_since": tx.now, "erasing": False}
    values |= {"team_id": team_id, "created_at": tx.now, "keep_since": tx.now}
    is_new = insert_or_ignore(tables.workspace, *values).count(tx, **values) == 1
    if is_new:
        _note_filled(tx, team_id, settings)
        add_definition(tx, team_id, DEFAULT)
    return is_new


def change(tx: Transaction, team_id: str, **settings: Any) -> None:
    _changing(*settings).run(tx, team=team_id, **settings)
    _note_filled(tx, team_id, settings)


@cache
def _changing(*columns: str) -> Prepared:
    return Prepared(update(tables.workspace).where(_OURS), *columns)


def ever_filled(tx: Transaction, team_id: str) -> frozenset[str]:
    """Return the channels' settings, and the roles, that were ever filled: if one of them is empty, it was emptied."""
    return frozenset(_FILLED.values(tx, team=team_id))


def _note_filled(tx: Transaction, team_id: str, settings: Mapping[str, Any]) -> None:
    for name in (*CHANNELS, *Role):
        if settings.get(name):
            _NOTE_FILLED.run(tx, team_id=team_id, setting=str(name))


def roles_of(tx: Transaction, person: Person) -> frozenset[Role]:
    held = _ROLES.all(tx, team=person.team_id, user=person.user_id)
    return frozenset(Role(row["role"]) for row in held)


def members(tx: Transaction, team_id: str) -> Mapping[Role, tuple[str, ...]]:
    """Return user ids by role, in a stable order."""
    rows = _MEMBERS.rows(tx, team=team_id)
    return {role: tuple(user for held, user in rows if held == role) for role in Role}


def named(tx: Transaction, team_id: str) -> Mapping[Role, tuple[str, ...]]:
    """Return by role those who hold it by name, whatever user groups they are in, in a stable order."""
    rows = _NAMED.rows(tx, team=team_id)
    return {role: tuple(user for held, user in rows if held == role) for role in Role}


def managers(tx: Transaction, team_id: str) -> tuple[str, ...]:
    """Return the managers of either side, each once, in a stable order."""
    rows = _MEMBERS.rows(tx, team=team_id)
    return tuple(dict.fromkeys(user for held, user in rows if held in MANAGERS))


def set_members(tx: Transaction, team_id: str, role: Role, user_ids: Collection[str]) -> None:
    """Make exactly these people the holders of the role by name; whoever is in one of its user groups holds it too."""
    names = dict.fromkeys(user_ids)
    others = [user for user in groups.of_role(tx, team_id, role) if user not in names]
    _DROP_MEMBERS.run(tx, team=team_id, role=role)
    who = {"team_id": team_id, "role": role}
    _ADD_MEMBER.run_many(tx, [{**who, "user_id": user, "named": user in names} for user in (*names, *others)])
    _note_filled(tx, team_id, {role: [*names, *others]})


def follow_groups(tx: Transaction, team_id: str) -> None:
    """Make whoever is in the user groups hold their roles now, and nobody else but those who are named."""
    for role, user_ids in named(tx, team_id).items():
        set_members(tx, team_id, role, user_ids)


_read: WeakKeyDictionary[Dialect, dict[tuple[str, int], tuple[float, Definition]]] = WeakKeyDictionary()
_MOST_READ = 1000
_KEPT = 60.0
"""In seconds: if a workspace is erased and comes back, other processes do not hear that it counts from one again."""


def definition(tx: Transaction, team_id: str, version: int) -> Definition:
    """Return a version of the workspace's definition. One that was committed never changes, and is kept for a while."""
    # Each database has a dialect of its own, and looking at that does not flush what waits.
    key, known = (team_id, version), _read.setdefault(tx.dialect, {})
    read_at, found = known.get(key, (0.0, None))
    if found is None or monotonic() - read_at > _KEPT:
        found = Definition.from_json(_DEFINITION.value(tx, team=team_id, version=version))
        if len(known) >= _MOST_READ:
            known.clear()
        tx.learnt.append((known, key, (monotonic(), found)))
    return found


def add_definition(tx: Transaction, team_id: str, definition: Definition) -> None:
    """Put the definition in force for leads that come from now on."""
    row = {"team_id": team_id, "version": definition.version, "body": definition.to_json(), "effective_at": tx.now}
    _ADD_DEFINITION.run(tx, **row)


def current_version(tx: Transaction, team_id: str) -> int:
    version: int = _NEWEST.value(tx, team=team_id)
    return version


def forget_definitions(team_id: str) -> None:
    """Forget the versions that were read: a workspace that comes back starts counting them from one."""
    for known in list(_read.values()):
        for key in [key for key in list(known) if key[0] == team_id]:
            known.pop(key, None)
