"""The same lead twice: what the second person knows goes to the lead that exists, and the first keeps the credit."""

from collections.abc import Sequence
from typing import Any

from bot.answers.sheets import Questionnaire
from bot.cadence.plan import prompt_later
from bot.cadence.stop import stop
from bot.cadence.why import Why
from bot.competitors import stir
from bot.inquiries.go_on import go_on
from bot.intake.merged import Merged, as_seen, credit_of, in_charge_of, merge_details, missing_answers
from bot.lead.access import definition_of, lead_called, lead_of, require, require_not_erased, workspace_of
from bot.lead.barred.may_contact import bar_of, require_contactable, require_takeable
from bot.lead.details import Details
from bot.lead.errors import FieldProblems
from bot.lead.form_checks import detail_problems
from bot.lead.identity.given import given_for
from bot.lead.identity.reach import Reach, person_of
from bot.lead.identity.sameness import AddTo, adding_to, keys_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, STAGE_WORDS, Stage
from bot.lead.meanwhile import ChangedMeanwhileError
from bot.lead.moved import last_move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.lead.reject_reasons import reopening
from bot.lead.show_card import show_card
from bot.nurture.try_again import begin_anew
from bot.slack.text import person
from bot.sources.name_source import touch
from bot.sources.source import Source
from bot.undo.redraw import redraw_yours
from bot.undo.settle import as_it_is, let_undo
from bot.worth.rate import rate
from storage import due, history, inbox, leads
from storage.answers import answered
from storage.credit import contributions
from storage.delivery import outbox
from storage.do_not_contact import entries, lead_keys
from storage.engagement import engagements
from storage.intake import further, taken_over
from storage.intake.given import learn
from storage.intake.known import learn_company
from storage.nurture import touches_done
from storage.outcomes import attempts
from storage.sources import sources
from storage.sql import Transaction


def add_to(tx: Transaction, by: Person, lead_id: int, details: Details, key: str, said: str = "") -> Questionnaire:
    """Add what was typed to a lead that exists: empty details are filled, the rest goes to its notes.

    Returns the lead with the questions to ask about it now. There are none when it is not with marketing: sales goes
    on with what they have, and a closed lead stays closed. Idempotent by `key`. Raises FieldProblems, and
    ChangedMeanwhileError where the form `said` that something else would become of it (the name of an `AddTo`).
    """
    require(tx, by, Act.CAPTURE)
    problems = detail_problems(details)
    if problems:
        raise FieldProblems(problems)
    lead = _last(tx, by, lead_of(tx, by, lead_id, hold=True))
    if inbox.receive(tx, by.team_id, key):
        require_takeable(tx, by.team_id, details, "what you typed")
        require_not_erased(tx, workspace_of(tx, by.team_id), details)
        if adding_to(lead.stage) is not AddTo.NOTE:
            require_contactable(tx, lead)
        _as_said(tx, by, lead, lead_id, said)
        was = as_it_is(tx, lead)
        taken_over.remember(tx, lead.team_id, lead.id, by.user_id)
        merged = _take_over(tx, lead, details, touch(tx, by, lead, details))
        contributions.added(tx, lead, by.user_id)
        history.record(tx, lead, EventKind.ADDED_TO, by.user_id, filled=list(merged.filled), also=merged.also)
        reopened = _wake(tx, lead, by)
        _tell(tx, lead, by.user_id, NoticeKind.ADDED_TO, by=by.user_id, filled=list(merged.filled))
        let_undo(tx, by, was, EventKind.ADDED_TO, (), taken_over=lead.id, reopened=reopened)
        lead = lead_of(tx, by, lead.id)
    asks = adding_to(lead.stage) is AddTo.GO_ON
    definition = definition_of(tx, lead)
    return Questionnaire(lead, definition.questions if asks else ())


def _as_said(tx: Transaction, by: Person, lead: Lead, chosen_id: int, said: str) -> None:
    if said in ("", adding_to(lead.stage).name) and lead.id == chosen_id:
        return
    if lead.id != chosen_id:
        raise ChangedMeanwhileError([f"The lead you chose turned out to be *{lead.label}*"])
    moved = last_move(tx, lead)
    who = "You" if moved == by.user_id else person(moved) if moved else "Time"
    raise ChangedMeanwhileError([f"{who} moved *{lead.label}* on: it is {STAGE_WORDS[lead.stage]} now"])


def chosen_as_same(tx: Transaction, by: Person, name: str) -> Lead:
    """Return the lead chosen by its number, or the one it was merged into. Raises FieldProblems ("same_as")."""
    found = lead_called(tx, by, name) if name else None
    if found is None:
        raise FieldProblems({"same_as": "Which lead is it? Type its number, a name or a company, and choose it."})
    found = _last(tx, by, lead_of(tx, by, found.id, hold=True))
    if found.erased_at:
        raise FieldProblems({"same_as": f"{found.label} was erased. Please choose another one."})
    return found


def to_merge_with(tx: Transaction, by: Person, lead: Lead, name: str) -> Lead:
    """Find the lead that `lead` duplicates, by the number of the one chosen. Raises FieldProblems ("same_as")."""
    other = chosen_as_same(tx, by, name)
    if other.id == lead.id:
        raise FieldProblems({"same_as": f"{lead.label} is this lead itself. Please choose the other one."})
    return other


def require_as_seen(lead: Lead, into: Lead, seen: str) -> None:
    """Raise ChangedMeanwhileError unless both leads are as they stood side by side when somebody confirmed it."""
    if seen != as_seen(lead, into):
        raise ChangedMeanwhileError(
            [f"*{lead.label}* or *{into.label}* is not what it was; both are shown as they are now"]
        )


def merge(tx: Transaction, by: Person, lead: Lead, into: Lead, *also_told: str) -> None:
    """Give everything known of `lead`, which was closed as a duplicate, to the lead it duplicates.

    Both histories are kept and point to each other. Whoever brought in the earlier of the two keeps the credit.
    """
    taken_over.remember(tx, into.team_id, into.id, by.user_id, lead.id)
    leads.change(tx, lead.team_id, lead.id, merged_into=into.number)
    stop(tx, lead, Why.MERGED, by.user_id)
    merged = _take_over(tx, into, lead.details, sources.get(tx, lead.team_id, lead.source_id))
    _same_person(tx, into, [way for way in lead_keys.of_lead(tx, lead.team_id, lead.id) if not way.is_domain])
    further.keep(tx, into.team_id, into.id, further.of_lead(tx, lead.team_id, lead.id))
    answers = missing_answers(into.answers, lead.answers)
    answered.copy(tx, into, answers)
    stir.answered(tx, into, by, {key: answer.value for key, answer in answers.items()})
    engagements.hand_over(tx, lead.team_id, lead.id, into.id)
    touches_done.follow(tx, lead, into)
    attempts.hand_over(tx, lead, into)
    contributions.merged(tx, lead, into)
    history.record(tx, lead, EventKind.MERGED_INTO, by.user_id, number=into.number)
    told: dict[str, Any] = {"number": lead.number, "originator": lead.originator, "filled": list(merged.filled)}
    history.record(tx, into, EventKind.MERGED, by.user_id, answers=list(answers), also=merged.also, **told)
    if credit_of(lead, into) != into.originator:
        has_it = in_charge_of(lead, into)
        leads.change(tx, into.team_id, into.id, originator=lead.originator, in_charge=has_it)
        due.hand_over(tx, into.team_id, into.id, has_it)
        history.record(tx, into, EventKind.CREDITED, by.user_id, originator=lead.originator, before=into.originator)
    go_on(tx, lead, into, in_charge_of(lead, into))
    rate(tx, lead_of(tx, by, into.id))
    _tell(tx, into, by.user_id, NoticeKind.MERGED, *also_told, number=lead.number, by=by.user_id)


def _last(tx: Transaction, by: Person, lead: Lead) -> Lead:
    """Return the lead itself, or the one it was merged into."""
    while lead.merged_into:
        following = leads.by_number(tx, lead.team_id, lead.merged_into)
        assert following is not None, "leads are never deleted"
        lead = lead_of(tx, by, following.id, hold=True)
    return lead


def _same_person(tx: Transaction, lead: Lead, ways: Sequence[Reach]) -> None:
    """Note that the lead is reached in these ways too; where they are barred as a person, so are these."""
    bar = bar_of(tx, lead)
    lead_keys.know_too(tx, lead.team_id, lead.id, ways)
    if bar and not bar.domain:
        entries.reached_by(tx, lead.team_id, bar.id, ways)


def _take_over(tx: Transaction, lead: Lead, details: Details, source: Source) -> Merged:
    merged = merge_details(lead.details, details)
    learn(tx, lead.team_id, lead.id, given_for(details))
    further.keep(tx, lead.team_id, lead.id, merged.further)
    _same_person(tx, lead, person_of(details))
    if merged.details != lead.details:
        leads.change_details(tx, lead, merged.details, source if "source" in merged.filled else None)
        learn_company(tx, lead.team_id, keys_of(merged.details).company)
    return merged


def _wake(tx: Transaction, lead: Lead, by: Person) -> list[str]:
    """Reopen a lead that was closed as stale or lost, now that somebody has heard of it; returns the questions that are
    asked again."""
    if adding_to(lead.stage) is AddTo.AGAIN:
        reopened = begin_anew(tx, lead, by)
        prompt_later(tx, lead)
        return reopened
    rule = MOVES[reopening(lead.reject_code)]
    if adding_to(lead.stage) is AddTo.WAKE and leads.move(tx, lead, rule.sources, rule.to):
        history.record(tx, lead, EventKind.REOPENED, by.user_id, to=rule.to)
        prompt_later(tx, lead)
    return []


def _tell(tx: Transaction, lead: Lead, knows: str, kind: NoticeKind, *also: str, **data: Any) -> None:
    """Tell those who work on the lead, and redraw its card in the channel and its owner's message if there are."""
    for user in dict.fromkeys(user for user in (lead.in_charge, lead.owner, *also) if user and user != knows):
        outbox.leave(tx, lead.team_id, kind, user, lead.id, **data)
    if lead.stage in (Stage.OFFERED, Stage.ACCEPTED):
        show_card(tx, lead, redrawn=True)
    redraw_yours(tx, lead)
