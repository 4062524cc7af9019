"""The forms about sources: changing one, and merging it with another, seen beforehand."""

from bot.lead.ending.money import Money
from bot.slack.blocks import Block, context, input_block, modal, option, section, select, text_input
from bot.slack.ids import Action, View
from bot.slack.text import esc, plain
from bot.sources.confidence.in_words import line
from bot.sources.fields import FIELDS, LONGEST, as_shown
from bot.sources.kinds import KINDS, ORIGINS, kind_label
from bot.sources.sheets import Merging, Side
from bot.sources.source import Source

_HINTS = {
    "kind": "Leads of a webinar, an event or a list need a sign of an opportunity before sales sees them.",
    "origin": "Rented and bought lists are trusted less until sales has accepted some of their leads.",
    "cost": "Such as 1200 EUR. It shows what an accepted lead costs.",
}
_EXAMPLES = {"name": "Webinar Q3 2026", "cost": "1200 EUR", "link": "https://…"}


def source_form(source: Source) -> Block:
    """Draw the form, with what is known in it."""
    shown = as_shown(source)
    blocks = [
        input_block(name, label, _element(name, shown[name]), optional=name != "name", hint=_HINTS.get(name, ""))
        for name, label in FIELDS.items()
    ]
    told = context("Renamed, it is still found by every name it was typed in. Who changed what is kept.")
    return modal(
        View.SOURCE_FORM, "Change the source", [*blocks, told], submit="Save", close="Cancel", metadata=str(source.id)
    )


def _element(name: str, value: str) -> Block:
    if name == "kind":
        return select([(kind.value, about.label) for kind, about in KINDS.items()], value)
    if name == "origin":
        return select([(origin.value, label) for origin, label in ORIGINS.items()], value)
    if name == "owner":
        chosen = {"initial_user": value} if value else {}
        return {"type": "users_select", "placeholder": plain("Choose a person", 150), **chosen}
    return text_input(value, _EXAMPLES[name], longest=LONGEST[name])


def which_source_form(source: Source) -> Block:
    """Ask which source it is part of."""
    menu: Block = {
        "type": "external_select",
        "action_id": str(Action.OTHER_SOURCE),
        "placeholder": plain("A part of its name", 150),
        "min_query_length": 0,
    }
    blocks = [
        section(f"Which source is *{esc(source.name, 100)}* the same as? You see both before anything is merged."),
        input_block(Action.OTHER_SOURCE, "Which source is it?", menu, optional=False),
    ]
    return modal(View.SOURCE_MERGE, "Merge", blocks, submit="Next", close="Cancel", metadata=str(source.id))


def source_choices(found: list[Source]) -> Block:
    """Return what the menu of sources offers."""
    return {"options": [option(str(each.id), each.name or "(erased)", kind_label(each.kind)) for each in found]}


def merging_form(sheet: Merging) -> Block:
    """Show both; sending it merges them, if they still are as they are drawn."""
    gone, kept = sheet.gone.source, sheet.kept.source
    blocks = [
        section(f"*{esc(gone.name, 100)}* becomes a part of *{esc(kept.name, 100)}*, and they count together."),
        section(_side(sheet.gone)),
        section(_side(sheet.kept)),
        context(
            "The kind and the owner are the other one's; costs add up. Leads keep the name they were typed with, "
            "and no line of their history changes. You can take the two apart again at any time, on the source's page."
        ),
    ]
    metadata = f"{gone.id} {kept.id} {sheet.seen}"
    return modal(View.SOURCE_MERGING, "Is it the same?", blocks, submit="Merge", close="Back", metadata=metadata)


def _side(side: Side) -> str:
    source = side.source
    count = "no leads" if not side.leads else "1 lead" if side.leads == 1 else f"{side.leads:,} leads"
    cost = f" · cost {Money(source.hundredths, source.currency).words}" if source.hundredths else ""
    about = f"{kind_label(source.kind)} · {count}{cost}"
    return f"*{esc(source.name, 100)}*\n{about}\n{line(side.confidence)}"
