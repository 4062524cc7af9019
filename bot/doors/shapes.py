"""The payloads Slack sends, as far as Bolt and Baton read them: parts of the right type, and ids that are ids.

Ids tell deliveries apart: with one missing, two clicks would look like one, or one like two. What is not named here may
be anything.
"""

from typing import Annotated, Any

from msgspec import Meta, Struct, field

Id = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_.:^-]{1,255}\Z")]
Part = dict[str, Any]
Place = Id | Part


class Said(Struct, kw_only=True):
    """Any part of a payload, with what it may say."""

    type: str | None = None
    subtype: str | None = None
    text: str | None = None
    channel_type: str | None = None
    response_url: str | None = None
    tab: str | None = None
    private_metadata: str | None = None
    bot_id: str | None = None


class Numbered(Said, kw_only=True):
    thread_ts: Id | None = None
    trigger_id: Id | None = None
    api_app_id: Id | None = None
    team_id: Id | None = None
    user_id: Id | None = None
    event_id: Id | None = None


class Named(Struct, kw_only=True):
    id: Id | None = None
    team_id: Id | None = None


class Known(Named, kw_only=True):
    id: Id


class Option(Struct, kw_only=True):
    value: str


class Typed(Struct, kw_only=True):
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


class State(Struct, kw_only=True):
    values: dict[str, dict[str, Typed]] = field(default_factory=dict)


class Element(Struct, kw_only=True):
    initial_option: Part | None = None
    options: list[Part] | None = None


class Block(Struct, kw_only=True):
    """A block, as far as a form is read when it comes back: a field's hint, its options, and its first value."""

    hint: Part | None = None
    element: Element | None = None


class View(Numbered, kw_only=True):
    hash: Id | None = None
    blocks: list[Block] | None = None
    state: State | None = None


class Form(View, kw_only=True):
    id: Id
    callback_id: str
    private_metadata: str
    blocks: list[Block]


class Filled(Form, kw_only=True):
    state: State


class Container(Struct, kw_only=True):
    channel_id: Id | None = None
    message_ts: Id | None = None


class Event(Numbered, kw_only=True):
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


class Told(Event, kw_only=True):
    type: str


class Payload(Numbered, kw_only=True):
    """Any payload. Bolt looks into its event and view whatever its type, so they have to be objects if present."""

    team: Named | None = None
    user: Named | None = None
    enterprise: Part | None = None
    channel: Place | None = None
    event: Event = field(default_factory=Event)
    view: View = field(default_factory=View)
    message: Said | None = None
    container: Container | None = None
    previous_message: Part | None = None
    function_data: Part | None = None
    assistant_thread: Part | None = None
    state: State | None = None


class EventCallback(Payload, kw_only=True):
    event_id: Id
    event: Told


class Action(Struct, kw_only=True):
    action_id: str
    action_ts: Id
    value: str | None = None


class BlockActions(Payload, kw_only=True):
    user: Known
    actions: Annotated[list[Action], Meta(min_length=1)]


class BlockSuggestion(Payload, kw_only=True):
    action_id: str


class ViewSubmission(Payload, kw_only=True):
    user: Known
    view: Filled


class ViewClosed(Payload, kw_only=True):
    user: Known
    view: Form


class Shortcut(Payload, kw_only=True):
    user: Known
    callback_id: str
    trigger_id: Id


class MessageAction(Shortcut, kw_only=True):
    message: Said


class Command(Payload, kw_only=True):
    team_id: Id
    user_id: Id
    trigger_id: Id
