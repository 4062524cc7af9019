"""`/lead`: the form, prefilled with what was typed, or one of the subcommands."""

import html
from collections.abc import Awaitable, Callable

from bot.answers.matching import suggest
from bot.digest.message import digest as digest_view
from bot.digest.post import digest_so_far
from bot.intake.intake_form import intake_form
from bot.intake.look_up import to_capture
from bot.intake.reading import parse_intake
from bot.lead.record import Details
from bot.overview.details import details_message
from bot.overview.lists import lead_list
from bot.overview.look_up import find, follow_ups, mine, numbered
from bot.slack.blocks import Message, actions, button, section
from bot.slack.help import help_message
from bot.slack.ids import Action
from bot.slack.text import esc
from bot.workspace.settings_form import settings_form
from bot.workspace.settle_in import settings
from commands.visit import Visit


async def type_lead(visit: Visit) -> None:
    """Route what was typed after `/lead`; anything that is no subcommand is taken for a lead."""
    text = str(visit.body.get("text") or "").strip()
    word, _, rest = text.partition(" ")
    known = SUBCOMMANDS.get(word.lower())
    if known:
        await known(visit, rest.strip())
    elif meant := _mistyped(text):
        await _answer(visit, _suggestion(text, meant))
    else:
        await open_form(visit, text)


def _mistyped(text: str) -> str:
    """The subcommand that was probably meant, "help" for a lone word that is no name, else empty."""
    word = text.split(" ")[0]
    if not word or word != word.lower() or any(mark in text for mark in ",;@<|\n"):
        return ""
    alone = " " not in text
    return suggest(word, list(SUBCOMMANDS)) or ("help" if alone and word.isascii() else "")


def _suggestion(text: str, meant: str) -> Message:
    typed = esc(html.unescape(text), 80)
    words = (
        f"I do not know `/lead {typed}`. Did you mean `/lead {meant}`? "
        "`/lead help` lists everything. If it is a person, press *New lead* and it goes into the form."
    )
    return Message(words, [section(words), actions(button("New lead", Action.NEW_LEAD, text[:1900] or "0"))])


async def open_form(visit: Visit, text: str) -> None:
    """Open the form for a new lead with what was typed in its fields."""
    profile = await visit.desk.read(to_capture, visit.person)
    await visit.open(intake_form(details_from(text), profile=profile), typed=html.unescape(text))
    await visit.ack()


def details_from(text: str) -> Details:
    """What somebody typed about a lead, each part in its field and the rest in the notes."""
    found = parse_intake(text)
    return Details(found.name, found.company, found.email, found.title, found.phone, found.source, notes=found.notes)


async def press_new_lead(visit: Visit) -> None:
    """The New lead button and shortcut; a suggestion's button brings what was typed along."""
    await open_form(visit, visit.value if visit.value != "0" else "")


async def turn_into_lead(visit: Visit) -> None:
    """The message shortcut: the form, filled from the message."""
    message = visit.body.get("message") or {}
    await open_form(visit, str(message.get("text") or "")[:3000])


async def _answer(visit: Visit, message: Message) -> None:
    await visit.ack(text=message.text, blocks=message.blocks, response_type="ephemeral")


async def _help(visit: Visit, rest: str) -> None:
    await _answer(visit, help_message())


async def _mine(visit: Visit, rest: str) -> None:
    found = await visit.desk.read(mine, visit.person)
    await _answer(visit, lead_list("Your leads", found, "You have no leads yet. `/lead` adds the first one."))


async def _show(visit: Visit, rest: str) -> None:
    await _answer(visit, details_message(await visit.desk.read(numbered, visit.person, html.unescape(rest))))


async def _find(visit: Visit, rest: str) -> None:
    wanted = html.unescape(rest)
    if not wanted:
        nothing = "What shall I look for? For example: `/lead find acme`."
        await _answer(visit, Message(nothing, [section(nothing)]))
        return
    found = await visit.desk.read(find, visit.person, wanted)
    nothing = f"Nothing matches “{esc(wanted, 80)}”. Try a part of the name or company, or `/lead mine`."
    await _answer(visit, lead_list(f"Leads that match “{wanted[:80]}”", found, nothing))


async def _due(visit: Visit, rest: str) -> None:
    found = await visit.desk.read(follow_ups, visit.person)
    nothing = "No follow-ups in the next two weeks. I will write to you when the next one comes."
    await _answer(visit, lead_list("Your follow-ups", found, nothing))


async def _digest(visit: Visit, rest: str) -> None:
    await _answer(visit, digest_view(await visit.desk.read(digest_so_far, visit.person), so_far=True))


async def _settings(visit: Visit, rest: str) -> None:
    await visit.open(settings_form(await visit.desk.read(settings, visit.person)))
    await visit.ack()


SUBCOMMANDS: dict[str, Callable[[Visit, str], Awaitable[None]]] = {
    "help": _help,
    "mine": _mine,
    "show": _show,
    "find": _find,
    "due": _due,
    "digest": _digest,
    "settings": _settings,
}
