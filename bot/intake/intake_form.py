"""The first form of a lead: who they are and where they came from."""

from collections.abc import Mapping
from typing import Any

from bot.lead.definition.questions import TargetProfile
from bot.lead.definition.target_profile import ANOTHER
from bot.lead.details import ARRIVALS, DETAILS, Detail, Details, details_of
from bot.lead.record import Lead
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
    return [
        input_block(name, detail.label, _element(name, getattr(details, name), profile), optional=name != "name")
        for name, detail in sorted(DETAILS.items(), key=lambda item: item[0] == "notes")  # which come last
        if _is_asked(detail, getattr(details, name), profile)
    ]


def _is_asked(detail: Detail, given: str, profile: TargetProfile) -> bool:
    """Whether it has a field: what only the profile is for, as far as the profile restricts it or it was chosen."""
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
    if detail.example:
        return text_input(given, detail.example, longest=detail.longest, multiline=name == "notes")
    options = dict.fromkeys((*_restricted(detail, profile), *((given,) if given else ()), ANOTHER))
    return select([(word, word) for word in options], given)


def typed_details(values: Mapping[str, Any]) -> Details:
    """The form's values as details; what is not in the form is empty."""
    return details_of(values)
