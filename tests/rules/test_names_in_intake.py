"""Names that are also words, firms called after people, and the labels of web forms."""

import pytest

from bot.intake.reading import parse_intake

AT_LOTUS = "CTO at Lotus Corp, someone@lotus.example, from Webinar Q3"


@pytest.mark.parametrize(
    "name",
    ["He Xiaoming", "Are Hansen", "Soon Tan", "Jane Call", "Tom Buyer", "Hot Nguyen", "Will Needs", "Anna Planner"],
)
def test_a_name_that_is_also_a_word_is_a_name(name: str) -> None:
    assert parse_intake(f"{name}, {AT_LOTUS}").name == name


@pytest.mark.parametrize(
    ("text", "name", "title", "company"),
    [
        ("Tom Buyer, Harbor", "Tom Buyer", "", "Harbor"),
        ("Tom Buyer, Senior Buyer, Harbor", "Tom Buyer", "Senior Buyer", "Harbor"),
        ("Jane Doe, Strategic Buyer, Harbor", "Jane Doe", "Strategic Buyer", "Harbor"),
        ("He Xiaoming at Lotus", "He Xiaoming", "", "Lotus"),
        ("Jane Doe at Smith, Jones & Partners LLP", "Jane Doe", "", "Smith, Jones & Partners LLP"),
        ("Jane Doe, Smith, Jones & Partners LLP, CFO", "Jane Doe", "CFO", "Smith, Jones & Partners LLP"),
        ("Jane Doe, CFO, Smith, Jones & Co", "Jane Doe", "CFO", "Smith, Jones & Co"),
        ("Jane Doe, Harbor, L.L.C.", "Jane Doe", "", "Harbor, L.L.C."),
        ("Jane Doe, Yahoo!", "Jane Doe", "", "Yahoo!"),
        ("محمد علي، شركة النور", "محمد علي", "", "شركة النور"),
        ("First name: Jane\nLast name: Doe\nCompany name: Harbor Ltd", "Jane Doe", "", "Harbor Ltd"),
        ("Last name: Doe\nFirst name: Jane\nJob title: CFO", "Jane Doe", "CFO", ""),
        ("*Vorname:* Jane\n*Nachname:* Doe\n*Firma:* Harbor GmbH", "Jane Doe", "", "Harbor GmbH"),
        ("Full name: Jane Doe\nCountry: Norway\nEmployees: 50", "Jane Doe", "", ""),
        ("Jane Doe, Harbor, please call her", "Jane Doe", "", "Harbor"),
        ("Please call Jane", "", "", ""),
    ],
)
def test_who_it_is(text: str, name: str, title: str, company: str) -> None:
    found = parse_intake(text)
    assert (found.name, found.title, found.company) == (name, title, company)


def test_what_a_web_form_asks_beside_is_noted() -> None:
    found = parse_intake("Name: Jane Doe\nCountry: Norway\nEmployees: 50\nMessage: We ship\nall day")
    assert found.notes == "We ship all day; Country: Norway; Employees: 50"
