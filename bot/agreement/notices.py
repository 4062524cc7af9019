"""Notices about the lead definition: to managers, and to both teams when a new version takes effect."""

from collections.abc import Callable, Mapping

from bot.agreement.rules.changes import changes
from bot.agreement.rules.sheets import ProposalSheet, proposal_sheet
from bot.agreement.rules.signing import Proposal, State, managers_by_side
from bot.agreement.views import notes as definition_notes
from bot.lead.definition.questions import Definition
from bot.lead.drawing import Draw, channel_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post, UndeliverableError
from bot.slack.blocks import Message
from storage import workspaces
from storage.agreement import definitions
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _proposal(tx: Transaction, notice: ClaimedNotice, name: str = "proposal_id") -> Proposal:
    found = definitions.get(tx, notice.team_id, int(notice.data[name]))
    if found is None:
        raise UndeliverableError("unknown_notice")
    return found


def _while_open(draw: Callable[[ProposalSheet], Message]) -> Draw:
    """Draw a notice only while its proposal is open: how a proposal ended is told by a notice of its own, and by one
    that was sent already."""

    def composed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
        proposal = _proposal(tx, notice)
        if proposal.state is not State.OPEN and not notice.data.get("redrawn"):
            return None
        before = workspaces.definition(tx, notice.team_id, proposal.replaces)
        managers = managers_by_side(workspaces.members(tx, notice.team_id))
        return to_person(notice, draw(proposal_sheet(proposal, before, managers, notice.destination)))

    return composed


def _remark(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    said = definition_notes.remark(_proposal(tx, notice), str(notice.data["by"]), str(notice.data["remark"]))
    return to_person(notice, said)


def _replaced(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    earlier, newer = _proposal(tx, notice), _proposal(tx, notice, "newer_id")
    return to_person(notice, definition_notes.replaced(earlier, newer))


def _withdrawn(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(notice, definition_notes.withdrawn(_proposal(tx, notice)))


def _in_force(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(notice, definition_notes.in_force(*_version(tx, notice)))


def _announced(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return Post(channel_of(tx, notice), *definition_notes.announced(*_version(tx, notice)))


def _version(tx: Transaction, notice: ClaimedNotice) -> tuple[Definition, Proposal | None, tuple[str, ...]]:
    version = int(notice.data["version"])
    definition = workspaces.definition(tx, notice.team_id, version)
    before = workspaces.definition(tx, notice.team_id, version - 1)
    return definition, definitions.behind(tx, notice.team_id, version), changes(before, definition)


def _rejudged(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    data = notice.data
    left = data.get("left") or ()
    return to_person(notice, definition_notes.rejudged(int(data["version"]), data["lines"], int(data["total"]), left))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.PROPOSAL: _while_open(definition_notes.asked_to_sign),
    NoticeKind.PROPOSAL_WAITS: _while_open(definition_notes.waits),
    NoticeKind.PROPOSAL_REMARK: _remark,
    NoticeKind.PROPOSAL_REPLACED: _replaced,
    NoticeKind.PROPOSAL_WITHDRAWN: _withdrawn,
    NoticeKind.DEFINITION_IN_FORCE: _in_force,
    NoticeKind.DEFINITION_ANNOUNCED: _announced,
    NoticeKind.REJUDGED: _rejudged,
}
