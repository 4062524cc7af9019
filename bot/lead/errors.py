"""The refusals Baton knows. Each says what happened, why, and what to do next, in Slack's mrkdwn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.people import Act, who_may
from bot.lead.reasons.recycle_reasons import RECYCLE_BY_CODE
from bot.lead.record import Lead
from bot.slack.text import esc, moment, people, person


class HandoffError(Exception):
    """A request that cannot be granted; `text` is told only to the person who made it. With `in_place`, it says what is
    true now of the message whose button was pressed, and takes its place."""

    in_place = False
    lead: Lead | None = None

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NotAllowedError(HandoffError):
    """A request from somebody who has no role that may do this; a `stranger` has none at all, and can ask for one."""

    def __init__(self, act: Act, helpers: Sequence[str], *, stranger: bool = False) -> None:
        self.may_request = stranger and bool(helpers)
        ask = f"{people(helpers)} can help." if helpers else "Nobody is set up as a manager yet."
        super().__init__(f"{act} is for {who_may(act)}, and you do not have that role yet. {ask}")


class NotSetUpError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Baton is not set up in this workspace yet. Whoever installed it can start it again.")


class NotTheirLeadError(HandoffError):
    """A request from somebody who has the role, but not this lead."""

    def __init__(self, lead: Lead, helpers: Sequence[str]) -> None:
        who = people(dict.fromkeys(user for user in (lead.owner, lead.in_charge) if user))
        managers = f", or a manager: {people(helpers)}." if helpers else "."
        super().__init__(
            f"*{lead.label}* is {STAGE_WORDS[lead.stage]}, so its answers, conversations, contacts and meetings "
            f"are kept by whoever has it. Please tell {who}{managers} If it ought "
            "to be yours, a manager can give it to you: *Details* → *Hand over*."
        )


class NoSuchLeadError(HandoffError):
    def __init__(self, wanted: str = "") -> None:
        named = f"lead {esc(wanted, 80)}" if wanted else "such lead"
        super().__init__(
            f"There is no {named} here. `/lead find` with a name or company finds it, and `/lead mine` lists yours."
        )


class AlreadyDecidedError(HandoffError):
    """A decision for which somebody else was faster."""

    def __init__(self, lead: Lead, *, by_you: bool) -> None:
        did = "accepted" if lead.owner else "gave back" if lead.reject_code in RECYCLE_BY_CODE else "rejected"
        who = "You" if by_you else person(lead.decided_by)
        after = (
            "It is yours: the next step is in your messages."
            if by_you and lead.owner == lead.decided_by
            else _next_step(lead)
        )
        super().__init__(f"{who} {did} *{lead.label}* {moment(lead.stage_at)}. {after}")


def _next_step(lead: Lead) -> str:
    if lead.owner:
        return f"Talk to {person(lead.owner)} if you know the prospect."
    return "It is back with marketing; press Details to see what happens next."


class MergedError(HandoffError):
    """A lead that turned out to be another one, which goes on instead of it."""

    in_place = True

    def __init__(self, lead: Lead) -> None:
        self.lead = lead
        other = f"L-{lead.merged_into}"
        super().__init__(
            f"*{lead.label}* turned out to be *{other}*, so the two were merged and this one stays closed. "
            f"`/lead show {other}` shows where that one stands and what you can do there."
        )


class ErasedError(HandoffError):
    """A lead whose person was erased."""

    def __init__(self, lead: Lead) -> None:
        when = f" {moment(lead.erased_at)}" if lead.erased_at else ""
        super().__init__(
            f"Whoever *{lead.label}* was about was erased{when}, so nothing is left of it to work on. If somebody "
            "comes to you anew, `/lead` adds them as a new lead."
        )


class ErasedPersonError(HandoffError):
    """Refusal to add somebody again who was erased."""

    def __init__(self, at: datetime, helpers: Sequence[str]) -> None:
        who = f"A manager ({people(helpers)})" if helpers else "A manager"
        super().__init__(
            f"Nothing was saved: what you typed matches somebody whose data was erased {moment(at)}, and who is not to "
            "be added again. I keep no more of them than a fingerprint of their address, number or name. If they have "
            f"come to you anew, or this is somebody else, {who[0].lower()}{who[1:]} can let them in again: "
            "`/lead erase allow` with the address or number."
        )


class MovedOnError(HandoffError):
    """A button or form that no longer applies, because the lead has left its stage; `by` is who moved it, if known."""

    in_place = True

    def __init__(self, lead: Lead, by: str = "") -> None:
        self.lead: Lead = lead
        who = f", by {person(by)}" if by else ""
        who += ", because nobody may contact them" if lead.bar_id else ""
        super().__init__(
            f"*{lead.label}* has moved on ({STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}{who}), "
            f"so that is no longer possible. `/lead show {lead.label}` shows where it stands."
        )


class NotOfferedError(HandoffError):
    """A decision on a lead that marketing has, and that sales was not asked about."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(
            f"*{lead.label}* is not waiting for sales ({STAGE_WORDS[lead.stage]} since {moment(lead.stage_at)}), so "
            f"nothing was done. `/lead {lead.label}` shows where it stands."
        )


class OfferedAgainError(HandoffError):
    """A card, or a form behind it, of an offer that has since been sent back, corrected, and made again."""

    def __init__(self, lead: Lead, sent_back_by: str, offered_by: str) -> None:
        back = f"{person(sent_back_by)} sent it back, and " if sent_back_by else ""
        again = f"{person(offered_by) if offered_by else 'marketing'} corrected it and offered it again"
        super().__init__(
            f"*{lead.label}* has changed since you saw it: {back}{again} {moment(lead.stage_at)}. Nothing was done; "
            "please decide on the newer card, which shows it as it is now."
        )


class FieldProblems(HandoffError):  # noqa: N818  (several problems, each shown at its field)
    """Problems in a form; `problems` maps a field's name to the sentence shown there."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(esc(" ".join(problems.values()), 2000))
        self.problems = dict(problems)


def decided(lead: Lead, by: str) -> HandoffError:
    """Return the refusal for a decision on a lead that is no longer offered."""
    if lead.decided_by and not lead.bar_id and lead.stage.value in ("accepted", "returned", "nurturing", "refused"):
        return AlreadyDecidedError(lead, by_you=lead.decided_by == by)
    return MovedOnError(lead)
