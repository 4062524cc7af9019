"""Slack's refusals that concern Baton itself, not one message: what happened and what to do, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from bot.slack.text import esc, moment

EVERYTHING = "everything"
DIRECT_MESSAGES = "direct messages"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal by Slack of `what`: everything, direct messages, all that needs a scope, or one method. Baton
    looks again at `look_at`; `looks` is how often that brought the same answer. `needed` are the scopes that Slack
    says are missing. Times are UTC."""

    team_id: str
    what: str
    code: str
    needed: str
    since: datetime
    look_at: datetime
    looks: int

    @property
    def of_everything(self) -> bool:
        return self.what == EVERYTHING


class _Trouble(NamedTuple):
    happened: str
    to_do: str


_NEW_TOKEN = (
    "Whoever runs Baton has to install it again in Slack (api.slack.com/apps → your app → Install App), put the new "
    "Bot User OAuth Token into `SLACK_BOT_TOKEN`, and start Baton again."
)
_ASK = "Ask whoever administers Slack"

OF_EVERYTHING: Mapping[str, _Trouble] = {
    "invalid_auth": _Trouble("Slack no longer knows Baton's token", _NEW_TOKEN),
    "not_authed": _Trouble("Slack sees no token from Baton", _NEW_TOKEN),
    "token_revoked": _Trouble("Baton's token was revoked", _NEW_TOKEN),
    "token_expired": _Trouble("Baton's token has expired", _NEW_TOKEN),
    "account_inactive": _Trouble("Baton was removed from this Slack workspace", _NEW_TOKEN),
    "two_factor_setup_required": _Trouble(
        "Slack asks for two-factor authentication before it takes anything from Baton",
        f"{_ASK} to set it up, or to exempt apps from it.",
    ),
    "team_access_not_granted": _Trouble(
        "Your organization does not let Baton into this workspace", f"{_ASK} to add Baton to this workspace."
    ),
    "ekm_access_denied": _Trouble("Your company has suspended posting in Slack", f"{_ASK} how long that will last."),
    "org_login_required": _Trouble(
        "Slack is moving this workspace into an organization", "There is nothing to do: it passes by itself."
    ),
    "team_added_to_org": _Trouble(
        "Slack is moving this workspace into an organization", "There is nothing to do: it passes by itself."
    ),
}
"""The errors that say: no message of yours, whichever it is. Those of one person, channel or message are in
reasons.py."""

_OF_SOME: Mapping[str, _Trouble] = {
    "missing_scope": _Trouble(
        "Baton lacks a permission in Slack",
        "Whoever runs Baton has to add it (api.slack.com/apps → your app → OAuth & Permissions → Bot Token Scopes) "
        "and install Baton again there.",
    ),
    "messages_tab_disabled": _Trouble(
        "Messages to Baton are switched off in Slack, so it cannot write to anybody directly",
        "Whoever runs Baton can switch them on: api.slack.com/apps → your app → App Home → Messages Tab.",
    ),
    "message_limit_exceeded": _Trouble(
        "This workspace has sent more messages than its Slack plan allows",
        f"{_ASK}; it may pass by itself.",
    ),
    "accesslimited": _Trouble(
        "Slack does not take this from the network that Baton is in",
        f"{_ASK} to allow Baton's network address.",
    ),
    "not_allowed_token_type": _Trouble("Slack does not take this from a token such as Baton's", _NEW_TOKEN),
    "enterprise_is_restricted": _Trouble(
        "Your organization does not let Baton do this", f"{_ASK} to approve Baton for this workspace."
    ),
}
"""The errors that refuse everything of one kind, while other things work."""

OF_ONE_OR_ALL: Mapping[str, _Trouble] = {
    "no_permission": _Trouble("Slack does not permit Baton to post", f"{_ASK} what Baton may do."),
    "access_denied": _Trouble("Slack denies Baton access", f"{_ASK} what Baton may do."),
}
"""The errors that say nothing of whether they concern only one place: they concern all if managers cannot be told."""

_KNOWN = {**OF_EVERYTHING, **_OF_SOME, **OF_ONE_OR_ALL}

PASSING = frozenset({"org_login_required", "team_added_to_org"})
"""Those that are over by themselves, and need nobody."""


def refused_by(code: str, method: str, needed: str) -> str:
    """Return what Slack refuses by answering a call of `method` with this error; "" if only this message."""
    if code in OF_EVERYTHING:
        return EVERYTHING
    if code == "messages_tab_disabled":
        return DIRECT_MESSAGES
    if code in _OF_SOME:
        return needed or method
    return ""


def happened(code: str, needed: str = "") -> str:
    """Say in one clause what Slack refuses, and which permission is missing."""
    said = _KNOWN[code].happened if code in _KNOWN else "Slack refuses Baton"
    return f"{said} (`{esc(needed, 200)}`)" if needed else f"{said} (`{esc(code, 80)}`)"


def to_do(code: str) -> str:
    return _KNOWN[code].to_do if code in _KNOWN else f"{_ASK}."


def paused(refusal: Refusal, waiting: int) -> str:
    """Tell people what happened, what to do, and what becomes of their messages."""
    if waiting == 1:
        wait = "One message is waiting and will be sent"
    else:
        wait = f"{waiting} messages are waiting and will be sent" if waiting else "Every message waits and will be sent"
    return (
        f":warning: *{happened(refusal.code, refusal.needed)}*, since {moment(refusal.since)}. {to_do(refusal.code)}\n"
        f"Nothing is lost: {wait[0].lower() + wait[1:]} once Slack takes it again. "
        f"I will look again at {moment(refusal.look_at)}."
    )


def resumed(code: str, needed: str, since: datetime, until: datetime) -> str:
    return (
        f":white_check_mark: *Slack takes messages from Baton again.* {happened(code, needed)}, from {moment(since)} "
        f"to {moment(until)}. Nothing was lost: what was waiting is being sent now, each message once."
    )


def in_the_log(refusal: Refusal) -> str:
    """Tell whoever runs Baton, in one sentence."""
    since = f"{refusal.since.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    lacks = f", which needs {refusal.needed}" if refusal.needed else ""
    what = "Baton's token or standing" if refusal.of_everything else refusal.what
    return f"Slack refuses {what} in workspace {refusal.team_id} since {since} ({refusal.code}{lacks}); messages wait."
