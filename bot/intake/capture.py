"""Capturing a lead: whatever the marketer types is kept as a draft from the first form on."""

from collections.abc import Collection
from dataclasses import replace

from bot.answers.sheets import Questionnaire
from bot.cadence.plan import prompt_later
from bot.intake.errors import SameLeadError
from bot.lead.access import begin, definition_of, lead_of, require, require_marketing, require_not_erased
from bot.lead.barred.may_contact import require_takeable
from bot.lead.definition.verdict import mismatches_of
from bot.lead.details import Details
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import detail_problems
from bot.lead.kinds import EventKind
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.sources.kinds import arrival_of
from bot.sources.name_source import typed_source
from storage import history, inbox, leads
from storage.intake.known import Known, known, learn_company
from storage.sql import Transaction


def capture(
    tx: Transaction,
    by: Person,
    details: Details,
    key: str,
    apart_from: Collection[int] = (),
    up_to: int = 0,
    link: str = "",
) -> Questionnaire:
    """Save a new draft and return the questions to ask about it. The same `key` again returns the same draft's.

    Raises FieldProblems when something has to be put right first, NotTakenError when nobody may contact them, and
    SameLeadError when they may be an existing lead. The marketer has already told them apart from the leads with the
    ids `apart_from`, and from all with ids up to `up_to`. `link` leads to the message it was found in.
    """
    # The place comes first, and everybody queues for it: of two who save the same lead at once, the second sees it.
    opening = begin(tx, by, Act.CAPTURE, key, place=True)
    _check(details)
    if not opening.is_first:
        return about(tx, _first(tx, by, key))
    found = known(tx, by.team_id, details, apart_from, up_to)
    if found.may_be_barred:  # the list is looked into along with the rest: by itself it would be one more round trip
        require_takeable(tx, by.team_id, details)
    require_not_erased(tx, opening.workspace, details)
    if found.same:
        raise SameLeadError(found.same, found.more, found.newest)
    learn_company(tx, by.team_id, found.new_company)
    source = typed_source(tx, by, details, link)
    if source.kind and not details.arrival:
        details = replace(details, arrival=arrival_of(source.kind))
    lead = leads.add(tx, by.team_id, details, by.user_id, opening.version, opening.place, source)
    history.record(tx, lead, EventKind.CAPTURED, by.user_id, **({"link": link} if link else {}))
    prompt_later(tx, lead, opening.hours, new=True)
    inbox.remember(tx, by.team_id, key, {"lead_id": lead.id})
    return replace(about(tx, lead), colleagues=bool(details.company) and not found.new_company)


def known_already(tx: Transaction, by: Person, details: Details) -> Known:
    """Return the existing leads that these details may belong to, as they stand now."""
    require(tx, by, Act.CAPTURE)
    return known(tx, by.team_id, details)


def about(tx: Transaction, lead: Lead) -> Questionnaire:
    """Return everything that is asked about a lead."""
    definition = definition_of(tx, lead)
    return Questionnaire(lead, definition.questions, cautions=mismatches_of(lead, definition))


def _check(details: Details) -> None:
    problems = detail_problems(details)
    if problems:
        raise FieldProblems(problems)


def _first(tx: Transaction, by: Person, key: str) -> Lead:
    answer = inbox.first_answer(tx, by.team_id, key) or {}
    lead = lead_of(tx, by, int(answer["lead_id"]))
    require_marketing(lead)
    return lead
