"""Once one manager has acted, every other manager reads who did what, where they were asked."""

from bot.lead.people import Role
from bot.simulator.people import Person
from storage import workspaces
from tests.conversations.agreement import proposes_earlier_offers, signs
from tests.conversations.office import Office


async def _manages(office: Office, role: Role, *people: Person) -> None:
    ids = [person.id for person in people]
    await office.baton.database.transact(workspaces.set_members, office.slack.workspace.team_id, role, ids)


async def test_who_need_not_sign_any_more_reads_who_signed(office: Office) -> None:
    await _manages(office, Role.SALES_MANAGER, office.sofia, office.lena)
    await proposes_earlier_offers(office.max)
    theirs = await office.lena.sees("proposes a change to the lead definition", in_=office.lena.dm)
    waits = await office.max.sees("Your proposal for version 2 is out")
    await office.work()
    await signs(office.sofia)
    await office.work()
    for message in (theirs, waits):
        assert "for sales by @Sofia Sales Manager" in message.text
        assert not {"Sign", "Discuss", "Withdraw"} & set(message.labels)


async def test_what_is_withdrawn_asks_for_nothing_any_more(office: Office) -> None:
    await proposes_earlier_offers(office.max)
    theirs = await office.sofia.sees("proposes a change to the lead definition", in_=office.sofia.dm)
    waits = await office.max.sees("Your proposal for version 2 is out")
    await office.work()
    await office.max.clicks("Withdraw", on=waits)
    await office.work()
    assert not {"Sign", "Discuss"} & set(theirs.labels)


async def test_who_saw_to_the_leads_of_somebody_who_left_is_read_by_the_other(office: Office) -> None:
    await _manages(office, Role.MARKETING_MANAGER, office.max, office.lena)
    await office.mia_brings()
    await office.ravi.sees("L-1", in_=office.sales)
    office.slack.deactivate(office.mia)
    mine, other = await office.max.sees("L-1", in_=office.max.dm), await office.lena.sees("L-1", in_=office.lena.dm)
    await office.work()
    await office.max.clicks("Hand over", on=mine)
    await office.max.submits({"Who takes over for marketing?": office.max})
    await office.work()
    assert "@Max Marketing Manager handed over what @Mia Marketer had" in other.text
    assert other.labels == []
