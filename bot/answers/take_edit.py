"""An edit of a message that was an answer: it corrects the answer, as long as marketing has the lead."""

from datetime import date

from bot.answers.ask import go_on_with
from bot.answers.document import write_down
from bot.answers.matching import match_word
from bot.answers.sheets import Became, Edit
from bot.answers.understanding import understand
from bot.judging.judge import judge
from bot.lead.access import definition_of, lead_of, require, today_of
from bot.lead.definition.questions import Question
from bot.lead.errors import FieldProblems
from bot.lead.lifecycle import OPEN_TO_ANSWERS
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.filled import alike
from storage import inbox
from storage.answers import askings, typed_answers
from storage.sql import Transaction


def take_edit(tx: Transaction, by: Person, channel: str, ts: str, before: str, text: str, key: str) -> Edit | None:
    """Correct the answer that the message at `ts` gave, from `before` to `text`. Idempotent by `key`.

    None where the message was no answer, or where what follows says it all: an answer that Baton had not understood
    is taken as if it had been typed now.
    """
    answered = typed_answers.at(tx, by, channel, ts)
    if answered is None or alike(before, text) or not inbox.receive(tx, by.team_id, key):
        return None
    require(tx, by, Act.CAPTURE)
    lead = lead_of(tx, by, answered.lead_id, hold=True)
    question = definition_of(tx, lead).by_key.get(answered.question)
    if question is None:
        return Edit(Became.NO_LONGER_ASKED, lead, None, "")
    asking = askings.open_one(tx, by, asking_id=answered.asking_id)
    today = today_of(tx, by)
    if asking and asking.question == question.key and not _stands(lead, question, before, today):
        go_on_with(tx, by, asking, lead, question, text)
        return None
    became = _correct(tx, by, lead, question, before, text, today)
    lead = lead_of(tx, by, lead.id)
    if became is Became.CORRECTED and asking is None:
        judge(tx, lead, by)
    return Edit(became, lead, question, _now(lead, question))


def _correct(
    tx: Transaction, by: Person, lead: Lead, question: Question, before: str, text: str, today: date
) -> Became:
    if lead.stage not in OPEN_TO_ANSWERS:
        return Became.TOO_LATE
    if question.key in lead.answers and not _stands(lead, question, before, today):
        return Became.CHANGED_SINCE
    value = "" if match_word(text) else understand(question, text, today).sure
    if not value:
        return Became.UNREADABLE
    try:
        write_down(tx, by, lead, {question.key: value})
    except FieldProblems:
        return Became.UNREADABLE
    return Became.CORRECTED


def _stands(lead: Lead, question: Question, typed: str, today: date) -> bool:
    """Say whether what was typed is the answer there is."""
    answer = lead.answers.get(question.key)
    return answer is not None and alike(answer.value, understand(question, typed, today).sure)


def _now(lead: Lead, question: Question) -> str:
    answer = lead.answers.get(question.key)
    return question.in_words(answer.value) if answer else ""
