"""A row about a lead that is known: what the lead lacks is filled in; nothing else changes, unless that was chosen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.exchange.load.sift import Sifted
from bot.exchange.load.take_in import Terms, answers_of, source_of
from bot.exchange.rows.candidate import Candidate
from bot.intake.merged import merge_details, missing_answers
from bot.lead.details import DETAILS, Details
from bot.lead.identity.given import given_for
from bot.lead.identity.reach import person_of
from bot.lead.identity.sameness import keys_of
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.record import Answer, Lead
from bot.lead.show_card import show_card
from bot.undo.redraw import redraw_yours
from storage import history, leads
from storage.answers import answered
from storage.do_not_contact import lead_keys
from storage.intake import further
from storage.intake.given import learn
from storage.intake.known import learn_company
from storage.sql import Transaction


def fill(tx: Transaction, terms: Terms, each: Sifted, *, again: bool) -> dict[str, Any]:
    """Fill in what the row says of its lead; returns what its line keeps of it. With `again`, the lead is one that the
    import brought itself."""
    lead = leads.get(tx, terms.team_id, each.lead_id, hold=True)
    if lead is None or lead.erased_at:
        return {}
    details = _filled(terms, lead, each.row.details)
    answers = _answered(terms, lead, answers_of(tx, terms, each.row))
    was = {name: getattr(lead, name) for name in DETAILS if getattr(lead, name) != getattr(details, name)}
    _touch(tx, terms, lead, each.row)
    if not was and not answers:
        return {"lines": history.counted(tx, lead)}
    before = answered.as_they_are(lead, list(answers))
    _write(tx, lead, each.row.details, details)
    answered.copy(tx, lead, answers)
    said: dict[str, Any] = {"filled": list(was), "import": terms.imp.id, "file": terms.imp.name, "line": each.row.line}
    said |= {"answers": {key: answer.value for key, answer in answers.items()}} if answers else {}
    history.record(tx, lead, EventKind.ADDED_TO, terms.imp.user_id, **said)
    _redraw(tx, lead)
    now = {name: getattr(details, name) for name in was}
    kept = {"details": was, "now": now, "answers": before, "given": {key: one.value for key, one in answers.items()}}
    state = "judge" if answers and lead.stage in OPEN_TO_ANSWERS else ""
    return {"state": state, "lines": 1 if again else history.counted(tx, lead), **({} if again else {"was": kept})}


def _filled(terms: Terms, lead: Lead, said: Details) -> Details:
    """Return what the lead's details are then."""
    if terms.overwrite:
        return replace(lead.details, **{name: value for name in DETAILS if (value := getattr(said, name))})
    filled = {name: getattr(said, name) for name in DETAILS if not getattr(lead, name)}
    return replace(lead.details, **filled)


def _answered(terms: Terms, lead: Lead, given: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers that are new to the lead; nobody but marketing's own leads get any."""
    if lead.stage not in OPEN_TO_ANSWERS:
        return {}
    known = {key: answer for key, answer in given.items() if key in terms.definition.by_key}
    if terms.overwrite:
        return {key: answer for key, answer in known.items() if not _says(lead, answer)}
    return missing_answers(lead.answers, known)


def _says(lead: Lead, answer: Answer) -> bool:
    before = lead.answers.get(answer.key)
    return before is not None and before.value == answer.value and not before.reopened


def _write(tx: Transaction, lead: Lead, said: Details, details: Details) -> None:
    """Write the details, and every way to reach them that the row gives."""
    learn(tx, lead.team_id, lead.id, given_for(said))
    further.keep(tx, lead.team_id, lead.id, merge_details(lead.details, said).further)
    lead_keys.know_too(tx, lead.team_id, lead.id, [way for way in person_of(said) if not way.is_domain])
    if details != lead.details:
        leads.change_details(tx, lead, details)
        learn_company(tx, lead.team_id, keys_of(details).company)


def _touch(tx: Transaction, terms: Terms, lead: Lead, row: Candidate) -> None:
    """Note that the lead was heard of from this source as well, once for an import."""
    source = source_of(tx, terms, row)
    if source.id and source.as_named != lead.source_id:
        touched = replace(lead, source=row.details.source or source.name, source_id=source.as_named)
        history.record(tx, touched, EventKind.SOURCE_NAMED, terms.imp.user_id, source=touched.source)


def _redraw(tx: Transaction, lead: Lead) -> None:
    if lead.stage in (Stage.OFFERED, Stage.ACCEPTED):
        show_card(tx, lead, redrawn=True)
    redraw_yours(tx, lead)
