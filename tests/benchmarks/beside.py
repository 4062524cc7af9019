"""The cost or gain of a change: this code beside that of another worktree, in one run.

`make bench ARGS="beside OTHER"`, with `sqlite` or `postgresql` for one of them, and with a number of runs (else 5).

Both are up at once, each on a database of its own, with bare Bolt beside them. In each run they take turns, a few leads
at a time and each first as often as last, so that whatever else the machine does slows all of them alike. The median
of the runs' ratios is what the difference is. Processor time (of Baton's process, not the database's) is steadier, and
says the same wherever it is what runs out.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks import databases, programs
from tests.benchmarks.load import Burst, closed_loop
from tests.benchmarks.shapes import Shapes, capture

_CLIENTS = 16
_LEADS = 64
_TURNS = 8
_RUNS = 5
LEAD, ACCEPT = "a lead", "Accept"
HEADER = f"{'16 clients':<20}{'this/bare':>10}{'other/bare':>11}{'this/other':>11}{'runs':>14}{'p99':>7}{'cpu':>7}"


@dataclass(slots=True)
class Side:
    """A program, and what it has answered so far; `pid` is 0 for bare Bolt, which reads nothing of a lead. `cpu`
    are the ticks of processor time it has taken for each of what is measured."""

    port: int
    pid: int = 0
    done: dict[str, list[Burst]] = field(default_factory=lambda: {LEAD: [], ACCEPT: []})
    leads: list[str] = field(default_factory=list)
    cpu: Counter[str] = field(default_factory=Counter)

    async def sends(self, what: str, bodies: Sequence[bytes]) -> list[bytes]:
        before = self._ticks()
        self.done[what].append(await closed_loop(self.port, bodies, _CLIENTS))
        self.cpu[what] += self._ticks() - before
        return self.done[what][-1].answers

    def _ticks(self) -> int:
        if not self.pid:
            return 0
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def total(self, what: str) -> Burst:
        """Everything since the last time, as one."""
        done, self.done[what] = self.done[what], []
        latencies = [latency for burst in done for latency in burst.latencies]
        return Burst(sum(burst.took for burst in done), latencies, [])


@dataclass(frozen=True, slots=True)
class Beside:
    shapes: Shapes
    sides: tuple[Side, Side, Side]

    async def run(self, first: int, turns: int) -> dict[str, list[Burst]]:
        """Leads from form to offer, and then accepted, for bare Bolt, this code and the other; their numbers are from
        `first` on."""
        for turn in range(turns):
            order = self.sides if turn % 2 else self.sides[::-1]
            numbers = range(first + turn * _LEADS, first + (turn + 1) * _LEADS)
            bodies = [self.shapes.intake_for(number) for number in numbers]
            for side in order:
                answers = await side.sends(LEAD, bodies)
                side.leads = [_lead_of(answer) for answer in answers] if side.pid else ["1"] * _LEADS
            for side in order:
                await side.sends(LEAD, [self.shapes.questions_for(lead) for lead in side.leads])
            for side in order:
                await side.sends(ACCEPT, [self.shapes.accept_for(lead) for lead in side.leads])
        return {what: [side.total(what) for side in self.sides] for what in (LEAD, ACCEPT)}


def _lead_of(answer: bytes) -> str:
    return str(json.loads(answer)["view"]["private_metadata"])


def _row(name: str, runs: Sequence[Sequence[Burst]], cpu: float) -> str:
    def middle(one: int, other: int) -> float:
        return median(burst[one].rate / burst[other].rate for burst in runs)

    ratios = sorted(this.rate / other.rate for _, this, other in runs)
    p99 = median(this.percentile(99) / other.percentile(99) for _, this, other in runs)
    spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    return (
        f"{name:<20}{middle(1, 0):>10.2f}{middle(2, 0):>11.2f}{middle(1, 2):>11.3f}{spread:>14}{p99:>7.2f}{cpu:>7.2f}"
    )


async def _compare(shapes: Shapes, name: str, urls: Sequence[str], other: Path, runs: int) -> None:
    with ExitStack() as running:
        api_url = running.enter_context(programs.slack())
        bare = Side(running.enter_context(programs.bare_bolt(api_url)))
        this = Side(*running.enter_context(programs.baton(api_url, urls[0])))
        that = Side(*running.enter_context(programs.baton(api_url, urls[1], other)))
        beside = Beside(shapes, (bare, this, that))
        await beside.run(0, 2)  # to warm up
        before = [dict(side.cpu) for side in beside.sides]
        runs_of = [await beside.run((number + 1) * 10_000, _TURNS) for number in range(runs)]
        for what in (LEAD, ACCEPT):
            took = [side.cpu[what] - earlier[what] for side, earlier in zip(beside.sides, before, strict=True)]
            print(_row(f"{what}, {name}", [each[what] for each in runs_of], took[1] / took[2]), flush=True)


def _worktree(arguments: Sequence[str]) -> Path:
    return next(Path(word).resolve() for word in arguments if Path(word).is_dir())


async def main(arguments: Sequence[str]) -> None:
    other = _worktree(arguments)
    runs = next((int(word) for word in arguments if word.isdecimal()), _RUNS)
    shapes = await capture()
    print(HEADER, flush=True)
    for name, database in (("SQLite", databases.sqlite), ("PostgreSQL", databases.postgresql)):
        if not {"sqlite", "postgresql"} & set(arguments) or name.lower() in arguments:
            with database() as one, database() as two:
                await _compare(shapes, name, (one, two), other, runs)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
