"""Reading the lead definition: every version there has been, and what is proposed. Nothing here changes anything."""

from bot.agreement.errors import NoSuchProposalError, NoSuchVersionError
from bot.agreement.rules.changes import changes
from bot.agreement.rules.sheets import ProposalSheet, VersionSheet, proposal_sheet
from bot.agreement.rules.signing import Proposal, managers_by_side
from bot.lead.access import require
from bot.lead.people import Act, Person, entitled
from storage import workspaces
from storage.agreement import definitions
from storage.sql import Transaction


def look_at_version(tx: Transaction, by: Person, version: int = 0) -> VersionSheet:
    """Return a version with who signed it and what it changed; without a number, the one in force. Both teams may read
    it, and managers also change it."""
    may_change = entitled(require(tx, by, Act.READ_DEFINITION), Act.DEFINE)
    versions = definitions.versions(tx, by.team_id)
    wanted = version or versions[0][0]
    since = dict(versions).get(wanted)
    if since is None:
        raise NoSuchVersionError(version)
    definition = workspaces.definition(tx, by.team_id, wanted)
    before = [number for number, _ in versions if number < wanted][:1]
    different = [
        line for number in before for line in changes(workspaces.definition(tx, by.team_id, number), definition)
    ]
    waiting = definitions.open_one(tx, by.team_id)
    return VersionSheet(
        definition,
        since,
        definitions.behind(tx, by.team_id, wanted),
        different,
        versions,
        _sheet(tx, by, waiting) if waiting else None,
        may_change and definitions.draft(tx, by.team_id, by.user_id) is not None,
        may_change,
    )


def look_at_proposal(tx: Transaction, by: Person, proposal_id: int) -> ProposalSheet:
    """Return a proposal, open or not; raises NoSuchProposalError."""
    require(tx, by, Act.DEFINE)
    proposal = definitions.get(tx, by.team_id, proposal_id)
    if proposal is None:
        raise NoSuchProposalError
    return _sheet(tx, by, proposal)


def waiting_for(tx: Transaction, by: Person) -> int:
    """Return the id of the open proposal that waits for this manager's signature, 0 for none."""
    proposal = definitions.open_one(tx, by.team_id)
    return proposal.id if proposal and _sheet(tx, by, proposal).sides else 0


def _sheet(tx: Transaction, by: Person, proposal: Proposal) -> ProposalSheet:
    before = workspaces.definition(tx, by.team_id, proposal.replaces)
    managers = managers_by_side(workspaces.members(tx, by.team_id))
    return proposal_sheet(proposal, before, managers, by.user_id)
