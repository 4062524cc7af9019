"""Slack takes no message for an hour while people go on: afterwards each one arrives once, in order, as things are."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from bot.simulator.seen import Message
from storage.delivery import outbox
from tests.conversations.office import IN_ITS_MENU, Office
from tests.guarantees.conftest import Size
from tests.guarantees.crew import names

SAYING = ("chat.postMessage", "chat.update", "chat.postEphemeral", "conversations.open", "conversations.history")
APPROVER = "Who approves the purchase?"


class Outage:
    """Windows still open, messages are not taken: so people can do what leaves the most behind."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.names: Iterator[str] = names()

    def begins(self) -> None:
        for method in SAYING:
            self.office.slack.faults.next(method, times=1_000_000, status=503)

    def ends(self) -> None:
        self.office.slack.faults.clear()
        self.office.slack.calls.clear()

    async def offers(self, count: int) -> list[str]:
        brought = [f"Ada {name}" for _, name in zip(range(count), self.names, strict=False)]
        for name in brought:
            await self.office.mia_brings(who=f"{name}, from Fair")
        return brought

    async def accepted(self, name: str) -> None:
        await self.office.ravi.clicks("Accept", on=self.card(name))

    async def sent_back_and_corrected(self, name: str) -> None:
        await self.office.lena.clicks("Reject", on=self.card(name))
        reason = {"Reason": "Incomplete or wrong answers", "Which answers need fixing?": [APPROVER]}
        await self.office.lena.submits(reason)
        found = await self.office.mia.runs(f"/lead show {self.number(name)}", in_=self.office.sales)
        await self.office.mia.clicks("Details", on=found)
        await self.office.mia.clicks("Answer now")
        await self.office.mia.submits({APPROVER: "Ann Weber, CFO"})

    def cards(self, name: str) -> list[Message]:
        return [m for m in self.office.ravi.reads(self.office.sales) if name in m.text and not m.ephemeral]

    def card(self, name: str) -> Message:
        return self.cards(name)[0]

    def number(self, name: str) -> str:
        return self.card(name).text.split()[0].strip("*·")

    def notes(self, who: str, name: str) -> list[str]:
        """Return what a person was told about a lead, oldest first."""
        person = getattr(self.office, who)
        return [m.posted.text for m in person.reads(person.dm) if name in m.posted.text and not m.ephemeral]

    async def waiting(self) -> int:
        team = self.office.slack.workspace.team_id
        return await self.office.baton.database.read(outbox.waiting_count, team)


async def test_after_an_hour_everything_arrives_once_in_order_and_as_it_is_now(office: Office, size: Size) -> None:
    outage = Outage(office)
    accepted = await outage.offers(size.of(4, 100))
    returned = await outage.offers(size.of(4, 100))
    while await outage.waiting():
        await office.later(seconds=20)
    outage.begins()
    for name in accepted:
        await outage.accepted(name)
    for name in returned:
        await outage.sent_back_and_corrected(name)
    new = await outage.offers(size.of(6, 200))
    assert await outage.waiting() >= size.of(36, 1000)
    for _ in range(12):
        await office.later(minutes=5)
    outage.ends()
    for _ in range(4):
        await office.later(minutes=6)
    assert await outage.waiting() == 0

    for name in accepted:
        assert ["Accepted by" in card.text for card in outage.cards(name)] == [True]
        assert [len(outage.notes(who, name)) for who in ("mia", "ravi")] == [2, 1]
        assert _order(outage.notes("mia", name)) == ["is with sales", "was accepted"]
    for name in returned:
        earlier, card = outage.cards(name)
        assert "please use the newer card" in earlier.text
        assert "Ann Weber, CFO" in card.text
        assert card.labels == ["Accept", "Reject", "Details", *IN_ITS_MENU]
        assert not card.edited
        assert _order(outage.notes("mia", name)) == ["is with sales", "is with sales"]
    for name in new:
        assert [card.edited for card in outage.cards(name)] == [False]
        assert _order(outage.notes("mia", name)) == ["is with sales"]
    drawn = [call.args for call in office.slack.calls if call.method == "chat.update"]
    redrawn = Counter(args["ts"] for args in drawn if args["channel"] == office.sales.id)  # the cards
    assert set(redrawn.values()) == {1}
    assert len(redrawn) == len(accepted) + len(returned)


def _order(said: list[str]) -> list[str]:
    signs = ("is with sales", "was accepted", "was rejected")
    return [sign for text in said for sign in signs if sign in text]


async def test_a_card_that_was_taken_but_not_confirmed_before_the_hour_is_not_posted_again(office: Office) -> None:
    """Somebody sees it, sends it back, and it is offered again while nobody knows that it was posted."""
    outage = Outage(office)
    office.slack.faults.next("chat.postMessage", channel=office.sales.id).accepted_then_dropped()
    [name] = await outage.offers(1)
    await office.work()
    outage.begins()
    await outage.sent_back_and_corrected(name)
    for _ in range(12):
        await office.later(minutes=5)
    outage.ends()
    for _ in range(4):
        await office.later(minutes=6)
    earlier, card = outage.cards(name)
    assert "please use the newer card" in earlier.text
    assert card.labels == ["Accept", "Reject", "Details", *IN_ITS_MENU]


async def test_a_card_changed_twice_while_it_waits_is_posted_once_as_it_is_now(office: Office) -> None:
    card = await office.offered_card()
    office.slack.faults.next("chat.update", times=1_000_000, status=503)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "No need"})
    await office.work()
    await office.baton.database.transact(outbox.leave, office.slack.workspace.team_id, "card", "sales", 1, offer=1)
    office.slack.faults.clear()
    office.slack.calls.clear()
    for _ in range(2):  # an attempt may have been under way when Slack came back
        await office.later(minutes=4)  # less than ten in all: then the rejection can no longer be undone
    redrawn = [call for call in office.slack.calls if call.method == "chat.update"]
    assert len([call for call in redrawn if call.args["ts"] == card.ts]) == 1  # beside what Ravi can no longer undo
    assert "Rejected by @Ravi Rep: no need" in card.text


def test_names_are_no_part_of_one_another() -> None:
    found = [name for _, name in zip(range(500), names(), strict=False)]
    assert not [pair for pair in pairwise(found) if pair[0] in pair[1]]
