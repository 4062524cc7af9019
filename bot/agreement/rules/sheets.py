"""The data behind what a manager sees of the lead definition: a version, a proposal, a draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.agreement.rules.changes import changes
from bot.agreement.rules.signing import Managers, Proposal, Side, signing_sides, still_asked
from bot.lead.definition.questions import Definition
from bot.slack.filled import stamp


@dataclass(frozen=True, slots=True)
class ProposalSheet:
    """A proposal as one manager sees it. `asked` are the others whose signature is needed, `nobody` the sides that
    have no manager; `sides` is what this reader's signature would count for."""

    proposal: Proposal
    changes: Sequence[str]
    asked: Sequence[str]
    nobody: Sequence[Side]
    sides: frozenset[Side]
    reader: str


def proposal_sheet(proposal: Proposal, before: Definition, managers: Managers, reader: str) -> ProposalSheet:
    """Make the sheet; `before` is the version it replaces, `reader` the user id of whoever looks at it."""
    signed = proposal.signed_by
    return ProposalSheet(
        proposal,
        changes(before, proposal.definition),
        [user for user in still_asked(managers, signed) if user != reader],
        [side for side in proposal.unsigned if not managers[side]],
        signing_sides(reader, managers, signed),
        reader,
    )


@dataclass(frozen=True, slots=True)
class VersionSheet:
    """A version that took effect at `since` (UTC), as somebody sees it who `may_change` it, or only reads it. `behind`
    is its proposal, None for the one Baton came with; `changes` is what differs from the version before. `versions` are
    all there are, newest first."""

    definition: Definition
    since: datetime
    behind: Proposal | None
    changes: Sequence[str]
    versions: Sequence[tuple[int, datetime]]
    open: ProposalSheet | None
    has_draft: bool = False
    may_change: bool = True

    @property
    def is_current(self) -> bool:
        return self.definition.version == self.versions[0][0]

    @property
    def standing(self) -> str:
        return standing(self.versions[0][0], self.open.proposal if self.open else None)


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """The draft a manager is working on. `based_on` is the version it was begun from, `current` the one in force;
    `problems` keep it from being proposed, `changes` is what a proposal would say; `open` is what is proposed now."""

    definition: Definition
    based_on: int
    current: int
    problems: Sequence[str]
    changes: Sequence[str]
    open: Proposal | None = None

    @property
    def mark(self) -> str:
        return mark(self.definition)

    @property
    def standing(self) -> str:
        return standing(self.current, self.open)


def mark(definition: Definition) -> str:
    """Return a mark by which a page can tell whether the draft is still the one it shows."""
    return stamp(orjson.dumps(definition.to_json(), option=orjson.OPT_SORT_KEYS).decode())


def standing(current: int, proposal: Proposal | None) -> str:
    """Return a mark by which a page can tell whether the version in force and the open proposal are those it shows."""
    return f"{current}-{proposal.id if proposal else 0}"
