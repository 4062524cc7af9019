"""Documenting answers and judging the lead on them; the form and the thread both end here."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bot.answers.sheets import AnswersForm
from bot.competitors import stir
from bot.judging.judge import judge
from bot.lead.access import begin, definition_of, lead_of, require, require_marketing, today_of
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import answer_problems
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.filled import alike
from storage import history, inbox
from storage.answers import answered, askings, half_filled
from storage.delivery import outbox
from storage.sql import Transaction


def submit_answers(
    tx: Transaction,
    by: Person,
    lead_id: int,
    values: Mapping[str, str],
    key: str,
    form: AnswersForm | None = None,
) -> None:
    """Document the answers of one form (question key -> value, empty where left blank) and judge the lead.

    With a `form`, only what was changed or confirmed in it is written. If somebody else has answered the same
    meanwhile, ChangedMeanwhileError is raised; if this person insists, whoever did hears of it. Idempotent by `key`.
    Raises FieldProblems by question key, and MovedOnError if marketing no longer has the lead.
    """
    opening = begin(tx, by, Act.QUALIFY, key)
    lead = lead_of(tx, by, lead_id, hold=True)
    if not opening.is_first:
        return
    touched = _touched(tx, by, lead, values, form)
    replaced = _replaced(lead, by, touched, form.settled if form else ())
    lead = document(tx, by, lead, touched)
    _tell_replaced(tx, by, lead, replaced)
    judge(tx, lead, by)


def _tell_replaced(tx: Transaction, by: Person, lead: Lead, replaced: Iterable[tuple[str, str]]) -> None:
    for question, author in replaced:
        outbox.leave(tx, by.team_id, NoticeKind.ANSWER_REPLACED, author, lead.id, question=question, by=by.user_id)


def document(tx: Transaction, by: Person, lead: Lead, values: Mapping[str, str]) -> Lead:
    """Save the answers without judging: those given are documented now, those emptied are withdrawn.

    Returns the lead as it is then.
    """
    require_marketing(lead)
    return write_down(tx, by, lead, values)


def write_down(tx: Transaction, by: Person, lead: Lead, values: Mapping[str, str]) -> Lead:
    """Save like `document`, whatever stage the lead is in: what an owner hears is worth keeping too."""
    definition = definition_of(tx, lead)
    problems = answer_problems(values, definition, lambda: today_of(tx, by))
    if problems:
        raise FieldProblems(problems)
    known = {key: value for key, value in values.items() if key in definition.by_key}
    given = {key: value for key, value in known.items() if value}
    emptied = _emptied(lead, known)
    before = {key: said for key in (*given, *emptied) if (said := _now(lead, key)) and said != given.get(key)}
    lead = answered.save(tx, lead, given, by.user_id)
    lead = answered.withdraw(tx, lead, emptied)
    if given or emptied:
        history.record(tx, lead, EventKind.ANSWERED, by.user_id, answers=given, withdrawn=list(emptied), before=before)
        stir.answered(tx, lead, by, {**dict.fromkeys(emptied, ""), **given})
    return lead


def _touched(
    tx: Transaction, by: Person, lead: Lead, values: Mapping[str, str], form: AnswersForm | None
) -> Mapping[str, str]:
    """Leave out the fields that were left alone and have been answered by somebody else since."""
    if form is None:
        return values
    require_marketing(lead)
    version = lead.definition_version
    if form.version not in (0, version):
        raise ChangedMeanwhileError([f"Version {version} of the lead definition now holds for this lead"])
    clashing = form.filled.clashes({key: _now(lead, key) for key in values})
    if clashing:
        raise ChangedMeanwhileError(_who_answered(tx, by, lead, clashing), clashing)
    changed = form.filled.changed
    return {key: value for key, value in values.items() if key in changed or alike(value, _now(lead, key))}


def _who_answered(tx: Transaction, by: Person, lead: Lead, keys: Collection[str]) -> Iterator[str]:
    asked = definition_of(tx, lead).by_key
    for key in keys:
        if question := asked.get(key):
            now = question.in_words(_now(lead, key))
            yield made(changed_by(tx, lead, key), question.prompt, now, reader=by.user_id)


def changed_by(tx: Transaction, lead: Lead, key: str) -> str:
    """Return who last changed an answer, even if it was taken back; "" if nobody knows."""
    answer = lead.answers.get(key)
    if answer:
        return answer.documented_by
    told = reversed(history.of_lead(tx, lead))
    return next((event.actor for event in told if key in event.data.get("withdrawn", ())), "")


def _replaced(lead: Lead, by: Person, values: Mapping[str, str], settled: Collection[str]) -> list[tuple[str, str]]:
    """Return the questions somebody else answered at the same time, and who did, where this form says otherwise."""
    return [
        (key, lead.answers[key].documented_by)
        for key, value in values.items()
        if key in settled and _now(lead, key) not in ("", value) and lead.answers[key].documented_by != by.user_id
    ]


def _now(lead: Lead, key: str) -> str:
    answer = lead.answers.get(key)
    return answer.value if answer else ""


def _emptied(lead: Lead, values: Mapping[str, str]) -> Collection[str]:
    return [key for key, value in values.items() if not value and key in lead.answers]


def save_page(
    tx: Transaction,
    by: Person,
    lead_id: int,
    values: Mapping[str, str],
    key: str,
    form: AnswersForm,
) -> None:
    """Document the answers of one page of a form; the lead is judged when the last page is saved.

    Idempotent by `key`. Raises what `submit_answers` raises.
    """
    require(tx, by, Act.QUALIFY)
    lead = lead_of(tx, by, lead_id, hold=True)
    if inbox.receive(tx, by.team_id, key):
        touched = _touched(tx, by, lead, values, form)
        replaced = _replaced(lead, by, touched, form.settled)
        _tell_replaced(tx, by, document(tx, by, lead, touched), replaced)
        stop_asking(tx, lead, touched)


def stop_asking(tx: Transaction, lead: Lead, answered_now: Collection[str]) -> None:
    """Stop asking in threads what was answered elsewhere: an answer there would silently replace it."""
    if set(answered_now) & set(askings.open_questions(tx, lead.team_id, lead.id)):
        askings.end(tx, lead.team_id, lead.id)


def keep_typed(tx: Transaction, by: Person, lead_id: int, typed: Mapping[str, str]) -> None:
    """Keep what was typed in a form but not saved, for the next time it is opened. Idempotent."""
    require(tx, by, Act.QUALIFY)
    lead = lead_of(tx, by, lead_id)
    earlier, _ = half_filled.of(tx, by, lead_id)
    unsaved = {key: value for key, value in {**earlier, **typed}.items() if value != _now(lead, key)}
    if unsaved or earlier:
        half_filled.keep(tx, by, lead_id, unsaved)


def left_open(tx: Transaction, by: Person, lead_id: int, typed: Mapping[str, str], *, pages_saved: bool) -> None:
    """Note that a form was closed without saving: keep what was typed, and say of a new lead what is missing.

    With `pages_saved`, answers have been documented since the lead was judged. Otherwise closing the form of a lead
    that was judged before moves nothing, and neither does a repeat.
    """
    keep_typed(tx, by, lead_id, typed)
    lead = lead_of(tx, by, lead_id, hold=True)
    if lead.stage in OPEN_TO_ANSWERS and (pages_saved or (lead.stage is Stage.DRAFT and not lead.reasons)):
        judge(tx, lead, by)
