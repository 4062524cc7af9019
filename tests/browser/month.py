"""What the numbers look like after a month: digest, sources, reports, credit and Homes, for album and README."""

from bot.clock import MovableClock
from bot.playground.playground import Playground
from bot.playground.samples import play_samples
from tests.conversations.office import Office

WEEKS = 4


async def a_month(clock: MovableClock) -> tuple[Playground, Office]:
    """Play a company's first month; it ends on the Monday of the fourth digest."""
    playground = Playground()
    await playground.start(clock)
    office = Office(playground.company, playground.running.baton)
    for week in reversed(range(WEEKS)):  # each with a lead more than the one before
        await play_samples(playground.company, office.work, lambda _: None, week)
    return playground, office
