"""The maturity of the conversation with a prospect: eight stages, and what completes each of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.engagement.buying_group import Contact, Part, holding, unknown, who_is_missing


@dataclass(frozen=True, slots=True)
class Evidence:
    """The record of a lead. `logged` holds, for each conversation, the ids of those talked to;
    `held` the same for each meeting that was held; `unanswered` and `unvetted` count required questions."""

    group: Sequence[Contact] = ()
    logged: Sequence[frozenset[int]] = ()
    held: Sequence[frozenset[int]] = ()
    unanswered: int = 0
    unvetted: int = 0

    @property
    def heard(self) -> frozenset[int]:
        """The ids of everybody who was talked to or met."""
        return frozenset().union(*self.logged, *self.held)

    @property
    def conversations(self) -> int:
        """The number of conversations; a meeting that was held counts as one."""
        return len(self.logged) + len(self.held)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage: its name, its exit criterion in words, and whether the record meets it."""

    number: int
    name: str
    criterion: str
    met: Callable[[Evidence], bool]


def _heard(part: Part, evidence: Evidence) -> bool:
    return any(contact.id in evidence.heard for contact in holding(part, evidence.group))


def _mapped(evidence: Evidence) -> bool:
    return not who_is_missing(evidence.group) and not unknown(evidence.group)


def _vetted(evidence: Evidence) -> bool:
    heard = _heard(Part.APPROVER, evidence) and _heard(Part.JUDGE, evidence)
    return heard and not evidence.unanswered and not evidence.unvetted


STEPS = (
    Step(1, "Useful contact", "Somebody worth talking to is named.", lambda e: bool(e.group)),
    Step(
        2,
        "First conversation",
        "A first conversation is on record: needs, and who has authority.",
        lambda e: e.conversations >= 1,
    ),
    Step(
        3,
        "Second conversation",
        "A second conversation is on record: it expands and informs.",
        lambda e: e.conversations >= 2,
    ),
    Step(4, "Initial assessment", "Every required question has a current answer.", lambda e: not e.unanswered),
    Step(5, "Mapping the company", "Approver, judge and users are known, and nobody's role is unknown.", _mapped),
    Step(6, "Vetting", "Approver and judge were talked to themselves, and the required answers are vetted.", _vetted),
    Step(
        7,
        "Referrals secured",
        "Somebody in the group was referred by another.",
        lambda e: any(c.referred_by for c in e.group),
    ),
    Step(
        8,
        "Group meeting held",
        "A meeting with two or more of the group was held.",
        lambda e: any(len(who) > 1 for who in e.held),
    ),
)
LAST = len(STEPS)


def step(number: int) -> Step:
    """Return the stage with that number; for one out of range, the nearest."""
    return STEPS[min(max(number, 1), LAST) - 1]


def reached(current: int, evidence: Evidence) -> int:
    """Return the stage the record speaks for, from `current` on: as far as each next stage's criterion is met."""
    while current < LAST and STEPS[current].met(evidence):
        current += 1
    return current


def advanced(current: int, evidence: Evidence, taken_back: int = 0) -> int:
    """Return the stage after something new is on record; never lower than `current`.

    `taken_back` is the stage the record spoke for when a person last moved the lead back, 0 when nobody did:
    only what goes beyond it moves the lead forward again by itself. No conversation or meeting takes it more than two
    stages further: what one of them seems to settle, the next has to bear out.
    """
    found = max(min(reached(current, evidence), 2 * evidence.conversations), current)
    return found if found > taken_back else current


def stage_problem(current: int, wanted: int, reason: str) -> str:
    """Say what is wrong with moving to a stage; "" if nothing is. Going back needs a reason."""
    if not 1 <= wanted <= LAST:
        return "Please pick one of the eight stages."
    if wanted < current and not reason.strip():
        return f"Going back from stage {current} to {wanted} needs a reason: it goes into the history."
    return ""
