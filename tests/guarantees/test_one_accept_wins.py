"""64 reps press Accept on one card at the same moment, in three processes: one owns it, 63 are told who."""

import asyncio
import re
from copy import copy
from dataclasses import replace

from sqlalchemy import text

from bot.application import Seeds
from bot.lead.people import Role
from bot.playground.sandbox import Company
from bot.simulator.people import Person
from bot.simulator.seen import Message
from tests.conversations.office import brings
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.processes import processes, told
from tests.guarantees.shared_clock import SharedClock

REPS = 64


async def test_of_64_accepts_at_once_one_wins_and_all_others_hear_who(
    company: Company, shared_clock: SharedClock, database_url: str, size: Size
) -> None:
    reps = [company.slack.person(f"Rep {number}") for number in range(REPS)]
    for rep in reps:
        company.slack.invite(rep, company.sales)
    members = {
        Role.MARKETER: (company.mia.id,),
        Role.REP: tuple(rep.id for rep in reps),
        Role.SALES_MANAGER: (company.max.id,),
    }
    seeds = Seeds(company.sales.id, company.marketing.id, members)
    async with processes(company, told(company, database_url, shared_clock, seeds)):
        for number in range(1, size.of(2, 100) + 1):
            await brings(company.mia, company.sales, who=f"Jane {'Doe' * number}"[:90] + ", from Fair")
            card = await reps[0].sees(f"L-{number} ·", in_=company.sales, timeout=20)
            winner = await _rush(reps, card, number)
            owners = _owners(database_url, number)
            assert owners == [winner.id]
            await winner.sees(f"L-{number} ", in_=winner.dm, timeout=20)
            losers = [rep for rep in reps if rep is not winner]
            assert all(len(_refusals(rep, winner, number)) == 1 for rep in losers)
            assert not [rep for rep in losers if "is yours" in _dm(rep, number)]


async def _rush(reps: list[Person], card: Message, number: int) -> Person:
    """All press the card as it looked when it came; on a slow machine some are asked to try again, and do.

    Returns the one of whom all others are told."""
    seen = copy(card)
    seen.posted = replace(card.posted, blocks=card.posted.blocks)
    trying = reps
    for _ in range(10):
        before = {rep: len(_busy(rep)) for rep in trying}
        await asyncio.gather(*(rep.clicks("Accept", on=seen) for rep in trying))
        trying = [rep for rep in trying if len(_busy(rep)) > before[rep]]
        if not trying:
            break
    told = [rep for rep in reps if re.search(rf"accepted L-{number}\b", _private(rep))]
    winners = [rep for rep in reps if rep not in told]
    assert len(winners) == 1, f"{len(told)} of {len(reps)} were told"
    return winners[0]


def _private(rep: Person) -> str:
    return "\n".join(message.text for message in rep.reads() if message.ephemeral)


def _busy(rep: Person) -> list[str]:
    return [message.text for message in rep.reads() if message.ephemeral and "try again in a moment" in message.text]


def _owners(database_url: str, number: int) -> list[str]:
    """Return those who, by the history, accepted it; the last is the one it belongs to."""
    with opened(database_url) as connection:
        accepted = "SELECT actor FROM event JOIN lead ON lead.id = lead_id WHERE kind = 'accepted' AND number = :n"
        actors = [str(row[0]) for row in connection.execute(text(accepted), {"n": number})]
        owner = connection.execute(text("SELECT owner FROM lead WHERE number = :n"), {"n": number}).scalar_one()
    return actors if owner in actors else [*actors, str(owner)]


def _refusals(rep: Person, winner: Person, number: int) -> list[str]:
    words = re.compile(rf"@{winner.name} accepted L-{number}\b")
    return [message.text for message in rep.reads() if message.ephemeral and words.search(message.text)]


def _dm(rep: Person, number: int) -> str:
    return "\n".join(message.text for message in rep.reads(rep.dm) if f"L-{number} " in message.text)
