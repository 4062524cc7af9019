"""Asking one by one: a conversation in a DM thread that ends with the lead being judged."""

from collections.abc import Sequence
from datetime import timedelta

from bot.answers.document import document
from bot.answers.matching import match_word
from bot.answers.understanding import Understood, understand
from bot.inquiries.answer import ask_if_meant
from bot.judging.judge import judge, to_ask
from bot.lead.access import definition_of, lead_with_marketing, require, today_of
from bot.lead.definition.questions import Kind, Question
from bot.lead.errors import FieldProblems, HandoffError
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, Role, entitled
from bot.lead.record import Lead
from bot.undo.settle import redraw
from storage import inbox, workspaces
from storage.answers import askings, typed_answers
from storage.answers.askings import Asking
from storage.delivery import outbox
from storage.sql import Transaction
from storage.undo import posted


class NothingAskedError(HandoffError):
    """Words that answer no question; the way out is what somebody with these roles can do."""

    def __init__(self, roles: frozenset[Role] = frozenset(Role)) -> None:
        adds = "Type `/lead` to add a lead, `/lead mine` to see yours, or `/lead help` for everything else."
        reads = "Type `/lead mine` to see your leads, or `/lead help` for everything else."
        ways = adds if entitled(roles, Act.CAPTURE) else reads if roles else "`/lead help` shows how you can be added."
        super().__init__(f"I wasn't asking you anything here. {ways}")


class AnsweredAlreadyError(HandoffError):
    in_place = True

    def __init__(self) -> None:
        super().__init__(
            "That question is answered, or I have stopped asking. The newest message in the thread shows what is "
            "open; *Details* shows what was answered."
        )


_LONGEST = timedelta(days=7)
"""The time for which it is known which message asked what."""


def start_asking(tx: Transaction, by: Person, lead_id: int, channel: str, thread_ts: str, key: str) -> None:
    """Ask the first missing question in that thread; with nothing missing, judge at once. Idempotent by `key`."""
    require(tx, by, Act.QUALIFY)
    if not inbox.receive(tx, by.team_id, key):
        return
    lead = lead_with_marketing(tx, by, lead_id, hold=True)
    open_questions = to_ask(tx, lead)
    if not open_questions:
        judge(tx, lead, by)
        return
    asking_id = askings.start(tx, by, lead_id, channel, thread_ts, open_questions)
    _ask(tx, by, lead_id, asking_id)


def reply(tx: Transaction, by: Person, text: str, thread_ts: str, key: str, ts: str = "", channel: str = "") -> None:
    """Take a typed answer, or "don't know", "skip", "back" or "stop"; with no question of a form open, it may be the
    answer to one that sales put in this DM. Raises NothingAskedError when nothing at all was asked,
    AnsweredAlreadyError in a thread where something was. `ts` is that of the message, by which an edit finds it."""
    if not inbox.receive(tx, by.team_id, key):
        return
    asking = askings.open_one(tx, by, thread_ts)
    if asking is None:
        if thread_ts and askings.was_asked(tx, by, thread_ts):
            raise AnsweredAlreadyError
        if not ask_if_meant(tx, by, channel, text):
            raise NothingAskedError(workspaces.roles_of(tx, by))
        return
    lead, question = _where(tx, by, asking)
    if ts:
        typed_answers.note(tx, asking, ts)
    go_on_with(tx, by, asking, lead, question, text)


def go_on_with(tx: Transaction, by: Person, asking: Asking, lead: Lead, question: Question, text: str) -> None:
    """Take a text for an answer to the question that is being asked, or for a word such as "skip"."""
    understood = understand(question, text, today_of(tx, by))
    # Choices come first: "unknown" is an answer to when they want to buy, and skips every other question.
    word = None if question.kind is Kind.CHOICE and understood.sure else match_word(text)
    if word:
        _leave_or_turn(tx, by, asking, lead, word)
    else:
        _take(tx, by, asking, lead, question, understood)


def press(tx: Transaction, by: Person, asking_id: int, question_key: str, value: str, key: str) -> None:
    """Take an answer given by button; `value` is a choice's key, or "-" and a command instead of an answer:
    "-unknown", "-skip", "-back" or "-stop".

    A button of a question that was answered meanwhile changes nothing and raises AnsweredAlreadyError.
    """
    if not inbox.receive(tx, by.team_id, key):
        return
    asking = askings.open_one(tx, by, asking_id=asking_id)
    if asking is None or (asking.question != question_key and value != "-stop"):
        raise AnsweredAlreadyError
    lead, question = _where(tx, by, asking)
    if value.startswith("-"):
        _leave_or_turn(tx, by, asking, lead, value.removeprefix("-"))
    else:
        _go_on(tx, by, asking, document(tx, by, lead, {question.key: value}))


def _leave_or_turn(tx: Transaction, by: Person, asking: Asking, lead: Lead, word: str) -> None:
    if word == "stop":
        askings.end(tx, by.team_id, asking.lead_id)
        _settle(tx, asking, lead)
        outbox.leave(tx, by.team_id, NoticeKind.STOPPED, by.user_id, asking.lead_id, asking_id=asking.id)
    elif word == "back":
        before = asking.plan[: _place(asking)] or [asking.question]
        askings.turn_to(tx, asking, before[-1], [key for key in asking.skipped if key != before[-1]], "back")
        _settle(tx, asking, lead)
        _ask(tx, by, asking.lead_id, asking.id)
    else:
        _go_on(tx, by, asking, lead, noted=word)


def _place(asking: Asking) -> int:
    return asking.plan.index(asking.question) if asking.question in asking.plan else 0


def _where(tx: Transaction, by: Person, asking: Asking) -> tuple[Lead, Question]:
    require(tx, by, Act.QUALIFY)
    lead = lead_with_marketing(tx, by, asking.lead_id, hold=True)
    definition = definition_of(tx, lead)
    return lead, definition.by_key[asking.question]


def _take(tx: Transaction, by: Person, asking: Asking, lead: Lead, question: Question, understood: Understood) -> None:
    """Take the answer that was understood; where that is not sure, ask again, with buttons for what it may be."""
    try:
        if not understood.sure:
            raise FieldProblems({question.key: "not one of the choices"})
        lead = document(tx, by, lead, {question.key: understood.sure})
    except FieldProblems:
        askings.count_try(tx, asking)
        _ask(tx, by, asking.lead_id, asking.id, understood.may_be)
        return
    _go_on(tx, by, asking, lead)


def _go_on(tx: Transaction, by: Person, asking: Asking, lead: Lead, noted: str = "") -> None:
    """Ask the next question of the plan that is still open; after the last, judge the lead."""
    skipped = [*asking.skipped, asking.question] if noted else list(asking.skipped)
    open_now = set(to_ask(tx, lead)) - set(skipped)
    _settle(tx, asking, lead)
    following = next((key for key in asking.plan[_place(asking) + 1 :] if key in open_now), None)
    if following is None:
        judge(tx, lead, by)
        return
    askings.turn_to(tx, asking, following, skipped, noted)
    _ask(tx, by, asking.lead_id, asking.id)


def _ask(tx: Transaction, by: Person, lead_id: int, asking_id: int, may_be: Sequence[str] = ()) -> None:
    asking = askings.get(tx, by.team_id, asking_id)
    about = {"asking_id": asking_id, "question": asking.question if asking else "", "may_be": list(may_be)}
    outbox.leave(tx, by.team_id, NoticeKind.QUESTION, by.user_id, lead_id, replace=True, **about)


def _settle(tx: Transaction, asking: Asking, lead: Lead) -> None:
    """Draw the question anew that was asked: its answer stands in place of its buttons."""
    asked = [
        message
        for message in posted.about(tx, lead, [NoticeKind.QUESTION], tx.now - _LONGEST)
        if message.data.get("asking_id") == asking.id and message.data.get("question") == asking.question
    ]
    redraw(tx, lead.team_id, lead.id, asked)
