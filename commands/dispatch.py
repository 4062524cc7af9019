"""Finding a delivery's listener: Bolt is asked once for each kind, and the rest is looked up in the table."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import PatientDesk
from bot.slack.typed import action_in
from commands.refusals import OutdatedError
from commands.visit import Visit

Listener = Callable[[Visit], Awaitable[None]]

FAREWELLS = ("app_uninstalled", "tokens_revoked")


def pressed(body: Mapping[str, Any]) -> str:
    """Return the name of a button, or of the one a menu's entry stands for, up to its colon, after which comes what it
    is about."""
    name, colon, _ = str(action_in(body)["action_id"]).partition(":")
    return name + colon


def view_name(body: Mapping[str, Any]) -> str:
    return str(body["view"]["callback_id"])


def event_type(body: Mapping[str, Any]) -> str:
    return str(body["event"]["type"])


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Match any of the names; one that ends in a colon is the beginning of longer ones."""
    return re.compile("|".join(rf"\A{re.escape(name)}" + ("" if name.endswith(":") else r"\Z") for name in names))


class Signs:
    """Signs of life: `latest` says when (UTC) each workspace was last heard of in this process. A farewell does not
    count."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.latest: dict[str, datetime] = {}

    def hear(self, team_id: str, body: Mapping[str, Any]) -> None:
        if not team_id or (body.get("event") or {}).get("type") in FAREWELLS:
            return
        at, known = moment_of(body) or self._now(), self.latest.get(team_id)
        if known is None or at > known:
            self.latest[team_id] = at


def moment_of(body: Mapping[str, Any]) -> datetime | None:
    """Return when (UTC) an event or a click happened, as those may come late; everything else comes at once."""
    actions = body.get("actions")
    said = body.get("event_time") if body.get("event") else actions[0].get("action_ts") if actions else None
    try:
        return datetime.fromtimestamp(float(said), UTC) if said else None
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def bolt_listener(
    table: Mapping[str, Listener],
    name_of: Callable[[Mapping[str, Any]], str],
    desk: PatientDesk,
    patience: float,
    signs: Signs,
) -> Callable[..., Awaitable[None]]:
    """Make the listener that Bolt calls for every delivery the table is for; it may wait `patience` seconds for the
    database."""

    async def listen(
        body: dict[str, Any], client: AsyncWebClient, ack: AsyncAck, respond: AsyncRespond, context: AsyncBoltContext
    ) -> None:
        context["desk"] = desk.within(patience)  # where the error door finds it
        visit = Visit(context["desk"], body, client, ack, respond)
        signs.hear(visit.person.team_id, body)
        listener = table.get(name_of(body))
        if listener is None:  # a menu's entry of another release
            raise OutdatedError("That entry")
        await listener(visit)

    return listen
