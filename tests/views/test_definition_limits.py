"""The largest definition there can be, of hostile words: every page, form and message of it is one Slack takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.agreement.rules.changes import changes
from bot.agreement.rules.checks import (
    LONGEST,
    LONGEST_WORD,
    MOST_CHOICES,
    MOST_QUESTIONS,
    MOST_WORDS,
    definition_problems,
)
from bot.agreement.rules.sheets import DraftSheet, VersionSheet, proposal_sheet
from bot.agreement.rules.signing import Proposal, Side, Signed, State
from bot.agreement.rules.tally import Tally
from bot.agreement.views import notes as definition_notes
from bot.agreement.views import trial as definition_trial
from bot.agreement.views.editor import choices_page, editor_page
from bot.agreement.views.forms import choice_form, discuss_form, terms_form, wording_form
from bot.agreement.views.page import definition_page, proposal_page
from bot.answers import notes as answer_notes
from bot.answers import thread_lines as thread_questions
from bot.answers.question_form import question_form
from bot.answers.sheets import Questionnaire
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.decisions.card import lead_card
from bot.decisions.reject_form import reject_form
from bot.decisions.rejection import ToReject
from bot.judging import notes as marketer_notes
from bot.lead.definition.questions import Choice, Definition, Effect, Kind, Obstacle, Question, TargetProfile
from bot.lead.definition.verdict import Verdict
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.reader import Reader
from bot.lead.record import Answer, Lead
from bot.lead.reject_reasons import REASONS
from bot.nurture import notes as nurture_notes
from bot.nurture.asked import Asked, WhichTouch
from bot.outcomes.sheets import WorkingPlace
from bot.outcomes.working_place import working_place
from bot.overview.details_page import details_message, details_view
from bot.overview.sheets import LeadSheet
from bot.requests.notes import Anyway
from bot.simulator.blocks.surfaces import message_problems, too_large, view_problems
from bot.slack.blocks import Message
from tests.views.test_limits import EXTREMES, TEXT_TOGETHER, is_inert, mrkdwn_of, texts_of

TRACK = DEFAULT_TRACKS["discover"]
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
MANAGERS = {Side.MARKETING: ("U1",), Side.SALES: ("U2",)}


def largest(typed: str) -> Definition:
    def much(name: str, number: int) -> str:
        return (f"{number} {typed * 300}")[: LONGEST[name]].strip()

    effects = list(Effect)
    choices = tuple(
        Choice(f"c_{n:08}", much("label", n), effects[n % 4], much("because", n), 730, caution=True)
        for n in range(MOST_CHOICES)
    )
    kinds = [Kind.CHOICE, Kind.CHOICE, Kind.TEXT, Kind.DATE, Kind.PERSON, Kind.NUMBER]
    questions = tuple(
        Question(
            f"q_{n:08}",
            much("prompt", n),
            much("short", n),
            kinds[n % 6],
            survey=(f"{typed} buy demo offer price {typed * 300}")[: LONGEST["survey"]],
            obstacle=Obstacle.HURRY,
            signal=True,
            choices=choices if kinds[n % 6] is Kind.CHOICE else (),
        )
        for n in range(MOST_QUESTIONS)
    )
    words = tuple(f"{n} {typed * 60}"[:LONGEST_WORD].strip() for n in range(MOST_WORDS))
    return Definition(2, questions, 730, 8, 3, 730, True, 20, TargetProfile(words, words, words, words))


def before(definition: Definition) -> Definition:
    """Another with every question worded otherwise, so that there is much to tell apart."""
    other = tuple(
        replace(q, prompt=f"-{q.prompt}"[:150], survey="", choices=q.choices[::-1]) for q in definition.questions
    )
    return Definition(1, other[::-1])


def lead(definition: Definition, stage: Stage, typed: str) -> Lead:
    values = {q.key: q.choices[0].key if q.choices else (typed * 3000)[:3000] or "-" for q in definition.questions}
    answers = {key: Answer(key, value, "U1", NOW) for key, value in values.items()}
    reasons = tuple(choice.because for q in definition.questions for choice in q.choices)
    return Lead(
        id=1,
        team_id="T1",
        number=10**9,
        stage=stage,
        stage_at=NOW,
        originator="U1",
        in_charge="U1",
        created_at=NOW,
        name="Jane Doe",
        answers=answers,
        reasons=reasons[:30],
        cautions=reasons[:30],
        owner="U2",
    )


def messages(typed: str) -> Iterator[tuple[str, Message]]:
    new = largest(typed)
    old = before(new)
    signed = (Signed(Side.MARKETING, "U1", NOW),)
    proposal = Proposal(1, new, 1, "U1", NOW, State.OPEN, signatures=signed)
    for reader in ("U1", "U2", "U3"):
        sheet = proposal_sheet(proposal, old, MANAGERS, reader)
        yield f"asked {reader}", definition_notes.asked_to_sign(sheet)
        yield f"waits {reader}", definition_notes.waits(sheet)
    yield "remark", definition_notes.remark(proposal, "U2", (typed * 1000)[:1000] or "-")
    yield "replaced", definition_notes.replaced(proposal, proposal)
    yield "withdrawn", definition_notes.withdrawn(proposal)
    yield "in force", definition_notes.in_force(new, proposal, changes(old, new))
    yield "announced", definition_notes.announced(new, proposal, changes(old, new))
    yield "re-judged", definition_notes.rejudged(2, tally().done(), 12_345)
    keys = tuple(new.by_key)
    for stage in (Stage.DRAFT, Stage.OFFERED, Stage.ACCEPTED, Stage.NURTURING):
        some = lead(new, stage, typed)
        yield f"card {stage}", lead_card(some, new, NOW)
        reader = Reader(Person("T1", "U1"), frozenset(Role))
        yield f"details {stage}", details_message(LeadSheet(some, new, reader, NOW))
    some = lead(new, Stage.DRAFT, typed)
    yield "missing", marketer_notes.missing(some, new, keys, again=True)
    yield "answer replaced", answer_notes.answer_replaced(some, new, keys[0], "U2")
    yield "offered", marketer_notes.offered(some, "C1", some.reasons)
    yield "nurturing", marketer_notes.nurturing(some, TRACK, NOW.date(), Anyway())
    yield "refused", marketer_notes.refused(some, Anyway())
    yield "follow up", nurture_notes.follow_up(Asked(some, new, WhichTouch(TRACK, TRACK.touch(0))))
    yield "yours", working_place(WorkingPlace(some, new, NOW, to_vet=new.questions))
    yield "question", thread_questions.question(some, new.questions[0], 10**9, (30, 30), 2)
    yield "stopped", thread_questions.stopped(some, new, keys)


def tally() -> Tally:
    found = Tally()
    for number, was in enumerate(Verdict):
        for would in Verdict:
            found.pairs[was, would] = 10**6 + number
    return found


def views(typed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    new = largest(typed)
    old = before(new)
    proposal = Proposal(1, new, 1, "U1", NOW, State.OPEN, signatures=(Signed(Side.MARKETING, "U1", NOW),))
    sheet = proposal_sheet(proposal, old, MANAGERS, "U1")
    versions = [(number, NOW - timedelta(days=number)) for number in range(300, 0, -1)]
    yield "version", definition_page(VersionSheet(new, NOW, proposal, changes(old, new), versions, sheet, True))
    yield "first", definition_page(VersionSheet(replace(new, version=1), NOW, None, (), [(1, NOW)], None))
    yield "proposal", proposal_page(sheet)
    draft = DraftSheet(new, 1, 2, [p * 3 for p in changes(old, new)], changes(old, new), proposal)
    yield "editor", editor_page(draft)
    yield "choices", choices_page(draft, new.questions[0])
    yield "no choices", choices_page(draft, replace(new.questions[0], choices=()))
    yield "wording", wording_form(new.questions[0])
    yield "new question", wording_form()
    yield "choice", choice_form(new.questions[0], new.questions[0].choices[0])
    yield "new choice", choice_form(new.questions[0])
    yield "terms", terms_form(new)
    yield "discuss", discuss_form(proposal)
    yield "trying", definition_trial.trying_view()
    yield "failed", definition_trial.failed_view()
    yield "past", definition_trial.past_view(tally(), 90, [q.prompt for q in new.questions])
    yield "drafts", definition_trial.drafts_view(tally(), 2)
    yield "under way", definition_trial.under_way_view(2)
    some = lead(new, Stage.DRAFT, typed)
    yield "questions", question_form(Questionnaire(some, new.questions))
    for reason in REASONS:
        yield f"reject {reason.code}", reject_form(ToReject(some, new), reason.code)
    yield "details", details_view(LeadSheet(some, new, Reader(Person("T1", "U1"), frozenset(Role)), NOW))


@pytest.mark.parametrize("typed", EXTREMES.values(), ids=EXTREMES)
def test_every_message_about_the_largest_definition_is_one_slack_takes(typed: str) -> None:
    for name, message in messages(typed):
        assert not message_problems(message.blocks), name
        together = sum(map(len, texts_of(message.blocks)))
        assert together < TEXT_TOGETHER, f"{name}: {together}"
        is_inert(name, [message.text, *mrkdwn_of(message.blocks)])


@pytest.mark.parametrize("typed", EXTREMES.values(), ids=EXTREMES)
def test_every_view_of_the_largest_definition_is_one_slack_takes(typed: str) -> None:
    for name, view in views(typed):
        assert not view_problems(view, ("modal",)), name
        assert not too_large(view), name
        is_inert(name, mrkdwn_of(view["blocks"]))


def test_the_largest_definition_can_be_proposed() -> None:
    assert definition_problems(largest("Ship orders within a day. ")) == ()
