"""Notices about answers: somebody changed one, the next question in a thread, the questions have stopped."""

from collections.abc import Mapping

from bot.answers import notes as answer_notes
from bot.answers import thread_lines as thread_questions
from bot.lead.access import definition_of
from bot.lead.definition.verdict import missing_questions
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.post import Post
from storage.answers import askings
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _about_answer(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    key, by = str(notice.data["question"]), str(notice.data["by"])
    definition = definition_of(tx, lead)
    if key not in definition.by_key:
        return None  # re-judged since, under a version that asks something else
    corrected = notice.kind == NoticeKind.ANSWER_CORRECTED
    draw = answer_notes.answer_corrected if corrected else answer_notes.answer_replaced
    return to_person(notice, draw(lead, definition, key, by))


def _question(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    if asking is None:
        return None
    definition = definition_of(tx, lead)
    about = str(notice.data.get("question") or asking.question)
    if notice.data.get("redrawn") and about in definition.by_key and (not asking.open or about != asking.question):
        last = not asking.open and about == asking.question and about not in asking.skipped
        return Post(asking.channel, *thread_questions.settled(lead, definition.by_key[about], last=last))
    if not asking.open:
        return None
    plan = list(asking.plan) or [asking.question]
    place = (plan.index(asking.question) + 1 if asking.question in plan else 1, len(plan))
    asked = definition.by_key[asking.question]
    may_be = notice.data.get("may_be") or ()
    message = thread_questions.question(lead, asked, asking.id, place, asking.tries, asking.noted, may_be)
    return Post(asking.channel, *message, thread_ts=asking.thread_ts)


def _stopped(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    definition = definition_of(tx, lead)
    message = thread_questions.stopped(lead, definition, missing_questions(lead, definition, tx.now))
    return Post(asking.channel, *message, thread_ts=asking.thread_ts) if asking else None


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.ANSWER_REPLACED: _about_answer,
    NoticeKind.ANSWER_CORRECTED: _about_answer,
    NoticeKind.QUESTION: _question,
    NoticeKind.STOPPED: _stopped,
}
