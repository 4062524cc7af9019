"""The refusals Baton knows. Each says what happened, why, and what to do next, in Slack's mrkdwn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.rules.lead import Lead
from bot.rules.lifecycle import STAGE_WORDS
from bot.rules.people import Act, who_may
from bot.rules.sameness import SameLead
from bot.rules.signing import Proposal, State
from bot.views.text import bullets, day, esc, moment, people, person


class HandoffError(Exception):
    """Something a person asked for that cannot be done; `text` is told to that person only."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NotAllowedError(HandoffError):
    """The person has no role that may do this."""

    def __init__(self, act: Act, helpers: Sequence[str]) -> None:
        ask = f"{people(helpers)} can help." if helpers else "Nobody is set up as a manager yet."
        super().__init__(f"{act} is for {who_may(act)}, and you do not have that role yet. {ask}")


class NotSetUpError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Baton is not set up in this workspace yet. Whoever installed it can start it once more.")


class NotTheirLeadError(HandoffError):
    """The person has the role, but not this lead."""

    def __init__(self, lead: Lead, helpers: Sequence[str]) -> None:
        who = people(dict.fromkeys(user for user in (lead.owner, lead.originator) if user))
        managers = f", or a manager: {people(helpers)}." if helpers else "."
        super().__init__(
            f"*{lead.label}* is {STAGE_WORDS[lead.stage]}, so its answers, conversations, contacts and meetings "
            f"are kept by whoever has it. Please tell {who}{managers}"
        )


class NeverOfferedError(HandoffError):
    """Nobody may offer somebody who is not to be contacted, whatever the reason."""

    def __init__(self, lead: Lead, helpers: Sequence[str]) -> None:
        super().__init__(
            f"*{lead.label}* is on the do-not-contact list, so nobody can offer it. {people(helpers)} put them there "
            "or can say why; the lead stays closed."
        )


class NothingToVetError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no answer to vet any more: it was taken back. *Details* shows it as it is now.")


class NoSuchLeadError(HandoffError):
    def __init__(self, wanted: str = "") -> None:
        named = f"lead {esc(wanted, 80)}" if wanted else "such lead"
        super().__init__(
            f"There is no {named} here. `/lead find` with a name or company finds it, and `/lead mine` lists yours."
        )


class NoSuchContactError(HandoffError):
    def __init__(self) -> None:
        super().__init__("They are not in the group any more. Please open *Details* again: it shows who is.")


class WhichLeadError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Which lead? For example: `/lead show L-12`. `/lead mine` lists yours.")


class AnsweredByAnotherError(HandoffError):
    def __init__(self) -> None:
        super().__init__("That has been answered already, and the first answer counts. There is nothing left to do.")


class DoneAlreadyError(HandoffError):
    """The follow-up was answered before: a second press must not skip the next one."""

    def __init__(self, lead: Lead, following: datetime) -> None:
        super().__init__(
            f"That follow-up of *{lead.label}* is done already. The next one comes {day(following)}; I will remind you."
        )


class AlreadyDecidedError(HandoffError):
    """Somebody else was faster."""

    def __init__(self, lead: Lead, *, by_you: bool) -> None:
        did = "accepted" if lead.owner else "rejected"
        who = "You" if by_you else person(lead.decided_by)
        after = "It is yours: the next step is in your messages." if by_you and lead.owner else _next_step(lead)
        super().__init__(f"{who} {did} *{lead.label}* {moment(lead.stage_at)}. {after}")


def _next_step(lead: Lead) -> str:
    if lead.owner:
        return f"Talk to {person(lead.owner)} if you know the prospect."
    return "It is back with marketing; press Details to see what happens next."


class MovedOnError(HandoffError):
    """The lead has left the stage in which this button or form meant something."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}* has moved on ({STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}), "
            f"so that is no longer possible. `/lead show {lead.label}` shows where it stands."
        )


class FieldProblems(HandoffError):  # noqa: N818  (several problems, each shown at its field)
    """What is wrong in a form; `problems` maps a field's name to the sentence shown there."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(esc(" ".join(problems.values()), 2000))
        self.problems = dict(problems)


class SuppressedError(HandoffError):
    """Nobody may contact them."""

    def __init__(self, helpers: Sequence[str]) -> None:
        who = f"{people(helpers)} can lift it" if helpers else "A manager can lift it"
        super().__init__(
            f"They, or their whole company, are on the do-not-contact list, so this lead is not taken. {who}: "
            "Home → *Do not contact*."
        )


class SameLeadError(HandoffError):
    """They may be a lead that exists: the marketer says whether they are.

    `found` has the likeliest first; `more` are less likely, and the newest of all has the id `newest`.
    """

    def __init__(self, found: Sequence[SameLead], more: int, newest: int) -> None:
        super().__init__(
            f"*{found[0].lead.label}* has {found[0].why}, so nothing was saved yet. Please type the lead into the form "
            "once more and say whether they are the same."
        )
        self.found, self.more, self.newest = tuple(found), more, newest


def decided(lead: Lead, by: str) -> HandoffError:
    """The refusal for a decision on a lead that is no longer offered."""
    if lead.decided_by and lead.stage.value in ("accepted", "returned", "nurturing", "refused"):
        return AlreadyDecidedError(lead, by_you=lead.decided_by == by)
    return MovedOnError(lead)


class NotReadyError(HandoffError):
    """A draft of the lead definition cannot be proposed yet."""

    def __init__(self, problems: Sequence[str]) -> None:
        listed = bullets(esc(problem) for problem in problems[:_PROBLEMS_NAMED])
        more = len(problems) - _PROBLEMS_NAMED
        rest = f"\n…and {more} more" if more > 0 else ""
        super().__init__(f"This cannot be proposed yet. Please put right first:\n{listed}{rest}")


class NothingNewError(HandoffError):
    def __init__(self, current: int) -> None:
        super().__init__(
            f"This says the same as version {current}, which is in force. Change something first, then propose it."
        )


class NotInDraftError(HandoffError):
    def __init__(self) -> None:
        super().__init__("That is not in your draft any more. Open the lead definition again to see it as it is.")


class NoSuchVersionError(HandoffError):
    def __init__(self, version: int) -> None:
        super().__init__(f"There is no version {version} of the lead definition. Settings → *Lead definition* has all.")


class NoSuchProposalError(HandoffError):
    def __init__(self) -> None:
        super().__init__("There is no such proposal here. Settings → *Lead definition* shows what is open.")


class ClosedProposalError(HandoffError):
    """A button of a proposal that was replaced, withdrawn or has taken effect."""

    def __init__(self, proposal: Proposal) -> None:
        when = moment(proposal.closed_at) if proposal.closed_at else "since"
        what = {
            State.REPLACED: f"A newer proposal took its place {when}, so this one needs no answer any more.",
            State.WITHDRAWN: f"{person(proposal.proposed_by)} withdrew it {when}, so it needs no answer any more.",
            State.EFFECTIVE: f"Both sides have signed it: it took effect as version {proposal.version} {when}.",
        }.get(proposal.state, "It is closed.")
        super().__init__(f"{what} Settings → *Lead definition* shows what holds now.")


class NotYoursToSignError(HandoffError):
    """The person's signature would not count for a side that still needs one."""

    def __init__(self, proposal: Proposal, user_id: str, asked: Sequence[str]) -> None:
        mine = [side for side, user in proposal.signed_by.items() if user == user_id]
        done = f"You have signed for {' and '.join(mine)} already." if mine else "That side is signed already."
        side = " and ".join(proposal.unsigned)
        ask = (
            f"{people(asked)} can sign for {side}." if asked else f"Nobody manages {side} yet: Settings names who does."
        )
        super().__init__(f"{done} {ask}")


class NotYourProposalError(HandoffError):
    def __init__(self, proposal: Proposal) -> None:
        super().__init__(
            f"Only {person(proposal.proposed_by)} can withdraw this proposal. Press *Discuss* to say what you think, "
            "or propose another: it takes the place of this one."
        )


_PROBLEMS_NAMED = 8
