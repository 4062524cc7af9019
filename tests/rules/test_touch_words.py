"""The words of a touch: a mail that opens filled in, why it comes today, and through which channel."""

import dataclasses
from datetime import UTC, date, datetime
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cadence.because import Because, Moved
from bot.cadence.course import Course, Kind, Stop
from bot.cadence.run import Run
from bot.cadence.tracks.defaults import CHECKPOINTS
from bot.cadence.tracks.touch import Channel, Offset, Touch
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.lead.definition.default import DEFAULT
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.reader import Reader
from bot.lead.record import Answer, Lead
from bot.nurture.asked import Asked, Known, WhichTouch
from bot.nurture.touch_lines import sentence, through, why_today, words_to_send
from bot.slack.mail_draft import LONGEST, mail_draft

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
THIRTY_DAYS = Offset(working_days=30)
TRACK = DEFAULT_TRACKS["discover"]


def _lead(prefers: str = "", **also: object) -> Lead:
    answers = {"channel": Answer("channel", prefers, "U1", NOW)} if prefers else {}
    known = {"name": "Jane Doe", "company": "Acme", "email": "jane@acme.example", "phone": "+1 555 0100", **also}
    return Lead(
        id=1, team_id="T1", number=1, stage=Stage.NURTURING, stage_at=NOW, originator="U1", created_at=NOW,
        in_charge="U1", answers=answers, reasons=("They want to buy in 3 to 6 months.",), **known,  # type: ignore[arg-type]
    )  # fmt: skip


def _asked(touch: Touch, lead: Lead, stop: Stop | None = None, note: str = "") -> Asked:
    run = Run(1, 1, Course("discover", 0, TODAY, TODAY), stop, note) if stop else None
    known = Known(Reader(Person("T1", "U1"), frozenset({Role.MARKETER})))
    return Asked(lead, DEFAULT, WhichTouch(TRACK, touch, run), 7, known=known)


def _touch(channel: Channel = Channel.EMAIL, offset: Offset = THIRTY_DAYS, text: str = "Hi") -> Touch:
    return Touch(offset, channel, "Ask one question", "One question", text)


def _stop(because: Because, *moved: Moved, kind: Kind = Kind.TOUCH, number: int = 1) -> Stop:
    return Stop(kind, number, TODAY, because, moved)


WHY = [
    (_touch(), _stop(Because.OFFSET), "30 working days after the last touch"),
    (_touch(offset=Offset(months=2)), _stop(Because.FIRST), "2 months after nurturing began"),
    (CHECKPOINTS[0], _stop(Because.CHECKPOINT, kind=Kind.CHECKPOINT), "the six-month checkpoint"),
    (CHECKPOINTS[1], _stop(Because.CHECKPOINT, kind=Kind.CHECKPOINT), "the nine-month checkpoint"),
    (
        _touch(),
        _stop(Because.ANSWERS),
        "their answers say to look again now: “They want to buy in 3 to 6 months.”",
    ),
    (_touch(), _stop(Because.DATE), "the day they asked for"),
    (_touch(), _stop(Because.SNOOZED, Moved.RATION), "it was snoozed until now; moved, as that day was full"),
    (_touch(), None, "30 working days after the last touch"),
]


@pytest.mark.parametrize(("touch", "stop", "said"), WHY)
def test_why_it_comes_today_is_said_for_each_reason(touch: Touch, stop: Stop | None, said: str) -> None:
    assert why_today(_asked(touch, _lead(), stop)) == said


@pytest.mark.parametrize("because", Because)
def test_every_reason_for_a_day_has_words_and_what_was_noted_stands_beside_it(because: Because) -> None:
    said = why_today(_asked(_touch(), _lead(), _stop(because), "Acme <Rival> came up"))
    assert said.endswith(": Acme &lt;Rival&gt; came up")
    assert sentence(said)[0] not in "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("channel", "prefers", "known", "said"),
    [
        (Channel.EMAIL, "", {}, "Email :email: jane@acme.example"),
        (Channel.EMAIL, "email", {}, "Email :email: jane@acme.example"),
        (Channel.EMAIL, "phone", {}, "Email :email: jane@acme.example. They prefer *phone* :phone: +1 555 0100"),
        (Channel.EMAIL, "phone", {"phone": ""}, "Email :email: jane@acme.example. They prefer *phone* (none given)"),
        (Channel.CALL, "email", {}, "Call :phone: +1 555 0100. They prefer *email* :email: jane@acme.example"),
        (Channel.CALL, "phone", {"phone": ""}, "Call (no phone given). :email: jane@acme.example"),
        (Channel.MAIL, "in_person", {}, "Letter by post. They prefer *in person*"),
        (Channel.WHITE_PAPER, "post", {}, "White paper :email: jane@acme.example. They prefer *post*"),
        (Channel.SEMINAR, "video", {}, "Seminar :email: jane@acme.example"),
        (Channel.SOCIAL, "social", {}, "Social media"),
    ],
)
def test_the_channel_is_named_with_the_way_they_prefer_if_that_is_another(
    channel: Channel, prefers: str, known: dict[str, str], said: str
) -> None:
    assert through(_asked(_touch(channel), _lead(prefers, **known))) == said


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_can_be_drawn(channel: Channel) -> None:
    assert through(_asked(_touch(channel), _lead()))
    assert list(words_to_send(_asked(_touch(channel), _lead())))


def test_what_nobody_knows_is_shown_and_never_blank() -> None:
    touch = dataclasses.replace(
        _touch(text="Hi {first_name} at {company}: {competitor}?"), subject="About {requirement}"
    )
    asked = _asked(touch, _lead(company=""))
    text = "\n".join(str(block["text"]["text"]) for block in words_to_send(asked))
    assert "Hi Jane at [company?]: [competitor?]?" in text
    assert "About [requirement?]" in text
    assert "Fill in by hand: *requirement*, *company*, *competitor*" in text
    assert "%5Bcompany%3F%5D" in text, "in the mail as well"


def test_no_mail_is_offered_to_whoever_may_not_see_the_address() -> None:
    asked = _asked(_touch(), _lead())._replace(known=Known(Reader(Person("T1", "U9"), frozenset({Role.MARKETER}))))
    text = "\n".join(str(block["text"]["text"]) for block in words_to_send(asked))
    assert "mailto" not in text
    assert "jane@" not in through(asked)


@settings(max_examples=60)
@given(st.text(max_size=150), st.text(max_size=1500))
def test_a_mail_opens_with_what_was_written_or_says_that_it_does_not(subject: str, text: str) -> None:
    draft = mail_draft("jane.doe+x@acme.example", subject, text, "Open it")
    assert draft
    assert draft.link.startswith("<mailto:")
    target, _, label = draft.link[1:-1].partition("|")
    assert label == "Open it"
    assert not set("<>|") & set(target)
    target = target.replace("&amp;", "&")
    assert len(target) <= LONGEST
    found = urlsplit(target)
    assert parseaddr(unquote(found.path))[1] == "jane.doe+x@acme.example"
    fields = parse_qs(found.query, keep_blank_values=True)
    if draft.whole:
        assert "\n" not in fields["body"][0].replace("\r\n", "")
    else:
        assert "body" not in fields


def test_a_text_too_long_for_a_link_leaves_it_with_the_subject_and_what_is_no_address_gets_none() -> None:
    draft = mail_draft("jane@acme.example", "Hi", "long " * 500, "Open it")
    assert draft
    assert not draft.whole
    assert draft.link == "<mailto:jane@acme.example?subject=Hi|Open it>"
    assert mail_draft("jane at acme", "Hi", "Text", "Open it") is None
    assert mail_draft("", "Hi", "Text", "Open it") is None
