"""Correcting who a lead is while marketing has it: only what was changed in the form is written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.sheets import Questionnaire
from bot.intake.capture import about
from bot.intake.sheet import MORE_NOTES, IdentitySheet
from bot.lead.access import definition_of, lead_of, lead_with_marketing, require, require_not_erased, workspace_of
from bot.lead.barred.may_contact import require_takeable
from bot.lead.details import DETAILS, Details, said_in_words
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import detail_problems
from bot.lead.identity.sameness import keys_of
from bot.lead.kinds import EventKind
from bot.lead.meanwhile import ChangedMeanwhileError, made
from bot.lead.people import Act, Person
from bot.lead.reader import Reader
from bot.lead.record import Event, Lead
from bot.slack.filled import Filled, alike
from bot.slack.long_text import in_one
from bot.sources.name_source import typed_source
from bot.sources.source import Source
from storage import history, inbox, leads
from storage.intake.known import learn_company
from storage.sql import Transaction


def to_correct(tx: Transaction, by: Person, lead_id: int) -> IdentitySheet:
    """Return the lead for a marketer to correct, with the profile it is compared with."""
    roles = require(tx, by, Act.QUALIFY)
    lead = lead_with_marketing(tx, by, lead_id)
    return IdentitySheet(lead, definition_of(tx, lead).target_profile, Reader(by, roles))


def correct(tx: Transaction, by: Person, lead_id: int, form: Filled, key: str) -> Questionnaire:
    """Write what was changed in the form about who the lead is, and return its questions. Idempotent by `key`.

    Raises FieldProblems, MovedOnError, NotTakenError, and ChangedMeanwhileError where somebody else changed the same.
    """
    reader = Reader(by, require(tx, by, Act.QUALIFY))
    lead = lead_with_marketing(tx, by, lead_id, hold=True)
    if not inbox.receive(tx, by.team_id, key, {"lead_id": lead_id}):
        return about(tx, lead)
    form = in_one("notes", form, lead.notes)
    clashing = form.clashes({name: getattr(lead, name) for name in DETAILS})
    if clashing:
        raise ChangedMeanwhileError(_who_changed(history.of_lead(tx, lead), lead, clashing, reader))
    details = _corrected(lead.details, form)
    changed = [name for name in DETAILS if getattr(details, name) != getattr(lead, name)]
    problems = {name: problem for name, problem in detail_problems(details).items() if name in changed}
    if problems:
        raise FieldProblems({_asked_at(name, form): problem for name, problem in problems.items()})
    if changed:
        require_takeable(tx, by.team_id, details, "the change")
        require_not_erased(tx, workspace_of(tx, by.team_id), details)
        leads.change_details(tx, lead, details, _source(tx, by, lead, details))
        learn_company(tx, by.team_id, keys_of(details).company)
        lead = lead_of(tx, by, lead_id)  # the line says which source it is of from then on
        history.record(tx, lead, EventKind.CORRECTED, by.user_id, fields=changed)
    return about(tx, lead)


def _source(tx: Transaction, by: Person, lead: Lead, details: Details) -> Source | None:
    """Return the source as it was corrected, NOWHERE where it was taken out; None where it is what it was."""
    if details.source == lead.source:
        return None
    return typed_source(tx, by, details)


def _corrected(kept: Details, form: Filled) -> Details:
    typed = {name: str(value) for name, value in form.changed.items() if name in DETAILS}
    changed = {name: value for name, value in typed.items() if not alike(value, getattr(kept, name))}
    more = str(form.typed.get(MORE_NOTES) or "")
    if more:
        changed["notes"] = "\n".join(part for part in (kept.notes, more) if part)
    return replace(kept, **changed)


def _asked_at(name: str, form: Filled) -> str:
    return MORE_NOTES if name == "notes" and MORE_NOTES in form.typed else name


def _who_changed(events: Sequence[Event], lead: Lead, names: Sequence[str], reader: Reader) -> Iterator[str]:
    """Say of each of these details who last changed it and, as far as the reader may see it, to what."""
    for name in names:
        by = next((event.actor for event in reversed(events) if name in _told_of(event)), "")
        now = said_in_words(name, reader.seen(lead, name))
        if getattr(lead, name) and not now:
            now = "something you cannot see"
        yield made(by, DETAILS[name].label, now, reader=reader.person.user_id)


def _told_of(event: Event) -> list[str]:
    """Name the details a line of history is about."""
    named = [*event.data.get("fields", ()), *event.data.get("filled", ())]
    return [*named, "notes"] if event.data.get("also") else named
