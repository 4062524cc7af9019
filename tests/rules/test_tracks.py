"""The tracks that come with Baton, and what is put in the places of their texts."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agreement.rules.survey_lint import pitching_words
from bot.cadence.tracks.defaults import CHECKPOINTS
from bot.cadence.tracks.placeholders import (
    OPEN_QUESTION,
    Filled,
    Placeholder,
    fill,
    filled_for,
    placed,
    question_of,
    strange,
    unanswered,
)
from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS, Track, Tracks
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Stage
from bot.lead.record import Answer, Lead

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EVERY_TOUCH = [(track.name, touch) for track in DEFAULT_TRACKS.values() for touch in track.touches]
EVERY_TOUCH += [("checkpoint", touch) for touch in CHECKPOINTS]


def lead(touch: int = 0, segment: str = "", **answers: str) -> Lead:
    known = {key: Answer(key, value, "U1", NOW) for key, value in answers.items()}
    about = {"name": "Jane Doe", "company": "Acme Corp", "segment": segment, "touch": touch, "answers": known}
    return Lead(
        id=1, team_id="T1", number=1, stage=Stage.NURTURING, stage_at=NOW, originator="U1", created_at=NOW, **about
    )


def test_the_default_tracks() -> None:
    assert {key: track.name for key, track in DEFAULT_TRACKS.items()} == {
        "discover": "Tell me about yourself",
        "content": "Content",
        "references": "References",
        "wait": "Wait for the date",
    }
    assert [touch.offset.months for touch in CHECKPOINTS] == [6, 9]
    assert all(touch.question == NEXT_QUESTION for touch in DEFAULT_TRACKS["discover"].touches)
    assert "references" not in Tracks()["no such track"].key


@pytest.mark.parametrize(("where", "touch"), EVERY_TOUCH, ids=lambda each: getattr(each, "what", each))
def test_every_touch_that_comes_with_baton_can_be_sent_as_it_is(where: str, touch: Touch) -> None:
    known = lead(requirement="Close the books in three days", competitors="Acme Rival")
    for text in (touch.subject, touch.text):
        filled = filled_for(text, known, DEFAULT, touch)
        assert not filled.missing, where
        assert not strange(text)
        assert not re.search(r"[{}]|just checking|checking in|touching base|following up", filled.words, re.IGNORECASE)
    assert where not in ("Tell me about yourself", "checkpoint") or not pitching_words(touch.text)
    assert bool(touch.question) == (Placeholder.QUESTION in placed(touch.text))
    assert 0 < len(touch.what) <= 75
    assert 0 < len(touch.subject) <= 75


@pytest.mark.parametrize("track", DEFAULT_TRACKS.values(), ids=DEFAULT_TRACKS)
def test_a_touch_follows_the_one_before_after_some_time(track: Track) -> None:
    assert all(not touch.offset.is_zero for touch in track.touches[1:])
    assert [touch.id for touch in track.touches] == list(range(1, len(track.touches) + 1))
    assert track.touch(99) == track.touches[-1]


@pytest.mark.parametrize(
    ("text", "values", "filled"),
    [
        ("Hi {first_name},", {"first_name": "Jane"}, Filled("Hi Jane,")),
        ("Hi {First Name}!", {"first_name": " Jane \n"}, Filled("Hi Jane!")),
        (
            "Hi {first_name} at {company}",
            {"first_name": "  "},
            Filled("Hi [first name?] at [company?]", ("first_name", "company")),
        ),
        ("{company} and {company}", {}, Filled("[company?] and [company?]", (Placeholder.COMPANY,))),
        ("Hi {first_name}", {"first_name": "{company}", "company": "Acme"}, Filled("Hi {company}")),
        ("Hi {boss}, {", {}, Filled("Hi [boss?], [")),
        ("{{first_name}}", {"first_name": "Jo"}, Filled("[Jo]")),
        ("No places", {}, Filled("No places")),
    ],
)
def test_what_is_missing_is_shown_and_what_was_typed_is_text(text: str, values: dict[str, str], filled: Filled) -> None:
    assert fill(text, {Placeholder(name): value for name, value in values.items()}) == filled


_TEXTS = st.lists(
    st.one_of(st.sampled_from([each.as_typed for each in Placeholder]), st.text("ab {}\n<&*", max_size=8))
)


@given(_TEXTS.map("".join), st.dictionaries(st.sampled_from(Placeholder), st.text("xy <@!{}", max_size=6)))
def test_nothing_is_sent_blank_or_in_braces(text: str, values: dict[Placeholder, str]) -> None:
    filled = fill(text, values)
    plain = fill(text, {place: re.sub(r"[{}]", "", value) for place, value in values.items()})
    assert "{" not in plain.words
    assert "}" not in plain.words
    for place in placed(text):
        value = " ".join(values.get(place, "").split())
        assert (value or place.as_missing) in filled.words
        assert (place in filled.missing) == (not value)
    if not strange(text) and not placed(text):
        assert filled.words == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi {first_name}, {Company}", ()),
        ("Hi {name}", ("{name}",)),
        ("{name} {name} {}", ("{name}", "{}")),
        ("a { b", ("{",)),
        ("a } b {{company}}", ("}", "{")),
    ],
)
def test_what_no_placeholder_is(text: str, found: tuple[str, ...]) -> None:
    assert strange(text) == found


def test_a_touch_asks_what_nobody_has_answered_yet_and_another_question_each_time() -> None:
    asks = Touch(Offset(months=1), Channel.EMAIL, "Ask", "One question", "{question}", NEXT_QUESTION)
    left = unanswered(lead(), DEFAULT)
    asked = [question_of(asks, lead(number), DEFAULT) for number in range(len(left))]
    assert asked == left
    assert [question.required for question in left] == sorted((q.required for q in left), reverse=True)
    own = replace(asks, question="competitors")
    assert getattr(question_of(own, lead(), DEFAULT), "key", "") == "competitors"
    assert getattr(question_of(own, lead(competitors="Acme Rival"), DEFAULT), "key", "") == "commitment"
    everything = {question.key: "known" for question in DEFAULT.questions}
    assert question_of(asks, lead(**everything), DEFAULT) is None
    assert filled_for("{question}", lead(**everything), DEFAULT, asks) == Filled(OPEN_QUESTION)
    assert question_of(replace(asks, question=""), lead(), DEFAULT) is None


def test_a_track_for_a_segment_takes_the_place_of_the_general_one_there() -> None:
    own = replace(
        DEFAULT_TRACKS["content"],
        key="own-1",
        version=1,
        name="Enterprise",
        segment="Enter prise",
        instead_of="content",
    )
    older = replace(own, key="content", version=1, segment="", instead_of="", touches=own.touches[:1])
    known = Tracks((own, older))
    assert known.meant("content", lead(segment="enter  Prise ")) == own
    assert known.meant("content", lead(segment="SMB")) == older
    assert own not in known.choices(lead(segment="SMB"))
    assert own in known.choices(lead(segment="Enter prise"))
    assert (
        Tracks((own, replace(own, version=2, retired=True), older)).meant("content", lead(segment="enter prise"))
        == older
    )
    assert known.of(replace(lead(), track="content", track_version=0)) == DEFAULT_TRACKS["content"]
    assert known.of(replace(lead(), track="content", track_version=1)) == older
    assert Track.from_json("own-1", 1, own.to_json()) == own
