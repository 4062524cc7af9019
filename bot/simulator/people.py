"""A person at a Slack client: types, presses, fills, reads; what they cannot see they cannot use."""

import asyncio
from typing import Any

from bot.simulator import payloads
from bot.simulator.acts import modals, presses, words
from bot.simulator.errors import NotVisible
from bot.simulator.form import Form
from bot.simulator.reader import Reader
from bot.simulator.records import Channel, InstalledApp, User, View
from bot.simulator.seen import HomeView, Message
from bot.simulator.stage import Stage

On = Message | HomeView | Form | None


class Person(Reader):
    """Acts return once the app's acknowledgement has been handled.

    An act whose delivery fails or takes too long raises NotAcknowledged, unless it is done `patient`ly.
    """

    def __init__(self, stage: Stage, user: User) -> None:
        super().__init__(stage, user)
        self._filling: set[asyncio.Task[Any]] = set()

    async def says(
        self,
        text: str,
        in_: Channel | None = None,
        thread: Message | None = None,
        *,
        also: bool = False,
        patient: bool = False,
    ) -> Message:
        """Say something; `also` ticks "Also send to …" under a reply in a thread."""
        channel = thread.channel if thread else in_ or self.dm
        parent = thread.posted if thread else None
        return self._see(await words.say(self._stage, self.user, text, channel, parent, also=also, patient=patient))

    async def shares(
        self,
        name: str,
        content: bytes,
        in_: Channel | None = None,
        thread: Message | None = None,
        *,
        text: str = "",
        patient: bool = False,
    ) -> Message:
        """Drop a file into a conversation, with `text` beside it."""
        file = self._stage.workspace.files.add(self.user, name, content)
        channel = thread.channel if thread else in_ or self.dm
        parent = thread.posted if thread else None
        return self._see(await words.share(self._stage, self.user, [file], text, channel, parent, patient=patient))

    async def edits(self, message: Message, text: str, *, patient: bool = False) -> None:
        """Edit a message of one's own."""
        await words.edit_own(self._stage, self.user, message.posted, text, patient=patient)

    async def deletes(self, message: Message) -> None:
        """Delete one's own message or, as an administrator, anybody's."""
        await words.delete(self._stage, self.user, message.posted)

    async def runs(
        self,
        line: str,
        in_: Channel | None = None,
        thread: Message | None = None,
        *,
        patient: bool = False,
    ) -> Message | None:
        """Run a slash command (`/word text`); the newest message it made for this person alone, or None."""
        parent = thread.posted if thread else None
        channel = thread.channel if thread else in_ or self.dm
        answer = await words.run(self._stage, self.user, line, channel, parent, patient=patient)
        return self._see(answer) if answer else None

    async def clicks(
        self,
        label: str,
        on: On = None,
        *,
        near: str | None = None,
        confirm: bool = True,
        patient: bool = False,
    ) -> None:
        """Press a button or a menu entry by its words; `near` picks the first one at or below other words.

        A confirmation is confirmed, or with `confirm=False` dismissed: then nothing is delivered.
        """
        place = self._place(on)
        if not confirm and presses.find_confirm(label, place, near, self._names):
            return
        await presses.click(self._stage, self.user, self._names, label, place, near, patient=patient)

    async def chooses(self, label: str, option: Any, on: On = None, *, patient: bool = False) -> None:
        """Pick `option` in the menu, picker or group of choices that `label` (or a placeholder) names."""
        place = self._place(on)
        await presses.choose(self._stage, self.user, self._names, label, option, place, patient=patient)

    async def uses_shortcut(
        self, name: str, on: Message | None = None, *, app: InstalledApp | None = None, patient: bool = False
    ) -> None:
        """A global shortcut by its name, or with `on` a message shortcut; of any app that has it, or of this one."""
        message = on.posted if on else None
        await presses.use_shortcut(self._stage, self.user, name, message, app, patient=patient)

    def fills(self, values: dict[str, Any]) -> "asyncio.Future[Form | None]":
        """Fill inputs of the modal by their labels. Nothing is delivered, so nothing need be awaited,

        except where an input dispatches or an external menu asks the app: await the result then.
        """
        slow = modals.fill(self._stage, self.user, self._names, self._modal().view, values)
        task = asyncio.get_running_loop().create_task(self._fill_slowly(self._modal(), slow))
        self._filling.add(task)
        task.add_done_callback(self._filling.discard)
        return task

    async def is_offered(self, label: str, typed: str) -> list[str]:
        """Type into an external menu of the modal; what it offers then."""
        return await presses.search(self._stage, self.user, self._names, label, typed, self._modal().view)

    async def submits(self, values: dict[str, Any] | None = None, *, patient: bool = False) -> Form | None:
        """Fill what is given, press submit; the modal in front afterwards, or None."""
        if values:
            await self.fills(values)
        await asyncio.gather(*self._filling)
        form = self._modal()
        if "submit" not in form.view.definition:
            raise NotVisible(f"this modal cannot be submitted: {form}")
        await modals.submit(self._stage, self.user, form.view, patient=patient)
        return self.modal

    async def closes(self, *, everything: bool = False, patient: bool = False) -> Form | None:
        """Close the modal in front, or all of them (the X); the one beneath, or None."""
        view = self._modal().view
        await modals.close(self._stage, self.user, view, everything=everything, patient=patient)
        return self.modal

    def leaves(self) -> list[View]:
        """Turn away from the modals in front, at this device, and leave them open; `turns_to` comes back to them."""
        return self._stage.workspace.stacks.pop(self.id, [])

    def turns_to(self, window: list[View]) -> "Person":
        """Come back to modals that were left open, whatever was opened elsewhere meanwhile."""
        self._stage.workspace.stacks[self.id] = window
        return self

    async def opens_home(self, app: InstalledApp | None = None) -> HomeView:
        """Look at the Home tab of an app, or of the first; raises NotVisible when it shows nothing there."""
        await self._opens("home", app or self._stage.first_app)
        home = self._home(app or self._stage.first_app)
        if home is None:
            raise NotVisible(f"{self.name} sees an empty Home tab")
        return home

    async def opens_messages(self, app: InstalledApp | None = None) -> None:
        """Look at the Messages tab of an app, or of the first."""
        await self._opens("messages", app or self._stage.first_app)

    async def _opens(self, tab: str, app: InstalledApp) -> None:
        stage = self._stage
        event = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": stage.workspace.direct_channel(app, self.id).id,
            "tab": tab,
            "event_ts": stage.workspace.mint.ts(),
        }
        view = stage.workspace.homes.get((app.id, self.id))
        if view and tab == "home":
            event["view"] = payloads.in_view(stage.workspace, view)["view"]
        before = stage.deliveries.in_flight
        stage.workspace.tell("app_home_opened", event, None, app)
        await asyncio.gather(*(stage.deliveries.in_flight - before))

    async def _fill_slowly(self, form: Form, values: dict[str, Any]) -> Form | None:
        for label, given in values.items():
            await presses.choose(self._stage, self.user, self._names, label, given, form.view, patient=False)
        return self.modal

    def _place(self, on: On) -> presses.Place:
        if on is None:
            return self._modal().view
        return on.posted if isinstance(on, Message) else on.view
