"""The help on numbers: each one's definition, from the one list, and what holds for all of them."""

from collections.abc import Iterable, Iterator

from bot.numbers.number import DEFINITIONS, OF_A_PERIOD, STANDING, Number
from bot.slack.blocks import Block, Message, context, header, section
from bot.slack.text import bullets, esc

TITLE = "How the numbers are counted"
_OTHERS = tuple(number for number in Number if number not in (*OF_A_PERIOD, *STANDING))


def numbers_page(zone: str) -> Message:
    """Say what every number means, and in which `zone` days and weeks begin."""
    blocks: list[Block] = [
        header(TITLE),
        section(bullets(_for_all(zone))),
        section(f"*What happened in a time*\n{bullets(_definitions(OF_A_PERIOD))}"),
        section(f"*What stands now*\n{bullets(_definitions(STANDING))}"),
        section(f"*What is measured*\n{bullets(_definitions(_OTHERS))}"),
        context("The digest, reports, their files and Home count alike. `/lead digest` shows this week's numbers."),
    ]
    return Message(TITLE, blocks)


def _for_all(zone: str) -> Iterator[str]:
    yield f"Days and weeks begin at midnight in {esc(zone)}, for everybody; a week begins on Monday."
    yield (
        "A number of a time counts leads, each once, however often it happened to it. Where its reason, source or "
        "segment differ, the last time in these days decides, so that parts add up to the whole."
    )
    yield "What was undone counts for nothing. A lead that was merged into another counts as that one."
    yield (
        "What happens counts for the source, the segment and the originator that the lead has at that moment: a "
        "correction changes what comes after it. A source that was merged into another counts as that one."
    )
    yield "A lead that was erased still counts, without its segment; its name is gone."


def _definitions(numbers: Iterable[Number]) -> Iterator[str]:
    for number in numbers:
        yield f"*{DEFINITIONS[number].label.capitalize()}*: {DEFINITIONS[number].says}"
