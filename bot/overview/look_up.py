"""Reading for a person: one lead, a list, the form that fits, the Home tab. Nothing here changes anything."""

from dataclasses import replace
from datetime import date

from bot.cadence.work import Work
from bot.engagement.look_up import group_sheet
from bot.handover.look_up import may_be_handed_over
from bot.lead.access import definition_of, hours_of, lead_named, lead_of, require
from bot.lead.barred.may_contact import bar_of
from bot.lead.definition.grounds import as_it_stands
from bot.lead.errors import HandoffError
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import MANAGERS, Act, Person, Role, entitled
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from bot.lead.veil.as_seen import as_seen
from bot.lead.veil.veiled import Veiled
from bot.nurture.introduced.introduced import introduced
from bot.overview.next_touch import next_touch
from bot.overview.pages import HISTORY_PAGE, FullPart
from bot.overview.sheets import LeadSheet, veiled_sheet
from bot.promises.promised import promise_of
from bot.requests.whom_to_ask import asked_by, whom_to_ask
from bot.team.stand_in import covers
from storage import due, history
from storage.due import Due
from storage.intake import further
from storage.intake.colleagues import has_colleagues
from storage.intake.goes_on import as_they_go_on
from storage.sources import reviews
from storage.sources.confidence import confidence_of
from storage.sources.touched import touches_of
from storage.sql import Transaction


def sheet(tx: Transaction, by: Person, lead_id: int) -> LeadSheet:
    """Return everything about a lead that this person may see."""
    roles = require(tx, by, Act.LOOK_UP)
    lead = as_seen(tx, lead_of(tx, by, lead_id), by.user_id)
    planned = due.of_lead(tx, lead.team_id, lead.id, Work.FOLLOW_UP) or due.of_lead(
        tx, lead.team_id, lead.id, Work.PROMPT
    )
    bar, definition = bar_of(tx, lead), definition_of(tx, lead)
    found = LeadSheet(
        as_it_stands(lead, definition, tx.now),
        definition,
        Reader(by, roles, withheld=bar is not None, covers=covers(tx, lead, by)),
        tx.now,
        history.of_lead(tx, lead),
        _day_of(tx, lead, planned) if planned else None,
        group_sheet(tx, lead, by, roles),
        bool(may_be_handed_over(tx, lead, by, roles)),
        _goes_on(tx, by, lead),
        bar,
        history.counted(tx, lead),
        further.of_lead(tx, lead.team_id, lead.id),
        planned.id if planned and planned.kind == Work.FOLLOW_UP and planned.state == "told" else 0,
        not bar and _may_ask_manager(tx, lead, by, roles),
        has_colleagues(tx, lead),
        promise_of(tx, lead),
        introduced(tx, lead),
        next_touch(tx, lead),
        confidence_of(tx, lead.team_id, lead.source_id) if lead.source_id else None,
        reviews.latest_about(tx, lead) if lead.source_id else None,
        touches_of(tx, lead),
    )
    return veiled_sheet(found) if isinstance(lead, Veiled) else found


def _may_ask_manager(tx: Transaction, lead: Lead, by: Person, roles: frozenset[Role]) -> bool:
    """Tell whether they can ask to have it offered anyway: those who cannot offer it themselves, once."""
    kept_back = lead.stage in MOVES[Move.OFFER_ANYWAY].sources and not lead.merged_into
    asks = kept_back and entitled(roles, Act.ASK) and not roles & MANAGERS
    return asks and asked_by(tx, lead, by.user_id) is None and bool(whom_to_ask(tx, by, roles))


def _day_of(tx: Transaction, lead: Lead, planned: Due) -> date:
    """Return the day of a follow-up, or of a prompt, where whoever is in charge lives."""
    return (
        planned.on if planned.day else planned.due_at.astimezone(hours_of(tx, lead.team_id, lead.in_charge).tz).date()
    )


def in_full(tx: Transaction, by: Person, lead_id: int, part: FullPart, page: int) -> LeadSheet:
    """Return the same with just the lines of a page of its history; page 0 has the latest."""
    whole = sheet(tx, by, lead_id)
    if part is not FullPart.HISTORY or isinstance(whole.lead, Veiled):
        return whole
    return replace(whole, events=history.page(tx, whole.lead, page * HISTORY_PAGE, HISTORY_PAGE))


def _goes_on(tx: Transaction, by: Person, lead: Lead) -> Listed | None:
    return as_they_go_on(tx, by.team_id, [Listed.of(lead)])[0] if lead.merged_into else None


def numbered(tx: Transaction, by: Person, wanted: str) -> LeadSheet:
    """Return the lead a person means by "L-12", "l12" or "12"; raises NoSuchLeadError, WhichLeadError if blank."""
    require(tx, by, Act.LOOK_UP)
    if not wanted.strip():
        raise WhichLeadError
    return sheet(tx, by, lead_named(tx, by, wanted).id)


class WhichLeadError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Which lead? For example: `/lead show L-12`. `/lead mine` lists yours.")
