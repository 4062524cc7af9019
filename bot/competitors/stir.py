"""A competitor came up: it is noted who names it, and the next touches of leads that do come sooner."""

from collections.abc import Mapping
from datetime import timedelta

from bot.cadence.plan import bring_forward
from bot.competitors.errors import EverydayWordError, NobodyNamesItError, NoNameError, SaidAlreadyError
from bot.competitors.names import Rival, is_everyday, key_of, mentioned, names_in, rival, same_as
from bot.competitors.stirred import MOST_COUNTED, Stirred
from bot.lead.access import require
from bot.lead.barred.may_contact import bar_of
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Act, Person
from bot.lead.record import Lead
from bot.slack.text import clean
from bot.undo.deed import KEEPS_ITS_WORDS
from bot.undo.settle import redraw
from storage import history, inbox, leads
from storage.competitors import rivals
from storage.sql import Transaction
from storage.undo import posted

QUESTION = "competitors"
"""The question of the definition whose answer names them."""

BATCH = 50
_QUIET = timedelta(days=30)
"""The time in which a lead's touch is brought forward once for the same competitor."""
_ACTIVE = " is active"
_SAID_AGAIN = timedelta(days=1)


def answered(tx: Transaction, lead: Lead, by: Person, values: Mapping[str, str]) -> None:
    """Note whom the lead names in these answers, by their questions; who is new there has come up."""
    if QUESTION not in values:
        return
    known = rivals.of_team(tx, lead.team_id)
    found = {one.key: one for one in (same_as(each, known) for each in names_in(values[QUESTION]))}
    before = rivals.named_by(tx, lead)
    rivals.name_no_more(tx, lead, before - found.keys())
    for one in (found[key] for key in found if key not in before):
        rivals.name(tx, lead, one)
        if lead.stage is not Stage.NURTURING:
            rivals.keep_quiet(tx, lead, one.key, tx.now)  # its own first touch comes as planned
        rivals.stir(tx, lead.team_id, one.key, f"{one.name} came up: {lead.label} talks to them too", by.user_id)


def heard(tx: Transaction, lead: Lead, by: Person, text: str) -> None:
    """Note which competitors came up in what was heard from the lead."""
    for one in mentioned(text, rivals.of_team(tx, lead.team_id)):
        rivals.name(tx, lead, one)
        rivals.stir(tx, lead.team_id, one.key, f"{one.name} came up in a conversation with {lead.label}", by.user_id)


def stir(tx: Transaction, by: Person, typed: str, key: str) -> Stirred:
    """Note that a competitor is active, as somebody says. Idempotent by `key`. Raises NoNameError, EverydayWordError,
    NobodyNamesItError and SaidAlreadyError."""
    require(tx, by, Act.ENGAGE)
    known = rivals.of_team(tx, by.team_id)
    found = _meant(clean(typed), known)
    if inbox.receive(tx, by.team_id, key):
        last = rivals.last_said(tx, by.team_id, found.key)
        if last and tx.now - last[0] < _SAID_AGAIN:
            raise SaidAlreadyError(found.name, *last, by_you=last[1] == by.user_id)
        rivals.stir(tx, by.team_id, found.key, f"{found.name}{_ACTIVE}", by.user_id)
    return Stirred(found, rivals.nurtured(tx, by.team_id, found.key, MOST_COUNTED))


def _meant(typed: str, known: list[Rival]) -> Rival:
    wanted = key_of(typed)
    if not wanted:
        raise NoNameError
    one = rival(typed) or Rival(wanted, typed.strip())
    meant = same_as(one, known)
    if meant in known:
        return meant
    if is_everyday(wanted) and " " not in wanted:
        raise EverydayWordError(one.name)
    begun = [each for each in known if set(wanted.split()) & set(each.key.split())]
    raise NobodyNamesItError(one.name, [each.name for each in begun])


def see_to_what_stirs(tx: Transaction) -> int:
    """Bring forward the next touches of a batch of leads that name a competitor which came up; returns how many were
    looked at, or whether there are more."""
    found = rivals.stirring(tx)
    if found is None:
        return 0
    some = rivals.next_nurtured(tx, found.team_id, found.key, found.seen_to, BATCH)
    free = leads.hold_free(tx, found.team_id, some) if some else set()
    for at, lead_id in enumerate(some):
        if lead_id not in free:  # somebody works on it: it comes next time
            rivals.seen(tx, found.team_id, found.key, some[at - 1] if at else found.seen_to)
            return 0
        lead = leads.get(tx, found.team_id, lead_id)
        if lead and lead.stage is Stage.NURTURING and not bar_of(tx, lead):
            _come_forward(tx, lead, found)
    rivals.seen(tx, found.team_id, found.key, some[-1] if len(some) == BATCH else -1)
    return BATCH  # there may be another competitor


def _come_forward(tx: Transaction, lead: Lead, stirring: rivals.Stirring) -> None:
    quiet = rivals.quiet_until(tx, lead, stirring.key)
    if quiet and stirring.since <= quiet:
        return
    who = "you" if stirring.by == lead.in_charge else "a colleague"
    heard_by = f", as {who} heard" if stirring.said.endswith(_ACTIVE) else ""
    coming = bring_forward(tx, lead, f"{stirring.said}{heard_by}")
    if coming:
        rivals.keep_quiet(tx, lead, stirring.key, tx.now + _QUIET)
        redraw(tx, lead.team_id, lead.id, posted.about(tx, lead, KEEPS_ITS_WORDS, lead.stage_at))  # they name a day
        history.record(
            tx, lead, EventKind.BROUGHT_FORWARD, said=stirring.said, by=stirring.by, until=coming.on.isoformat()
        )
