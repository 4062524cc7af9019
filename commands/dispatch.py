"""From a delivery to its listener: Bolt is asked once for each kind, and the rest is looked up in the table."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import PatientDesk
from commands.visit import Visit

Listener = Callable[[Visit], Awaitable[None]]


def pressed(body: Mapping[str, Any]) -> str:
    """A button's name, up to its colon, behind which stands what it is about."""
    name, colon, _ = str(body["actions"][0]["action_id"]).partition(":")
    return name + colon


def view_name(body: Mapping[str, Any]) -> str:
    return str(body["view"]["callback_id"])


def event_type(body: Mapping[str, Any]) -> str:
    return str(body["event"]["type"])


def any_of(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names; one that ends in a colon is the beginning of longer ones."""
    return re.compile("|".join(rf"\A{re.escape(name)}" + ("" if name.endswith(":") else r"\Z") for name in names))


def bolt_listener(
    table: Mapping[str, Listener], name_of: Callable[[Mapping[str, Any]], str], desk: PatientDesk, patience: float
) -> Callable[..., Awaitable[None]]:
    """What Bolt calls for every delivery that a table is for; `patience` in seconds is how long it may wait for the
    database."""

    async def listen(
        body: dict[str, Any], client: AsyncWebClient, ack: AsyncAck, respond: AsyncRespond, context: AsyncBoltContext
    ) -> None:
        context["desk"] = desk.within(patience)  # where the error door finds it
        await table[name_of(body)](Visit(context["desk"], body, client, ack, respond))

    return listen
