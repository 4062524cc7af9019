"""`/lead`: the form, prefilled with what was typed, or one of the subcommands."""

import html
from collections.abc import Awaitable, Callable

from bot.answers.matching import suggest
from bot.slack.blocks import Message, actions, button, section
from bot.slack.ids import Action
from bot.slack.text import esc
from commands.digest import preview_digest
from commands.intake import open_form
from commands.overview import find_leads, list_due, list_mine, show_one
from commands.responses import answer
from commands.visit import Visit
from commands.workspace import say_help, type_settings


async def type_lead(visit: Visit) -> None:
    """Route what was typed after `/lead`; anything that is not a subcommand is taken for a lead."""
    text = str(visit.body.get("text") or "").strip()
    word, _, rest = text.partition(" ")
    known = SUBCOMMANDS.get(word.lower())
    if known:
        await known(visit, rest.strip())
    elif meant := _mistyped(text):
        await answer(visit, _suggestion(text, meant))
    else:
        await open_form(visit, text)


def _mistyped(text: str) -> str:
    """Return the subcommand that was probably meant, "help" for a lone word that is not a name, else ""."""
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


SUBCOMMANDS: dict[str, Callable[[Visit, str], Awaitable[None]]] = {
    "help": say_help,
    "mine": list_mine,
    "show": show_one,
    "find": find_leads,
    "due": list_due,
    "digest": preview_digest,
    "settings": type_settings,
}
