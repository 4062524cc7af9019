"""The people in the buying group: named by answers or added by people, and never lost or doubled."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engagement.buying_group import Contact, Part, group_of, name_handle, named, same_name, seeded, who_is_missing
from bot.lead.record import Lead
from tests.rules.leads import answer, lead

JUDGE, APPROVER = frozenset({Part.JUDGE}), frozenset({Part.APPROVER})


def in_short(group: list[Contact]) -> list[tuple[str, str, frozenset[Part]]]:
    return [(contact.name, contact.title, contact.parts) for contact in group]


def saved(group: list[Contact]) -> list[Contact]:
    """As they come back from the database: everybody with a number."""
    return [replace(contact, id=contact.id or at + 100) for at, contact in enumerate(group)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Maria Lopez, COO", "Maria Lopez", "COO"),
        ("  Maria   Lopez ", "Maria Lopez", ""),
        ("Maria, COO, Graz", "Maria", "COO, Graz"),
        (", COO", "", "COO"),
        ("", "", ""),
    ],
)
def test_a_name_and_a_title(text: str, name: str, title: str) -> None:
    assert named(text) == (name, title)


def test_prospect_judge_and_approver_are_named_by_details_and_answers() -> None:
    group = group_of(lead(title="VP Operations"), [])
    assert in_short(group) == [
        ("Jane Doe", "VP Operations", frozenset()),
        ("Maria Lopez", "COO", JUDGE),
        ("Tom Chen", "CFO", APPROVER),
    ]
    assert group[2].why == "Approves the purchase, as answered for the definition"
    assert not group[0].is_known
    assert group[1].is_known


def test_somebody_who_judges_and_approves_is_one_contact_with_both_parts() -> None:
    group = group_of(lead({"decider": "Jane Doe", "approver": "jane  doe, owner"}), [])
    assert in_short(group) == [("Jane Doe", "owner", JUDGE | APPROVER)]
    assert "No user known: who works with it?" in who_is_missing(group)


@given(st.text(), st.text())
def test_a_name_answers_to_its_own_handle_only(one: str, other: str) -> None:
    assert (name_handle(one) == name_handle(other)) == same_name(one, other)
    assert not name_handle(one).isdecimal()
    assert len(name_handle(one)) < 75


def test_another_answer_replaces_whom_nobody_touched() -> None:
    known = saved(seeded(lead(), []))
    changed = group_of(lead({"approver": "Ann Weber, CFO"}), known)
    assert [contact.name for contact in changed] == ["Jane Doe", "Maria Lopez", "Ann Weber"]
    assert changed[2].id == known[2].id


def test_whoever_a_person_edited_or_removed_stays_so() -> None:
    jane, maria, tom = saved(seeded(lead(), []))
    edited = replace(maria, name="Maria Lopez-Diaz", parts=frozenset({Part.USER}), edited=True)
    gone = replace(tom, removed=True, edited=True)
    assert seeded(lead(), [jane, edited, gone]) == [jane, edited, gone]
    group = group_of(lead({"decider": "Ann Weber"}), [jane, edited, gone])
    assert [contact.name for contact in group] == ["Jane Doe", "Maria Lopez-Diaz", "Ann Weber"]


def test_an_answer_adds_its_part_to_somebody_who_is_there_already() -> None:
    ann = Contact(7, "Ann Weber", "Head of IT", why="Asked in by Jane", edited=True)
    group = group_of(lead({"approver": "ann weber, CFO"}), [ann])
    assert (group[0].title, group[0].parts, group[0].why) == ("Head of IT", APPROVER, "Asked in by Jane")


def test_an_answer_that_has_to_be_asked_again_names_nobody() -> None:
    asked_again = lead({"approver": answer("approver", "Tom Chen, CFO", reopened=True)})
    assert who_is_missing(group_of(asked_again, []))[0] == "No approver known: who approves the purchase?"


NAMES = st.sampled_from(["Jane Doe", "jane doe", "Maria Lopez, COO", "Tom Chen", "", ", CEO"])


@st.composite
def leads(draw: st.DrawFn) -> Lead:
    return lead({"decider": draw(NAMES), "approver": draw(NAMES)}, name=draw(st.sampled_from(["Jane Doe", "Tom Chen"])))


@given(st.lists(leads(), min_size=1, max_size=5), st.data())
def test_whatever_answers_follow_each_other_nobody_is_doubled_and_twice_is_once(
    answered: list[Lead], data: st.DataObject
) -> None:
    known: list[Contact] = []
    for one in answered:
        known = saved(seeded(one, known))
        assert seeded(one, known) == known
        names = [contact.name.casefold() for contact in known if not contact.removed]
        assert len(names) == len(set(names))
        assert any(same_name(contact.name, one.name) for contact in known)
        at = data.draw(st.integers(0, len(known) - 1))
        change = data.draw(st.sampled_from([{}, {"edited": True}, {"edited": True, "removed": True}]))
        known[at] = replace(known[at], **change)


@given(leads())
def test_everybody_named_is_in_the_group_with_their_part(one: Lead) -> None:
    group = group_of(one, [])
    for key, part in (("decider", Part.JUDGE), ("approver", Part.APPROVER)):
        name, _ = named(one.answers[key].value)
        if name:
            assert any(same_name(contact.name, name) and part in contact.parts for contact in group)
