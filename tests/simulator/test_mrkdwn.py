"""mrkdwn as a person reads it, and as spans for whoever draws it."""

from datetime import UTC, datetime

import pytest

from bot.simulator.dates import formatted
from bot.simulator.emoji import emoji_by_name
from bot.simulator.mrkdwn import Span, escaped, mrkdwn_text, read_mrkdwn


class Few:
    def user(self, user_id: str) -> str:
        return {"U1": "Ada"}.get(user_id, user_id)

    def channel(self, channel_id: str) -> str:
        return "room"

    def group(self, group_id: str) -> str:
        return "reps"

    def local(self, unix_seconds: int) -> datetime:
        return datetime.fromtimestamp(unix_seconds, UTC)

    def now(self) -> datetime:
        return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("*bold* _it_ ~gone~ `code`", "bold it gone code"),
        ("*bold _and it_*", "bold and it"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("* a list\n* of things", "* a list\n* of things"),
        ("<@U1> in <#C1|old> with <!subteam^S1> <!here>", "@Ada in #room with @reps @here"),
        ("<https://x.example/a_b_c|here> <mailto:a@b.c|a@b.c>", "here a@b.c"),
        ("<https://x.example?a=1&amp;b=2>", "https://x.example?a=1&b=2"),
        ("&lt;!channel&gt; &amp;amp;", "<!channel> &amp;"),
        ("&gt; quoted\nnot", "quoted\nnot"),
        ("```*raw* <@U1>```", "*raw* @Ada"),
        ("<!date^0^{nonsense}|the start>", "the start"),
        ("_due <!date^1772355600^{date_short} at {time}|some_day>_", "due Mar 1 at 9:00 AM"),
        ("_by <@U1> in <https://x.example/a_b|a_b>_, _then_", "by @Ada in a_b, then"),
        ("*until `a*b`* and ~over <https://x.example/~ada|there>~", "until a*b and over there"),
        ("_snake_case is one word_", "snake_case is one word"),
        ("_hands up :raised_hand:_", "hands up :raised_hand:"),
        ("*one* *two*", "one two"),
        ("_", "_"),
    ],
)
def test_what_a_person_reads(written: str, read: str) -> None:
    assert mrkdwn_text(written, Few()) == read


def test_typed_text_is_inert_once_escaped() -> None:
    typed = "<!channel> <@U1> & co"
    assert mrkdwn_text(escaped(typed), Few()) == typed
    assert {span.kind for span in read_mrkdwn(escaped(typed), Few())} == {"text"}


def test_spans_carry_style_and_target() -> None:
    assert read_mrkdwn("*hi <@U1>*", Few()) == [
        Span("hi ", styles=frozenset({"bold"})),
        Span("@Ada", "user", frozenset({"bold"}), "U1"),
    ]


def test_a_style_passes_over_what_it_holds() -> None:
    spans = read_mrkdwn("_asked by <@U1> on <!date^1772355600^{date_short}|x_y>_ today", Few())
    assert [span.text for span in spans if "italic" in span.styles] == ["asked by ", "@Ada", " on ", "Mar 1"]


def test_emoji_have_slacks_names() -> None:
    known = emoji_by_name()
    assert (known["raised_hand"], known["flag-de"], known["+1::skin-tone-4"]) == ("✋", "🇩🇪", "👍🏽")
    assert known["pencil"] == known["memo"]
    assert "no_such_thing" not in known


@pytest.mark.parametrize(
    ("template", "read"),
    [
        ("{date_num} {time_secs}", "2026-03-02 9:05:07 AM"),
        ("{date}", "March 2nd"),
        ("{date_long}", "Monday, March 2nd, 2026"),
        ("{date_short_pretty} at {time}", "tomorrow at 9:05 AM"),
        ("{ago}", "in 21 hours"),
    ],
)
def test_date_tokens(template: str, read: str) -> None:
    moment = datetime(2026, 3, 2, 9, 5, 7, tzinfo=UTC)
    assert formatted(template, moment, Few().now()) == read
