"""The form that asks whether a lead is one that exists already, with everything that was typed still in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.rules.definition import TargetProfile
from bot.rules.lead import Details, Lead
from bot.rules.lifecycle import STAGE_WORDS
from bot.rules.sameness import AddTo, SameLead, adding_to
from bot.views.blocks import Block, Message, context, divider, input_block, modal, option, section
from bot.views.ids import View
from bot.views.intake_form import detail_inputs
from bot.views.lead_lines import short_name
from bot.views.text import bullets, person

NEW, STOP = "new", "stop"
_ADD = "add:"
_WHAT_HAPPENS = {
    AddTo.GO_ON: "What you typed goes to it; the questions come next.",
    AddTo.WAKE: "It was closed as stale. It is a draft again; the questions come next.",
    AddTo.TELL_OWNER: "Sales has it. What you typed goes to it, and they are told.",
    AddTo.NOTE: "It stays closed. What you typed is kept with it.",
}


def same_lead_form(found: Sequence[SameLead], details: Details) -> Block:
    one = len(found) == 1
    choices = [option(f"{_ADD}{same.lead.id}", f"Add it to {same.lead.label}", _then(same.lead)) for same in found]
    choices.append(option(NEW, "It is somebody else", "It is saved as a new lead; the questions come next."))
    choices.append(option(STOP, "Stop", "Nothing is saved."))
    opening = "This may be a lead that exists already:" if one else "This may be one of these leads:"
    blocks = [
        section(f"*Nothing is saved yet.* {opening}\n{bullets(_line(same) for same in found)}"),
        input_block("same", "What shall I do?", {"type": "radio_buttons", "options": choices}, optional=False),
        divider(),
        context("Here is what you typed. You can still change it."),
        *detail_inputs(details, _as_typed(details)),
    ]
    return modal(View.SAME_LEAD, "Known already?", blocks, submit="Go on", close="Cancel")


def _as_typed(details: Details) -> TargetProfile:
    """What was chosen of the target profile stands in the form as well, and so is not lost."""
    chosen = (details.segment, details.geography, details.company_size)
    segments, geography, sizes = (tuple(word for word in (each,) if word) for each in chosen)
    return TargetProfile(segments=segments, geography=geography, sizes=sizes)


def chosen_lead(choice: str) -> int:
    """The id of the lead that what was typed shall be added to; 0 for another choice."""
    number = choice.removeprefix(_ADD)
    return int(number) if choice.startswith(_ADD) and number.isdecimal() and len(number) < 19 else 0


def shown_leads(view: Mapping[str, Any]) -> list[int]:
    """The ids of the leads that the form showed, from the view as Slack hands it back."""
    blocks = [block for block in view.get("blocks") or [] if block.get("block_id") == "same"]
    options = [each for block in blocks for each in (block.get("element") or {}).get("options") or []]
    return [lead_id for each in options if (lead_id := chosen_lead(str(each.get("value") or "")))]


def added(lead: Lead) -> Message:
    """What became of it, where no questions follow."""
    text = f"What you typed is with {short_name(lead)} now. "
    if adding_to(lead.stage) is AddTo.TELL_OWNER:
        text += f"{person(lead.owner)} is told." if lead.owner else "It is waiting for sales, whose card shows it."
    else:
        text += (
            f"It stays closed ({STAGE_WORDS[lead.stage]}). If things have changed for them, add them once more and "
            "choose *It is somebody else*: that starts a new lead."
        )
    return Message(text, [section(text)])


def _then(lead: Lead) -> str:
    return _WHAT_HAPPENS[adding_to(lead.stage)]


def _line(same: SameLead) -> str:
    """No contact details: only who has it, and why it may be the same."""
    lead = same.lead
    owner = f"owned by {person(lead.owner)}" if lead.owner else f"brought by {person(lead.originator)}"
    return f"{short_name(lead)} · {STAGE_WORDS[lead.stage]} · {owner} · {same.why}"
