"""64 reps press Accept on one card at the same moment, in three processes: one owns it, 63 are told who."""

import asyncio

from sqlalchemy import text

from bot.application import Seeds
from bot.rules.people import Role
from bot.sandbox import Company
from bot.simulator.people import Person
from tests.conversations.office import brings
from tests.guarantees.conftest import Size
from tests.guarantees.databases import opened
from tests.guarantees.processes import SharedClock, processes, told

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
        Role.MANAGER: (company.max.id,),
    }
    seeds = Seeds(company.sales.id, company.marketing.id, members)
    async with processes(company, told(company, database_url, shared_clock, seeds)):
        for number in range(1, size.of(2, 100) + 1):
            await brings(company.mia, company.sales, who=f"Jane {'Doe' * number}"[:90] + ", from Fair")
            card = await reps[0].sees(f"L-{number} ·", in_=company.sales, timeout=20)
            await asyncio.gather(*(rep.clicks("Accept", on=card) for rep in reps))
            owner = _owner(database_url, number)
            winner = next(rep for rep in reps if rep.id == owner)
            await winner.sees(f"L-{number} ", in_=winner.dm, timeout=20)
            losers = [rep for rep in reps if rep is not winner]
            await asyncio.gather(*(rep.sees(f"@{winner.name} accepted L-{number}", timeout=20) for rep in losers))
            assert all(len(_refusals(rep, number)) == 1 for rep in losers)
            assert not _refusals(winner, number)
            assert not [rep for rep in losers if "is yours" in _dm(rep, number)]


def _owner(database_url: str, number: int) -> str:
    with opened(database_url) as connection:
        accepted = "SELECT count(*) FROM event JOIN lead ON lead.id = lead_id WHERE kind = 'accepted' AND number = :n"
        assert connection.execute(text(accepted), {"n": number}).scalar_one() == 1
        owner = connection.execute(text("SELECT owner FROM lead WHERE number = :n"), {"n": number}).scalar_one()
    return str(owner)


def _refusals(rep: Person, number: int) -> list[str]:
    return [message.text for message in rep.reads() if message.ephemeral and f"accepted L-{number}" in message.text]


def _dm(rep: Person, number: int) -> str:
    return "\n".join(message.text for message in rep.reads(rep.dm) if f"L-{number} " in message.text)
