"""Looking up what the form for a conversation shows, and the leads it can be about."""

import re
from collections.abc import Collection

from bot.conversations.sheet import MOST_OFFERED, ConversationSheet
from bot.engagement.responsibility import may_engage
from bot.engagement.take_stock import engaged
from bot.judging.judge import to_ask
from bot.lead.access import definition_of, lead_named, require, today_of
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Listed
from bot.lead.veil.as_seen import rows_as_seen
from bot.team.stand_in import covers_for
from storage import finding, leads
from storage.engagement import contacts
from storage.intake.goes_on import as_they_go_on
from storage.sql import Transaction


def to_log(
    tx: Transaction, by: Person, lead_id: int, learned: str = "", asked: Collection[str] = ()
) -> ConversationSheet:
    """Return what the form for a conversation shows: it asks what is open, and the questions with the keys `asked`.

    Contacts named in the lead's answers are saved first, so that they can be chosen.
    """
    lead, _ = engaged(tx, by, lead_id)
    group = contacts.gather(tx, lead, by.user_id)
    wanted = {*to_ask(tx, lead), *asked}
    questions = [question for question in definition_of(tx, lead).questions if question.key in wanted]
    today = today_of(tx, by)
    return ConversationSheet(lead, group, questions, by.user_id, today.isoformat(), learned)


def numbered_to_log(tx: Transaction, by: Person, wanted: str, learned: str) -> ConversationSheet:
    """Return the same for the lead somebody chose; raises NoSuchLeadError."""
    return to_log(tx, by, lead_named(tx, by, wanted).id, learned)


def to_choose_from(tx: Transaction, by: Person, typed: str) -> list[Listed]:
    """Find the leads this person may log conversations for, by what they typed: a number, a name, a company.

    With nothing typed, these are the leads they brought in or own.
    """
    roles, theirs = require(tx, by, Act.ENGAGE), covers_for(tx, by)
    if typed.strip():
        found = meant_by(tx, by, typed)
    else:
        found = finding.listed(tx, by.team_id, tuple(Stage), owner=by.user_id, limit=MOST_OFFERED + 1)
        found += finding.listed(tx, by.team_id, tuple(Stage), in_charge=by.user_id, limit=MOST_OFFERED + 1)
        found = as_they_go_on(tx, by.team_id, found)
    ours = {lead.id: lead for lead in found if may_engage(lead, by.user_id, roles) or lead.owner in theirs}
    return list(ours.values())


def meant_by(tx: Transaction, by: Person, typed: str) -> list[Listed]:
    """Find the leads that somebody means by a number, a name or a company, as they go on now."""
    number = re.match(r"(?:[lL]-?)?(\d{1,9})(?!\w)", typed.strip())  # all of "L-1 Jane Doe" may be typed
    numbered = leads.by_number(tx, by.team_id, int(number[1])) if number else None
    found = [Listed.of(numbered)] if numbered else []
    found += finding.search(tx, by.team_id, typed.strip(), MOST_OFFERED + 1)
    return rows_as_seen(tx, by, as_they_go_on(tx, by.team_id, found))
