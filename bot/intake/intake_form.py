"""The first form of a lead: who they are and where they came from."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.intake.sheet import MORE_NOTES, IdentitySheet
from bot.lead.definition.questions import TargetProfile
from bot.lead.definition.target_profile import ANOTHER
from bot.lead.details import ARRIVALS, DETAILS, Detail, Details, details_of
from bot.lead.lines import returned_line
from bot.slack.blocks import Block, context, input_block, modal, option, section, select, text_input
from bot.slack.ids import View
from bot.slack.long_text import joined, name_of, parts
from bot.slack.text import people, plain

NOTES = "notes"
_ANYBODY = TargetProfile()
_ARRIVALS = [(arrival.key, arrival.label) for arrival in ARRIVALS]


_NEXT = "Next come the questions both teams agreed on. Leave blank what you do not know yet."


def intake_form(details: Details, profile: TargetProfile = _ANYBODY, found: str = "") -> Block:
    """Draw the form for a new lead, filled with what was typed after `/lead`, or `found` in a message (see Visit).

    It asks for whatever the target profile restricts, so that a lead outside the profile shows from the start.
    """
    blocks = [*detail_inputs(details, profile), context(_NEXT)]
    return modal(View.INTAKE, "New lead", blocks, submit="Next", close="Cancel", metadata=found)


def identity_form(sheet: IdentitySheet) -> Block:
    """Draw the same form to correct an existing lead. What the reader may not see is left out and stays as it is."""
    lead, reader = sheet.lead, sheet.reader
    unseen = [name for name in DETAILS if getattr(lead, name) and not reader.sees(lead, name)]
    inputs = detail_inputs(lead.details, sheet.profile)
    blocks = [block for block in inputs if name_of(str(block["block_id"])) not in unseen]
    if NOTES in unseen:
        more = text_input("", "Anything else worth knowing", multiline=True)
        blocks.append(input_block(MORE_NOTES, "Add to the notes", more))
    if unseen:
        kept = " and ".join(DETAILS[name].label.lower() for name in unseen)
        who = people(dict.fromkeys(user for user in (lead.owner, lead.in_charge) if user))
        blocks.append(context(f"Only {who} and managers can see what is saved for {kept}; it stays as it is."))
    metadata, why = str(lead.id), returned_line(lead)
    blocks = [*([section(why)] if why else []), *blocks]
    return modal(View.INTAKE, lead.label, [*blocks, context(_NEXT)], submit="Next", close="Cancel", metadata=metadata)


_HINTS = {"tz": "Follow-ups come when it is day there. Empty: as their company's, or guessed from phone or email."}


def detail_inputs(details: Details, profile: TargetProfile = _ANYBODY) -> list[Block]:
    """The fields for who a lead is, with what is known in them."""
    inputs = [
        input_block(
            name,
            detail.label,
            _element(name, getattr(details, name), profile),
            optional=name != "name",
            hint=_HINTS.get(name, ""),
        )
        for name, detail in DETAILS.items()
        if name != NOTES and _is_asked(detail, getattr(details, name), profile)
    ]
    return [*inputs, *_notes(details.notes)]


def _notes(notes: str) -> Iterator[Block]:
    """They come last, in as many fields as they need."""
    detail = DETAILS[NOTES]
    for name, text in parts(NOTES, notes).items():
        label = detail.label if name == NOTES else f"{detail.label}, continued"
        yield input_block(name, label, text_input(text, detail.example, longest=detail.longest, multiline=True))


def _is_asked(detail: Detail, given: str, profile: TargetProfile) -> bool:
    """Tell whether the form asks for it: what only the profile needs, if the profile restricts it or it is given."""
    return bool(detail.example or not detail.profile or _restricted(detail, profile) or given)


def _restricted(detail: Detail, profile: TargetProfile) -> tuple[str, ...]:
    return getattr(profile, detail.profile) if detail.profile else ()


def _element(name: str, given: str, profile: TargetProfile) -> Block:
    detail = DETAILS[name]
    if name == "email":
        typed = {"initial_value": given[: detail.longest]} if given else {}
        return {"type": "email_text_input", "placeholder": plain(detail.example, 150), **typed}
    if name == "arrival":
        return select(_ARRIVALS, given)
    if name == "tz":
        menu: Block = {"type": "external_select", "placeholder": plain("Type a city", 150), "min_query_length": 0}
        return menu | ({"initial_option": option(given, given)} if given else {})
    if detail.example:
        return text_input(given, detail.example, longest=detail.longest)
    options = dict.fromkeys((*_restricted(detail, profile), *((given,) if given else ()), ANOTHER))
    return select([(word, word) for word in options], given)


def typed_details(values: Mapping[str, Any]) -> Details:
    """The form's values as details; what is not in the form is empty."""
    return details_of({**values, NOTES: joined(NOTES, values)})
