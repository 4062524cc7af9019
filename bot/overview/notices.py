"""The notice that shows somebody a lead they named, drawn as they may see it."""

from collections.abc import Mapping

from bot.lead.access import definition_of
from bot.lead.barred.may_contact import bar_of
from bot.lead.drawing import Draw, lead_of, to_person
from bot.lead.kinds import NoticeKind
from bot.lead.people import Act, Person, entitled
from bot.lead.post import Post
from bot.lead.reader import Reader
from bot.lead.veil.veiled import Veiled
from bot.overview.details_page import details_message
from bot.overview.sheets import LeadSheet, veiled_sheet
from storage import history, workspaces
from storage.delivery.claims import ClaimedNotice
from storage.intake import further
from storage.sql import Transaction


def _shown(tx: Transaction, notice: ClaimedNotice) -> Post | None:
    lead = lead_of(tx, notice)
    reader = Person(notice.team_id, notice.destination)
    roles = workspaces.roles_of(tx, reader)
    if not entitled(roles, Act.LOOK_UP):
        return None
    bar = bar_of(tx, lead)
    sheet = LeadSheet(
        lead,
        definition_of(tx, lead),
        Reader(reader, roles, withheld=bar is not None),
        tx.now,
        history.of_lead(tx, lead),
        bar=bar,
        event_count=history.counted(tx, lead),
        further=further.of_lead(tx, lead.team_id, lead.id),
    )
    return to_person(notice, details_message(veiled_sheet(sheet) if isinstance(lead, Veiled) else sheet))


NOTICES: Mapping[NoticeKind, Draw] = {NoticeKind.SHOWN: _shown}
