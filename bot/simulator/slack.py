"""A local Slack: one workspace with people, channels and apps, served over real HTTP and WebSockets."""

from collections.abc import Iterable

from bot.simulator import events
from bot.simulator.api.handler import LoggedCall, WebApi
from bot.simulator.deliveries import Deliveries, Delivery, Kind
from bot.simulator.faults import Faults
from bot.simulator.installing import install, uninstall
from bot.simulator.minting import Clock
from bot.simulator.people import Person
from bot.simulator.rate_limits import RateLimits
from bot.simulator.records import Channel, InstalledApp, Json, User
from bot.simulator.response_urls import ResponseUrls
from bot.simulator.server import Server
from bot.simulator.signed_http import SignedHttp
from bot.simulator.sockets import SocketMode
from bot.simulator.stage import Stage
from bot.simulator.triggers import Triggers
from bot.simulator.wire import user_json
from bot.simulator.workspace import Workspace

ACK_SECONDS = 3.0
TRIGGER_SECONDS = 3.0
EVENT_RETRY_SECONDS = (1.0, 60.0, 300.0)


class Simulator:
    """`ack_seconds`, `trigger_seconds` and the retry delays are Slack's own unless a test shortens them."""

    def __init__(
        self,
        clock: Clock,
        *,
        rate_limits: bool = False,
        ack_seconds: float = ACK_SECONDS,
        trigger_seconds: float = TRIGGER_SECONDS,
        event_retry_seconds: tuple[float, ...] = EVENT_RETRY_SECONDS,
    ) -> None:
        self.workspace = Workspace(clock)
        self.workspace.users["USLACKBOT"] = User("USLACKBOT", "Slackbot", "slackbot", app_id="A00")
        self.faults = Faults()
        self.sockets = SocketMode(self.workspace)
        self.people: dict[str, Person] = {}
        self.api_url = ""
        self.base_url = ""
        self._http = SignedHttp()
        self._deliveries = Deliveries(
            self.workspace, self.sockets.carry, self._http.carry, ack_seconds, event_retry_seconds
        )
        triggers = Triggers(self.workspace.mint, trigger_seconds)
        response_urls = ResponseUrls(self.workspace)
        limits = RateLimits(clock) if rate_limits else None
        self._api = WebApi(self.workspace, triggers, self.sockets, self.faults, limits)
        self.server = Server(self._api, self.sockets, response_urls, self.workspace.files, self.workspace.uploads)
        self.stage = Stage(self.workspace, triggers, response_urls, self._deliveries)
        events.pass_on(self.workspace, self._deliveries.send_event)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; afterwards `api_url` says where (`http://host:port/api/`)."""
        self.base_url = await self.server.start(host, port)
        self.api_url = f"{self.base_url}/api/"

    async def stop(self) -> None:
        await self._deliveries.stop()
        await self.server.stop()
        await self._http.close()

    @property
    def calls(self) -> list[LoggedCall]:
        """Every Web API call so far, refused and failed ones included."""
        return self._api.calls

    @property
    def deliveries(self) -> list[Delivery]:
        """Everything delivered to apps so far, in order."""
        return self._deliveries.log

    async def deliver_again(self, delivery: Delivery) -> Delivery:
        """Send a logged delivery once more: the same payload in the same envelope. Its answer changes nothing."""
        return await self._deliveries.again(delivery)

    async def deliver(self, app: InstalledApp, kind: Kind, payload: Json) -> Delivery:
        """Send a payload that nobody's act brings about, once; how it went is in what is returned."""
        return await self._deliveries.send(app, kind, payload)

    async def settle(self) -> None:
        """Wait until every event on its way to an app has been acknowledged or has failed."""
        await self._deliveries.settle()

    def install(self, manifest: Json, request_url: str | None = None) -> InstalledApp:
        """Install an app from its manifest; raises ValueError for one that Slack would refuse."""
        return install(self.workspace, manifest, request_url)

    def uninstall(self, app: InstalledApp) -> None:
        """Remove an app: its tokens die, and it hears app_uninstalled and tokens_revoked if subscribed."""
        uninstall(self.workspace, app)

    async def verify_url(self, app: InstalledApp) -> None:
        """Send the url_verification challenge to `app.request_url`; raises SlackError if it is not met."""
        await self._http.verify_url(app)

    async def connected(self, app: InstalledApp, connections: int = 1, timeout: float = 5.0) -> bool:
        """Wait until the app has so many Socket Mode connections open."""
        enough = await self.workspace.changes.until(lambda: self.sockets.connected(app) >= connections or None, timeout)
        return bool(enough)

    def person(
        self, name: str, tz: str = "UTC", deactivated: bool = False, *, admin: bool = False, email: str = ""
    ) -> Person:
        """Somebody in the workspace; `tz` is an IANA zone."""
        user = self.workspace.add_user(name, tz=tz, deactivated=deactivated, is_admin=admin, email=email)
        person = Person(self.stage, user)
        self.people[user.id] = person
        return person

    def channel(self, name: str, members: Iterable[Person] = (), private: bool = False, app: bool = True) -> Channel:
        """A channel; with `app`, every installed app's bot joins it."""
        channel = self.workspace.add_channel(name, [person.id for person in members], private=private)
        for installed in list(self.workspace.apps.values()) if app else []:
            self.invite(installed, channel)
        return channel

    def invite(self, who: InstalledApp | Person, channel: Channel, by: Person | None = None) -> None:
        user_id = who.bot_user_id if isinstance(who, InstalledApp) else who.id
        self.workspace.join(channel, user_id, by.id if by else channel.creator)

    def remove(self, who: InstalledApp | Person, channel: Channel) -> None:
        user_id = who.bot_user_id if isinstance(who, InstalledApp) else who.id
        self.workspace.leave(channel, user_id)

    def archive(self, channel: Channel) -> None:
        channel.archived = True
        self.workspace.changes.announce()

    def deactivate(self, person: Person) -> None:
        self._change(person, deactivated=True)

    def reactivate(self, person: Person) -> None:
        self._change(person, deactivated=False)

    def make_guest(self, person: Person) -> None:
        self._change(person, guest=True)

    def moves(self, person: Person, tz: str) -> None:
        """Somebody's computer is in another time zone now, and their profile says so."""
        self._change(person, tz=tz)

    def sets_status(self, person: Person, text: str, emoji: str = "", until: int = 0) -> None:
        """Somebody sets their status, which ends at `until` (Unix seconds; 0: never)."""
        self._change(person, status_text=text, status_emoji=emoji, status_expiration=until)

    def _change(self, person: Person, **to: bool | str | int) -> None:
        """Somebody's account changes, and apps hear of it."""
        for name, value in to.items():
            setattr(person.user, name, value)
        event = {
            "type": "user_change",
            "user": user_json(self.workspace, person.user, with_email=False),
            "cache_ts": self.workspace.now(),
            "event_ts": self.workspace.mint.ts(),
        }
        self.workspace.tell("user_change", event)

    def usergroup(self, handle: str, members: Iterable[Person]) -> str:
        """A user group (`@handle`); its id."""
        group_id = self.workspace.mint.id("S")
        people = [person.id for person in members]
        group = {"id": group_id, "team_id": self.workspace.team_id, "is_usergroup": True, "name": handle}
        self.workspace.usergroups[group_id] = group | {"handle": handle, "users": people, "date_delete": 0}
        return group_id

    def regroup(self, group_id: str, members: Iterable[Person]) -> None:
        """Somebody joins or leaves a user group, and apps hear who: the change alone, as Slack tells it."""
        group, now = self.workspace.usergroups[group_id], [person.id for person in members]
        before, group["users"] = group["users"], now
        added, removed = [u for u in now if u not in before], [u for u in before if u not in now]
        event: Json = {"type": "subteam_members_changed", "subteam_id": group_id, "team_id": self.workspace.team_id}
        event |= {"date_previous_update": group.get("date_update", 0), "date_update": self.workspace.now()}
        event |= {"added_users": added, "added_users_count": len(added)} if added else {}
        event |= {"removed_users": removed, "removed_users_count": len(removed)} if removed else {}
        group["date_update"] = self.workspace.now()
        self.workspace.tell("subteam_members_changed", event | {"event_ts": self.workspace.mint.ts()})

    def disable_group(self, group_id: str) -> None:
        """Somebody disables a user group: it is listed no more, and apps hear of it as of an update."""
        group = self.workspace.usergroups[group_id]
        group["date_delete"] = self.workspace.now()
        told = {"type": "subteam_updated", "subteam": {**group, "user_count": len(group["users"])}}
        self.workspace.tell("subteam_updated", told | {"event_ts": self.workspace.mint.ts()})
