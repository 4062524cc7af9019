"""Messages about leads that come to somebody else, and to managers about leads that somebody left behind."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from bot.handover.forms import named
from bot.handover.sheet import Holding
from bot.lead.kinds import EventKind
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import contact_line, details_button, name_line, plain_name, short_name
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from bot.lead.team.sides import Side
from bot.lead.team.standing import WORDS
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import day, moment, people, person

_UNABLE = "can't act on leads any more"


def yours_now(lead: Lead, side: Side, before: str, by: str, reader: Reader) -> Message:
    """To whoever has it now, who is the reader."""
    handed = f"{person(by)} handed {name_line(lead)} over to you"
    had = f"; {person(before)} had it before" if before != by else ""
    credit = f" The credit stays with {person(lead.originator)}, who added it." if side is Side.MARKETING else ""
    text = f":handshake: {handed}{had}. It is {STAGE_WORDS[lead.stage]}.{credit}\n{contact_line(lead, reader)}"
    return Message(f"{plain_name(lead)} is yours now", [section(text), actions(details_button(lead))])


def not_yours_any_more(lead: Lead, to: str, by: str) -> Message:
    handed = f"took over {short_name(lead)}" if to == by else f"handed {short_name(lead)} over to {person(to)}"
    text = f"{person(by)} {handed}. There is nothing left for you to do about it."
    if lead.originator and lead.in_charge == to:
        text += f" The credit stays with {person(lead.originator)}, who added it."
    return Message(f"{plain_name(lead)} is handed over", [section(text), actions(details_button(lead))])


def all_yours_now(
    count: int, numbers: Sequence[int], side: str, before: str, by: str, some: Sequence[Listed] = ()
) -> Message:
    """Tell whoever has them now in one message; of `some`, which sales accepted, each line leads to where its owner
    works on it."""
    had = f"; {person(before)} had them before" if before != by else ""
    text = f":handshake: {person(by)} handed {_leads(count, numbers)} over to you for {side}{had}."
    if some:
        text += " *Work on it* brings you one of them with all you need; `/lead mine` lists them, what is due first."
    else:
        text += " `/lead mine` lists them."
    if side == Side.MARKETING:
        text += " Whoever added them keeps the credit; I tell you about due follow-ups one by one."
    lines = [section(short_name(lead), button("Work on it", Action.WORK_ON_IT, lead.id)) for lead in some]
    return Message(f"{_count(count)} yours now", [section(text), *lines])


def none_yours_any_more(count: int, numbers: Sequence[int], side: str, to: str, by: str) -> Message:
    them = _leads(count, numbers)
    handed = f"took over {them} that you had for {side}."
    if to != by:
        handed = f"handed {them} that you had for {side} over to {person(to)}."
    text = f"{person(by)} {handed}"
    return Message(f"{_count(count)} handed over", [section(f"{text} There is nothing left for you to do about them.")])


def _count(count: int) -> str:
    return "One lead is" if count == 1 else f"{count} leads are"


def _leads(count: int, numbers: Sequence[int]) -> str:
    some = ", ".join(f"L-{number}" for number in numbers)
    more = f" and {count - len(numbers)} more" if count > len(numbers) else ""
    return f"*{'one lead' if count == 1 else f'{count} leads'}* ({some}{more})"


def holder_left(user: str, why: str, held: Mapping[Side, Holding]) -> Message:
    """To a manager: whoever had these leads can do nothing about them any more."""
    text = f":wave: {person(user)} {WORDS.get(why, _UNABLE)}."
    if not held:
        return Message(
            "Somebody left the team", [section(f"{text} They had no open leads, so nothing has to be done.")]
        )
    blocks = [section(f"{text} They hold no role now, and somebody else has to take over what they had:")]
    for side, some in held.items():
        count = "one lead" if some.count == 1 else f"{some.count} leads"
        blocks.append(section(f"*For {side}: {count}*\n{named(some)}"))
    until = "Until then, managers of that side are told what these leads wait for."
    give = actions(button("Hand over", Action.HAND_OVER_ALL, user, style="primary"))
    return Message("Somebody left leads behind", [*blocks, section(until), give])


def done_to_all(data: Mapping[str, Any], bulk_id: int) -> Message:
    """To whoever did something to many leads at once, who can undo it as long as it has an id."""
    at = moment(datetime.fromisoformat(str(data["at"])))
    text = _snoozed(data, at) if data["did"] == EventKind.SNOOZED else _all_handed_over(data, at)
    if data.get("undone"):
        text = _taken_back(data)
    undo = [actions(button("Undo", Action.UNDO_ALL, bulk_id))] if bulk_id else []
    return Message(text.partition("\n")[0], [section(text), *undo])


def _snoozed(data: Mapping[str, Any], at: str) -> str:
    count, day_, last = int(data["count"]), date.fromisoformat(str(data["day"])), date.fromisoformat(str(data["last"]))
    when = f"to {day(day_)}" if last == day_ else f"to {day(day_)} and, as that day is full, the days until {day(last)}"
    left = f" {data['left']} more are due: `/lead due today` lists them." if data.get("left") else ""
    return f":zzz: {_plural(count, 'follow-up')} snoozed by you {when}, {at}.{left}"


def _all_handed_over(data: Mapping[str, Any], at: str) -> str:
    whom, whose = people(dict.fromkeys(str(user) for user in data["new"])), person(str(data["before"]))
    return f":handshake: {_plural(int(data['count']), 'lead')} of {whose} handed over to {whom}, {at}."


def _taken_back(data: Mapping[str, Any]) -> str:
    what = "follow-up" if data["did"] == EventKind.SNOOZED else "lead"
    when = moment(datetime.fromisoformat(str(data["undone"])))
    text = f":leftwards_arrow_with_hook: You took it back, {when}: {_plural(int(data['back']), what)} as before."
    if not data.get("stay"):
        return text
    named = ", ".join(f"L-{number}" for number in data.get("numbers") or ())
    stay = _plural(int(data["stay"]), what)
    goes = "went on since, and stays as it is" if int(data["stay"]) == 1 else "went on since, and stay as they are"
    return f"{text} {stay}{f' ({named})' if named else ''} {goes}."


def _plural(count: int, what: str) -> str:
    return f"*1 {what}*" if count == 1 else f"*{count} {what}s*"
