"""Roles, and the acts each role is entitled to. No role, no act."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    MARKETER = "marketer"
    REP = "rep"
    MARKETING_MANAGER = "marketing_manager"
    SALES_MANAGER = "sales_manager"


class Act(StrEnum):
    """An act a person may ask for; the value completes the sentence "… is for sales reps"."""

    CAPTURE = "Adding and qualifying leads"
    QUALIFY = "Answering questions about leads"
    NURTURE = "Following up on leads"
    HAND_OVER = "Handing leads over"
    BE_AWAY = "Saying when a sales rep is away"
    SET_HOURS = "Saying when somebody works"
    ASK = "Asking a lead's marketer"
    REPLY = "Answering questions about a lead"
    DECIDE = "Accepting and rejecting leads"
    PAUSE = "Pausing what is promised about a lead"
    LOG_ATTEMPT = "Logging attempts to reach a lead"
    CLOSE = "Saying how a lead ended, and releasing it"
    TRY_AGAIN = "Trying a lost lead again"
    MERGE = "Merging leads"
    CORRECT = "Correcting and vetting answers"
    DECIDE_REQUEST = "Deciding what managers are asked for"
    OFFER_ANYWAY = "Offering a lead to sales despite the definition"
    REVIEW = "Reviewing leads of a source on probation"
    LIFT_PROBATION = "Lifting the probation of a source"
    NAME_BATCH = "Naming the batches of a source"
    LEAVE_BATCH = "Leaving a batch as it is"
    ENGAGE = "Logging conversations and planning meetings"
    OVERRIDE_HOLD = "Letting a meeting go ahead despite a block"
    LOOK_UP = "Looking up leads"
    CHANGE_SOURCES = "Changing sources"
    READ_DIGEST = "Reading the digest"
    SEE_CREDIT = "Seeing the credit of others"
    REPORT = "Asking for reports"
    IMPORT = "Importing leads"
    EXPORT = "Exporting leads"
    EXPORT_CONTACTS = "Exporting contact details"
    CONFIGURE = "Changing the settings"
    PLAN_TRACKS = "Changing nurture tracks"
    READ_DEFINITION = "Reading the lead definition"
    DEFINE = "Changing the lead definition"
    CONFIRM_SUPPRESSION = "Confirming that somebody never buys from us"
    SUPPRESS = "Changing the do-not-contact list"
    ERASE = "Erasing somebody's data"
    RETRY_NOTICES = "Sending a held message again"


_ANYONE = frozenset(Role)
MANAGERS = frozenset({Role.MARKETING_MANAGER, Role.SALES_MANAGER})

ENTITLED: dict[Act, frozenset[Role]] = {
    Act.CAPTURE: frozenset({Role.MARKETER}),
    Act.QUALIFY: frozenset({Role.MARKETER}) | MANAGERS,
    Act.NURTURE: frozenset({Role.MARKETER}) | MANAGERS,
    Act.HAND_OVER: _ANYONE,
    Act.BE_AWAY: frozenset({Role.REP}) | MANAGERS,
    Act.SET_HOURS: frozenset(Role),
    Act.ASK: _ANYONE,
    Act.REPLY: frozenset({Role.MARKETER}) | MANAGERS,
    Act.DECIDE: frozenset({Role.REP}),
    Act.PAUSE: frozenset({Role.REP, Role.SALES_MANAGER}),
    Act.LOG_ATTEMPT: frozenset({Role.REP}),
    Act.CLOSE: frozenset({Role.REP, Role.SALES_MANAGER}),
    Act.TRY_AGAIN: _ANYONE,
    Act.MERGE: frozenset({Role.MARKETER}) | MANAGERS,
    Act.CORRECT: _ANYONE,
    Act.DECIDE_REQUEST: MANAGERS,
    Act.OFFER_ANYWAY: MANAGERS,
    Act.REVIEW: frozenset({Role.MARKETER}) | MANAGERS,
    Act.LIFT_PROBATION: frozenset({Role.MARKETING_MANAGER}),
    Act.NAME_BATCH: frozenset({Role.MARKETER}) | MANAGERS,
    Act.LEAVE_BATCH: MANAGERS,
    Act.ENGAGE: _ANYONE,
    Act.OVERRIDE_HOLD: MANAGERS,
    Act.LOOK_UP: _ANYONE,
    Act.CHANGE_SOURCES: frozenset({Role.MARKETER}) | MANAGERS,
    Act.READ_DIGEST: _ANYONE,
    Act.SEE_CREDIT: MANAGERS,
    Act.REPORT: _ANYONE,
    Act.IMPORT: frozenset({Role.MARKETER}) | MANAGERS,
    Act.EXPORT: _ANYONE,
    Act.EXPORT_CONTACTS: MANAGERS,
    Act.CONFIGURE: MANAGERS,
    Act.PLAN_TRACKS: frozenset({Role.MARKETING_MANAGER}),
    Act.READ_DEFINITION: _ANYONE,
    Act.DEFINE: MANAGERS,
    Act.CONFIRM_SUPPRESSION: MANAGERS,
    Act.SUPPRESS: MANAGERS,
    Act.ERASE: MANAGERS,
    Act.RETRY_NOTICES: MANAGERS,
}

PLURAL = {
    Role.MARKETER: "marketers",
    Role.REP: "sales reps",
    Role.MARKETING_MANAGER: "managers",
    Role.SALES_MANAGER: "managers",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one Slack workspace; ids are Slack's."""

    team_id: str
    user_id: str


def entitled(roles: frozenset[Role], act: Act) -> bool:
    """Tell whether any of these roles may do the act; nothing is allowed that the table does not name."""
    return bool(roles & ENTITLED.get(act, frozenset()))


def who_may(act: Act) -> str:
    """Name the roles that may do the act, as a person would: "marketers, sales reps and managers"."""
    *others, last = dict.fromkeys(PLURAL[role] for role in Role if role in ENTITLED.get(act, frozenset()))
    return f"{', '.join(others)} and {last}" if others else last


def manager_sides(
    managers: Iterable[str], marketers: Collection[str], reps: Collection[str]
) -> dict[Role, tuple[str, ...]]:
    """Say which side each manager manages: that of their team; both, if they are on both teams or on neither."""
    known = tuple(managers)
    return {
        Role.MARKETING_MANAGER: tuple(user for user in known if user in marketers or user not in reps),
        Role.SALES_MANAGER: tuple(user for user in known if user in reps or user not in marketers),
    }
