"""Role, act, stage and workspace: each does exactly what is written down, and nothing configured allows nothing."""

import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from bot.agreement.errors import NoSuchProposalError
from bot.answers.ask import AnsweredAlreadyError, NothingAskedError
from bot.clock import MovableClock
from bot.do_not_contact.confirm import AnsweredByAnotherError
from bot.inquiries.answer import NoSuchInquiryError
from bot.lead.errors import (
    AlreadyDecidedError,
    HandoffError,
    MovedOnError,
    NoSuchLeadError,
    NotAllowedError,
    NotOfferedError,
    NotTheirLeadError,
)
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.outcomes.who_may import NobodyOwnsItError, NotYoursToCloseError
from bot.overview.at_home.look_up import home
from bot.overview.pages import Which
from bot.promises.pause import NothingPromisedError, NotTheirsToPauseError
from bot.requests.settle_request import DecidedAlreadyError
from storage import leads
from storage.erasing import erase_piece
from storage.sql import Database, Transaction
from tests.conftest import made
from tests.guarantees import (
    agreement_acts,
    answering_acts,
    closing_acts,
    confidence_acts,
    ending_acts,
    engaging_acts,
    everything,
    exporting_acts,
    handing_acts,
    import_acts,
    inquiring_acts,
    listing_acts,
    outcome_acts,
    promising_acts,
    requesting_acts,
    reviewing_acts,
    routing_acts,
    source_acts,
    team_acts,
    touching_acts,
    track_acts,
)
from tests.guarantees.asked import TEAMS, UNDER_WAY, WHO, Asked, Place
from tests.guarantees.conftest import Size
from tests.guarantees.everything import ACTS, World, hold, rows, undone
from tests.test_architecture import MODULES, role

NOBODY: frozenset[Role] = frozenset()
ALL = frozenset(Role)
ROLES = [frozenset(roles) for count in range(len(Role) + 1) for roles in combinations(Role, count)]
FOR_ANYBODY = {"home", "welcome", "tell", "tell_once", "document", "write_down", "draft_of", "waiting_for"}
FOR_ANYBODY |= {"merge", "to_merge_with", "meant_by", "others_as_seen", "go_on_with", "engaged", "who_moved", "part_of"}
FOR_ANYBODY |= {"typed_source", "touch", "pass_on", "ask_who_has_them", "suggest"}
FOR_ANYBODY |= {"let_undo", "let_undo_in", "can_take_back", "chosen_as_same", "owned", "begin_anew"}
FOR_ANYBODY |= {"let_undo_all", "take_back_quietly", "hand_back_all"}
FOR_ANYBODY |= {"request_access", "waits_for_access", "tell_of_roles", "roles_moved", "dated", "note_seen"}
"""Home, a greeting and a refusal are for everybody; the others are parts of acts."""
LISTS = (Which.DRAFTS, Which.RETURNED, Which.WAITING, Which.DUE_THEN, Which.TO_DECIDE, Which.OWNED)
NOT_HERE = (NoSuchLeadError, NoSuchProposalError, AnsweredByAnotherError, AnsweredAlreadyError, NothingAskedError)
NOT_HERE = (*NOT_HERE, NoSuchInquiryError, DecidedAlreadyError)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all proofs here: what happens in it is undone."""
    with made(request, tmp_path_factory.mktemp("world")) as url:
        database = Database(url, MovableClock())
        world = World(database)
        world.found()
        yield world
        database.close()


def test_every_role_does_every_act_in_every_stage_as_written_and_no_more(world: World, size: Size) -> None:
    for turn, roles in enumerate(ROLES):
        with world.transaction() as tx:
            by = hold(tx, "T1", roles)
            for number, (name, act) in enumerate(ACTS.items()):
                for stage in Stage if size.full else _tried(world, roles, turn + number):
                    with undone(tx):
                        told = _try(tx, by, act, world.places["T1", stage])
                    assert told == _expected(act, roles, stage), f"{sorted(roles)} {name} {stage}"


def _tried(world: World, roles: frozenset[Role], turn: int) -> Iterable[Stage]:
    """At the small size, several roles at once try each act in one stage, in turns; one at a time, in every stage. On
    PostgreSQL, where each statement is a round trip, whoever has all roles tries every stage, and nobody two at once:
    who may do what is decided in Python, and what a stage lets through by the database."""
    one = [[*Stage][turn % len(Stage)]]
    if world.is_near:
        return one if len(roles) > 1 else Stage
    return Stage if roles == ALL else one if len(roles) < 2 else ()


def test_every_use_case_a_person_can_reach_is_among_them() -> None:
    modules = (everything, agreement_acts, engaging_acts, answering_acts, handing_acts, inquiring_acts, requesting_acts)
    modules = (*modules, outcome_acts, closing_acts, team_acts, promising_acts, routing_acts, listing_acts, ending_acts)
    modules = (*modules, touching_acts, reviewing_acts, confidence_acts)
    modules = (*modules, track_acts, source_acts, exporting_acts, import_acts)
    written = "".join(Path(str(module.__file__)).read_text() for module in modules)
    missing = []
    for module in _acts():
        for name, function in vars(module).items():
            if inspect.isfunction(function) and list(inspect.signature(function).parameters)[:2] == ["tx", "by"]:
                ours = function.__module__ == module.__name__ and not name.startswith("_")
                if ours and name not in FOR_ANYBODY and f".{name}(" not in written:
                    missing.append(f"{module.__name__}.{name}")
    assert not missing


def _acts() -> Iterator[ModuleType]:
    """Yield every file of a feature whose role is an act."""
    for name in MODULES:
        if role(name) == "acts":
            yield import_module(name)


def _try(tx: Transaction, by: Person, act: Asked, at: Place) -> str:
    """The stage the lead is in afterwards, or why not."""
    try:
        act.do(tx, by, at)
    except NotAllowedError:
        return "not allowed"
    except (NotTheirLeadError, NotYoursToCloseError, NotTheirsToPauseError):
        return "not theirs"
    except (
        MovedOnError,
        AlreadyDecidedError,
        NotOfferedError,
        NobodyOwnsItError,
        NothingPromisedError,
    ):
        return "too late"
    lead = leads.get(tx, "T1", at.lead_id)
    assert lead is not None
    return lead.stage.value


def _expected(act: Asked, roles: frozenset[Role], stage: Stage) -> str:
    if not roles & act.roles:
        return "not allowed"
    if not act.theirs(roles, stage):
        return "not theirs"
    if stage not in act.stages:
        return "too late"
    if act.wakes and stage in (Stage.STALE, Stage.LOST):
        return Stage.DRAFT.value
    if act.reopens and stage is Stage.REFUSED:
        return Stage.DRAFT.value
    if act.bars and stage in UNDER_WAY:
        return Stage.REFUSED.value
    return (act.to or stage).value


def test_an_act_in_one_workspace_changes_nothing_in_another(world: World, size: Size) -> None:
    stages = size.of(2 if world.is_near else 1, 3)
    with world.transaction() as tx:
        by, before = hold(tx, "T1", ALL), rows(tx, "T2", "T3")
        for name, act in ACTS.items():
            for stage in sorted(act.stages)[:stages]:
                with undone(tx):
                    found = act.do(tx, by, world.places["T1", stage])
                    assert rows(tx, "T2", "T3") == before, name
                    assert not [team for team in ("'T2'", "'T3'") if team in repr(found)], name


def test_what_belongs_to_another_workspace_is_not_there(world: World, size: Size) -> None:
    stages = size.of(2 if world.is_near else 1, 3)
    with world.transaction() as tx:
        by, before = hold(tx, "T1", ALL), rows(tx, "T2", "T3")
        for name, act in ACTS.items():
            for stage in sorted(act.stages)[:stages] if act.about else ():
                with undone(tx):
                    with pytest.raises(NOT_HERE):
                        act.do(tx, by, world.places["T2", stage])
                    assert rows(tx, "T2", "T3") == before, name


def test_a_role_in_one_workspace_is_none_in_another(world: World) -> None:
    with world.transaction() as tx:
        hold(tx, "T1", ALL)
        by = hold(tx, "T2", NOBODY)
        for name, act in ACTS.items():
            with undone(tx):
                assert _try(tx, by, act, world.places["T2", next(iter(act.stages))]) == "not allowed", name


def test_home_shows_each_role_its_own_lists_of_its_own_workspace(world: World) -> None:
    for roles in ROLES:
        with world.transaction() as tx:
            shown = home(tx, hold(tx, "T1", roles))
            pages = [shown.leads[which] for which in LISTS if which in shown.leads]
            found = [(item.id, item.stage) for page in pages for item in page.items]
            brought = [Stage.DRAFT, Stage.RETURNED, Stage.OFFERED, Stage.NURTURING] if Role.MARKETER in roles else []
            decides = [Stage.OFFERED, Stage.ACCEPTED] if Role.REP in roles else []
            assert found == [(world.places["T1", stage].lead_id, stage) for stage in [*brought, *decides]]


@pytest.mark.parametrize("team_id", ["T1", "unknown", ""])
def test_without_any_configuration_nobody_may_do_anything(world: World, team_id: str) -> None:
    with world.transaction() as tx:
        while erase_piece(tx, "T1"):
            pass
        before = rows(tx, *TEAMS, team_id)
        for act in ACTS.values():
            with undone(tx), pytest.raises(HandoffError):
                act.do(tx, Person(team_id, WHO), world.places["T1", Stage.OFFERED])
        with pytest.raises(NotAllowedError, match="Nobody is set up as a manager yet"), tx.savepoint():
            ACTS["accept"].do(tx, Person(team_id, WHO), world.places["T1", Stage.OFFERED])
        assert rows(tx, *TEAMS, team_id) == before
