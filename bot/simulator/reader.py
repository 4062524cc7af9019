"""The view a person has in front of them: messages, the modal on top, the Home tab."""

from bot.simulator.errors import NotVisible
from bot.simulator.form import Form
from bot.simulator.reading import NamesFor
from bot.simulator.records import Channel, InstalledApp, Posted, User
from bot.simulator.seen import HomeView, Message
from bot.simulator.stage import Stage


class Reader:
    """The half of a person that looks; `Person` adds the half that acts."""

    def __init__(self, stage: Stage, user: User) -> None:
        self._stage = stage
        self._names = NamesFor(stage.workspace, user)
        self.user = user

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def name(self) -> str:
        return self.user.name

    @property
    def dm(self) -> Channel:
        """The direct messages with the first installed app."""
        return self._stage.workspace.direct_channel(self._stage.first_app, self.id)

    def reads(self, in_: Channel | None = None) -> list[Message]:
        """The messages this person can see now, oldest first, ephemeral ones and threads included."""
        return [self._see(posted) for posted in self._stage.workspace.visible_to(self.id, in_)]

    async def sees(self, text: str, in_: Channel | None = None, timeout: float = 20.0) -> Message:
        """The newest visible message that says `text`; waits up to `timeout` real seconds for it."""

        def look() -> Message | None:
            return next((message for message in reversed(self.reads(in_)) if text in message.text), None)

        found = await self._stage.workspace.changes.until(look, timeout)
        if found is None:
            raise NotVisible(f"{self.name} sees no {text!r}, but: {self.reads(in_)}")
        return found

    @property
    def modal(self) -> Form | None:
        """The modal in front of this person, if any."""
        stack = self._stage.workspace.stacks.get(self.id)
        return Form(stack[-1], self._names) if stack else None

    @property
    def home(self) -> HomeView | None:
        """The Home tab of the first app, if it has ever published one for this person."""
        return self._home(self._stage.first_app)

    def _home(self, app: InstalledApp) -> HomeView | None:
        view = self._stage.workspace.homes.get((app.id, self.id))
        return HomeView(view, self._names) if view else None

    def _modal(self) -> Form:
        if self.modal is None:
            raise NotVisible(f"{self.name} has no modal open")
        return self.modal

    def _see(self, posted: Posted) -> Message:
        return Message(self._stage.workspace, posted, self.id, self._names)

    def __repr__(self) -> str:
        return f"<Person {self.name} {self.id}>"
