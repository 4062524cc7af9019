"""The list of sources: what each is, whose, and what sales makes of its leads."""

from bot.slack.blocks import Block, actions, button, context, input_block, modal, option, section, text_input
from bot.slack.filled import stamp
from bot.slack.ids import Action, View
from bot.slack.text import esc, person, plain
from bot.sources.confidence.in_words import line
from bot.sources.kinds import kind_label
from bot.sources.sheets import ALL, ON_A_PAGE, SHOWS, SourceList
from bot.sources.source import Source

_NAME = 100


def sources_page(page: SourceList) -> Block:
    """Draw the window, with a filter and a search above the rows."""
    find = text_input(page.wanted, "Any part of a name, also of one it was merged from", longest=150)
    wanted = input_block("find", "Find a source", find, block_id=f"find.{stamp(page.wanted)}")
    blocks = [
        actions(_filter(page.shown)),
        wanted,
        *[_row(source, page) for source in page.sources],
        *([] if page.sources else [section(_nothing(page))]),
        *_turning(page),
    ]
    return modal(View.SOURCES, "Sources", blocks, submit="Find", metadata=f"{page.skipped} {page.shown}")


def _filter(shown: str) -> Block:
    options = [option(key, label) for key, label in SHOWS.items()]
    chosen = next(each for each in options if each["value"] == shown)
    menu: Block = {"type": "static_select", "action_id": str(Action.FILTER_SOURCES), "options": options}
    return menu | {"initial_option": chosen, "placeholder": plain("Which sources?", 150)}


def _row(source: Source, page: SourceList) -> Block:
    about = [kind_label(source.kind) if source.kind else "No kind yet"]
    about += [f"owner {person(source.owner)}"] if source.owner else []
    about += [":warning: on probation"] if source.probation_at else []
    about += ["may be the same as another"] if source.resembles else []
    text = f"*{esc(source.name, _NAME)}*\n{line(page.confidence[source.id])}\n{' · '.join(about)}"
    return section(text, button("Open", Action.OPEN_SOURCE, source.id))


def _nothing(page: SourceList) -> str:
    if page.wanted:
        return f"No source matches “{esc(page.wanted, 100)}”. Empty the field and press *Find* to see all."
    if page.shown != ALL:
        return f"There is none: *{SHOWS[page.shown]}*. Choose *{SHOWS[ALL]}* above to see the others."
    return "There is no source yet. One comes to be when somebody types where a lead comes from."


def _turning(page: SourceList) -> list[Block]:
    last = page.skipped + len(page.sources)
    if not page.skipped and last >= page.total:
        return []
    earlier, more = f"{Action.TURN_SOURCES}:earlier", f"{Action.TURN_SOURCES}:more"
    buttons = [button("Earlier", earlier, max(page.skipped - ON_A_PAGE, 0))] if page.skipped else []
    buttons += [button("More", more, last)] if last < page.total else []
    left = f" · {page.total - last} more" if last < page.total else ""
    return [context(f"{page.skipped + 1} to {last} of {page.total}{left}"), actions(*buttons)]
