"""Forms are read back as they were drawn: what each field showed, what this person changed, and what others did."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.simulator.identified import identified
from bot.simulator.inputs import carried_over, start_values
from bot.simulator.minting import Mint
from bot.slack.again import drawn_again
from bot.slack.blocks import Block, input_block, modal, select, text_input
from bot.slack.filled import EMPTIES, Filled, alike, based, filled, stamp

WORDS = st.text(min_size=0, max_size=30)
_MINT = Mint(MovableClock())
CHOICES = [("a", "Ann & Co"), ("b", "Bo")]


def handed_back(view: Block, **typed: Any) -> dict[str, Any]:
    """The view as Slack hands it back, with something filled in by field."""
    drawn = {**view, "blocks": identified(view["blocks"], _MINT)}
    values = start_values(drawn["blocks"])
    for fields in values.values():
        for name, value in fields.items():
            if name in typed:
                [key] = [key for key in value if key != "type"]
                value[key] = typed[name]
    return {**drawn, "state": {"values": values}}


def form(text: str = "", chosen: str = "", day: str = "") -> Block:
    picker = {"type": "datepicker", **({"initial_date": day} if day else {})}
    blocks = [
        input_block("text", "Text", text_input(text)),
        input_block("choice", "Choice", select(CHOICES, chosen)),
        input_block("day", "Day", picker),
    ]
    return modal("view", "Title", blocks, submit="Save")


@given(WORDS, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "2026-12-01"]))
def test_a_form_that_nobody_touched_shows_what_stands_in_it_and_changes_nothing(
    text: str, chosen: str, day: str
) -> None:
    found = filled(handed_back(form(text, chosen, day)))
    assert not found.changed
    assert alike(found.shown["text"], text)
    assert (found.shown["choice"], found.shown["day"]) == (chosen, day)


def test_only_what_was_changed_counts_as_changed() -> None:
    found = filled(handed_back(form("Acme & Sons", "a"), text=" Acme & Sons\r\n"))
    assert not found.changed
    found = filled(handed_back(form("Acme", "a", "2026-12-01"), text="Acme SE", day=None))
    assert found.changed == {"text": "Acme SE", "day": ""}


def test_what_slack_leaves_out_was_not_touched() -> None:
    view = handed_back(form("Acme", "a"))
    del view["state"]
    assert not filled(view).changed


@pytest.mark.parametrize("kept", ["Acme", "Acme SE", ""])
def test_a_clash_is_what_both_changed_to_something_else(kept: str) -> None:
    found = filled(handed_back(form("Acme"), text="Acme NV"))
    assert found.clashes({"text": kept}) == ([] if kept == "Acme" else ["text"])
    assert found.clashes({"text": "Acme NV"}) == []
    assert filled(handed_back(form("Acme"))).clashes({"text": kept}) == []


def test_a_field_that_shows_something_else_says_what_is_kept() -> None:
    view = modal("view", "Title", [input_block("text", "T", text_input("unsaved"), block_id=based("text", "kept"))])
    found = filled(handed_back(view))
    assert found.changed == {"text": "unsaved"}
    assert found.clashes({"text": "kept"}) == []
    assert found.clashes({"text": "other"}) == ["text"]
    assert not filled(handed_back(view, text="")).changed
    emptied = modal("view", "T", [input_block("text", "T", text_input("x"), block_id=based("text", "kept", EMPTIES))])
    assert filled(handed_back(emptied, text=None)).changed == {"text": ""}


def test_a_form_drawn_again_has_what_was_typed_and_what_others_made_of_the_rest() -> None:
    submitted = handed_back(form("Acme", "a"), text="Acme NV")
    fresh = drawn_again(form("Acme SE", "b"), submitted, "why")
    blocks = identified(fresh["blocks"], _MINT)
    found = filled({**fresh, "blocks": blocks, "state": {"values": carried_over(blocks, submitted["state"]["values"])}})
    assert found.typed == {"text": "Acme NV", "choice": "b", "day": ""}
    assert found.changed == {"text": "Acme NV"}
    assert found.clashes({"text": "Acme SE", "choice": "b"}) == []


def test_what_cannot_be_filled_in_any_more_stands_there_to_copy() -> None:
    submitted = handed_back(form("Acme", "a"), text="Acme NV")
    fresh = form("Acme", "a")
    fresh["blocks"] = fresh["blocks"][1:]
    words = str(drawn_again(fresh, submitted, "why")["blocks"])
    assert "you had filled in" in words
    assert "Acme NV" in words


@given(WORDS, WORDS)
def test_a_stamp_tells_values_apart(one: str, other: str) -> None:
    assert (stamp(one) == stamp(other)) == alike(one, other)
    assert stamp(["b", "a"]) == stamp(["a", "b"]) != stamp(["a"])


def test_an_empty_form_is_one() -> None:
    assert filled({}) == Filled({}, {}, {})
