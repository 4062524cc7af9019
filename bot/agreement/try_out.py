"""A dry run of a definition on existing leads, which are read batch by batch so that nobody else waits for it."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.agreement.draft import draft_of
from bot.agreement.errors import NoSuchProposalError
from bot.agreement.rules.edits import tidied
from bot.agreement.rules.tally import Tally, tally_drafts, tally_past, unasked
from bot.lead.access import require
from bot.lead.definition.questions import Definition
from bot.lead.people import Act, Person
from storage import workspaces
from storage.agreement import definitions, past_leads
from storage.sql import Transaction

PAST_DAYS = 90
_BATCH = 500


@dataclass(slots=True)
class Trial:
    """A dry run under way: leads up to the id `after` are done, those up to `until` belong to it."""

    definition: Definition
    until: int
    after: int = 0
    done: bool = False
    tally: Tally = field(default_factory=Tally)
    versions: set[int] = field(default_factory=set)
    unasked: tuple[str, ...] = ()


def begin_trial(tx: Transaction, by: Person, proposal_id: int = 0) -> Trial:
    """Begin a trial of a proposal or, without one, of the manager's draft."""
    require(tx, by, Act.DEFINE)
    until = past_leads.newest_id(tx, by.team_id)
    if not proposal_id:
        return Trial(tidied(draft_of(tx, by)[0]), until)
    proposal = definitions.get(tx, by.team_id, proposal_id)
    if proposal is None:
        raise NoSuchProposalError
    return Trial(proposal.definition, until)


def begin_on_drafts(tx: Transaction, by: Person) -> Trial:
    """Begin a trial of the version in force on the open drafts under an older one."""
    require(tx, by, Act.DEFINE)
    definition = workspaces.definition(tx, by.team_id, workspaces.current_version(tx, by.team_id))
    return Trial(definition, past_leads.newest_id(tx, by.team_id))


def try_past_leads(tx: Transaction, by: Person, trial: Trial) -> Trial:
    """Judge the next batch of the leads of the last `PAST_DAYS`; call it again until the trial is done."""
    since = tx.now - timedelta(days=PAST_DAYS)
    batch = past_leads.came_in_since(tx, by.team_id, since, trial.after, trial.until, _BATCH)
    used = {lead.definition_version for lead in batch}
    known = {version: workspaces.definition(tx, by.team_id, version) for version in used | trial.versions}
    tally_past(batch, known, trial.definition, trial.tally)
    trial.versions |= used
    _move_on(trial, [lead.id for lead in batch])
    if trial.done:
        trial.unasked = unasked(known.values(), trial.definition)
    return trial


def try_drafts(tx: Transaction, by: Person, trial: Trial) -> Trial:
    """Judge the next batch of open drafts under an older version; call it again until the trial is done."""
    version = trial.definition.version
    batch = past_leads.older_drafts(tx, by.team_id, version, trial.after, trial.until, _BATCH)
    known = {number: workspaces.definition(tx, by.team_id, number) for number in {d.definition_version for d in batch}}
    tally_drafts(batch, known, trial.definition, tx.now, trial.tally)
    _move_on(trial, [lead.id for lead in batch])
    return trial


def _move_on(trial: Trial, ids: list[int]) -> None:
    trial.done = len(ids) < _BATCH
    trial.after = ids[-1] if ids else trial.until
