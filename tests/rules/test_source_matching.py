"""Two wordings that probably mean the same source, and two that only look alike."""

import pytest

from bot.sources.matching import alike, near

SAME = [
    ("Webinar Q3 26", "Webinar Q3 2026"),
    ("Webinar Q3", "Webinar Q3 2026"),
    ("Q3 Webinar", "Webinar Q3"),
    ("Webinar3", "Webinar 3"),
    ("Hanover Messe", "Hannover Messe"),
    ("Hannover Messe", "Hannover Messe 2026"),
    ("Linked In", "LinkedIn"),
    ("Trade fairs", "Trade fair"),
]
DIFFERENT = [
    ("Webinar Q3", "Webinar Q4"),
    ("Hannover Messe 2025", "Hannover Messe 2026"),
    ("Webinar", "Webinar Q3"),
    ("Newsletter EN", "Newsletter DE"),
    ("Partner A", "Partner B"),
    ("Webinar security", "Webinar safety"),
    ("Google Ads", "Google"),
    ("2025", "2026"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_probably_the_same_is_found_either_way(one: str, other: str) -> None:
    assert near(alike(one), [alike(other)]) == alike(other)
    assert near(alike(other), [alike(one)]) == alike(one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_only_looks_alike_is_not(one: str, other: str) -> None:
    assert near(alike(one), [alike(other)]) == ""
    assert near(alike(other), [alike(one)]) == ""


def test_of_several_the_likeliest_is_found() -> None:
    known = [alike(each) for each in ("Webinar Q3", "Webinar Q3 2025", "Webinar Q3 2026", "Fair")]
    assert near(alike("webinar q3 26"), known) == alike("Webinar Q3 2026")
