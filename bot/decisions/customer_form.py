"""The form in which a manager of sales says who talks to a customer whom no rep is known to have."""

from collections.abc import Mapping
from typing import Any

from bot.decisions.rejection import REP, WhoseCustomer
from bot.lead.lines import short_name
from bot.slack.blocks import Block, context, input_block, modal, section, text_input
from bot.slack.ids import View
from bot.slack.text import bullets, esc, person, plain
from bot.slack.typed import text_of
from bot.team.rep import Kind, Rep

NOTE = "customer.note"
_SHOWN = 10


def customer_form(sheet: WhoseCustomer) -> Block:
    lead, some = sheet.lead, sheet.reps[:_SHOWN]
    said = f"\n> {esc(lead.reject_note, 600)}" if lead.reject_note else ""
    lines = [_line(rep) for rep in some] or ["Nobody is free: everybody is away, or has as many leads as they take."]
    more = len(sheet.reps) - len(some)
    who: Block = {"type": "users_select", "placeholder": plain("Choose a rep", 150)}
    if some:
        who["initial_user"] = some[0].user_id
    blocks = [
        section(f"{person(lead.decided_by)} says that {short_name(lead)} is a customer already.{said}"),
        section(f"*Who can take it now*\n{bullets([*lines, f'…and {more} more'] if more > 0 else lines)}"),
        input_block(REP, "Who talks to them?", who, optional=False, hint="Please pick one of the sales reps."),
        input_block(NOTE, "Note", text_input("", "What they should know", longest=600, multiline=True)),
        context("It is offered again, for them alone, and its promise starts anew. Marketing hears of it."),
    ]
    metadata = str(lead.id)
    return modal(View.GIVE_CUSTOMER, "Whose customer?", blocks, submit="Give it", close="Cancel", metadata=metadata)


def _line(rep: Rep) -> str:
    kind = {Kind.FARMER: ", looks after customers", Kind.HUNTER: ", wins new ones"}.get(rep.kind, "")
    return f"{person(rep.user_id)}{kind}: {rep.has}"


def typed_giving(typed: Mapping[str, Any]) -> tuple[str, str]:
    """Read who was picked, and the note."""
    return text_of(typed, REP), text_of(typed, NOTE)
