"""Notices to a lead's marketer: what is missing, where it stands, what sales decided, when to follow up."""

from collections.abc import Mapping

from bot.delivery.post import Post
from bot.delivery.record import Draw, definition_of, in_stage, lead_of, to_person, workspace_of
from bot.rules.lead import Lead
from bot.rules.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.rules.qualification import Verdict, missing_questions
from bot.rules.rejection import REASON_BY_CODE
from bot.views import marketer_notes, thread_questions
from storage import due, history, workspaces
from storage.answers import askings
from storage.delivery.claims import ClaimedNotice
from storage.sql.engine import Transaction


def _missing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    definition = definition_of(tx, lead)
    keys = missing_questions(lead, definition, tx.now)
    if lead.stage is Stage.RETURNED and not keys and notice.data.get("again"):
        return to_person(notice, marketer_notes.still_returned(lead))
    if lead.stage not in OPEN_TO_ANSWERS or not keys:
        return None
    return to_person(notice, marketer_notes.missing(lead, definition, keys, again=bool(notice.data.get("again"))))


def _about_answer(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    key, by = str(notice.data["question"]), str(notice.data["by"])
    definition = definition_of(tx, lead)
    if key not in definition.by_key:
        return None  # re-judged since, under a version that asks something else
    corrected = notice.kind == "answer_corrected"
    draw = marketer_notes.answer_corrected if corrected else marketer_notes.answer_replaced
    return to_person(notice, draw(lead, definition, key, by))


def _offered(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return to_person(notice, marketer_notes.offered(lead_of(tx, notice), workspace_of(tx, notice).sales_channel))


def _nurturing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    planned = due.of_lead(tx, lead.team_id, lead.id, due.FOLLOW_UP)
    message = marketer_notes.nurturing(lead, planned.due_at if planned else None, _managers(tx, lead))
    return to_person(notice, message) if lead.stage is Stage.NURTURING else None


def _managers(tx: Transaction, lead: Lead) -> tuple[str, ...]:
    return workspaces.managers(tx, lead.team_id)[:3]


def _refused(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.REFUSED:
        return None
    last = next((event for event in reversed(history.of_lead(tx, lead)) if event.kind == "refused"), None)
    if last and last.data.get("detail") == Verdict.SUPPRESSED:
        return to_person(notice, marketer_notes.suppressed(lead))
    return to_person(notice, marketer_notes.refused(lead, _managers(tx, lead)))


def _overridden(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    return to_person(notice, marketer_notes.overridden(lead)) if lead.overridden_by else None


def _follow_up(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    message = marketer_notes.follow_up(lead, definition_of(tx, lead)) if lead.stage is Stage.NURTURING else None
    return to_person(notice, message)


def _rejected(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.reject_code not in REASON_BY_CODE:
        return None  # corrected and offered again before this was told
    planned = due.of_lead(tx, lead.team_id, lead.id, due.FOLLOW_UP)
    last = next((event for event in reversed(history.of_lead(tx, lead)) if event.kind == "rejected"), None)
    fix = [*(last.data.get("fix", []) if last else []), *REASON_BY_CODE[lead.reject_code].reopens]
    when = planned.due_at if planned else None
    return to_person(notice, marketer_notes.rejected(lead, definition_of(tx, lead), when, fix))


def _question(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    if asking is None or not asking.open:
        return None
    definition = definition_of(tx, lead)
    plan = list(asking.plan) or [asking.question]
    place = (plan.index(asking.question) + 1 if asking.question in plan else 1, len(plan))
    asked = definition.by_key[asking.question]
    message = thread_questions.question(lead, asked, asking.id, place, asking.tries, asking.noted)
    return Post(asking.channel, *message, thread_ts=asking.thread_ts)


def _stopped(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    definition = definition_of(tx, lead)
    message = thread_questions.stopped(lead, definition, missing_questions(lead, definition, tx.now))
    return Post(asking.channel, *message, thread_ts=asking.thread_ts) if asking else None


TO_MARKETER: Mapping[str, Draw] = {
    "missing": _missing,
    "answer_replaced": _about_answer,
    "answer_corrected": _about_answer,
    "stale": in_stage(Stage.STALE, marketer_notes.stale),
    "offered": _offered,
    "nurturing": _nurturing,
    "refused": _refused,
    "overridden": _overridden,
    "accepted": in_stage(Stage.ACCEPTED, marketer_notes.accepted),
    "rejected": _rejected,
    "follow_up": _follow_up,
    "question": _question,
    "stopped": _stopped,
}
