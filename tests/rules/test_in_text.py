"""Addresses and numbers are read whole, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.reading import parse_intake
from bot.lead.identity.contact_details import email_problem, phone_problem
from bot.lead.identity.in_text import addresses, numbers
from bot.lead.identity.marks import plain_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to jane@acme.example.", ["jane@acme.example"]),
        ("sean.o’neill@harbor.example", ["sean.o'neill@harbor.example"]),
        ("info&sales@harbor.example", ["info&sales@harbor.example"]),
        ("jane.doe+fair@acme.example", ["jane.doe+fair@acme.example"]),
        ("j{x}y@acme.example", ["y@acme.example"]),
        ("Jane Doe<jane@acme.example>", ["jane@acme.example"]),
        ("(jane@acme.example)", ["jane@acme.example"]),
        ("email:jane@acme.example", ["jane@acme.example"]),
        ("E-Mail = jane@acme.example", ["jane@acme.example"]),
        ("*Email:* jane@acme.example", ["jane@acme.example"]),
        ("mailto:jane@acme.example", ["jane@acme.example"]),
        ("'jane@acme.example'", ["jane@acme.example"]),
        ("jane@acme.example,bob@acme.example", ["jane@acme.example", "bob@acme.example"]),
        ("jane@acme,com", ["jane@acme,com"]),
        ("jane@acme", ["jane@acme"]),
        ("ＪＡＮＥ＠ＡＣＭＥ．example", ["JANE@ACME.example"]),
        ("jörg@müller.example", ["jörg@müller.example"]),
        ("jane@acme.example@else.example", []),
        ("https://acme.example/jane@acme.example", []),
        ("ssh://git@acme.example/repo", []),
        ("jane @ acme", []),
        ('"Jane Doe"@acme.example', []),
        ("@Acme", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [each.value for each in addresses(plain_marks(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+49 30 1234‑567", ["+49 30 1234-567"]),
        ("+1 212–555–0100", ["+1 212-555-0100"]),
        ("+49 (0)30 / 1234 567", ["+49 (0)30 / 1234 567"]),
        ("(030) 123-45 67", ["(030) 123-45 67"]),
        ("030 - 1234567", ["030 - 1234567"]),
        ("+1.212.555.0100 ext. 12", ["+1.212.555.0100 ext. 12"]),
        ("٠٣٠ ١٢٣٤٥٦٧", ["030 1234567"]),
        ("030 1234567 / 0170 7654321", ["030 1234567", "0170 7654321"]),
        ("phone 5551234, Acme", ["5551234"]),
        ("Tel.: 5551234", ["5551234"]),
        ("Jane Doe (030 1234567)", ["030 1234567"]),
        ("12 34 56 78 90 12 34 56 78", []),
        ("+49--- 678967897", []),
        ("SKU-12345678", []),
        ("A12345678", []),
        ("12345678abc", []),
        ("1234567-8abc", []),
        ("file 12345678.pdf", []),
        ("$12345678", []),
        ("12345678 €", []),
        ("on 2026-11-03 at the fair", []),
        ("on 03.11.2026", []),
        ("in 2025/2026", []),
        ("between 100 - 200000", []),
        ("https://acme.example/123456789", []),
    ],
)
def test_numbers(text: str, found: list[str]) -> None:
    assert [each.value for each in numbers(plain_marks(text))] == found


LOCALS = st.text("abcdefghijklmnopqrstuvwxyzäé0123456789.+-_'’&", min_size=1, max_size=12)
SIGNS = st.sampled_from([" ", ", ", "; ", "\n", "(", ") ", "<", "> ", " at ", " – ", "|"])


@given(SIGNS, LOCALS, SIGNS)
def test_no_address_is_taken_that_was_not_typed(before: str, local: str, after: str) -> None:
    """What is taken is the whole of it, as it is written between its neighbours."""
    address = f"{local}@acme.example"
    taken = parse_intake(f"Jane Doe{before}{address}{after}Harbor Ltd").email
    assert taken in ("", plain_marks(address))
    assert taken or email_problem(address)


@given(st.lists(st.sampled_from(["-", " ", "–", "\u2011", "/", ".", " / ", "12", "345", "6789", "(0)"]), max_size=9))
def test_no_number_is_taken_in_part(parts: list[str]) -> None:
    number = f"+49{''.join(parts)}7"
    digits = [c for c in number if c.isdigit()]
    taken = parse_intake(f"Jane Doe, {number}, Harbor").phone
    assert [c for c in taken if c.isdigit()] in ([], digits) or " / " in number
    assert not taken or phone_problem(taken) is None
