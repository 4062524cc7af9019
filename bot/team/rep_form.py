"""The form in which a manager says what a rep takes on, and a rep when they work."""

from bot.lead.lines import fitting
from bot.lead.workplace.typed_hours import EXAMPLE
from bot.slack.blocks import Block, context, input_block, modal, option, section, select, text_input
from bot.slack.ids import View
from bot.slack.text import day_of, person, plain
from bot.team.eligible import eligible
from bot.team.notes import span_words
from bot.team.profile_checks import FIELDS, HEAVIEST, KINDS, NO, OWN, YES, in_words
from bot.team.rep import Away
from bot.team.sheets import Changed, RepSheet

_HINTS = {
    "segments": "With commas, such as SMB, Enterprise. Empty for any.",
    "territories": "With commas, such as DACH, Nordics. Empty for any.",
    "weight": f"From 1 to {HEAVIEST}; 2 gets twice the leads of 1.",
    "cap": "No lead is routed to them while they have that many, open or to answer. Empty for no limit.",
}

_LONGEST = 2500


def rep_form(sheet: RepSheet) -> Block:
    """Draw it, with the fields that this reader may change."""
    blocks = [section(_now(sheet))]
    for name, label in FIELDS.items():
        if name in sheet.may_change:
            optional = name not in ("kind", "experienced", "weight")
            hint = _HINTS.get(name, "") or _hint(name, sheet)
            blocks.append(input_block(name, label, _element(name, sheet.fields[name]), optional=optional, hint=hint))
    blocks += _absences(sheet)
    blocks += [context(_last_changes(sheet))] if sheet.changes else []
    title = "Sales rep" if sheet.rep or sheet.may_change - OWN else "My working hours"
    return modal(View.REP, title, blocks, submit="Save", close="Cancel", metadata=sheet.user_id)


def _now(sheet: RepSheet) -> str:
    if sheet.rep is None and not sheet.may_change - OWN:
        return "Follow-ups and reminders come while you work and, where it can be, while it is day for the prospect."
    if sheet.rep is None:
        return f"{person(sheet.user_id)} is not active in Slack, so nothing is routed to them."
    return f"{person(sheet.user_id)} {eligible(sheet.rep, sheet.now, in_hours=True).words}. They have {sheet.rep.has}."


def _hint(name: str, sheet: RepSheet) -> str:
    if name not in ("hours", "tz"):
        return ""
    if name == "hours":
        return f"For example {EXAMPLE}. Empty for the team's: {sheet.team_week}."
    return f"Empty for that of the Slack profile: {sheet.slack_tz}."


def _element(name: str, value: str) -> Block:
    if name == "kind":
        return select(list(KINDS.items()), value)
    if name == "experienced":
        return select([(YES, "Yes: can lead an engagement with experts"), (NO, "Not yet")], value)
    if name == "tz":
        menu: Block = {"type": "external_select", "placeholder": plain("Type to search", 150), "min_query_length": 0}
        return menu | ({"initial_option": option(value, value)} if value else {})
    return text_input(value, longest=500)


def _absences(sheet: RepSheet) -> list[Block]:
    """Say when they are and were away, and who covered."""
    lines = [_away(each, "covers") for each in sheet.absences] + [_away(each, "covered") for each in sheet.past]
    return [section(f"*Away*\n{fitting(lines, _LONGEST)}")] if lines else []


def _away(away: Away, does: str) -> str:
    span = span_words(away)
    return f"{span[0].upper()}{span[1:]}: {f'{person(away.cover)} {does}' if away.cover else f'nobody {does}'}"


def _last_changes(sheet: RepSheet) -> str:
    said = [each for each in sheet.changes if each.field in FIELDS]
    lines = (f"{person(each.by)} set {FIELDS[each.field]} to {_value(each)}, {day_of(each.at)}" for each in said)
    return f"Last changes: {'; '.join(lines)}" if said else "Nothing was changed here yet."


def _value(change: Changed) -> str:
    return in_words(change.field, change.after) or "nothing"
