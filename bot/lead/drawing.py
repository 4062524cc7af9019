"""The makings of every notice: its workspace, its lead as it is now, and where it goes."""

from collections.abc import Callable

from bot.lead.lifecycle import Stage
from bot.lead.post import Post, UndeliverableError
from bot.lead.record import Lead
from bot.lead.workplace.workspace import Workspace
from bot.slack.blocks import Message
from storage import leads, workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction

Draw = Callable[[Transaction, ClaimedNotice], Post | None]


def workspace_of(tx: Transaction, notice: ClaimedNotice) -> Workspace:
    found = workspaces.get(tx, notice.team_id)
    if found is None:
        raise UndeliverableError("account_inactive")
    return found


def lead_of(tx: Transaction, notice: ClaimedNotice) -> Lead:
    found = leads.get(tx, notice.team_id, notice.lead_id or 0)
    if found is None:
        raise UndeliverableError("unknown_notice")
    return found


def channel_of(tx: Transaction, notice: ClaimedNotice) -> str:
    workspace = workspace_of(tx, notice)
    channel = {"sales": workspace.sales_channel, "marketing": workspace.marketing_channel}[notice.destination]
    if not channel:
        raise UndeliverableError(f"no_{notice.destination}_channel")
    return channel


def to_person(notice: ClaimedNotice, message: Message | None) -> Post | None:
    return Post(notice.destination, *message) if message else None


def in_stage(stage: Stage, draw: Callable[[Lead], Message]) -> Draw:
    def composed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
        lead = lead_of(tx, notice)
        return to_person(notice, draw(lead)) if lead.stage is stage else None

    return composed
