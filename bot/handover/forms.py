"""The forms behind Hand over: one lead, whose leads, and all of somebody's."""

from collections.abc import Mapping
from typing import Any

from bot.handover.sheet import AllToHandOver, Holding, LeadToHandOver
from bot.handover.who_may import FIELD
from bot.lead.lines import short_name
from bot.lead.team.sides import Side, holder
from bot.slack.blocks import Block, context, input_block, modal, section
from bot.slack.ids import View
from bot.slack.text import bullets, person, plain
from bot.slack.typed import text_of

_LABEL = {Side.MARKETING: "Who takes over for marketing?", Side.SALES: "Who takes over for sales?"}
_WHO = {Side.MARKETING: "one of the marketers", Side.SALES: "one of the sales reps"}
_CREDIT = "Whoever added a lead keeps the credit. Both of you are told, and the history says who handed it over."


def hand_over_form(sheet: LeadToHandOver) -> Block:
    lead = sheet.lead
    has_it = bullets(f"For {side}: {person(holder(lead, side))}" for side in sheet.sides)
    blocks = [section(f"Who has {short_name(lead)} now:\n{has_it}"), *_inputs(list(sheet.sides)), context(_CREDIT)]
    metadata = f"{lead.id} {sheet.stamp}"
    return modal(
        View.HAND_OVER, f"Hand over {lead.label}", blocks, submit="Hand over", close="Cancel", metadata=metadata
    )


def whose_form() -> Block:
    """Ask a manager, from Home, whose leads are to be handed over."""
    blocks = [input_block("whose", "Whose leads?", _person(), optional=False)]
    return modal(View.HAND_OVER_WHOSE, "Hand over", blocks, submit="Next", close="Cancel")


def hand_over_all_form(sheet: AllToHandOver) -> Block:
    blocks = [section(f"All that {person(sheet.user_id)} has:")]
    blocks += [section(_holding(side, held)) for side, held in sheet.sides.items()]
    blocks += [*_inputs(list(sheet.sides)), context(_CREDIT)]
    metadata = f"0 {sheet.stamp}"
    return modal(View.HAND_OVER_ALL, "Hand over", blocks, submit="Hand over", close="Cancel", metadata=metadata)


def _holding(side: Side, held: Holding) -> str:
    count = "one lead" if held.count == 1 else f"{held.count} leads"
    return f"*For {side}: {count}*\n{named(held)}"


def named(held: Holding) -> str:
    """Some of the leads by name, and how many more there are."""
    lines = [short_name(lead) for lead in held.some]
    more = held.count - len(lines)
    return bullets([*lines, f"…and {more} more"] if more > 0 else lines)


def _inputs(sides: list[Side]) -> list[Block]:
    several = len(sides) > 1
    return [
        input_block(FIELD[side], _LABEL[side], _person(), optional=several, hint=f"Please pick {_WHO[side]}.")
        for side in sides
    ]


def _person() -> Block:
    return {"type": "users_select", "placeholder": plain("Choose a person", 150)}


def typed_new(typed: Mapping[str, Any]) -> dict[Side, str]:
    """Read from the form who takes over on each side; "" for a side that is left blank."""
    return {side: text_of(typed, name) for side, name in FIELD.items()}
