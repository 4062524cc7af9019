"""Refusals about the lead definition. Each says what happened, why, and what to do next."""

from collections.abc import Sequence

from bot.agreement.rules.signing import Proposal, State
from bot.lead.errors import HandoffError
from bot.slack.text import bullets, esc, moment, people, person


class NotReadyError(HandoffError):
    """A draft of the lead definition that cannot be proposed yet."""

    def __init__(self, problems: Sequence[str]) -> None:
        listed = bullets(esc(problem) for problem in problems[:_PROBLEMS_NAMED])
        more = len(problems) - _PROBLEMS_NAMED
        rest = f"\n…and {more} more" if more > 0 else ""
        super().__init__(f"This can't be proposed yet. Please put these right first:\n{listed}{rest}")


class NothingNewError(HandoffError):
    def __init__(self, current: int) -> None:
        super().__init__(
            f"This says the same as version {current}, which is in force. Change something first, then propose it."
        )


class NotInDraftError(HandoffError):
    def __init__(self) -> None:
        super().__init__("That is no longer in your draft. Open the lead definition again to see the draft as it is.")


class NoSuchVersionError(HandoffError):
    def __init__(self, version: int) -> None:
        super().__init__(f"There is no version {version} of the lead definition. Settings → *Lead definition* has all.")


class NoSuchProposalError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no such proposal here. Settings → *Lead definition* shows what is open.")


class ClosedProposalError(HandoffError):
    """A button or a form of a proposal that was replaced (by the `newer` one), was withdrawn or has taken effect."""

    def __init__(self, proposal: Proposal, newer: Proposal | None = None) -> None:
        when = moment(proposal.closed_at) if proposal.closed_at else "since"
        what = {
            State.REPLACED: f"A newer proposal took its place {when}{_whose(newer)}, so this one needs no answer any "
            "more.",
            State.WITHDRAWN: f"{person(proposal.proposed_by)} withdrew it {when}, so it needs no answer any more.",
            State.EFFECTIVE: f"Both sides have signed it ({_signers(proposal)}): it took effect as version "
            f"{proposal.version} {when}.",
        }.get(proposal.state, "It is closed.")
        super().__init__(f"{what} Settings → *Lead definition* shows what holds now.")


def _whose(newer: Proposal | None) -> str:
    return f" ({person(newer.proposed_by)} made it)" if newer else ""


def _signers(proposal: Proposal) -> str:
    return " and ".join(person(user) for user in dict.fromkeys(proposal.signed_by.values()))


class NotYoursToSignError(HandoffError):
    """A signature that would not count for a side that still needs one."""

    def __init__(self, proposal: Proposal, user_id: str, asked: Sequence[str]) -> None:
        mine = [side for side, user in proposal.signed_by.items() if user == user_id]
        done = f"You have already signed for {' and '.join(mine)}." if mine else "That side has already signed."
        side = " and ".join(proposal.unsigned)
        ask = (
            f"{people(asked)} can sign for {side}."
            if asked
            else f"Nobody manages {side} yet: name a manager in Settings."
        )
        super().__init__(f"{done} {ask}")


class NotYourProposalError(HandoffError):
    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            f"Only {person(proposal.proposed_by)} can withdraw this proposal. Press *Discuss* to say what you think, "
            "or propose another: it takes the place of this one."
        )


_PROBLEMS_NAMED = 8
