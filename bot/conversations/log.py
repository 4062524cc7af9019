"""Logging a conversation: what was learned, by whom from whom, and what follows from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.answers.clashes import not_offered
from bot.answers.document import changed_by, stop_asking, write_down
from bot.cadence.coming import Coming
from bot.competitors import stir
from bot.conversations.sheet import NewConversation
from bot.engagement.buying_group import Contact
from bot.engagement.hear_out import hear_out_named
from bot.engagement.introduce import newcomer_problem, still_there, with_newcomer
from bot.engagement.maturity import stage_problem
from bot.engagement.meetings import CHANNELS, Conversation
from bot.engagement.take_stock import engaged, take_stock, tell_concerned
from bot.judging.judge_again import judge_again
from bot.lead.access import definition_of, hours_of, lead_of, today_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import past_date_problem
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Person
from bot.lead.record import Lead
from bot.nurture.follow_up import answered_by_conversation
from bot.promises.promise import contacted
from bot.slack.filled import Filled, alike
from bot.slack.long_text import MOST
from bot.undo.tell_story import tell_story
from storage import history, inbox
from storage.engagement import contacts, conversations
from storage.sql import Transaction

_A_DAY = timedelta(hours=20)
"""The time after a conversation in which the channel is not told of another one."""


@dataclass(frozen=True, slots=True)
class Logged:
    """The lead after a conversation was logged, and when the next follow-up comes if this answered one."""

    lead: Lead
    next_touch: Coming | None = None


def log_conversation(
    tx: Transaction, by: Person, lead_id: int, new: NewConversation, key: str, form: Filled | None = None
) -> Logged | None:
    """Save the conversation with the answers, contacts and stage it brought; judge the lead if it may move.

    Idempotent by `key`: None for a repeat. Raises FieldProblems by field or question, and ChangedMeanwhileError where
    somebody else changed since the `form` was drawn what this person changes.
    """
    lead, _ = engaged(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return None
    group = contacts.gather(tx, lead, by.user_id)
    still_there(tx, lead, new.picked)
    if form and (lines := list(_changed_by_others(tx, by, lead, new, form))):
        raise ChangedMeanwhileError(lines)
    _check(tx, by, lead, group, new)
    given = {question: value for question, value in new.answers.items() if value}
    lead = hear_out_named(tx, lead, write_down(tx, by, lead, given), by)
    stop_asking(tx, lead, given)
    with_ids = with_newcomer(tx, lead, by, [c.id for c in group if c.id in set(new.with_ids)], new.newcomer)
    at = _moment(tx, by, new.on)
    said = Conversation(
        0, at, date.fromisoformat(new.on), new.talked_by or by.user_id, new.channel, tuple(with_ids), new.learned
    )
    before_that = history.latest(tx, lead, EventKind.TALKED)
    talk_id = conversations.log(tx, lead, said, by.user_id)
    history.record(tx, lead, EventKind.TALKED, by.user_id, channel=new.channel, talked_by=said.by)
    contacted(tx, lead, said.by)
    stir.heard(tx, lead, by, new.learned)
    before = lead.maturity
    lead = take_stock(tx, lead, by, stage_said=_number(new.stage), reason=new.reason.strip())
    if lead.stage is Stage.ACCEPTED:
        since = before_that.at if before_that and before_that.at >= lead.stage_at else None
        if since is None or tx.now - since > _A_DAY:
            tell_story(tx, lead, EventKind.TALKED, said.by, channel=new.channel, first=since is None)
        tell_concerned(tx, lead, NoticeKind.CONVERSATION_LOGGED, by.user_id, talk_id=talk_id, by=by.user_id)
    following = answered_by_conversation(tx, lead, by)
    lead = lead_of(tx, by, lead.id)
    judge_again(tx, lead, by, answered=bool(given), moved=lead.maturity != before)
    return Logged(lead_of(tx, by, lead.id), following)


def _changed_by_others(tx: Transaction, by: Person, lead: Lead, new: NewConversation, form: Filled) -> Iterator[str]:
    given = {key: value for key, value in new.answers.items() if value}
    asked = definition_of(tx, lead).by_key
    if not_offered(given, asked):
        yield "The lead definition now asks some of this differently"
    for key, value in given.items():
        now = lead.answers[key].value if key in lead.answers else ""
        if key in asked and not alike(value, now) and not form.drawn_from(key, now):
            words = asked[key].in_words(now)
            yield made(changed_by(tx, lead, key), asked[key].prompt, words, reader=by.user_id)
    stage = _number(new.stage)
    if stage not in (0, lead.maturity) and not form.drawn_from("conversation.stage", str(lead.maturity)):
        moved = history.latest(tx, lead, EventKind.MATURED)
        yield made(moved.actor if moved else "", "Stage now", str(lead.maturity), reader=by.user_id)


def _check(tx: Transaction, by: Person, lead: Lead, group: Sequence[Contact], new: NewConversation) -> None:
    problems = {}
    today = today_of(tx, by)
    if problem := past_date_problem(new.on, today):
        problems["conversation.on"] = problem
    if new.channel not in CHANNELS:
        problems["conversation.channel"] = "How did you talk? Please pick one."
    known = {contact.id for contact in group}
    if not known & set(new.with_ids) and not new.newcomer:
        problems["conversation.with"] = "With whom? Pick somebody of the group, or name somebody new below."
    if problem := newcomer_problem(group, new.newcomer):
        problems["conversation.newcomer"] = problem
    if not new.learned.strip():
        problems["conversation.learned"] = "What did you learn? A sentence will do."
    elif len(new.learned) > MOST:
        problems["conversation.learned"] = f"Please keep this under {MOST:,} characters."
    if new.stage and (problem := stage_problem(lead.maturity, _number(new.stage), new.reason)):
        problems["conversation.reason" if _number(new.stage) else "conversation.stage"] = problem
    if problems:
        raise FieldProblems(problems)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _moment(tx: Transaction, by: Person, on: str) -> datetime:
    """Return now for today; noon, where whoever chose it lives, for an earlier day."""
    tz = hours_of(tx, by.team_id, by.user_id).tz
    day = date.fromisoformat(on)
    if day == tx.now.astimezone(tz).date():
        return tx.now
    return datetime.combine(day, time(12), tz).astimezone(UTC)
