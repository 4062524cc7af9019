"""The addresses and numbers in free text: whole ones, and nothing that only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.details import Details
from bot.lead.identity.given import given_for, given_in, given_of_contact
from bot.lead.identity.sameness import Likeness


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Email: jdoe@private.example", {"jdoe@private.example"}),
        ("write to <J.Doe+x@Gmail.com>, or 'bo@north.example'.", {"jdoe@gmail.com", "bo@north.example"}),
        ("sean.o’neill@harbor.example", {"sean.o'neill@harbor.example"}),
        ("cell +49 171 5551234, office (030) 901820", {"15551234", "30901820"}),
        ("0171/5551234.", {"15551234"}),
        ("+49 171 555-1234 and +1 (212) 555-0100", {"15551234", "25550100"}),
        ("on 2026-11-23, or 23.11.2026, at 10:30", set()),
        ("budget 250 000, order 12345", set()),
        ("@everybody, a@b, x@", set()),
        ("", set()),
    ],
)
def test_what_is_found_in_notes(text: str, keys: set[str]) -> None:
    assert {found.key for found in given_in(text)} == keys


def test_fields_notes_and_contacts_each_say_what_they_are() -> None:
    details = Details("Jane", email="jane@acme.example", phone="030 901820", notes="or jd@home.example")
    assert {(found.why, found.key) for found in given_for(details)} == {
        (Likeness.EMAIL, "jane@acme.example"),
        (Likeness.PHONE, "30901820"),
        (Likeness.EMAIL, "jd@home.example"),
    }
    assert {found.why for found in given_of_contact("tom@chen.example", "0171 5551234")} == {Likeness.CONTACT}


@given(st.text(max_size=300))
@settings(max_examples=200)
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(found.key for found in given_in(text))
