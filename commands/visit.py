"""One thing a person did in Slack: who, with what, and how to answer only them."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk
from bot.errors import HandoffError
from bot.handoff.settling_in import tell
from bot.rules.people import Person
from bot.views.blocks import Message, section, typed_values
from bot.views.question_form import note_view
from bot.views.text import esc_block

logger = logging.getLogger(__name__)

_OPEN_WITHIN = 2.2  # seconds, of the three in which Slack wants its answer


class FormNotOpenedError(HandoffError):
    """Slack did not open a form in time; what was typed is handed back."""

    def __init__(self, typed: str = "") -> None:
        again = f" Here is what you typed, to copy:\n```{typed}```" if typed else ""
        super().__init__(f"Slack did not open the form in time. Nothing is lost: please try again.{again}")


@dataclass(frozen=True, slots=True)
class Visit:
    """A delivery from Slack, as a listener sees it. `body` is Slack's payload."""

    desk: Desk
    body: Mapping[str, Any]
    client: AsyncWebClient
    ack: AsyncAck
    respond: AsyncRespond

    @property
    def person(self) -> Person:
        body = self.body
        user = body.get("user") or {}
        event = body.get("event") or {}
        team_id = (body.get("team") or {}).get("id") or body.get("team_id") or user.get("team_id")
        user_id = user.get("id") or body.get("user_id") or event.get("user")
        return Person(str(team_id or ""), str(user_id or ""))

    @property
    def action(self) -> Mapping[str, Any]:
        actions = self.body.get("actions") or [{}]
        first: Mapping[str, Any] = actions[0]
        return first

    @property
    def value(self) -> str:
        """What the pressed button carries."""
        return str(self.action.get("value") or "")

    @property
    def lead_id(self) -> int:
        """The lead the pressed button, or the submitted form, is about; 0 when it names none."""
        text = self.value or str(self.view.get("private_metadata") or "")
        return int(text) if text.isdecimal() and len(text) < 19 else 0

    @property
    def view(self) -> Mapping[str, Any]:
        view: Mapping[str, Any] = self.body.get("view") or {}
        return view

    @property
    def in_modal(self) -> bool:
        return self.view.get("type") == "modal"

    @property
    def in_home(self) -> bool:
        return self.view.get("type") == "home"

    @property
    def typed(self) -> dict[str, Any]:
        """A submitted form's values by field."""
        return typed_values((self.view.get("state") or {}).get("values") or {})

    @property
    def key(self) -> str:
        """What makes this delivery itself: the same one delivered again has the same key."""
        body, who = self.body, self.person.user_id
        if body.get("actions"):
            return f"click:{who}:{self.action.get('action_id')}:{self.action.get('action_ts')}"
        if self.view:
            return f"view:{self.view.get('id')}:{self.view.get('callback_id')}"
        return f"event:{body.get('event_id') or body.get('trigger_id')}"

    async def open(self, view: dict[str, Any], *, typed: str = "") -> None:
        """Open a form, on top of the one it was asked from. Raises FormNotOpenedError, which keeps `typed`.

        A trigger that was used before belongs to a repeated delivery: the form is open already.
        """
        trigger_id = str(self.body.get("trigger_id"))
        call = self.client.views_push if self.in_modal else self.client.views_open
        try:
            async with asyncio.timeout(_OPEN_WITHIN):
                await call(trigger_id=trigger_id, view=view)
        except SlackApiError as problem:
            error = problem.response.get("error") if isinstance(problem.response.data, dict) else ""
            if error == "exchanged_trigger_id":
                return
            logger.warning("Slack did not open a form: %s", error)
            raise FormNotOpenedError(esc_block(typed)) from problem
        except (TimeoutError, OSError) as problem:
            raise FormNotOpenedError(esc_block(typed)) from problem

    async def tell(self, message: Message | str) -> None:
        """Say something to this person only, where they are; what Slack does not take goes to the outbox."""
        text, blocks = message if isinstance(message, Message) else (message, [section(message)])
        if self.view:
            await self.open(note_view("Baton", text))
            return
        try:
            await self.respond(text=text, blocks=blocks, response_type="ephemeral", replace_original=False)
        except Exception as problem:
            logger.warning("A private note goes to the outbox: %s", type(problem).__name__)
            await self.desk.transact(tell, self.person, text, f"{self.key}:note")
