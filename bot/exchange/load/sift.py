"""Telling who in a file is known already, and whom nobody may contact: as intake does, for many at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.exchange.rows.candidate import Candidate, Fate
from bot.lead.access import workspace_of
from bot.lead.barred.may_contact import bars_of, bars_on
from bot.lead.details import Details
from bot.lead.identity.fingerprint import fingerprints
from bot.lead.identity.lead_number import number_of
from bot.lead.identity.reach import reach_of
from storage.exchange.knowing import known_of
from storage.privacy import erased_keys
from storage.sql import Transaction

BARRED = "They are on the do-not-contact list."
ERASED = "They were erased, and are not added again."


class Sifted(NamedTuple):
    """A row with its fate by now, and the lead that it is about, 0 for none."""

    row: Candidate
    lead_id: int = 0


def sift(tx: Transaction, team_id: str, some: Sequence[Candidate]) -> list[Candidate]:
    """Return the rows in their order, with the fate of those who are known or barred; changes nothing."""
    return [each.row for each in look(tx, team_id, some)]


def look(tx: Transaction, team_id: str, some: Sequence[Candidate]) -> list[Sifted]:
    """Return the same, each with the lead that it is about."""
    asked = [(place, each) for place, each in enumerate(some) if each.fate is Fate.NEW]
    found = [Sifted(each) for each in some]
    if not asked:
        return found
    people = [each.details for _, each in asked]
    why = _kept_out(tx, team_id, people)
    labels = {at: number for at, (_, each) in enumerate(asked) if each.lead and (number := number_of(each.lead))}
    known = known_of(tx, team_id, people, labels)
    barred = bars_of(tx, team_id, sorted({match.lead_id for match in known.values()}))
    for at, (place, each) in enumerate(asked):
        lead_id = known[at].lead_id if at in known else 0
        if at in why or lead_id in barred:
            row = replace(each, fate=Fate.BARRED, value=each.details.name, reason=why.get(at, BARRED))
            found[place] = Sifted(row, lead_id)
        elif lead_id:
            found[place] = Sifted(replace(each, fate=Fate.KNOWN), lead_id)
    return found


def _kept_out(tx: Transaction, team_id: str, people: Sequence[Details]) -> dict[int, str]:
    """Say of those who are not taken in why, by their place."""
    ways = {at: reach_of(details) for at, details in enumerate(people)}
    why = dict.fromkeys(bars_on(tx, team_id, ways), BARRED)
    secret = workspace_of(tx, team_id).erase_secret
    if secret:
        marks = {at: fingerprints(secret, details) for at, details in enumerate(people)}
        erased = erased_keys.known(tx, team_id, sorted({mark for theirs in marks.values() for mark in theirs}))
        why |= {at: ERASED for at, theirs in marks.items() if theirs & erased}
    return why
