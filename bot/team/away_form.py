"""The form in which somebody says when they are away, with what is planned already."""

from bot.slack.blocks import Block, actions, button, context, divider, input_block, modal, section, text_input
from bot.slack.ids import Action, View
from bot.slack.text import person, plain
from bot.team.notes import span_words
from bot.team.rep import Away
from bot.team.sheets import AwaySheet

_AT_ONCE = (("For an hour", "for an hour"), ("Rest of today", "today"), ("Until Friday", "until friday"))
_HINT = "until friday · tomorrow · 2026-12-24 to 2027-01-02 · next week · for 3 days · until 3pm"


def away_form(sheet: AwaySheet) -> Block:
    """Draw it; `sheet.user_id` is whose absence it is."""
    who = "You are" if sheet.own else f"{person(sheet.user_id)} is"
    blocks = [_planned(each, sheet) for each in sheet.absences[:20]]
    blocks = [section(f"*{who} away:*"), *blocks, divider()] if blocks else []
    if sheet.own and not any(each.lasts_at(sheet.now) for each in sheet.absences):
        presses = [button(label, f"{Action.AWAY_AT_ONCE}:{n}", typed) for n, (label, typed) in enumerate(_AT_ONCE)]
        blocks += [context("In one press, from now on and without a cover:"), actions(*presses)]
    if sheet.own:
        blocks.append(section("When do you work?", button("My working hours", Action.CHANGE_REP, sheet.user_id)))
    people: Block = {"type": "users_select", "placeholder": plain("Choose a sales rep", 150)}
    blocks += [
        input_block("when", "When?", text_input("", "until friday", longest=200), optional=False, hint=_HINT),
        input_block(
            "cover",
            "Who covers meanwhile?",
            people,
            hint="Reminders about the leads go to them. The leads and the credit stay where they are. Without anybody, "
            "they go to a manager.",
        ),
    ]
    return modal(View.AWAY, "Away", blocks, submit="Save", close="Close", metadata=sheet.user_id)


def _planned(away: Away, sheet: AwaySheet) -> Block:
    cover = f", {person(away.cover)} covers" if away.cover else ", nobody covers"
    label = "Back now" if away.lasts_at(sheet.now) else "Take back"
    span = span_words(away)
    return section(f"{span[0].upper()}{span[1:]}{cover}", button(label, Action.TAKE_BACK_ABSENCE, away.id))
