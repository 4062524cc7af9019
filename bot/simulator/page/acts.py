"""Every act the browser can ask for, by name; each answers `{}` or says what went wrong."""

from collections.abc import Awaitable, Callable

from bot.simulator.acts import modals, words
from bot.simulator.errors import NotVisible
from bot.simulator.page.acting import Acting
from bot.simulator.people import Person
from bot.simulator.records import Json, View
from bot.simulator.seen import Message
from bot.simulator.slack import Simulator

Act = Callable[[Simulator, Acting, Person, Json], Awaitable[Json | None]]


def _problem(error: str | None) -> Json | None:
    return {"problem": f"The app did not take this: {error}"} if error else None


async def say(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    """Type a message or a slash command where the person is, in a thread if `ts` is given."""
    channel = slack.workspace.channels[given["channel"]]
    thread = _message(slack, person, given) if given.get("ts") else None
    text = given["text"].strip()
    if text.startswith("/"):
        await person.runs(text, in_=channel, thread=thread, patient=True)
    else:
        await person.says(text, in_=channel, thread=thread, patient=True)
    return None


async def share(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    """Send a message with the files that were uploaded, in a thread if `ts` is given."""
    channel = slack.workspace.channels[given["channel"]]
    thread = _message(slack, person, given).posted if given.get("ts") else None
    files, text = acting.files_of(person, given["files"]), str(given.get("text") or "").strip()
    await words.share(slack.stage, person.user, files, text, channel, thread, patient=True)
    return None


async def press(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    place = acting.place(person, given["place"])
    acting.keep(person, place, given.get("values", {}))
    return _problem(await acting.press(person, place, given))


async def choose(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    place = acting.place(person, given["place"])
    acting.keep(person, place, given.get("values", {}))
    return _problem(await acting.choose(person, place, given))


async def suggest(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    return {"options": await acting.suggest(person, acting.place(person, given["place"]), given)}


async def submit(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    view = _modal(acting, person, given)
    acting.keep(person, view, given.get("values", {}))
    await modals.submit(slack.stage, person.user, view, patient=True)
    return None


async def close(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    _modal(acting, person, given)
    await person.closes(everything=bool(given.get("everything")), patient=True)
    return None


async def shortcut(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    message = _message(slack, person, given) if given.get("ts") else None
    await person.uses_shortcut(given["name"], on=message, app=slack.workspace.apps[given["app"]], patient=True)
    return None


async def look(slack: Simulator, acting: Acting, person: Person, given: Json) -> Json | None:
    """Open a tab of an app: its Home or its messages."""
    app = slack.workspace.apps[given["app"]]
    if given["tab"] == "messages":
        await person.opens_messages(app)
    else:
        try:
            await person.opens_home(app)
        except NotVisible:
            return None  # the page says that there is nothing yet
    return None


def _modal(acting: Acting, person: Person, given: Json) -> View:
    view = acting.place(person, given["place"])
    if not isinstance(view, View) or view.definition["type"] != "modal":
        raise NotVisible("this modal is no longer open")
    return view


def _message(slack: Simulator, person: Person, given: Json) -> Message:
    channel = slack.workspace.channels[given["channel"]]
    for message in person.reads(channel):
        if message.ts == given["ts"]:
            return message
    raise NotVisible("this message is no longer there")


ACTS: dict[str, Act] = {
    "say": say,
    "share": share,
    "press": press,
    "choose": choose,
    "suggest": suggest,
    "submit": submit,
    "close": close,
    "shortcut": shortcut,
    "look": look,
}
