"""An app that opens a modal, as the tests of modals share it."""

from typing import Any

from tests.simulator.toy import Toy, plain, text_input


def options(*words: str) -> list[dict[str, Any]]:
    return [{"text": plain(word), "value": word.lower()} for word in words]


EVERYTHING = [
    text_input("Name", "name"),
    text_input("Email", "email", "email_text_input"),
    text_input("Site", "site", "url_text_input", optional=True),
    text_input("Size", "size", "number_input", element={"is_decimal_allowed": False, "min_value": "1"}, optional=True),
    text_input("Note", "note", element={"min_length": 3, "max_length": 5}, optional=True),
    text_input("Stage", "stage", "static_select", element={"options": options("Early", "Late")}, optional=True),
    text_input("Tags", "tags", "multi_static_select", element={"options": options("A", "B")}, optional=True),
    text_input("Ways", "ways", "checkboxes", element={"options": options("Mail", "Phone")}, optional=True),
    text_input("Size class", "radio", "radio_buttons", element={"options": options("S", "L")}, optional=True),
    text_input("Day", "day", "datepicker", optional=True),
    text_input("Hour", "hour", "timepicker", optional=True),
    text_input("Owner", "owner", "users_select", optional=True),
    text_input("Room", "room", "channels_select", optional=True),
    text_input("Anywhere", "any", "multi_conversations_select", optional=True),
]


class Opener:
    """Opens the given view on /table, and keeps what comes back."""

    def __init__(self, toy: Toy, view: dict[str, Any]) -> None:
        self.toy = toy
        self.view = view
        self.opened: dict[str, Any] = {}
        self.submitted: list[dict[str, Any]] = []
        self.closed: list[dict[str, Any]] = []
        self.answer: dict[str, Any] = {}
        toy.bolt.command("/table")(self.open)
        toy.bolt.view("booking")(self.submit)
        toy.bolt.view_closed("booking")(self.close)

    async def open(self, ack: Any, body: dict[str, Any], client: Any) -> None:
        self.opened = (await client.views_open(trigger_id=body["trigger_id"], view=self.view)).data
        await ack()

    async def submit(self, ack: Any, body: dict[str, Any]) -> None:
        self.submitted.append(body)
        await ack(**self.answer)

    async def close(self, ack: Any, body: dict[str, Any]) -> None:
        self.closed.append(body)
        await ack()
