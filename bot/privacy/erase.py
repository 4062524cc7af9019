"""Erasing a person: out of every table and every message, with a record that names nobody."""

from bot.cadence.work import Work
from bot.lead.access import lead_named, lead_of, require
from bot.lead.details import Details
from bot.lead.identity.fingerprint import fingerprints
from bot.lead.identity.sameness import Likeness
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import MOVES, Move
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.privacy.errors import NobodyErasedError, WhichToEraseError
from bot.privacy.sheet import EraseSheet
from storage import due, history, inbox, leads
from storage.delivery import outbox, together
from storage.do_not_contact import lead_keys
from storage.exchange import exports
from storage.intake.goes_on import goes_on_as
from storage.intake.known import known
from storage.privacy import erase_person, erased_keys, lead_messages
from storage.privacy.erase_sources import erase_sources
from storage.reports import jobs
from storage.sql import Transaction


def to_erase(tx: Transaction, by: Person, wanted: str) -> EraseSheet:
    """Return whom erasing "L-12" is about: with the leads merged into it, and others that may be the same person."""
    require(tx, by, Act.ERASE)
    if not wanted.strip():
        raise WhichToEraseError
    lead = _last(tx, by, lead_named(tx, by, wanted))
    family = [lead_of(tx, by, lead_id, answers=False) for lead_id in erase_person.family(tx, by.team_id, lead.id)]
    others = known(tx, by.team_id, lead.details, {member.id for member in family}).same
    alike = [same.lead.label for same in others if same.why in (Likeness.EMAIL, Likeness.PHONE)]
    return EraseSheet(lead, [member.label for member in family if member.id != lead.id], alike)


def erase(tx: Transaction, by: Person, lead_id: int, key: str) -> Lead:
    """Erase the person behind the lead, and whatever was merged into it; returns the lead as it is then.

    Only fingerprints are kept, by which they are recognised if somebody adds them again. Idempotent by `key`.
    """
    require(tx, by, Act.ERASE)
    lead = _last(tx, by, lead_of(tx, by, lead_id, hold=True))
    if not inbox.receive(tx, by.team_id, key) or lead.erased_at:
        return lead
    family = [lead_of(tx, by, one, hold=True) for one in erase_person.family(tx, by.team_id, lead.id)]
    ids = [member.id for member in family]
    _keep_out(tx, family)
    _take_back_messages(tx, family)
    erase_sources(tx, by.team_id, ids, [member.name for member in family])
    erase_person.erase(tx, by.team_id, ids)
    for files in (jobs, exports):  # a file that is being made says nothing of them either
        files.begin_again(tx, by.team_id)
    for member in family:
        due.cancel(tx, by.team_id, member.id, *Work)
        leads.move(tx, member, MOVES[Move.ERASE].sources, MOVES[Move.ERASE].to)
        leads.change(tx, by.team_id, member.id, erased_at=tx.now)
        history.record(tx, lead_of(tx, by, member.id), EventKind.ERASED, by.user_id)
    return lead_of(tx, by, lead.id)


def let_in_again(tx: Transaction, by: Person, typed: str, key: str) -> None:
    """Let somebody who was erased be added again, by an address or number. Idempotent by `key`; raises
    NobodyErasedError if nobody with it was erased."""
    require(tx, by, Act.ERASE)
    if not inbox.receive(tx, by.team_id, key):
        return
    typed = typed.strip()
    details = Details("", email=typed) if "@" in typed else Details("", phone=typed)
    if not erased_keys.forget(tx, by.team_id, fingerprints(erased_keys.secret_of(tx, by.team_id), details)):
        raise NobodyErasedError


def _last(tx: Transaction, by: Person, lead: Lead) -> Lead:
    """Return the lead itself, or the one it was merged into."""
    end = goes_on_as(tx, by.team_id, [lead.id]).get(lead.id)
    return lead_of(tx, by, end, hold=True) if end else lead


def _keep_out(tx: Transaction, family: list[Lead]) -> None:
    team_id = family[0].team_id
    secret = erased_keys.secret_of(tx, team_id)
    for lead in family:
        ways = lead_keys.of_lead(tx, team_id, lead.id)
        erased_keys.remember(tx, team_id, fingerprints(secret, lead.details, ways))


def _take_back_messages(tx: Transaction, family: list[Lead]) -> None:
    """Leave a notice for each message about them, which redraws it; one on the way is redrawn once it has arrived."""
    lead = family[0]
    words = {word for member in family for word in (member.name, member.email, member.phone) if word}
    lists = lead_messages.lists_about(tx, lead.team_id, [member.id for member in family])
    posted, on_the_way = lead_messages.take_back(tx, lead.team_id, [member.id for member in family])
    posted += lead_messages.blank_quotes(tx, lead.team_id, words)
    for place, (to, told) in lists.items():
        together.redraw(tx, lead.team_id, to, told, place.channel, place.ts)
    for place in posted:
        if place in lists:
            continue  # it is about others as well
        where = (lead.team_id, NoticeKind.ERASED, place.channel, lead.id)
        outbox.leave(tx, *where, channel=place.channel, ts=place.ts)
    for notice in on_the_way:
        outbox.leave(tx, lead.team_id, NoticeKind.ERASED, notice.destination, notice.lead_id, of=notice.id)
