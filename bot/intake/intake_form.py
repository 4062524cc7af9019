"""The first form of a lead: who they are and where they came from."""

from bot.lead.definition import TargetProfile
from bot.lead.form_checks import LONGEST
from bot.lead.record import ARRIVALS, Details, Lead
from bot.lead.target_profile import ANOTHER
from bot.slack.blocks import Block, context, input_block, modal, select, text_input
from bot.slack.ids import View
from bot.slack.text import plain

_ANYBODY = TargetProfile()
_ARRIVALS = [(arrival.key, arrival.label) for arrival in ARRIVALS]


def intake_form(details: Details, lead: Lead | None = None, profile: TargetProfile = _ANYBODY) -> Block:
    """A new lead, or one to correct; what was typed after `/lead` stands in its fields.

    What the target profile restricts is asked for, so that a lead outside it is known from the start.
    """
    next_step = context("Next come the questions both teams agreed on. Leave blank what you do not know yet.")
    title = lead.label if lead else "New lead"
    metadata = str(lead.id) if lead else ""
    blocks = [*detail_inputs(details, profile), next_step]
    return modal(View.INTAKE, title, blocks, submit="Next", close="Cancel", metadata=metadata)


def detail_inputs(details: Details, profile: TargetProfile = _ANYBODY) -> list[Block]:
    """The fields for who a lead is, with what is known in them."""
    email = {"type": "email_text_input", "placeholder": plain("jane@acme.example", 150)}
    if details.email:
        email["initial_value"] = details.email[: LONGEST["email"]]
    return [
        input_block("name", "Name", _text(details, "name", "Jane Doe"), optional=False),
        input_block("company", "Company", _text(details, "company", "Acme Corp")),
        input_block("email", "Email", email),
        input_block("title", "Title", _text(details, "title", "VP Operations")),
        input_block("phone", "Phone", _text(details, "phone", "+1 555 0100")),
        input_block("source", "Source", _text(details, "source", "Webinar Q3")),
        input_block("arrival", "How they came in", select(_ARRIVALS, details.arrival)),
        *_of_profile(details, profile),
        input_block("notes", "Notes", text_input(details.notes, "Anything else worth knowing", multiline=True)),
    ]


def _of_profile(details: Details, profile: TargetProfile) -> list[Block]:
    asked = (
        ("segment", "Segment", profile.segments),
        ("geography", "Region", profile.geography),
        ("company_size", "Company size", profile.sizes),
    )
    return [
        input_block(name, label, select([(word, word) for word in options], getattr(details, name)))
        for name, label, words in asked
        if (options := dict.fromkeys((*words, ANOTHER))) and words
    ]


def _text(details: Details, name: str, example: str) -> Block:
    return text_input(getattr(details, name), example, longest=LONGEST[name])


def typed_details(values: dict[str, str]) -> Details:
    """The form's values as details; what is not in the form is empty."""
    return Details(**{name: str(values.get(name) or "") for name in Details.__dataclass_fields__})
