"""Draws a notice's message from the record as it is now; the table at the end names every kind there is."""

from collections.abc import Callable, Mapping

from bot.delivery.outcomes import explain
from bot.delivery.post import Post, UndeliverableError, UnknownNoticeError
from bot.rules.calendar import week_bounds
from bot.rules.definition import Definition
from bot.rules.lead import Lead
from bot.rules.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.rules.qualification import missing_questions
from bot.rules.rejection import REASON_BY_CODE
from bot.views import digest as digest_view
from bot.views import lists, marketer_notes, team_notes, thread_questions
from bot.views.blocks import Message, sections
from bot.views.lead_card import earlier_card, lead_card
from storage import askings, cards, digests, due, history, leads, outbox, workspaces
from storage.claims import ClaimedNotice
from storage.engine import Transaction
from storage.workspaces import Workspace


def compose(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    """The message for this notice, or None when there is nothing to say any more.

    Raises UnknownNoticeError for a kind this release does not know, UndeliverableError when a channel is not set.
    """
    draw = KINDS.get(notice.kind)
    if draw is None:
        raise UnknownNoticeError(notice.kind)
    return draw(tx, notice)


def _workspace(tx: Transaction, notice: ClaimedNotice) -> Workspace:
    found = workspaces.get(tx, notice.team_id)
    if found is None:
        raise UndeliverableError("account_inactive")
    return found


def _lead(tx: Transaction, notice: ClaimedNotice) -> Lead:
    found = leads.get(tx, notice.team_id, notice.lead_id or 0)
    if found is None:
        raise UndeliverableError("unknown_notice")
    return found


def _definition(tx: Transaction, lead: Lead) -> Definition:
    return workspaces.definition(tx, lead.team_id, lead.definition_version)


def _channel(tx: Transaction, notice: ClaimedNotice) -> str:
    workspace = _workspace(tx, notice)
    channel = {"sales": workspace.sales_channel, "marketing": workspace.marketing_channel}[notice.destination]
    if not channel:
        raise UndeliverableError(f"no_{notice.destination}_channel")
    return channel


def _card(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, offer = _lead(tx, notice), int(notice.data["offer"])
    message = lead_card(lead, _definition(tx, lead)) if offer == lead.offer else earlier_card(lead)
    place = cards.place(tx, lead, offer)
    if place:
        return Post(place.channel, *message, update_ts=place.ts)
    if offer != lead.offer:
        return None  # never posted, and the later offer has a card of its own

    def posted(tx: Transaction, channel: str, ts: str) -> None:
        cards.remember(tx, lead, offer, channel, ts)

    return Post(_channel(tx, notice), *message, posted=posted)


def _to_person(notice: ClaimedNotice, message: Message | None) -> Post | None:
    return Post(notice.destination, *message) if message else None


def _missing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    definition = _definition(tx, lead)
    keys = missing_questions(lead, definition, tx.now)
    if lead.stage is Stage.RETURNED and not keys and notice.data.get("again"):
        return _to_person(notice, marketer_notes.still_returned(lead))
    if lead.stage not in OPEN_TO_ANSWERS or not keys:
        return None
    return _to_person(notice, marketer_notes.missing(lead, definition, keys, again=bool(notice.data.get("again"))))


def _answer_replaced(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    key, by = str(notice.data["question"]), str(notice.data["by"])
    return _to_person(notice, marketer_notes.answer_replaced(lead, _definition(tx, lead), key, by))


def _in_stage(stage: Stage, draw: Callable[[Lead], Message]) -> Callable[[Transaction, ClaimedNotice], Post | None]:
    def composed(tx: Transaction, notice: ClaimedNotice) -> Post | None:
        lead = _lead(tx, notice)
        return _to_person(notice, draw(lead)) if lead.stage is stage else None

    return composed


def _offered(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return _to_person(notice, marketer_notes.offered(_lead(tx, notice), _workspace(tx, notice).sales_channel))


def _nurturing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    planned = due.of_lead(tx, lead.team_id, lead.id, due.FOLLOW_UP)
    message = marketer_notes.nurturing(lead, planned.due_at if planned else None)
    return _to_person(notice, message) if lead.stage is Stage.NURTURING else None


def _rejected(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    if lead.reject_code not in REASON_BY_CODE:
        return None  # corrected and offered again before this was told
    planned = due.of_lead(tx, lead.team_id, lead.id, due.FOLLOW_UP)
    last = next((event for event in reversed(history.of_lead(tx, lead)) if event.kind == "rejected"), None)
    fix = [*(last.data.get("fix", []) if last else []), *REASON_BY_CODE[lead.reject_code].reopens]
    when = planned.due_at if planned else None
    return _to_person(notice, marketer_notes.rejected(lead, _definition(tx, lead), when, fix))


def _yours(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    mine = lead.owner == notice.destination
    return _to_person(notice, team_notes.yours(lead, _definition(tx, lead)) if mine else None)


def _question(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    if asking is None or not asking.open:
        return None
    definition = _definition(tx, lead)
    left = [key for key in missing_questions(lead, definition, tx.now) if key not in asking.skipped]
    asked = definition.by_key[asking.question]
    message = thread_questions.question(lead, asked, asking.id, max(len(left), 1), asking.tries)
    return Post(asking.channel, *message, thread_ts=asking.thread_ts)


def _stopped(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = _lead(tx, notice)
    asking = askings.get(tx, notice.team_id, int(notice.data["asking_id"]))
    definition = _definition(tx, lead)
    message = thread_questions.stopped(lead, definition, missing_questions(lead, definition, tx.now))
    return Post(asking.channel, *message, thread_ts=asking.thread_ts) if asking else None


def _digest(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    week = str(notice.data["week"])
    numbers = digests.of_week(tx, notice.team_id, week, week_bounds(week, _workspace(tx, notice).hours.tz))
    return Post(_channel(tx, notice), *digest_view.digest(numbers))


def _confirm_suppression(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return _to_person(notice, team_notes.confirm_suppression(_lead(tx, notice), int(notice.data["suppression_id"])))


def _held_back(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    waiting = len(outbox.parked(tx, notice.team_id))
    message = team_notes.held_back(explain(str(notice.data.get("reason"))), waiting) if waiting else None
    return _to_person(notice, message)


def _welcome(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    return _to_person(notice, lists.help_message())


def _note(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    text = str(notice.data["text"])
    return _to_person(notice, Message(text, sections(text)))


KINDS: Mapping[str, Callable[[Transaction, ClaimedNotice], Post | None]] = {
    "card": _card,
    "missing": _missing,
    "answer_replaced": _answer_replaced,
    "stale": _in_stage(Stage.STALE, marketer_notes.stale),
    "offered": _offered,
    "nurturing": _nurturing,
    "refused": _in_stage(Stage.REFUSED, marketer_notes.refused),
    "accepted": _in_stage(Stage.ACCEPTED, marketer_notes.accepted),
    "rejected": _rejected,
    "yours": _yours,
    "follow_up": _in_stage(Stage.NURTURING, marketer_notes.follow_up),
    "question": _question,
    "stopped": _stopped,
    "digest": _digest,
    "confirm_suppression": _confirm_suppression,
    "held_back": _held_back,
    "welcome": _welcome,
    "note": _note,
}
