"""One answer at a time: corrected, with who said it and how we know; and vetted, by whoever heard it again."""

from dataclasses import replace

from bot.answers.clashes import corrected, not_offered
from bot.answers.document import changed_by
from bot.answers.sheets import AnswerSheet, Correction
from bot.competitors import stir
from bot.engagement.buying_group import name_handle, seeded
from bot.engagement.hear_out import hear_out_named
from bot.engagement.take_stock import take_stock, tell_concerned
from bot.judging.judge import judge
from bot.lead.access import definition_of, lead_of, require, today_of
from bot.lead.barred.may_contact import require_contactable
from bot.lead.definition.completeness import may_change_answers, reopened_by
from bot.lead.definition.questions import Definition
from bot.lead.errors import FieldProblems, HandoffError, MovedOnError, NotTheirLeadError
from bot.lead.form_checks import answer_problems
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, OPEN_TO_ANSWERS, Move, Stage
from bot.lead.meanwhile import ChangedMeanwhileError, SeenEarlierError, made
from bot.lead.people import Act, Person
from bot.lead.record import Answer, Lead
from bot.slack.filled import stamp
from storage import history, inbox, leads, workspaces
from storage.answers import answered
from storage.engagement import contacts
from storage.sql import Transaction


def to_correct_answer(tx: Transaction, by: Person, lead_id: int, question_key: str) -> AnswerSheet:
    """Return an answer, with the lead's contacts, any of whom may have said it."""
    lead = _theirs(tx, by, lead_id, hold=False)
    definition = definition_of(tx, lead)
    if question_key not in definition.by_key:
        raise MovedOnError(lead)
    return AnswerSheet(lead, definition.by_key[question_key], _names(tx, lead))


def _names(tx: Transaction, lead: Lead) -> tuple[str, ...]:
    """Name everybody at the prospect's company who may have said something, each once."""
    group = seeded(lead, contacts.of_lead(tx, lead.team_id, lead.id))
    return tuple(dict.fromkeys((lead.name, *(contact.name for contact in group if not contact.removed))))


def _who_said_so(tx: Transaction, lead: Lead, said: Correction) -> str:
    """Return the name in full, as it is known now; raises FieldProblems if whoever was chosen is gone."""
    if not said.handle:
        return said.said_by
    named = next((name for name in _names(tx, lead) if name_handle(name) == said.handle), None)
    if named is None:
        raise FieldProblems({"said_by": "They are no longer in the group. Please choose somebody else."})
    return named


def correct_answer(
    tx: Transaction,
    by: Person,
    lead_id: int,
    question_key: str,
    said: Correction,
    key: str,
    shown: Correction | None = None,
) -> None:
    """Document one answer again. While marketing has the lead it is judged again; afterwards it stays where it is.

    A changed answer has to be vetted again; `shown` is what the form showed. Idempotent by `key`. Raises FieldProblems
    by question key, and ChangedMeanwhileError where somebody else changed it since.
    """
    lead = _theirs(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    definition = definition_of(tx, lead)
    if shown is not None:
        merged = _merged(tx, by, lead, definition, question_key, said, shown)
        if merged is None:
            return
        said = merged
    problems = answer_problems({question_key: said.value}, definition, lambda: today_of(tx, by))
    if question_key in definition.by_key and not said.value:
        problems[question_key] = "Please answer the question, or press Cancel to leave it as it is."
    if problems:
        raise FieldProblems(problems)
    before = lead.answers.get(question_key)
    changed = before is None or before.value != said.value
    said_by = _who_said_so(tx, lead, said)
    fresh = Answer(question_key, said.value, by.user_id, tx.now, said_by=said_by, evidence=said.evidence)
    if before and not changed:
        fresh = replace(fresh, vetted_by=before.vetted_by, vetted_at=before.vetted_at)
    was, lead = lead, answered.copy(tx, lead, {fresh.key: fresh})
    stir.answered(tx, lead, by, {fresh.key: fresh.value})
    earlier = {question_key: before.value} if before and changed else {}
    answers = {question_key: said.value}
    history.record(tx, lead, EventKind.ANSWERED, by.user_id, answers=answers, before=earlier, said_by=said_by)
    lead = hear_out_named(tx, was, lead, by)
    if changed and question_key in definition.by_key and reopened_by(lead, definition.by_key[question_key]):
        lead = _reopen(tx, by, lead)
    if lead.stage in OPEN_TO_ANSWERS:
        judge(tx, lead, by)
    else:
        take_stock(tx, lead, by)
        if changed:
            tell_concerned(tx, lead, NoticeKind.ANSWER_CORRECTED, by.user_id, question=question_key, by=by.user_id)


def _reopen(tx: Transaction, by: Person, lead: Lead) -> Lead:
    """Make a lead that was closed a draft again; returns it as it is now."""
    require_contactable(tx, lead)
    leads.move(tx, lead, MOVES[Move.REOPEN].sources, Stage.DRAFT)
    history.record(tx, lead, EventKind.REOPENED, by.user_id)
    return lead_of(tx, by, lead.id)


def _merged(
    tx: Transaction,
    by: Person,
    lead: Lead,
    definition: Definition,
    question_key: str,
    said: Correction,
    shown: Correction,
) -> Correction | None:
    """Return the answer to keep; None if only others changed anything."""
    if not_offered({question_key: said.value}, definition.by_key) and said.value == shown.value:
        raise ChangedMeanwhileError(["The lead definition now offers other choices for this question."])
    answer = lead.answers.get(question_key)
    kept = Correction(answer.value, answer.said_by, answer.evidence) if answer else Correction("")
    merged, clashing = corrected(kept, said, shown)
    if clashing:
        asked, who = definition.by_key[question_key], changed_by(tx, lead, question_key)
        labels = {"value": asked.prompt, "said_by": "Who said so?", "evidence": "How do you know?"}
        now = {"value": asked.in_words(kept.value), "said_by": kept.said_by, "evidence": kept.evidence}
        raise ChangedMeanwhileError([made(who, labels[part], now[part], reader=by.user_id) for part in clashing])
    return None if merged == kept and kept != shown else merged


def vet(tx: Transaction, by: Person, lead_id: int, question_key: str, key: str, seen: str = "") -> None:
    """Note that somebody has heard the answer again, or has it in writing. Idempotent. `seen` is the stamp of the
    answer beside the button; raises SeenEarlierError if it is another by now."""
    lead = _theirs(tx, by, lead_id)
    if not inbox.receive(tx, by.team_id, key):
        return
    answer = lead.answers.get(question_key)
    if answer is None or not answer.value:
        raise NothingToVetError
    if seen and stamp(answer.value) != seen:
        asked = definition_of(tx, lead).by_key[question_key]
        line = made(answer.documented_by, asked.prompt, asked.in_words(answer.value), reader=by.user_id)
        raise SeenEarlierError([line], "If you have heard that again too, press *Vetted* once more.")
    if answer.vetted_by:
        return
    lead = answered.copy(tx, lead, {answer.key: replace(answer, vetted_by=by.user_id, vetted_at=tx.now)})
    history.record(tx, lead, EventKind.VETTED, by.user_id, question=question_key)
    take_stock(tx, lead, by)


def _theirs(tx: Transaction, by: Person, lead_id: int, *, hold: bool = True) -> Lead:
    """Return the lead if the person may change its answers."""
    roles = require(tx, by, Act.CORRECT)
    lead = lead_of(tx, by, lead_id, hold=hold)
    if not may_change_answers(lead, by.user_id, roles):
        raise NotTheirLeadError(lead, workspaces.managers(tx, by.team_id)[:3])
    return lead


class NothingToVetError(HandoffError):
    def __init__(self) -> None:
        super().__init__(
            "There is no longer an answer to vet: it was taken back. *Details* shows the lead as it is now."
        )
