"""Whatever people typed, every message and view keeps to Slack's limits, and nothing of it is live."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.answers import notes as answer_notes
from bot.answers import thread_lines as thread_questions
from bot.answers.question_form import question_form
from bot.answers.sheets import Questionnaire
from bot.cadence.tracks.track import DEFAULT_TRACKS
from bot.colleagues.page import colleagues_page
from bot.colleagues.sheet import Colleague, ColleaguesSheet
from bot.decisions import notes as decision_notes
from bot.decisions.card import earlier_card, lead_card
from bot.do_not_contact import notes as suppression_notes
from bot.do_not_contact.page import do_not_contact
from bot.do_not_contact.sheet import Entry, Page
from bot.do_not_contact.told import added
from bot.engagement.meetings import Conversation
from bot.handover.notes import done_to_all
from bot.intake import notes as merge_notes
from bot.intake import same_lead_form
from bot.intake.intake_form import identity_form, intake_form
from bot.intake.merge_form import merge_form, which_form
from bot.intake.sheet import Beside, IdentitySheet, MergeSheet
from bot.judging import notes as marketer_notes
from bot.lead.barred.bars import Bar
from bot.lead.definition.default import DEFAULT
from bot.lead.details import Details
from bot.lead.identity.further import FurtherWay
from bot.lead.identity.reach import Reach
from bot.lead.identity.sameness import Likeness, SameLead
from bot.lead.lifecycle import Stage
from bot.lead.people import Person, Role
from bot.lead.reader import Reader
from bot.lead.record import Event, Lead, Listed
from bot.lead.reject_reasons import REASONS
from bot.lead.workplace.calendar import WorkingHours
from bot.numbers.page import numbers_page
from bot.nurture import notes as nurture_notes
from bot.nurture.all_at_once.all_due import AllDue
from bot.nurture.all_at_once.snooze_all_form import snooze_all_form
from bot.nurture.asked import PER_PAGE, Asked, MorningList, WhichTouch
from bot.nurture.lists import follow_ups
from bot.nurture.presets import presets
from bot.nurture.snooze_form import snooze_form
from bot.outcomes.sheets import WorkingPlace
from bot.outcomes.working_place import working_place
from bot.overview import lists
from bot.overview.at_home.home import home
from bot.overview.details_page import details_message, details_view
from bot.overview.full_page import full_view
from bot.overview.lists import list_view
from bot.overview.pages import FullPart, LeadPage, Which
from bot.overview.sheets import HomeSheet, LeadSheet
from bot.simulator.blocks.surfaces import message_problems, too_large, view_problems
from bot.slack.blocks import Message, note_view, sections
from bot.slack.text import esc_block
from bot.slack.undrawn import undrawn
from bot.sources.confidence.confidence import Confidence, Trend
from bot.workspace import notes as team_notes
from bot.workspace.glossary_page import glossary_view
from bot.workspace.settings_form import settings_form
from bot.workspace.sheet import SettingsSheet
from tests.views import sending_back
from tests.views.answering import answering_views, vetted
from tests.views.asking import asking_forms, asking_messages, ways_on
from tests.views.digested import behind_numbers, digest_messages
from tests.views.engaged import engagement_forms, engagement_notes, filled, group
from tests.views.reviewing import review_forms, review_messages
from tests.views.sourced import source_messages, source_views
from tests.views.track_views import a_track, track_views

TRACK = DEFAULT_TRACKS["discover"]
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CONFIDENCE = Confidence(1, 0.5, 0.4, 0.6, 50, 100, 10, 20, Trend.FALLING)
TEXT_TOGETHER = 9000

EXTREMES = {
    "long": "Ship orders within a day. ",
    "ampersands": "&<>",
    "emoji": "\N{FAMILY}\N{WHITE UP POINTING INDEX}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
    "right to left": "\u202eשלום\u2066 مرحبا\u2069",
    "control": "\x07\x1b[31m\u200b\u2028x",
    "channel call": "<!channel> <!here> @everyone ",
    "fake link": "<https://evil.example|Accept> ",
    "mention": "<@U0SIM00005> <#C0SIM1> <!subteam^S1> ",
    "backticks": "```code``` `x` ",
    "formula": '=HYPERLINK("http://evil.example") ',
    "half an entity": "&amp;&lt;&",
    "empty": "",
}


def _lead(typed: str, stage: Stage, code: str = "") -> Lead:
    def much(longest: int) -> str:
        return filled(typed, longest)

    answers = {
        question.key: vetted(question.key, question.choices[0].key if question.choices else much(3000), much(500))
        for question in DEFAULT.questions
    }
    answers["money"] = replace(answers["money"], reopened=True)
    return Lead(
        id=10**9,
        team_id="T1",
        number=10**9,
        stage=stage,
        stage_at=NOW,
        originator="U1",
        in_charge="U1",
        created_at=NOW,
        name=much(150) or "-",
        company=much(150),
        email=much(254),
        title=much(150),
        phone=much(50),
        source=much(150),
        arrival="webinar",
        notes=much(3000),
        owner="U2" if stage is Stage.ACCEPTED else "",
        decided_by="U2",
        offer=3,
        reasons=tuple(choice.because for q in DEFAULT.questions for choice in q.choices if choice.because),
        cautions=tuple(choice.because for q in DEFAULT.questions for choice in q.choices if choice.caution),
        reject_code=code,
        reject_note=much(1000),
        overridden_by="U2",
        override_reason=much(600),
        track="content",
        answers=answers,
    )


def _place(typed: str) -> WorkingPlace:
    lead = replace(_lead(typed, Stage.ACCEPTED), answers={})
    ways = [FurtherWay("email", filled(typed, 254)), FurtherWay("phone", filled(typed, 50))] * 3
    before = NOW - timedelta(days=1)  # so that a meeting is still to come
    return WorkingPlace(
        lead, DEFAULT, before, "DE", ways, DEFAULT.questions, _events(typed), group(typed), 9, "U3", "U4"
    )


def _events(typed: str) -> list[Event]:
    kinds = ["captured", "answered", "offered", "rejected", "vetted", "overridden", "prompted", "attempted"]
    kinds += ["snoozed", "follow_up_due"]
    data = {"note": filled(typed, 1000), "detail": "no_hurry", "number": 3, "answers": {"a": "1"}}
    data |= {"before": {"money": filled(typed, 300), "a": "0"}, "reasons": [filled(typed, 300)] * 3}
    return [Event(NOW, kinds[number % len(kinds)], "U1", data) for number in range(30)]


def messages(typed: str) -> Iterator[tuple[str, Message]]:
    keys = tuple(question.key for question in DEFAULT.questions)
    for stage in Stage:
        lead = _lead(typed, stage)
        yield f"card {stage}", lead_card(lead, DEFAULT, NOW, confidence=CONFIDENCE)
        yield f"details {stage}", details_message(_sheet(typed, lead))
    lead = _lead(typed, Stage.DRAFT)
    yield "earlier card", earlier_card(lead)
    yield "missing", marketer_notes.missing(lead, DEFAULT, keys, again=True)
    yield "still returned", marketer_notes.still_returned(lead)
    yield "answer corrected", answer_notes.answer_corrected(lead, DEFAULT, "requirement", "U2")
    yield "answer replaced", answer_notes.answer_replaced(lead, DEFAULT, "requirement", "U2")
    asked = Asked(lead, DEFAULT, WhichTouch(TRACK, TRACK.touch(0)))
    yield "follow up", nurture_notes.follow_up(asked)
    yield "follow ups", follow_ups(MorningList([asked] * PER_PAGE, 200, 300, 1, 25, 7))
    theirs = a_track(typed)
    yield "follow up on their track", nurture_notes.follow_up(Asked(lead, DEFAULT, WhichTouch(theirs, theirs.touch(0))))
    yield "stale", nurture_notes.stale(lead)
    for way in ways_on(lead):
        yield "refused", marketer_notes.refused(lead, way)
        yield "nurturing", marketer_notes.nurturing(lead, TRACK, NOW.date(), way)
    yield from asking_messages(typed, lead)
    yield from review_messages(typed, lead)
    for reader in ("U1", "U2"):
        yield "overridden", marketer_notes.overridden(lead, "C1", lead.reasons, reader)
    yield "suppressed", marketer_notes.suppressed(lead)
    yield "accepted", decision_notes.accepted(_lead(typed, Stage.ACCEPTED))
    yield "offered", marketer_notes.offered(lead, "C1", lead.reasons)
    for reason in REASONS:
        for stage in (Stage.RETURNED, Stage.NURTURING, Stage.REFUSED):
            rejected = _lead(typed, stage, reason.code)
            yield from sending_back.told_of(typed, rejected)
            yield f"rejected card {reason.code}", lead_card(rejected, DEFAULT, NOW)
    yield "yours", working_place(_place(typed))
    way = Reach("jane@acme.example", (typed * 100)[:254])
    for state in ("asked", "confirmed", "dropped", "lifted"):
        entry = Entry(10**9, lead.id, "U2", state, "U3", NOW, filled(typed, 1000), (way,) * 20)
        yield f"{state}", suppression_notes.confirm_suppression(lead, entry, [way] * 20, "U1")
        yield f"nothing to bar by, {state}", suppression_notes.confirm_suppression(lead, entry, [], "U1")
    bar = Bar(1, (typed * 100)[:250], "U1", NOW, (typed * 100)[:300])
    yield "barred", suppression_notes.barred(lead, bar, "U1", lead.stage, [NOW] * 9)
    yield "lifted", suppression_notes.lifted(lead, "U1", lead.in_charge)
    yield "barred card", lead_card(lead, DEFAULT, NOW, bar)
    yield "added to", merge_notes.added_to(lead, "U2", ["company", typed[:20]])
    at, most = NOW.isoformat(), 10**6
    snoozed = {"did": "snoozed", "at": at, "count": 100, "day": "2026-12-15", "last": "2027-01-15", "left": most}
    yield "snoozed at once", done_to_all(snoozed, 10**9)
    stayed = {"undone": at, "back": most, "stay": most, "numbers": [10**9] * 10}
    yield "snoozed at once and taken back", done_to_all({**snoozed, **stayed}, 0)
    yield (
        "handed over at once",
        done_to_all({"did": "handed_over", "at": at, "count": most, "before": "U1", "new": ["U2", "U3"]}, 10**9),
    )
    yield "merged", merge_notes.merged(lead, 10**9, "U2")
    for stage in (Stage.ACCEPTED, Stage.REFUSED):
        yield f"added, {stage}", same_lead_form.added(_lead(typed, stage))
    yield "held back", team_notes.held_back("Because. " * 30, 20)
    page = LeadPage(
        Which.FIND, [Listed.of(lead, "2026-12-01")._replace(also="L-7, L-8")] * 20, 999, 20, filled(typed, 3000)
    )
    yield "list", lists.lead_list(page)
    yield "no list", lists.lead_list(replace(page, items=[], total=0), "None.")
    for asked in DEFAULT.questions:
        yield f"question {asked.key}", thread_questions.question(lead, asked, 10**9, (13, 13), 2)
    yield from engagement_notes(typed, _lead(typed, Stage.ACCEPTED))
    yield "stopped", thread_questions.stopped(lead, DEFAULT, keys)
    yield from digest_messages(typed, _lead(typed, Stage.OFFERED))
    note = f"Not opened.\n```{esc_block(filled(typed or 'x', 7000), 7000)}```"
    yield from source_messages(typed)
    yield "private note", Message("Not opened.", sections(note))
    yield "numbers", numbers_page("America/Argentina/Buenos_Aires")


def views(typed: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for stage in Stage:
        lead = _lead(typed, stage)
        yield f"details {stage}", details_view(_sheet(typed, lead))
    lead = _lead(typed, Stage.RETURNED)
    yield "new lead", intake_form(Details(""))
    yield from asking_forms(typed, lead)
    for reader in (Reader(Person("T1", "U1")), Reader(Person("T1", "U9"))):
        yield "edit", identity_form(IdentitySheet(lead, DEFAULT.target_profile, reader))
    yield "questions", question_form(Questionnaire(lead, DEFAULT.questions))
    yield from answering_views(typed, lead)
    yield from behind_numbers(typed, lead)
    yield "note", note_view("Baton", esc_block(filled(typed or "x", 7000), 7000))
    yield from sending_back.forms(typed, lead)
    yield from review_forms(typed, lead)
    yield from track_views(typed)
    yield from source_views(typed)
    days = presets(date(2026, 12, 1), WorkingHours(ZoneInfo("Europe/Berlin")))
    yield "snooze all", snooze_all_form(AllDue([Listed.of(lead)] * 100, 10**6, days))
    yield "snooze", snooze_form(lead, presets(date(2026, 12, 1), WorkingHours(ZoneInfo("Europe/Berlin"))))
    yield from engagement_forms(typed, lead)
    stages = (Stage.DRAFT, Stage.STALE, Stage.ACCEPTED, Stage.LOST)
    several = [replace(_lead(typed, stage), id=number) for number, stage in enumerate(stages, 1)]
    alike = [SameLead(each, Likeness.PERSON) for each in several]
    mine = Beside(replace(lead, number=10**9 - 1, answers={}), Reader(Person("T1", "U1")), 9, 9, 9)
    theirs = Beside(lead, Reader(Person("T1", "U1")))
    said = Conversation(1, NOW, NOW.date(), "U1", "phone", (), filled(typed, 3000))
    others = ColleaguesSheet(lead, DEFAULT, [Colleague(lead, [said] * 12)] * 12, 400)
    yield "colleagues", colleagues_page(others)
    yield "no colleagues", colleagues_page(ColleaguesSheet(lead, DEFAULT))
    yield "merge", merge_form(MergeSheet(mine, theirs, DEFAULT, 99, (typed * 200)[:1000]))
    yield "merge the other way", merge_form(MergeSheet(theirs, mine, DEFAULT))
    yield "merge by hand", merge_form(MergeSheet(mine, theirs, DEFAULT, by_hand=True))
    yield "merge with which", which_form(lead)
    yield "same lead", same_lead_form.same_lead_form(alike, lead.details)
    ways = (Reach("@acme.example", (typed * 200)[:250]), *(Reach(f"k{at}@x", (typed * 200)[:254]) for at in range(9)))
    barred = Entry(10**9, 10**9, "U1", "confirmed", "U2", NOW, (typed * 200)[:300], ways)
    told = added(ways[0], ways, [lead] * 20, 500)
    yield "do not contact", do_not_contact(Page([barred] * 20, 999, 2, 40, (typed * 200)[:300], told))
    yield "nobody barred", do_not_contact(Page([], wanted=(typed * 200)[:300]))
    many = {role: tuple(f"U{number:08}" for number in range(60)) for role in Role}
    yield "settings", settings_form(SettingsSheet("C1", "C2", "Europe/Berlin", 0, 9, many))
    yield "empty settings", settings_form(SettingsSheet())
    yield "glossary", glossary_view()
    rows = [Listed.of(lead, "2026-12-01")] * 20
    for which in Which:
        yield f"window of {which}", list_view(LeadPage(which, rows, 1000, 980, typed[:80]))
    for part in FullPart:
        yield f"{part} in full", full_view(replace(_sheet(typed, lead), event_count=99), part, 1)
    everything = Reader(Person("T1", "U1"), frozenset(Role))
    yield (
        "home",
        home(HomeSheet(everything, NOW, ["U1"] * 5, _on_home(rows[:8]), ["channel_not_found"] * 20)),
    )
    yield "welcome", home(HomeSheet(Reader(Person("T1", "U9"), frozenset()), NOW, ["U1", "U2"]))


def _sheet(typed: str, lead: Lead) -> LeadSheet:
    reader = Reader(Person("T1", "U1"), frozenset(Role))
    on, became = NOW.date() + timedelta(days=9), Listed.of(lead)
    sheet = LeadSheet(lead, DEFAULT, reader, NOW, _events(typed), on, group(typed), goes_on=became, event_count=60)
    return replace(sheet, confidence=CONFIDENCE)


def _on_home(rows: list[Listed]) -> dict[Which, LeadPage]:
    return {which: LeadPage(which, rows, 1000) for which in Which if which not in (Which.MINE, Which.FIND)}


@pytest.mark.parametrize("typed", EXTREMES.values(), ids=EXTREMES)
def test_every_message_is_one_slack_takes(typed: str) -> None:
    for name, message in messages(typed):
        assert not message_problems(message.blocks), name
        in_words = undrawn(message.blocks)  # Slack reads no markup in charts and tables, and some workspaces get words
        for blocks in (message.blocks, in_words):
            together = sum(map(len, texts_of(blocks)))
            assert together < TEXT_TOGETHER, f"{name}: {together}"
        assert 0 < len(message.text) <= 3000, name
        is_inert(name, [message.text, *texts_of(in_words)])


@pytest.mark.parametrize("typed", EXTREMES.values(), ids=EXTREMES)
def test_every_view_is_one_slack_takes(typed: str) -> None:
    for name, view in views(typed):
        assert not view_problems(view, ("modal", "home")), name
        assert not too_large(view), name
        assert len(view["blocks"]) <= 100, name
        metadata = view.get("private_metadata", "")
        assert re.fullmatch(r"|\d+( !?\w+)*", metadata), name
        is_inert(name, mrkdwn_of(view["blocks"]))


def is_inert(name: str, texts: list[str]) -> None:
    for text in texts:
        live = set(re.findall(r"<[^>]*>?", text))
        ours = {found for found in live if re.fullmatch(r"<(@U\d+|#C\d+|!date\^\d+\^[^|<>]+\|[^|<>]+)>", found)}
        assert live == ours, f"{name}: {live - ours}"
        assert not re.search(r"&(?!amp;|lt;|gt;)", text), f"{name}: {text[-80:]!r}"
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", text), name
        assert text.count("```") % 2 == 0, f"{name}: {text[-80:]!r}"


def texts_of(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for key, item in value.items() if not isinstance(item, str) for text in texts_of(item)]
    return [text for item in value for text in texts_of(item)] if isinstance(value, list) else []


def mrkdwn_of(value: Any) -> list[str]:
    if isinstance(value, dict) and value.get("type") == "mrkdwn":
        return [value["text"]]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in parts for text in mrkdwn_of(item)]


def test_what_is_sent_can_be_written_as_json() -> None:
    for _, view in views(EXTREMES["emoji"]):
        json.dumps(view).encode()
