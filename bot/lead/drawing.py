"""The makings of every notice: its workspace, its lead as it is now, and where it goes."""

from collections.abc import Callable

from bot.lead.lifecycle import Stage
from bot.lead.post import Post, UndeliverableError
from bot.lead.record import Lead
from bot.lead.veil.as_seen import as_seen
from bot.lead.workplace.workspace import Workspace
from bot.slack.blocks import Block, Message, actions, button, context
from bot.slack.ids import Action
from bot.slack.text import person
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
    """Return the notice's lead as whoever reads the notice may see it."""
    found = leads.get(tx, notice.team_id, notice.lead_id or 0)
    if found is None:
        raise UndeliverableError("unknown_notice")
    if notice.destination == "marketing":
        return found
    return as_seen(tx, found, "" if notice.destination == "sales" else notice.destination)


def channel_of(tx: Transaction, notice: ClaimedNotice) -> str:
    workspace = workspace_of(tx, notice)
    channel = {"sales": workspace.sales_channel, "marketing": workspace.marketing_channel}[notice.destination]
    if not channel:
        raise UndeliverableError(f"no_{notice.destination}_channel")
    return channel


def to_person(notice: ClaimedNotice, message: Message | None) -> Post | None:
    if message is None:
        return None
    if "for_away" in notice.data:
        who, until = person(str(notice.data["for_away"])), str(notice.data.get("away") or "")
        said = f":handshake: _For {who}, who is away {until}. The lead stays theirs._"
        return Post(notice.destination, message.text, [context(said), *message.blocks])
    why = notice.data.get("instead_of")
    return Post(notice.destination, message.text, [*message.blocks, *(_instead(notice, str(why)) if why else [])])


def _instead(notice: ClaimedNotice, them: str) -> list[Block]:
    """Say why a manager gets what somebody else cannot act on any more, and offer to hand it over."""
    text = f"_You get this as a manager: {person(them)}, who it is for, can't act on it any more._"
    return [context(text), actions(button("Hand over", Action.HAND_OVER, notice.lead_id or 0))]


def in_stage(stage: Stage, draw: Callable[[Lead], Message]) -> Draw:
    def composed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
        lead = lead_of(tx, notice)
        return to_person(notice, draw(lead)) if lead.stage is stage else None

    return composed
