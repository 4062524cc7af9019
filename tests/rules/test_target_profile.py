"""The target profile: what is known and outside it is said; what is not known or not restricted is not."""

import pytest

from bot.lead.definition import TargetProfile
from bot.lead.target_profile import ANOTHER, profile_mismatches

PROFILE = TargetProfile(("Retail", "Food and drink"), ("Germany", "Austria"), ("50-200",), ("Operations", "COO"))


@pytest.mark.parametrize(
    ("known", "mismatches"),
    [
        ({}, []),
        ({"segment": " retail "}, []),
        ({"segment": "FOOD  and drink"}, []),
        ({"segment": "Banking"}, ["The segment “Banking” is outside the target profile (Retail, Food and drink)."]),
        ({"geography": "austria", "size": "50-200"}, []),
        ({"geography": "France"}, ["The place “France”"]),
        ({"size": "5"}, ["The company size “5”"]),
        ({"role": "VP Operations"}, []),
        ({"role": "coo"}, []),
        ({"role": "Scoot driver"}, ["The role “Scoot driver”"]),
        (
            {"segment": "Banking", "geography": "France", "size": "5", "role": "CFO"},
            ["segment", "place", "size", "role"],
        ),
    ],
)
def test_what_is_outside_the_profile(known: dict[str, str], mismatches: list[str]) -> None:
    found = profile_mismatches(PROFILE, **known)
    assert len(found) == len(mismatches)
    assert all(said in line for said, line in zip(mismatches, found, strict=True))


def test_an_empty_profile_restricts_nothing() -> None:
    assert profile_mismatches(TargetProfile(), segment="Any", geography="where", size="1", role="Intern") == ()


def test_none_of_these_is_outside_without_naming_it() -> None:
    profile = TargetProfile(segments=("Retail", "Logistics"))
    assert profile_mismatches(profile, segment=ANOTHER) == (
        "The segment is outside the target profile (Retail, Logistics).",
    )
