"""The form that asks whether a lead exists already, with everything that was typed still in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.conversations.form import lead_menu
from bot.intake.intake_form import detail_inputs, typed_details
from bot.intake.merged import merge_details
from bot.lead.details import DETAILS, Details
from bot.lead.identity.sameness import AddTo, SameLead, adding_to, keys_of
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import short_name
from bot.lead.record import Lead
from bot.slack.blocks import Block, Message, context, divider, input_block, modal, option, section
from bot.slack.filled import filled, inputs_of
from bot.slack.ids import Action, View
from bot.slack.text import bullets, person
from bot.slack.typed import drawn_from, id_in, number_in

NEW, OTHER, STOP = "new", "other", "stop"
_ADD = "add:"
_WHAT_HAPPENS = {
    AddTo.GO_ON: "What you typed is added to it; the questions come next.",
    AddTo.WAKE: "It was closed as stale. It is a draft again; the questions come next.",
    AddTo.AGAIN: "It was lost. It is tried again; the questions come next.",
    AddTo.TELL_OWNER: "Sales has it. What you typed is added to it, and they are told.",
    AddTo.NOTE: "It stays closed. What you typed is kept with it.",
}


def same_lead_form(
    found: Sequence[SameLead], details: Details, more: int = 0, newest: int = 0, *, chosen: bool = False
) -> Block:
    """Ask about those `found`; so many `more` are less likely. "Somebody else" is an answer about all of them, the
    newest of which has the id `newest`: asked about a few at a time, the marketer would never get to save the lead.
    With `chosen`, the one found is what the marketer chose, to be confirmed."""
    one = len(found) == 1
    choices = [option(_adding(same.lead), f"Add it to {same.lead.label}", _then(same.lead)) for same in found]
    another = option(OTHER, "Add it to another lead", "Choose it below. You see it before anything is added.")
    choices.append(another)
    choices.append(option(NEW, "It is somebody else", "It is saved as a new lead; the questions come next."))
    choices.append(option(STOP, "Stop", "Nothing is saved."))
    opening = "This lead may exist already:" if one else "It may be one of these leads:"
    opening = "This is the lead you chose:" if chosen else opening
    rest = f"\n…and {more} more. *It is somebody else* applies to all of them." if more else ""
    blocks = [
        section(f"*Nothing is saved yet.* {opening}\n{bullets(_line(same, details) for same in found)}{rest}"),
        *_asked(choices, found[0].lead.id if chosen else 0),
        divider(),
        context("Here is what you typed. You can still change it."),
        *detail_inputs(details),
    ]
    return modal(View.SAME_LEAD, "Already a lead?", blocks, submit="Continue", close="Cancel", metadata=str(newest))


def _asked(choices: Sequence[Block], chosen_id: int) -> Iterator[Block]:
    """Ask what to do. Where the lead with the id was chosen, the first choice is; the fields are others then, as Slack
    keeps what was filled in where a field keeps its id."""
    radio: Block = {"type": "radio_buttons", "options": list(choices)}
    radio |= {"initial_option": choices[0]} if chosen_id else {}
    other, hint = lead_menu(Action.SAME_AS), "For “Add it to another lead”."
    ids = [f"{name}.{chosen_id}" if chosen_id else name for name in ("same", "same_as")]
    yield input_block("same", "What should I do?", radio, optional=False, block_id=ids[0])
    yield input_block("same_as", "Which other lead?", other, hint=hint, block_id=ids[1])


def _adding(lead: Lead) -> str:
    """Return the choice's value: the lead, and what it said would become of it."""
    return f"{_ADD}{lead.id} {adding_to(lead.stage).name}"


def chosen_lead(choice: str) -> int:
    """Return the id of the lead to add to; 0 for another choice."""
    return id_in(choice.removeprefix(_ADD)) if choice.startswith(_ADD) else 0


def said_of(choice: str) -> str:
    """Return what the choice said would become of it: the name of an `AddTo`, or "" where it does not say."""
    return drawn_from(choice)


def shown_leads(view: Mapping[str, Any]) -> list[int]:
    """Return the ids of the leads that the form showed, read from the view as Slack hands it back."""
    elements = [block["element"] for block in inputs_of(view) if block["element"]["action_id"] == "same"]
    options = [each for element in elements for each in element.get("options") or []]
    return [lead_id for each in options if (lead_id := chosen_lead(str(each.get("value") or "")))]


def newest_seen(view: Mapping[str, Any], details: Details) -> int:
    """Return the id of the newest lead the form was drawn from, read from the view as Slack hands it back.

    0 when the details to compare by have changed since: they may be like other leads then.
    """
    drawn = typed_details(filled(view).shown)
    newest = str(view.get("private_metadata") or "")
    return number_in(newest) if keys_of(drawn) == keys_of(details) else 0


def added(lead: Lead) -> Message:
    """Say what became of it when no questions follow."""
    text = f"What you typed has been added to {short_name(lead)}. "
    if adding_to(lead.stage) is AddTo.TELL_OWNER:
        text += f"{person(lead.owner)} is told." if lead.owner else "It is waiting for sales, whose card shows it."
    elif lead.bar_id:
        text += (
            "It stays closed, because they are on the do-not-contact list: please do not contact them. Managers see "
            "the list in Home → *Do not contact*."
        )
    else:
        text += (
            f"It stays closed ({STAGE_WORDS[lead.stage]}). If things have changed for them, add them once more and "
            "choose *It is somebody else*: that starts a new lead."
        )
    return Message(text, [section(text)])


def _then(lead: Lead) -> str:
    return _WHAT_HAPPENS[adding_to(lead.stage)]


def _line(same: SameLead, details: Details) -> str:
    """Describe the lead without contact details: only who has it, why it may be the same, and what would be added."""
    lead = same.lead
    owner = f"owned by {person(lead.owner)}" if lead.owner else f"added by {person(lead.originator)}"
    through = f" (as *{same.was}*, which turned out to be this lead)" if same.was else ""
    why = f" · {same.why}{through}" if same.why else ""
    return f"{short_name(lead)} · {STAGE_WORDS[lead.stage]} · {owner}{why}{_adds(lead, details)}"


def _adds(lead: Lead, details: Details) -> str:
    """Say what of the details typed would go where."""
    merged = merge_details(lead.details, details)
    said = [f"{DETAILS[name].label.lower()} (new)" for name in merged.filled]
    said += [f"{DETAILS[way.detail].label.lower()} (a further one)" for way in merged.further]
    said += ["the rest (to its notes)"] if merged.also else []
    return f"\n   _It would get: {', '.join(said)}._" if said else ""
