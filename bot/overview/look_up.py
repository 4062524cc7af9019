"""Reading for a person: one lead, a list, the form that fits, the Home tab. Nothing here changes anything."""

from dataclasses import replace
from datetime import date

from bot.agreement.look_up import waiting_for
from bot.cadence.work import Work
from bot.engagement.look_up import group_sheet
from bot.handover.look_up import may_be_handed_over
from bot.lead.access import definition_of, hours_of, lead_named, lead_of, require, workspace_of
from bot.lead.barred.may_contact import bar_of
from bot.lead.definition.grounds import as_it_stands
from bot.lead.errors import HandoffError
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import MANAGERS, Act, Person, Role, entitled
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from bot.lead.veil.as_seen import as_seen, rows_as_seen
from bot.lead.veil.veiled import Veiled
from bot.nurture.introduced.introduced import introduced
from bot.nurture.late.late_now import late_now
from bot.nurture.late.untold import Untold
from bot.overview.list_leads import OWN_WAY, PARTS
from bot.overview.next_touch import next_touch
from bot.overview.pages import HISTORY_PAGE, FullPart, LeadPage, Which, on_home
from bot.overview.sheets import HomeSheet, LeadSheet, veiled_sheet
from bot.promises.promised import promise_of
from bot.requests.whom_to_ask import asked_by, waits_for_access, whom_to_ask
from bot.team.stand_in import covers
from storage import due, finding, history, workspaces
from storage.delivery import outbox, refusals
from storage.due import Due
from storage.intake import further
from storage.intake.colleagues import has_colleagues
from storage.intake.goes_on import as_they_go_on
from storage.sources.confidence import confidence_of
from storage.sql import Transaction

_REPS = (Which.OWNED, Which.PROMISES, Which.TO_DECIDE)
_MANAGERS = (Which.OVERDUE, Which.UNOWNED, Which.PAUSED, Which.REPS)
_MARKETERS = (Which.DUE_NOW, Which.RETURNED, Which.DRAFTS, Which.WAITING, Which.DUE_THEN)


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


def home(tx: Transaction, by: Person) -> HomeSheet:
    """Return what is waiting for this person; somebody on neither team learns who could add them."""
    roles = workspaces.roles_of(tx, by)
    reader = Reader(by, roles)
    if not roles:
        return HomeSheet(
            reader, managers=workspaces.managers(tx, by.team_id), asked_for_access=waits_for_access(tx, by)
        )
    marketer, rep, manager = Role.MARKETER in roles, Role.REP in roles, bool(roles & MANAGERS)
    of_sales = (*(_REPS if rep else ()), *(_MANAGERS if Role.SALES_MANAGER in roles else ()))
    theirs = (*(_MARKETERS if marketer else ()), *of_sales)
    most = on_home(len(theirs))
    leads = {which: OWN_WAY[which](tx, by, 0, most) for which in theirs if which in OWN_WAY}
    leads |= _first_of(tx, by, tuple(each for each in theirs if each in PARTS), most)
    leads = {which: replace(page, items=rows_as_seen(tx, by, page.items)) for which, page in leads.items()}
    return HomeSheet(
        reader,
        leads=leads,
        held_back=[notice.error for notice in outbox.parked(tx, by.team_id)] if manager else (),
        refused=[(each, refusals.waiting_count(tx, each)) for each in refusals.of_team(tx, by.team_id)],
        to_sign=waiting_for(tx, by) if manager else 0,
        zone_assumed=manager and workspace_of(tx, by.team_id).tz_assumed,
        late=_late(tx, by, roles),
    )


def _late(tx: Transaction, by: Person, roles: frozenset[Role]) -> list[Untold]:
    """List follow-ups that are late, for a manager of marketing everybody's, for a marketer their own."""
    if not roles & {Role.MARKETER, Role.MARKETING_MANAGER}:
        return []
    return late_now(tx, workspace_of(tx, by.team_id), "" if Role.MARKETING_MANAGER in roles else by.user_id)


def _first_of(tx: Transaction, by: Person, lists: tuple[Which, ...], most: int) -> dict[Which, LeadPage]:
    """The beginning of each list, up to `most` leads of it; those that go on are counted."""
    parts = tuple(PARTS[which] for which in lists)
    found = finding.in_each(tx, by.team_id, by.user_id, parts, most + 1)
    pages = {}
    for which, some in zip(lists, found, strict=True):
        whole = len(some) <= most
        total = len(some) if whole else finding.counted(tx, by.team_id, by.user_id, PARTS[which])
        pages[which] = LeadPage(which, some[:most], total)
    return pages


class WhichLeadError(HandoffError):
    def __init__(self) -> None:
        super().__init__("Which lead? For example: `/lead show L-12`. `/lead mine` lists yours.")
