"""No kind of message or of history line is forgotten: what is left is drawn, what is recorded is put into words."""

import ast
from enum import StrEnum
from pathlib import Path

import pytest

from bot.cadence.outcome import OUTCOMES, Outcome
from bot.cadence.work import Work
from bot.delivery.notices import KINDS
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.natures import INVITES, NATURE
from bot.overview.history_words import WORDS
from schedules import DUE
from tests.test_architecture import MODULES, within


def named(kind: type[StrEnum], *but: str) -> set[str]:
    """The members that code of ours names, outside the files named."""
    return {
        node.attr
        for name, path in MODULES.items()
        if not within(name, "bot.lead.kinds", "bot.lead.natures", "bot.simulator", *but)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == kind.__name__
    }


def _tree(path: Path) -> ast.AST:
    return ast.parse(path.read_text())


def test_every_message_that_is_left_is_drawn_and_every_one_drawn_is_left() -> None:
    draws = [name for name in MODULES if name.endswith(".notices")]
    assert set(KINDS) == set(NoticeKind)
    assert named(NoticeKind, *draws) == {kind.name for kind in NoticeKind}


TELLS = frozenset(
    """
    import answer_corrected answer_replaced came_back away_hint away_set barred card confirm_suppression
    conversation_logged covering
    definition_announced
    definition_in_force digest done_to_all erased held_back holder_left inquiry_answered inquiry_closed inquiry_meant
    export inquiry_passed_on late
    lifted meeting_changed nobody_left note nurture_over paused proposal proposal_remark
    proposal_replaced proposal_waits proposal_withdrawn redrawn refused rejected rejudged result resumed
    stopped story to_talk_about track_moved triage_over triage_waits unclear welcome welcome_back
    when_away which_zone
    batch_picked outcome reviews probation probation_lifted released given_back
    report request request_settled roles_changed same_source shown stays_closed whose_customer
    """.split()  # noqa: SIM905
)
"""Messages that lead nobody to contact a lead: they say what happened, or are about no lead. The others are not sent
about a lead whom nobody may contact."""


def test_every_message_is_one_that_invites_somebody_to_contact_the_lead_or_one_that_only_tells() -> None:
    assert {kind.value for kind in INVITES} == {kind.value for kind in NoticeKind} - TELLS
    assert set(NATURE) >= TELLS


def test_every_line_of_history_that_is_recorded_is_read_aloud_and_every_one_read_is_recorded() -> None:
    assert set(WORDS) == set(EventKind)
    assert named(EventKind, "bot.overview.history_lines", "bot.overview.history_words", "bot.numbers.counting") == {
        kind.name for kind in EventKind
    }


def test_every_kind_of_work_has_an_act() -> None:
    assert set(DUE) == set(Work)


def test_every_outcome_of_a_touch_has_its_words() -> None:
    assert list(OUTCOMES) == list(Outcome)


@pytest.mark.parametrize("kind", [NoticeKind, EventKind, Work, Outcome])
def test_a_kind_is_kept_under_its_own_name(kind: type[StrEnum]) -> None:
    """What stands in the tables outlives a release: renaming a member must not change it unseen."""
    assert {member.value: member.name for member in kind} == {name.lower(): name for name in kind.__members__}
