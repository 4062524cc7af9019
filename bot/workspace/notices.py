"""Notices about the workspace itself: the welcome, private notes, and what Slack did not take."""

from collections.abc import Mapping
from datetime import datetime

from bot.lead.drawing import Draw, to_person, workspace_of
from bot.lead.kinds import NoticeKind
from bot.lead.people import Person, Role
from bot.lead.post import Post
from bot.requests.whom_to_ask import waits_for_access
from bot.slack import refusals as slack_refusals
from bot.slack.blocks import Message, sections
from bot.slack.reasons import explain
from bot.workspace import notes as team_notes
from bot.workspace.help import help_message, request_access, roles_changed
from storage import workspaces
from storage.delivery import outbox, refusals
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _held_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    waiting = len(outbox.parked(tx, notice.team_id))
    message = team_notes.held_back(explain(str(notice.data.get("reason"))), waiting) if waiting else None
    return to_person(notice, message)


def _unclear(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    unclear = outbox.unclear_count(tx, notice.team_id)
    return to_person(notice, team_notes.unclear(unclear) if unclear else None)


def _paused(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    refused = {refusal.what: refusal for refusal in refusals.of_team(tx, notice.team_id)}
    refusal = refused.get(str(notice.data["what"]))
    text = slack_refusals.paused(refusal, refusals.waiting_count(tx, refusal)) if refusal else ""
    return to_person(notice, Message("Slack is not taking messages from Baton", sections(text)) if text else None)


def _resumed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    since, until = (datetime.fromisoformat(str(notice.data[name])) for name in ("since", "until"))
    text = slack_refusals.resumed(str(notice.data["code"]), str(notice.data["needed"]), since, until)
    return to_person(notice, Message("Slack takes messages from Baton again", sections(text)))


def _welcome(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    whoever = Person(notice.team_id, notice.destination)
    asked = waits_for_access(tx, whoever)
    return to_person(notice, help_message(_roles(tx, notice), workspaces.managers(tx, notice.team_id), asked))


def _roles_changed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    before = frozenset(Role(role) for role in notice.data["before"])
    return to_person(
        notice, roles_changed(before, _roles(tx, notice), str(notice.data["by"]), str(notice.data.get("group") or ""))
    )


def _roles(tx: Transaction, notice: ClaimedNotice) -> frozenset[Role]:
    return workspaces.roles_of(tx, Person(notice.team_id, notice.destination))


def _which_zone(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    assumed = workspace_of(tx, notice).tz_assumed
    return to_person(notice, team_notes.which_zone() if assumed else None)


def _note(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    text = str(notice.data["text"])
    asks = notice.data.get("may_request") and not workspaces.roles_of(tx, Person(notice.team_id, notice.destination))
    return to_person(notice, Message(text, [*sections(text), *([request_access()] if asks else [])]))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.HELD_BACK: _held_back,
    NoticeKind.UNCLEAR: _unclear,
    NoticeKind.PAUSED: _paused,
    NoticeKind.RESUMED: _resumed,
    NoticeKind.ROLES_CHANGED: _roles_changed,
    NoticeKind.WELCOME: _welcome,
    NoticeKind.WHICH_ZONE: _which_zone,
    NoticeKind.NOTE: _note,
}
