"""The page of one source: everything that is known of it, and what can be done about it."""

from bot.lead.ending.money import Money
from bot.slack.blocks import Block, actions, button, confirmation, context, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import bullets, day_of, esc, person
from bot.sources.confidence.in_words import in_full
from bot.sources.confidence.spent import cost_line
from bot.sources.kinds import ORIGINS, Origin, kind_label
from bot.sources.log_lines import log_line
from bot.sources.sheets import SourceSheet
from bot.sources.source import Source

_NAME, _MOST_MERGED = 100, 10


def source_page(sheet: SourceSheet) -> Block:
    """Draw the window; buttons only for those who may press them."""
    source = sheet.source
    blocks = [
        section(f"*{esc(source.name, 150)}*\n{' · '.join(_about(source))}"),
        section("\n".join(filter(None, [in_full(sheet.confidence), cost_line(sheet.spent)]))),
        context(_known(sheet)),
        *_probation(sheet),
        *_doubt(sheet),
        *_acts(sheet),
        *_merged(sheet),
    ]
    if sheet.changes:
        blocks.append(section(f"*What was changed*\n{bullets(log_line(each, sheet.names) for each in sheet.changes)}"))
    return modal(View.SOURCE, "Source", blocks, close="Back", metadata=str(source.id))


def _about(source: Source) -> list[str]:
    return [
        kind_label(source.kind) if source.kind else "Nobody said what kind of source it is",
        *([f"{ORIGINS[Origin(source.origin)].lower()} list"] if source.origin else []),
        *([f"{person(source.owner)} owns it"] if source.owner else []),
        *([f"cost {Money(source.hundredths, source.currency).words}"] if source.hundredths else []),
        *([esc(source.link, 300)] if source.link else []),
    ]


def _known(sheet: SourceSheet) -> str:
    count = "No leads yet" if not sheet.leads else "1 lead" if sheet.leads == 1 else f"{sheet.leads:,} leads"
    by = f", first typed by {person(sheet.source.created_by)}" if sheet.source.created_by else ""
    return f"{count} · known since {day_of(sheet.source.created_at)}{by}"


def _probation(sheet: SourceSheet) -> list[Block]:
    source = sheet.source
    if not source.probation_at:
        return []
    why = f" because {esc(source.probation_why, 500)}" if source.probation_why else ""
    said = f":warning: *On probation* since {day_of(source.probation_at)}{why}. A second marketer reviews its leads."
    return [section(said, button("Lift probation", Action.LIFT_PROBATION, source.id) if sheet.may_lift else None)]


def _doubt(sheet: SourceSheet) -> list[Block]:
    if not sheet.likeness.id:
        return []
    carried = f"{sheet.source.id} {sheet.likeness.id}"
    said = section(f":mag: It may be the same as *{esc(sheet.likeness.name, _NAME)}*. Is it?")
    buttons = [button("Same", Action.SAME_SOURCE, carried), button("A new one", Action.NEW_SOURCE, carried)]
    return [said, *([actions(*buttons)] if sheet.may_change else [])]


def _acts(sheet: SourceSheet) -> list[Block]:
    source = sheet.source
    buttons = [button("Its leads", Action.SHOW_LIST, f"of_source 0 {source.id}")] if sheet.leads else []
    buttons.append(button("Batches", Action.BATCHES, source.id))
    if sheet.may_change:
        buttons = [
            button("Change", Action.CHANGE_SOURCE, source.id),
            button("Merge with another", Action.MERGE_SOURCE, source.id),
            *buttons,
        ]
    return [actions(*buttons)]


def _merged(sheet: SourceSheet) -> list[Block]:
    if not sheet.merged:
        return []
    shown = sheet.merged[:_MOST_MERGED]
    blocks = [section("*Counts with it*: other names of the same source"), *(_part(each, sheet) for each in shown)]
    more = len(sheet.merged) - len(shown)
    return [*blocks, *([context(f"…and {more} more; take some of these apart to see them.")] if more else [])]


def _part(source: Source, sheet: SourceSheet) -> Block:
    sure = confirmation(
        "Take it apart?",
        f"{source.name[:100]} counts for itself again, with the leads that were typed so.",
        "Take apart",
        "Leave it",
    )
    apart = button("Take apart", Action.TAKE_APART, source.id, confirm=sure) if sheet.may_change else None
    return section(f"*{esc(source.name, _NAME)}*", apart)
