"""Notices to a lead's marketer: what is missing, where it stands, what sales decided, when to follow up."""

from collections.abc import Mapping

from bot.cadence.tracks.tracks_of import track_of
from bot.cadence.work import Work
from bot.judging import notes as marketer_notes
from bot.judging.triage.notes import on_the_list
from bot.judging.triage.opportunity import to_ask_them
from bot.lead.access import definition_of
from bot.lead.definition.grounds import grounds, held_by
from bot.lead.definition.verdict import Verdict, missing_questions
from bot.lead.drawing import Draw, lead_of, to_person, workspace_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import OPEN_TO_ANSWERS, Stage
from bot.lead.people import Person
from bot.lead.post import Post
from bot.lead.record import Lead
from bot.requests.notes import Anyway, anyway
from bot.requests.whom_to_ask import asked_by, whom_to_ask
from storage import due, history, workspaces
from storage.delivery.claims import ClaimedNotice
from storage.sql import Transaction


def _missing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    definition = definition_of(tx, lead)
    keys = missing_questions(lead, definition, tx.now)
    if lead.stage is Stage.DRAFT and lead.triage_at:
        return to_person(notice, on_the_list(lead, to_ask_them(definition)))
    if lead.stage is Stage.RETURNED and not keys and notice.data.get("again"):
        return to_person(notice, marketer_notes.still_returned(lead))
    if lead.stage not in OPEN_TO_ANSWERS or not keys:
        return None
    return to_person(notice, marketer_notes.missing(lead, definition, keys, again=bool(notice.data.get("again"))))


def _offered(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, where = lead_of(tx, notice), workspace_of(tx, notice).sales_channel
    if lead.overridden_by:
        return _overridden(tx, notice)
    why = [ground.text for ground in grounds(lead, definition_of(tx, lead), tx.now).why]
    return to_person(notice, marketer_notes.offered(lead, where, why))


def _nurturing(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP)
    if lead.stage is not Stage.NURTURING:
        return None
    first, way = planned.on if planned else None, _anyway(tx, notice, lead)
    return to_person(notice, marketer_notes.nurturing(lead, track_of(tx, lead), first, way))


def _anyway(tx: Transaction, notice: ClaimedNotice, lead: Lead) -> Anyway:
    """Return the way in which whoever is told gets it to sales all the same."""
    reader = Person(notice.team_id, notice.destination)
    roles = workspaces.roles_of(tx, reader)
    return anyway(lead, roles, whom_to_ask(tx, reader, roles)[:3], asked_by(tx, lead, reader.user_id))


def _refused(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    if lead.stage is not Stage.REFUSED:
        return None
    last = next((event for event in reversed(history.of_lead(tx, lead)) if event.kind == EventKind.REFUSED), None)
    if last and last.data.get("detail") == Verdict.SUPPRESSED:
        return to_person(notice, marketer_notes.suppressed(lead))
    return to_person(notice, marketer_notes.refused(lead, _anyway(tx, notice, lead)))


def _overridden(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead, where = lead_of(tx, notice), workspace_of(tx, notice).sales_channel
    if not lead.overridden_by:
        return None
    against = (*grounds(lead, definition_of(tx, lead), tx.now).against, *held_by(lead))
    return to_person(notice, marketer_notes.overridden(lead, where, against, notice.destination))


NOTICES: Mapping[NoticeKind, Draw] = {
    NoticeKind.MISSING: _missing,
    NoticeKind.OFFERED: _offered,
    NoticeKind.NURTURING: _nurturing,
    NoticeKind.REFUSED: _refused,
    NoticeKind.OVERRIDDEN: _overridden,
}
