"""The acknowledgement path, beside a bare Bolt app in the same run: paired bursts, medians, load from this process."""

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from statistics import median

from tests.benchmarks import databases, programs, routed
from tests.benchmarks.load import Burst, closed_loop, open_loop
from tests.benchmarks.shapes import Shapes, capture

_PAIRS = 5


@dataclass(frozen=True, slots=True)
class Compared:
    """Medians of paired bursts: Baton's beside bare Bolt's."""

    what: str
    load: str
    bare: float
    baton: float
    rate_ratio: float
    bare_p50: float
    baton_p50: float
    bare_p99: float
    baton_p99: float

    def row(self) -> str:
        return (
            f"{self.what:<22}{self.load:>10}{self.bare:>9.0f}{self.baton:>9.0f}{self.rate_ratio:>8.2f}"
            f"{self.bare_p50 * 1000:>10.2f}{self.baton_p50 * 1000:>9.2f}"
            f"{self.bare_p99 * 1000:>10.2f}{self.baton_p99 * 1000:>9.2f}{self.baton_p99 / self.bare_p99:>8.2f}"
        )


HEADER = (
    f"{'':<22}{'load':>10}{'bare/s':>9}{'baton/s':>9}{'ratio':>8}"
    f"{'bare p50':>10}{'p50 ms':>9}{'bare p99':>10}{'p99 ms':>9}{'ratio':>8}"
)


class Doors:
    """Bare Bolt and Baton side by side, and the requests for both."""

    def __init__(self, shapes: Shapes, bare: int, by_hand: Sequence[int], baton: int) -> None:
        self._shapes, self._bare, self._by_hand, self._baton = shapes, bare, by_hand, baton
        self._numbers = iter(range(1, 10**9))
        self._drafts: list[str] = []
        self._offered: list[str] = []

    def _intake(self, count: int) -> list[bytes]:
        return [self._shapes.intake_for(next(self._numbers)) for _ in range(count)]

    async def lead(self, count: int, clients: int) -> list[Compared]:
        """A lead from form to offer: the intake's submission, then its questions'."""
        pairs: list[tuple[Burst, Burst]] = []
        answered: list[tuple[Burst, Burst]] = []
        for _ in range(_PAIRS):
            bodies = self._intake(count)
            pairs.append(await self._pair(bodies, clients))
            leads = [_lead_of(answer) for answer in pairs[-1][1].answers]
            self._offered += leads
            bodies = [self._shapes.questions_for(lead) for lead in leads]
            answered.append(await self._pair(bodies, clients))
        load = f"{clients} clients" if clients > 1 else "1 client"
        both = [(_joined(a[0], b[0]), _joined(a[1], b[1])) for a, b in zip(pairs, answered, strict=True)]
        return [
            _compared("intake submitted", load, pairs),
            _compared("questions submitted", load, answered),
            _compared("a lead (both)", load, both),
        ]

    async def saved_by_hand(self, count: int, clients: int) -> list[Compared]:
        """Measure how fast an intake could be: see tests.benchmarks.by_hand."""
        found = []
        for what, port in zip(("(rows by hand)", "(and looking)"), self._by_hand, strict=True):
            pairs = []
            for _ in range(_PAIRS):
                bodies = self._intake(count)
                bare = await closed_loop(self._bare, bodies, clients)
                pairs.append((bare, await closed_loop(port, bodies, clients)))
            found.append(_compared(what, f"{clients} clients" if clients > 1 else "1 client", pairs))
        return found

    async def accept(self, count: int, clients: int) -> Compared:
        pairs = []
        for _ in range(_PAIRS):
            taken, self._offered = self._offered[:count], self._offered[count:]
            pairs.append(await self._pair([self._shapes.accept_for(lead) for lead in taken], clients))
        return _compared("Accept", f"{clients} clients", pairs)

    async def other(self, what: str, make: Callable[[], bytes], count: int, clients: int) -> Compared:
        pairs = [await self._pair([make() for _ in range(count)], clients) for _ in range(_PAIRS)]
        return _compared(what, f"{clients} clients", pairs)

    async def steady(self, per_second: float, seconds: int) -> Compared:
        pairs = []
        for _ in range(3):
            bodies = self._intake(int(per_second * seconds))
            bare = await open_loop(self._bare, bodies, per_second)
            pairs.append((bare, await open_loop(self._baton, bodies, per_second)))
        return _compared("intake submitted", f"{per_second:.0f}/s", pairs)

    async def _pair(self, bodies: Sequence[bytes], clients: int) -> tuple[Burst, Burst]:
        return await closed_loop(self._bare, bodies, clients), await closed_loop(self._baton, bodies, clients)


def _joined(a: Burst, b: Burst) -> Burst:
    return Burst(a.took + b.took, a.latencies + b.latencies, [])


def _compared(what: str, load: str, pairs: Sequence[tuple[Burst, Burst]]) -> Compared:
    def middle(number: Callable[[Burst], float], side: int) -> float:
        return median(number(pair[side]) for pair in pairs)

    return Compared(
        what,
        load,
        middle(lambda burst: burst.rate, 0),
        middle(lambda burst: burst.rate, 1),
        median(baton.rate / bare.rate for bare, baton in pairs),
        middle(lambda burst: burst.percentile(50), 0),
        middle(lambda burst: burst.percentile(50), 1),
        middle(lambda burst: burst.percentile(99), 0),
        middle(lambda burst: burst.percentile(99), 1),
    )


def _lead_of(answer: bytes) -> str:
    return str(json.loads(answer)["view"]["private_metadata"])


async def compare(shapes: Shapes, urls: Sequence[str], count: int, *, quick: bool = False) -> None:
    """`urls` are four databases of one kind: two for what is written by hand, and one for a team with routing on."""
    with ExitStack() as programs_:
        api_url = programs_.enter_context(programs.slack())
        bare = programs_.enter_context(programs.bare_bolt(api_url))
        by_hand = programs_.enter_context(programs.by_hand(api_url, urls[0]))
        looking = programs_.enter_context(programs.by_hand(api_url, urls[1], "looks"))
        baton, _ = programs_.enter_context(programs.baton(api_url, urls[2]))
        doors = Doors(shapes, bare, (by_hand, looking), baton)
        await doors.lead(count // 4, 4)  # to warm up
        await doors.saved_by_hand(count // 4, 4)
        for clients in (1, 16) if quick else (1, 16, 64):
            for compared in await doors.lead(count, clients):
                print(compared.row(), flush=True)
            for compared in await doors.saved_by_hand(count, clients):
                print(compared.row(), flush=True)
        print((await doors.accept(count // 2, 16)).row(), flush=True)
        if not quick:
            print((await doors.other("Home opened", shapes.home_opened, count // 2, 16)).row(), flush=True)
            print((await doors.other("/lead", shapes.typed, count // 2, 16)).row(), flush=True)
        print((await doors.steady(200, 2 if quick else 5)).row(), flush=True)
        routed.set_up(api_url, urls[3])
        baton, _ = programs_.enter_context(programs.baton(api_url, urls[3]))
        doors = Doors(shapes, bare, (by_hand, looking), baton)
        await doors.lead(count // 4, 4)
        compared = [(await doors.lead(count, 16))[-1], await doors.accept(count // 2, 16)]
        for each in compared:
            print(replace(each, what=f"{each.what}, routed").row(), flush=True)


async def main(arguments: Sequence[str]) -> None:
    quick = "quick" in arguments
    shapes = await capture()
    for name, database in (("SQLite", databases.sqlite), ("PostgreSQL", databases.postgresql)):
        if not {"sqlite", "postgresql"} & set(arguments) or name.lower() in arguments:
            with ExitStack() as opened:
                urls = [opened.enter_context(database()) for _ in range(4)]
                print(f"{name}\n{HEADER}", flush=True)
                await compare(shapes, urls, 200 if quick else 500, quick=quick)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
