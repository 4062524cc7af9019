"""Messages about leads that come to somebody else, and to managers about leads that somebody left behind."""

from collections.abc import Mapping, Sequence

from bot.handover.forms import named
from bot.handover.sheet import Holding
from bot.lead.lifecycle import STAGE_WORDS
from bot.lead.lines import contact_line, details_button, name_line, plain_name, short_name
from bot.lead.reader import Reader
from bot.lead.record import Lead, Listed
from bot.lead.team.sides import Side
from bot.lead.team.standing import WORDS
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import person

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
