"""Every Monday both teams read the same numbers, once."""

from tests.conversations.office import READY, Office


async def test_both_channels_get_the_same_digest_once_a_week(office: Office) -> None:
    card = await office.offered_card()
    await office.ravi.clicks("Accept", on=card)
    await office.mia_brings({**READY, "When do they want to buy?": "6 to 9 months"}, who="Bo Lind, bo@north.example")
    await office.mia_brings(who="Al Stone, al@stone.example, from Fair")
    card = await office.ravi.sees("L-3 · Al Stone", in_=office.sales)
    await office.ravi.clicks("Reject", on=card)
    await office.ravi.submits({"Reason": "no money"})
    await office.later(days=6, hours=20)
    assert not digests(office, office.sales)
    await office.later(hours=4)
    sales, marketing = digests(office, office.sales), digests(office, office.marketing)
    assert len(sales) == len(marketing) == 1
    assert sales[0].text == marketing[0].text
    for line in ("Sent to sales: 2", "Accepted: 1 · rejected: 1", "Rejected for “no money”: 1", "Webinar Q3: 1 sent"):
        assert line in sales[0].text
    await office.later(days=3)
    assert len(digests(office, office.sales)) == 1
    await office.later(days=4)
    assert len(digests(office, office.sales)) == 2


async def test_the_digest_can_be_read_privately_at_any_time(office: Office) -> None:
    await office.offered_card()
    answer = await office.mia.runs("/lead digest", in_=office.sales)
    assert answer.ephemeral
    assert "Sent to sales: 1" in answer.text


def digests(office: Office, channel: object) -> list[object]:
    return [m for m in office.max.reads(channel) if "what became of our leads" in m.text]
