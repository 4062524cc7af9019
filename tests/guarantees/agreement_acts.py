"""The acts of managers on the lead definition, written down apart from the rules' own tables."""

from contextlib import suppress
from dataclasses import replace

from bot.agreement import agree as agreeing
from bot.agreement import draft as drafting
from bot.agreement import look_up as reading_definitions
from bot.agreement import rejudge as rejudging
from bot.agreement import try_out as trying
from bot.agreement.errors import NothingNewError
from bot.agreement.rules.edits import set_terms
from bot.agreement.rules.signing import managers_by_side
from bot.lead.definition.default import DEFAULT
from bot.lead.people import Person
from storage import workspaces
from storage.agreement import definitions
from storage.sql import Transaction
from tests.guarantees.asked import ANYONE, MANAGER, WHO, Asked, Place


def open_proposal(tx: Transaction, team_id: str) -> int:
    """Open a proposal of WHO's, beside a draft of theirs that says something else."""
    definitions.save_draft(tx, team_id, WHO, replace(DEFAULT, horizon_days=60), 1)
    return definitions.propose(tx, team_id, WHO, replace(DEFAULT, version=2, horizon_days=30), 1).id


def _edit(tx: Transaction, by: Person, at: Place) -> None:
    drafting.change_draft(tx, by, lambda definition: set_terms(definition, {"lowest_stage": 2}), "k")


def _propose_version(tx: Transaction, by: Person, at: Place) -> None:
    with suppress(NothingNewError):  # it is the one in force
        agreeing.propose_version(tx, by, 1, "k")


def _try_past(tx: Transaction, by: Person, at: Place) -> None:
    trying.try_past_leads(tx, by, trying.begin_trial(tx, by, at.proposal_id))


def _try_drafts(tx: Transaction, by: Person, at: Place) -> None:
    trying.try_drafts(tx, by, trying.begin_on_drafts(tx, by))


def _ask_newcomers(tx: Transaction, by: Person, at: Place) -> None:
    drafting.look_at_draft(tx, by)  # who may not change it changes no managers
    agreeing.ask_newcomers(tx, by, managers_by_side(workspaces.members(tx, by.team_id)))


AGREEMENT_ACTS: dict[str, Asked] = {
    "read the definition": Asked(lambda tx, by, at: reading_definitions.look_at_version(tx, by), ANYONE, about=False),
    "read a proposal": Asked(lambda tx, by, at: reading_definitions.look_at_proposal(tx, by, at.proposal_id), MANAGER),
    "read the draft": Asked(lambda tx, by, at: drafting.look_at_draft(tx, by), MANAGER, about=False),
    "change the draft": Asked(_edit, MANAGER, about=False),
    "discard the draft": Asked(lambda tx, by, at: drafting.discard_draft(tx, by, "k"), MANAGER, about=False),
    "propose the draft": Asked(lambda tx, by, at: agreeing.propose_draft(tx, by, "k"), MANAGER, about=False),
    "propose a version": Asked(_propose_version, MANAGER, about=False),
    "sign": Asked(lambda tx, by, at: agreeing.sign(tx, by, at.proposal_id, "k"), MANAGER),
    "discuss": Asked(lambda tx, by, at: agreeing.discuss(tx, by, at.proposal_id, "Why?", "k"), MANAGER),
    "withdraw": Asked(lambda tx, by, at: agreeing.withdraw(tx, by, at.proposal_id, "k"), MANAGER),
    "ask new managers": Asked(_ask_newcomers, MANAGER, about=False),
    "try a proposal": Asked(_try_past, MANAGER),
    "try on open drafts": Asked(_try_drafts, MANAGER, about=False),
    "re-judge open drafts": Asked(lambda tx, by, at: rejudging.start_rejudging(tx, by, "k"), MANAGER, about=False),
}
