"""The target profile: what is known and outside it is said; what is not known or not restricted is not."""

import pytest

from bot.lead.definition.questions import TargetProfile
from bot.lead.definition.target_profile import ANOTHER, profile_mismatches
from bot.lead.details import Details, details_of

PROFILE = TargetProfile(("Retail", "Food and drink"), ("Germany", "Austria"), ("50-200",), ("Operations", "COO"))


@pytest.mark.parametrize(
    ("known", "mismatches"),
    [
        ({}, []),
        ({"segment": " retail "}, []),
        ({"segment": "FOOD  and drink"}, []),
        ({"segment": "Banking"}, ["The segment “Banking” is outside the target profile (Retail, Food and drink)."]),
        ({"geography": "austria", "company_size": "50-200"}, []),
        ({"geography": "France"}, ["The place “France”"]),
        ({"company_size": "5"}, ["The company size “5”"]),
        ({"title": "VP Operations"}, []),
        ({"title": "coo"}, []),
        ({"title": "Scoot driver"}, ["The role “Scoot driver”"]),
        (
            {"segment": "Banking", "geography": "France", "company_size": "5", "title": "CFO"},
            ["segment", "place", "size", "role"],
        ),
    ],
)
def test_what_is_outside_the_profile(known: dict[str, str], mismatches: list[str]) -> None:
    found = profile_mismatches(PROFILE, details_of(known))
    assert len(found) == len(mismatches)
    assert all(said in line for said, line in zip(mismatches, found, strict=True))


def test_an_empty_profile_restricts_nothing() -> None:
    assert (
        profile_mismatches(TargetProfile(), Details("Jane", "Acme", title="Intern", segment="Any", geography="where"))
        == ()
    )


def test_none_of_these_is_outside_without_naming_it() -> None:
    profile = TargetProfile(segments=("Retail", "Logistics"))
    assert profile_mismatches(profile, Details("Jane", segment=ANOTHER)) == (
        "The segment is outside the target profile (Retail, Logistics).",
    )
