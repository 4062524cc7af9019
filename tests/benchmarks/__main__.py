"""Everything that is measured, in one run: `make bench`, or `make bench ARGS=quick` for a first impression.

`make bench ARGS="beside OTHER"` compares this code with that of another worktree instead; see tests.benchmarks.beside.
"""

import asyncio
import sys

from tests.benchmarks import beside, doors, scale, startup


def main(arguments: list[str]) -> None:
    if "beside" in arguments:
        asyncio.run(beside.main(arguments))
        return
    quick = "quick" in arguments
    startup.main()
    asyncio.run(doors.main(arguments))
    size = 100_000 if quick else 1_000_000
    scale.report(["sqlite", "postgresql"], follow_ups=size, names=size // 5, turns=50 if quick else 200)


if __name__ == "__main__":
    main(sys.argv[1:])
