"""A text that is longer than a field stands in several, and comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.filled import Filled, based
from bot.slack.long_text import in_one, joined, name_of, parts

LONG = st.lists(st.sampled_from(["word ", "line\n", "x" * 700, "ä ", "\n\n", " "]), max_size=40).map("".join)


@given(LONG)
def test_it_comes_back_as_it_was(text: str) -> None:
    fields = parts("notes", text)
    assert joined("notes", fields) == text
    assert all(len(part) <= 3000 for part in fields.values())
    assert {name_of(field) for field in fields} == {"notes"}


def test_the_parts_are_put_together_in_their_order() -> None:
    text = "".join(f"{number} {'y' * 500}\n" for number in range(70))
    fields = parts("notes", text)
    assert len(fields) > 10
    assert joined("notes", dict(reversed(fields.items()))) == text


def test_a_change_in_one_of_the_parts_is_a_change_of_the_text() -> None:
    kept = "word " * 1500
    shown = parts("notes", kept)
    last = list(shown)[-1]
    form = Filled(shown, {**shown, last: "the end"})
    whole = in_one("notes", form, kept)
    assert whole.changed["notes"].endswith("the end")
    assert not whole.clashes({"notes": kept})
    assert whole.clashes({"notes": "changed by others"}) == ["notes"]
    assert not in_one("notes", Filled(shown, shown), kept).changed


def test_a_form_drawn_again_still_knows_what_was_changed_in_it() -> None:
    kept = "word " * 1500
    now = parts("notes", kept)
    last = list(now)[-1]
    base = based("x", now[last])[1:]
    drawn_again = {**now, last: "the end"}
    form = Filled(drawn_again, drawn_again, bases={last: base})
    assert in_one("notes", form, kept).changed["notes"].endswith("the end")
    assert not in_one("notes", form, kept).clashes({"notes": kept})
    other = kept.replace("word", "else")
    assert in_one("notes", form, other).clashes({"notes": other}) == ["notes"]
