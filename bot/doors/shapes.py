"""The payloads Slack sends, as far as Bolt and Baton read them: parts of the right type, and ids that are ids.

Ids tell deliveries apart: with one missing, two clicks would look like one, or one like two. What is not named here may
be anything.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:^-]{1,255}$")]
Part = dict[str, Any]
Place = Id | Part


class Sent(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class Said(Sent):
    """Any part of a payload, with what it may say."""

    type: str | None = None
    subtype: str | None = None
    text: str | None = None
    channel_type: str | None = None
    response_url: str | None = None
    tab: str | None = None
    private_metadata: str | None = None
    bot_id: str | None = None


class Numbered(Said):
    thread_ts: Id | None = None
    trigger_id: Id | None = None
    api_app_id: Id | None = None
    team_id: Id | None = None
    user_id: Id | None = None
    event_id: Id | None = None


class Named(Sent):
    id: Id | None = None
    team_id: Id | None = None


class Known(Named):
    id: Id


class Option(Sent):
    value: str


class Typed(Sent):
    """The value in a field of a form."""

    value: str | None = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None
    selected_users: list[str] | None = None
    selected_conversations: list[str] | None = None
    selected_date: str | None = None
    selected_time: str | None = None
    selected_conversation: str | None = None
    selected_user: str | None = None


class State(Sent):
    values: dict[str, dict[str, Typed]] = {}


class Element(Sent):
    initial_option: Part | None = None
    options: list[Part] | None = None


class Block(Sent):
    """A block, as far as a form is read when it comes back: a field's hint, its options, and its first value."""

    hint: Part | None = None
    element: Element | None = None


class View(Numbered):
    hash: Id | None = None
    blocks: list[Block] | None = None
    state: State | None = None


class Form(View):
    id: Id
    callback_id: str
    private_metadata: str
    blocks: list[Block]


class Filled(Form):
    state: State


class Container(Sent):
    channel_id: Id | None = None
    message_ts: Id | None = None


class Event(Numbered):
    user: Place | None = None
    channel: Place | None = None
    item: Place | None = None
    team: Place | None = None
    enterprise: Place | None = None
    tokens: Part | None = None
    event: Part | None = None
    view: Part | None = None
    message: Part | None = None
    container: Part | None = None
    previous_message: Part | None = None
    function_data: Part | None = None
    assistant_thread: Part | None = None


class Told(Event):
    type: str


class Payload(Numbered):
    """Any payload. Bolt looks into its event and view whatever its type, so they have to be objects if present."""

    team: Named | None = None
    user: Named | None = None
    enterprise: Part | None = None
    channel: Place | None = None
    event: Event = Event()
    view: View = View()
    message: Said | None = None
    container: Container | None = None
    previous_message: Part | None = None
    function_data: Part | None = None
    assistant_thread: Part | None = None
    state: State | None = None


class EventCallback(Payload):
    event_id: Id
    event: Told


class Action(Sent):
    action_id: str
    action_ts: Id
    value: str | None = None


class BlockActions(Payload):
    user: Known
    actions: Annotated[list[Action], Field(min_length=1)]


class BlockSuggestion(Payload):
    action_id: str


class ViewSubmission(Payload):
    user: Known
    view: Filled


class ViewClosed(Payload):
    user: Known
    view: Form


class Shortcut(Payload):
    user: Known
    callback_id: str
    trigger_id: Id


class MessageAction(Shortcut):
    message: Said


class Command(Payload):
    team_id: Id
    user_id: Id
    trigger_id: Id
