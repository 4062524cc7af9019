"""The keys by which two leads may be the same one."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.lead.details import Details
from bot.lead.identity.sameness import (
    MOST_BLOCKS,
    AddTo,
    adding_to,
    company_blocks,
    company_domain,
    company_key,
    keys_of,
    person_key,
    phone_key,
    same_phone,
)
from bot.lead.lifecycle import Stage

NAMES = st.text(st.characters(categories=["L", "N", "Zs", "P"]), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Corp", "ACME, Inc."),
        ("Acme GmbH & Co. KG", "acme"),
        ("Škoda a.s.", "Skoda"),
        ("Nestlé S.A.", "Nestle"),
        ("Novo Nordisk A/S", "NOVO NORDISK"),
        ("O'Neill Ltd", "ONeill Limited"),
        ("The Body Shop", "Body Shop"),
        ("Dupont S.A.R.L.", "Dupont SARL"),
        ("Smith & Sons LLC", "Smith and Sons"),
        ("ООО Ромашка", "Ромашка"),
    ],
)
def test_a_company_is_the_same_in_any_case_accent_and_legal_form(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize(("one", "other"), [("Acme", "Acme Foods"), ("3M", "3Com"), ("", "Acme")])
def test_different_companies_have_different_keys(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


def test_a_name_of_nothing_but_legal_words_keeps_them() -> None:
    assert company_key("The Company Ltd") == "the company ltd"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 (0)30 901820-0", "030 9018200", True),
        ("0049 30 9018200", "+49 30 901820-0", True),
        ("+1 555 010 0100", "(555) 010-0100", True),
        ("+49 30 9018200 x12", "+49 30 9018200 ext. 12", True),
        ("+49 30 9018200 x12", "+49 30 9018200 x13", False),
        ("+49 30 9018200", "+49 30 9018201", False),
        ("+1 212 555 0100", "+1 312 555 0100", False),
        ("+49 30 901820", "030 901820", True),
        ("", "", False),
        ("112", "112", False),
    ],
)
def test_phone_numbers(one: str, other: str, same: bool) -> None:
    assert same_phone(one, other) is same
    assert same_phone(other, one) is same
    assert phone_key(one) == phone_key(other) or not same


def test_a_person_is_the_same_in_any_order_and_accent() -> None:
    assert person_key("Núñez, José") == person_key("jose nunez")


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("jane@ACME.example", "acme.example"),
        ("jane@gmail.com", ""),
        ("jane@web.de", ""),
        ("", ""),
        ("<!channel>@x", ""),
    ],
)
def test_a_domain_says_something_only_where_it_is_a_companys(email: str, domain: str) -> None:
    assert company_domain(email) == domain


def test_gmail_ignores_dots_and_what_follows_a_plus() -> None:
    one, other = Details("Jane", email="J.Doe+fair@Gmail.com"), Details("Jane", email="jdoe@googlemail.com")
    assert keys_of(one).email == keys_of(other).email
    assert (
        keys_of(Details("J", email="j.doe@acme.example")).email
        != keys_of(Details("J", email="jdoe@acme.example")).email
    )


@given(NAMES)
def test_keys_are_stable_and_a_key_is_its_own_key(name: str) -> None:
    key = company_key(name)
    assert company_key(name.upper()) == company_key(name.upper().lower()) or "ı" in name.lower()
    assert company_key(key) == key or not key


@given(st.text(st.sampled_from("abcdefghij "), min_size=8, max_size=30), st.data())
@example("acmecorp", None)
def test_one_slip_of_the_pen_leaves_a_block_in_common(name: str, data: st.DataObject | None) -> None:
    key = company_key(name)
    assume(len(key.replace(" ", "")) >= 10 or data is None)
    if data is None:
        assert set(company_blocks("acmecorp")) & set(company_blocks("acmecoxp"))
        return
    at = data.draw(st.integers(0, len(key) - 1))
    assume(key[at] != " ")
    slipped = f"{key[:at]}x{key[at + 1 :]}"
    assert set(company_blocks(key)) & set(company_blocks(slipped))


@given(NAMES)
def test_there_are_never_more_blocks_than_are_looked_in(name: str) -> None:
    assert len(company_blocks(company_key(name))) <= MOST_BLOCKS


def test_what_becomes_of_a_lead_somebody_adds_to_is_said_for_every_stage() -> None:
    assert {stage: adding_to(stage) for stage in Stage} == {
        Stage.DRAFT: AddTo.GO_ON,
        Stage.RETURNED: AddTo.GO_ON,
        Stage.NURTURING: AddTo.GO_ON,
        Stage.STALE: AddTo.WAKE,
        Stage.OFFERED: AddTo.TELL_OWNER,
        Stage.ACCEPTED: AddTo.TELL_OWNER,
        Stage.REFUSED: AddTo.NOTE,
        Stage.WON: AddTo.NOTE,
        Stage.LOST: AddTo.AGAIN,
    }
