"""Comparing a lead with the profile both teams want to sell to: mismatches are pointed out, nothing is refused."""

import re

from bot.lead.definition.questions import TargetProfile
from bot.lead.details import DETAILS, Details

ANOTHER = "None of these"
"""The choice in a form when nothing the profile names fits."""


def profile_mismatches(profile: TargetProfile, known: Details) -> tuple[str, ...]:
    """Return a sentence for each thing known about the lead that is outside the profile. What is not known yet, and
    what the profile does not restrict, is no mismatch.

    A role matches when it contains one of the profile's as whole words ("VP Operations" for "operations");
    everything else matches the whole, whatever the case.
    """
    compared = [(detail, getattr(known, name)) for name, detail in DETAILS.items() if detail.profile]
    return tuple(
        _mismatch(detail.called, " ".join(given.split()), wanted)
        for detail, given in sorted(compared, key=lambda each: each[0].within)
        if given.strip()
        and (wanted := getattr(profile, detail.profile))
        and not any((_within if detail.within else _same)(one, given) for one in wanted)
    )


def _mismatch(what: str, given: str, wanted: tuple[str, ...]) -> str:
    named = f"The {what}" if given == ANOTHER else f"The {what} “{given}”"
    return f"{named} is outside the target profile ({', '.join(wanted)})."


def _same(wanted: str, given: str) -> bool:
    return " ".join(wanted.casefold().split()) == " ".join(given.casefold().split())


def _within(wanted: str, given: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(wanted.casefold().strip())}(?!\w)", given.casefold()))
