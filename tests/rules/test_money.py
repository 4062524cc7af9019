"""Amounts as people type them: the same amount however it is written, and what cannot be read is said so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lead.ending.lost_reasons import LOST_BY_CODE, LOST_REASONS, OTHER, reason_heard
from bot.lead.ending.money import CURRENCIES, Money, read_money


@pytest.mark.parametrize(
    ("typed", "hundredths", "currency"),
    [
        ("12000 EUR", 1_200_000, "EUR"),
        ("12.000 €", 1_200_000, "EUR"),
        ("€12k", 1_200_000, "EUR"),
        ("12,5k EUR", 1_250_000, "EUR"),
        ("1.2m USD", 120_000_000, "USD"),
        ("12'000 CHF", 1_200_000, "CHF"),
        ("EUR 12 000,50", 1_200_050, "EUR"),
        ("$1,234.56", 123_456, "USD"),
        ("1.234.567,89 EUR", 123_456_789, "EUR"),
        ("12.00 €", 1_200, "EUR"),
        ("1,5 Mio. €", 150_000_000, "EUR"),
        ("12.000,- €", 1_200_000, "EUR"),
        ("900 pounds", 90_000, "GBP"),
    ],
)
def test_it_reads_what_people_write(typed: str, hundredths: int, currency: str) -> None:
    assert read_money(typed) == Money(hundredths, currency)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12000", "In which currency?"),
        ("twelve", "I cannot read that as an amount."),
        ("", "I cannot read that as an amount."),
        ("-5 EUR", "I cannot read that as an amount."),
        ("10-12k EUR", "I cannot read that as an amount."),
        ("12 EUR 13 EUR", "I cannot read that as an amount."),
        ("12.3456 EUR", "I cannot tell where the decimals begin."),
        ("0.001 EUR", "I cannot tell where the decimals begin."),
        ("12 bananas", "I do not know “bananas”"),
        ("0 EUR", "An amount is more than nothing"),
        ("9999999999999999 EUR", "An amount is more than nothing"),
    ],
)
def test_what_cannot_be_read_is_said_so(typed: str, why: str) -> None:
    found = read_money(typed)
    assert isinstance(found, str)
    assert found.startswith(why)


@given(st.integers(1, 10**13), st.sampled_from(sorted(CURRENCIES)))
def test_what_it_writes_it_reads(hundredths: int, currency: str) -> None:
    money = Money(hundredths, currency)
    assert read_money(money.words) == money


@given(st.text(max_size=80))
def test_anything_is_an_amount_or_a_sentence(typed: str) -> None:
    found = read_money(typed)
    assert found if isinstance(found, str) else found.hundredths > 0


@given(st.text(max_size=80))
def test_whatever_was_heard_is_one_of_the_reasons(typed: str) -> None:
    assert reason_heard(typed).code in LOST_BY_CODE


@pytest.mark.parametrize("reason", LOST_REASONS)
def test_a_reason_is_recognised_by_its_own_words(reason: object) -> None:
    assert reason_heard(reason.label) is reason  # type: ignore[attr-defined]
    assert reason_heard("the plant burnt down").code == OTHER
