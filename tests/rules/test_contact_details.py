"""Addresses and numbers: which are refused, which count as the same, and what a mask may show."""

import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lead.identity.contact_details import (
    email_domain,
    email_problem,
    mask_email,
    mask_phone,
    normalize_email,
    normalize_phone,
    phone_problem,
)

ADDRESSES = st.one_of(st.text(max_size=40), st.emails(), st.from_regex(r"[a-z.+]{1,8}@[a-z.]{1,12}", fullmatch=True))
NUMBERS = st.one_of(st.text(max_size=30), st.text("0123456789+()-./ x", max_size=24))


@pytest.mark.parametrize(
    "address",
    [
        "jane@acme.example",
        " Jane.Doe+leads@Acme.Example ",
        "o'neill@acme.example",
        "jane@mail.acme.co.uk",
        "jürgen@müller.example",
        "राम@उदाहरण.भारत",
        "jane@xn--mller-kva.example",
        "jane@3m.example",
        "",
        "  ",
    ],
)
def test_a_fine_address_has_no_problem(address):
    assert email_problem(address) is None


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("jane acme.example", "spaces"),
        ("jane@acme.example bob@acme.example", "spaces"),
        ("jane.acme.example", "no @"),
        ("jane@@acme.example", "more than one @"),
        ("jane@acme", "name with a dot"),
        ("jane@gmail,com", "did you mean jane@gmail.com?"),
        ("jane@gmial.com", "did you mean jane@gmail.com?"),
        ("jane@acme.con", "did you mean jane@acme.com?"),
        ("jane@acme..example", "dot too many"),
        ("jane@acme.example.", "dot too many"),
        (".jane@acme.example", "dot too many"),
        ("@acme.example", "before the @"),
        ("<jane@acme.example", "before the @"),
        ("jane@-acme.example", "not a domain"),
        ("jane@acme.e", "not a domain"),
        ("jane@10.0.0.1", "not a domain"),
        ("jane@acme.example>", "not a domain"),
        ("j" * 65 + "@acme.example", "before the @"),
        ("jane@" + "a" * 64 + ".example", "not a domain"),
    ],
)
def test_a_wrong_address_is_refused_with_a_hint(address, hint):
    assert hint in str(email_problem(address))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane@Acme.example", " jane@acme.EXAMPLE "),
        ("jane.doe+webinar@gmail.com", "JaneDoe@googlemail.com"),
        ("jane@acme.example", "jane＠acme.example"),
    ],
)
def test_the_same_mailbox_has_the_same_key(one, other):
    assert normalize_email(one) == normalize_email(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jane+a@acme.example", "jane@acme.example"),
        ("j.ane@acme.example", "jane@acme.example"),
        ("+a@gmail.com", "+b@gmail.com"),
    ],
)
def test_what_may_be_another_mailbox_has_another_key(one, other):
    assert normalize_email(one) != normalize_email(other)


def test_the_domain_of_an_address():
    assert email_domain(" jane@ACME.example ") == "acme.example"
    assert email_domain("jane") == ""


@pytest.mark.parametrize(
    "number",
    [
        "+49 30 1234567",
        "+49 (0)30 123 45-67",
        "(555) 123-4567 x123",
        "030/1234567 ext. 12",
        "01.23.45.67.89",
        "+49 30 – 1234567",
        "٠٣٠ ١٢٣٤٥٦٧",
        "",
    ],
)
def test_a_fine_number_has_no_problem(number):
    assert phone_problem(number) is None


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("12345", "too short"),
        ("x12", "only digits"),
        ("+49 30 1234567 8901234", "too long"),
        ("call me", "only digits"),
        ("030 1234567 or 030 7654321", "only digits"),
        ("030+1234567", "goes first"),
        ("++49301234567", "goes first"),
    ],
)
def test_a_wrong_number_is_refused_with_a_hint(number, hint):
    assert hint in str(phone_problem(number))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("+49 (0)30 123-4567", "+49301234567"),
        ("0049 30 1234567", "+49301234567"),
        ("(+49) 30 1234567", "+49301234567"),
        ("030 1234567", "0301234567"),
        ("+1 555 123 4567 ext. 12", "+15551234567x12"),
        ("+1 555 123 4567x12", "+15551234567x12"),
        ("nothing", ""),
        ("00", ""),
        ("", ""),
    ],
)
def test_the_key_of_a_number(typed, key):
    assert normalize_phone(typed) == key


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("jane@acme.example", "j•••@acme.example"),
        ("call me @ home", "•••"),
        ("jane", "•••"),
        (" ", ""),
    ],
)
def test_a_masked_address(typed, shown):
    assert mask_email(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("+49 30 1234567", "•••• 67"),
        ("+49 30 1234567 x89", "•••• 67"),
        ("123", "••••"),
        ("ask Bob", "••••"),
        ("\xad", "••••"),
        ("", ""),
    ],
)
def test_a_masked_number(typed, shown):
    assert mask_phone(typed) == shown


@given(ADDRESSES)
@settings(max_examples=150)
def test_a_masked_address_shows_at_most_the_first_character_and_the_domain(text):
    shown = mask_email(text)
    hidden, _, domain = shown.partition("@")
    assert hidden in ("", "•••", f"{text.strip()[:1]}•••")
    assert not domain or text.strip().endswith(f"@{domain}")


@given(NUMBERS)
@settings(max_examples=150)
def test_a_masked_number_shows_at_most_its_last_two_digits(text):
    shown = mask_phone(text)
    assert shown in ("", "••••") or (shown.startswith("•••• ") and len(shown) == 7)


@given(ADDRESSES, NUMBERS)
@settings(max_examples=200)
def test_a_key_is_its_own_key(address, number):
    assert normalize_email(normalize_email(address)) == normalize_email(address)
    assert normalize_phone(normalize_phone(number)) == normalize_phone(number)


@given(ADDRESSES)
@settings(max_examples=150)
def test_what_is_fine_has_one_at_and_a_dotted_domain(text):
    if text.strip() and email_problem(text) is None:
        assert text.count("@") == 1
        assert "." in email_domain(text)


@given(NUMBERS)
@settings(max_examples=150)
def test_what_is_fine_has_at_most_fifteen_digits_and_a_key(text):
    if text.strip() and phone_problem(text) is None:
        number = normalize_phone(text).partition("x")[0]
        assert 0 < sum(c.isdigit() for c in number) <= 15


PLAIN = (
    r"[a-zA-Z0-9]{1,34}([._+-][a-z0-9]{1,34})?@([a-z0-9]{1,64}\.){1,3}"
    r"([a-z]{1,8}|test|local|arpa|invalid|onion|localhost)"
)


@given(st.from_regex(PLAIN, fullmatch=True))
@settings(max_examples=300)
def test_a_plain_address_is_taken_when_the_library_takes_it(address: str) -> None:
    """Plain ones are recognised without it, which is several times faster."""
    try:
        validate_email(address, check_deliverability=False, strict=True, test_environment=True)
    except EmailNotValidError:
        assert email_problem(address)
    else:
        problem = email_problem(address)
        assert problem is None or "typo" in problem or len(address.rpartition(".")[2]) < 2
