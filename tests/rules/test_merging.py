"""Merging two leads: empty details are filled, and nothing that was typed is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.merged import merge_details, missing_answers
from bot.lead.details import Details
from bot.slack.long_text import MOST
from tests.rules.leads import answer

TEXTS = st.text(st.sampled_from("abc XY@."), max_size=12).map(str.strip)
DETAILS = st.builds(Details, *[TEXTS] * 8)


def test_what_is_empty_is_filled_and_what_differs_goes_to_the_notes() -> None:
    kept = Details("Jane Doe", "Acme", email="jane@acme.example", notes="Met at the fair.")
    other = Details("J. Doe", "ACME", "jd@acme.example", "COO", "030 1234567", "Webinar", "webinar", "Wants a call.")
    merged = merge_details(kept, other)
    assert merged.filled == ("title", "phone", "source", "arrival")
    assert (merged.details.title, merged.details.email) == ("COO", "jane@acme.example")
    assert merged.details.notes == "Met at the fair.\nName: J. Doe\nEmail: jd@acme.example\nWants a call."


def test_notes_that_have_no_room_are_kept_beside() -> None:
    merged = merge_details(Details("Jane", notes="x" * (MOST - 5)), Details("Jane", notes="They lost two customers."))
    assert merged.details.notes == "x" * (MOST - 5)
    assert merged.also == "They lost two customers."


@given(DETAILS, DETAILS)
def test_nothing_is_lost(kept: Details, other: Details) -> None:
    merged = merge_details(kept, other)
    seen = "\n".join(str(getattr(merged.details, name)) for name in Details.__dataclass_fields__).casefold()
    for name in ("name", "company", "email", "title", "phone", "source", "notes"):
        for value in (getattr(kept, name), getattr(other, name)):
            assert " ".join(value.split()).casefold() in " ".join(seen.split())


@given(DETAILS, DETAILS)
def test_merging_the_same_again_changes_nothing(kept: Details, other: Details) -> None:
    once = merge_details(kept, other).details
    assert merge_details(once, other).details == once


def test_only_questions_without_an_answer_take_the_others() -> None:
    kept = {"money": answer("money", "approved"), "timing": answer("timing", "later", reopened=True)}
    other = {"money": answer("money", "none"), "timing": answer("timing", "within_3"), "fit": answer("fit", "yes")}
    assert set(missing_answers(kept, other)) == {"timing", "fit"}
