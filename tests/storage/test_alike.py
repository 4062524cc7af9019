"""The similarity of names, and the names that are still told apart."""

import pytest

from bot.lead.identity.sameness import company_key, person_key
from storage.intake.alike import related_companies, similar_companies, similar_person


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Northwind Traders", "Nothwind Traders", True),
        ("Northwind Traders", "Traders Northwind GmbH", True),
        ("Data Dog", "Datadog Inc.", True),
        ("Kellermann Logistik", "Kellerman Logistik", True),
        ("Northwind Traders", "Northwind Foods", False),
        ("Acme", "Acne", False),
        ("3M", "3N", False),
        ("Siemens", "Simens", True),
    ],
)
def test_companies(one: str, other: str, similar: bool) -> None:
    assert bool(similar_companies(company_key(one), [company_key(other)])) is similar


def test_one_name_within_the_other_is_related_but_not_the_same() -> None:
    assert related_companies("acme", ["acme foods"]) == ["acme foods"]
    assert similar_companies("acme", ["acme foods"]) == []


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Jane Doe", "Doe, Jane", True),
        ("Jane Doe", "J. Doe", True),
        ("Jane Doe", "Jane Do", True),
        ("José Núñez", "Jose Nunes", True),
        ("Jane Doe", "John Doe", False),
        ("Jane Doe", "Jane Roe-Miller", False),
        ("Jane", "J.", False),
        ("J. D.", "Jane Doe", False),
        ("", "Jane", False),
    ],
)
def test_people(one: str, other: str, similar: bool) -> None:
    assert similar_person(person_key(one), person_key(other)) is similar
    assert similar_person(person_key(other), person_key(one)) is similar
