"""The do-not-contact list, for managers: who is on it, lifting an entry, and adding one."""

from collections.abc import Sequence
from typing import Protocol

from bot.slack.blocks import Block, button, confirmation, context, divider, input_block, modal, section, text_input
from bot.slack.ids import Action, View
from bot.slack.text import esc, person

_PHONE = "tel:"


class Entry(Protocol):
    """An entry of the list; `key` is an address, "@" and a domain, or "tel:" and a number's last digits."""

    @property
    def id(self) -> int: ...

    @property
    def key(self) -> str: ...

    @property
    def decided_by(self) -> str: ...


def do_not_contact(entries: Sequence[Entry], added: int = 0) -> Block:
    """Draw the window, which stays open; `added` counts the entries added in it. The field gets a new id each time,
    because Slack keeps what was typed in a field whose id stays the same."""
    add = text_input("", "jane@acme.example, or acme.example for everybody there", longest=254)
    rows = [_row(entry) for entry in entries]
    blocks = [
        context("Nobody on this list can be added as a lead, whoever types them in."),
        input_block("whom", "Whom shall nobody contact?", add, optional=False, block_id=f"whom.{added}"),
        divider(),
        *(rows or [section("Nobody is on the list.")]),
    ]
    return modal(View.DO_NOT_CONTACT, "Do not contact", blocks, submit="Add", close="Close", metadata=str(added))


def _row(entry: Entry) -> Block:
    sure = confirmation("Lift it?", "They can be added as leads again.", "Lift", "Keep it")
    lift = button("Lift", Action.LIFT_SUPPRESSION, entry.id, confirm=sure)
    return section(f"{_who(entry.key)} · said by {person(entry.decided_by)}", lift)


def _who(key: str) -> str:
    if key.startswith("@"):
        return f"Everybody at *{esc(key[1:])}*"
    if key.startswith(_PHONE):
        return f"A phone number ending in *{esc(key.removeprefix(_PHONE)[-4:])}*"
    return f"*{esc(key)}*" if key else "A lead without an address"
