"""A visit: one thing a person did in Slack, with what, and the ways to answer only them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.request.internals import extract_team_id, extract_user_id
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.lead.delivery_key import KeyKind, key_of
from bot.lead.errors import HandoffError
from bot.lead.people import Person
from bot.no_answer import NO_ANSWER, slacks_word
from bot.slack.again import drawn_again
from bot.slack.blocks import Block, Message, note_view, sections
from bot.slack.filled import Filled, filled
from bot.slack.refusals import OF_EVERYTHING, happened, to_do
from bot.slack.text import esc_block
from bot.slack.typed import action_in, drawn_from, id_in
from bot.slack.undrawn import is_drawn, undrawn
from bot.workspace.settle_in import tell

logger = logging.getLogger(__name__)

_WITHIN = 2.2  # seconds, of the three in which Slack wants its answer
HANDED_BACK = 7000  # in characters: one message holds no more, and a slash command is shorter


class FormNotOpenedError(HandoffError):
    """A form that Slack did not open, or not in time; `code` is its error. What was typed is handed back."""

    def __init__(self, typed: str = "", code: str = "") -> None:
        self.code = code
        why = f" {happened(code)}. {to_do(code)}" if code in OF_EVERYTHING else ""
        again = f" Here is what you typed, to copy:\n```{typed}```" if typed else ""
        super().__init__(f"Slack did not open the window.{why} Nothing is lost: please try again.{again}")


@dataclass(frozen=True)
class Visit:
    """A delivery from Slack, as a listener sees it. `body` is Slack's payload."""

    desk: Desk
    body: Mapping[str, Any]
    client: AsyncWebClient
    ack: AsyncAck
    respond: AsyncRespond

    @property
    def person(self) -> Person:
        """The person who did it, in the workspace that Baton is installed in, where also somebody from another one acts
        in a channel that both share."""
        body = dict(self.body)
        return Person(str(extract_team_id(body) or ""), str(extract_user_id(body) or ""))

    @property
    def action(self) -> Mapping[str, Any]:
        return action_in(self.body)

    @property
    def value(self) -> str:
        """The value of the pressed button or the chosen entry of a menu."""
        return str(self.action.get("value") or self._chosen.get("value") or "")

    @property
    def _chosen(self) -> Mapping[str, Any]:
        chosen = self.action.get("selected_option")
        return chosen if isinstance(chosen, Mapping) else {}

    @property
    def lead_id(self) -> int:
        """The lead the pressed button, or the submitted form, is about; 0 when it names none."""
        return self.number

    @property
    def number(self) -> int:
        """The number in the pressed button, the chosen entry or the submitted form; 0 for none."""
        return id_in(self.value or self.metadata)

    @property
    def drawn_from(self) -> str:
        """The mark of what the pressed button or the submitted form was drawn from; empty for none."""
        return drawn_from(self.value or self.metadata)

    @property
    def shown_id(self) -> int:
        """The number of what is shown in the window where something was pressed."""
        return id_in(self.metadata)

    @property
    def metadata(self) -> str:
        """The metadata of the submitted form."""
        return str(self.view.get("private_metadata") or "")

    @property
    def view(self) -> Mapping[str, Any]:
        view: Mapping[str, Any] = self.body.get("view") or {}
        return view

    @property
    def beneath(self) -> str:
        """The id of the window beneath the submitted form; empty for none."""
        return str(self.view.get("previous_view_id") or "")

    @property
    def in_modal(self) -> bool:
        return self.view.get("type") == "modal"

    @property
    def in_home(self) -> bool:
        return self.view.get("type") == "home"

    @cached_property
    def form(self) -> Filled:
        """The submitted form: what its fields showed, and what they hold now."""
        return filled(self.view)

    @property
    def typed(self) -> Mapping[str, Any]:
        """A submitted form's values by field."""
        return self.form.typed

    @property
    def key(self) -> str:
        return key_of(self.body, self.person.user_id)

    async def turn_to(self, view: dict[str, Any]) -> None:
        """Answer a submission with the next view in the same window. Bolt's own `ack` would write it in Python."""
        answer = orjson.dumps({"response_action": "update", "view": view}).decode()
        self.ack.response = BoltResponse(status=200, body=answer, headers={"content-type": ["application/json"]})

    async def draw_again(self, view: dict[str, Any], why: str) -> None:
        """Answer a submission that came too late with the form redrawn; what was typed stays in it."""
        await self.turn_to(drawn_again(view, self.view, why))

    async def open(self, view: dict[str, Any], *, typed: str = "") -> str:
        """Open a form, on top of the one it was asked from; returns its view id. Raises FormNotOpenedError, which
        hands back `typed`.

        A trigger that was used before belongs to a repeated delivery: the form is already open.
        """
        trigger_id = str(self.body.get("trigger_id"))
        call = self.client.views_push if self.in_modal else self.client.views_open
        try:
            async with asyncio.timeout(_WITHIN):
                opened = await call(trigger_id=trigger_id, view=view)
        except NO_ANSWER as problem:
            word = slacks_word(problem)
            if word == "exchanged_trigger_id":
                return ""
            logger.warning("Slack did not open a form: %s", word or type(problem).__name__)
            raise FormNotOpenedError(esc_block(typed, HANDED_BACK), word) from problem
        return str((opened.get("view") or {}).get("id") or "")

    async def redraw(self, view_id: str, view: dict[str, Any], *, as_seen: bool = False) -> None:
        """Redraw an open window; with `as_seen`, only if nothing redrew it since this was pressed. One that was closed
        meanwhile stays closed: what it showed is saved."""
        seen = {"hash": str(self.view.get("hash"))} if as_seen else {}
        try:
            async with asyncio.timeout(_WITHIN):
                await self.client.views_update(view_id=view_id, view=view, **seen)
        except NO_ANSWER as problem:
            logger.warning("A window was not redrawn: %s", slacks_word(problem) or type(problem).__name__)

    async def tell(self, message: Message | str) -> None:
        """Say something only to this person, where they are; what Slack does not take goes to the outbox."""
        text, blocks = message if isinstance(message, Message) else (message, sections(message))
        try:
            if self.view or self.body.get("type") in ("shortcut", "message_action"):
                await self.open(note_view("Baton", text))
            elif self.body.get("response_url"):
                await self.put(text, blocks)
            else:
                await self.tell_later(text)
        except (HandoffError, *NO_ANSWER) as problem:
            logger.warning("A private note goes to the outbox: %s", type(problem).__name__)
            await self.tell_later(text)

    async def tell_later(self, text: str, *, may_request: bool = False) -> None:
        """Leave it in the outbox, which writes to this person directly; once, however often this is delivered. With
        `may_request`, they can ask for a role there."""
        await self.desk.transact(tell, self.person, text, f"{self.key}:{KeyKind.NOTE}", may_request=may_request)

    async def put(self, text: str, blocks: list[Block], *, replace: bool = False) -> None:
        """Write below what was pressed, or in its place, for this person only; in words where Slack takes no charts."""
        async with asyncio.timeout(_WITHIN):
            answer = await self.respond(text=text, blocks=blocks, response_type="ephemeral", replace_original=replace)
        if answer.status_code != 200 and is_drawn(blocks):
            await self.put(text, undrawn(blocks), replace=replace)
        elif answer.status_code != 200:  # an address that was used up or is too old raises nothing
            raise ConnectionError(f"status {answer.status_code}")
