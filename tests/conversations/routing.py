"""The things managers do again and again in the tests of routing."""

from bot.simulator.people import Person
from tests.conversations.office import READY, Office, brings

SUGGESTED = "Suggested to the rep whose turn it is"
ASSIGNED = "Only the rep whose turn it is may accept"
WHOLE = "The whole channel may accept"


async def opens_routing(manager: Person) -> None:
    await manager.clicks("Settings", on=await manager.opens_home())
    await manager.clicks("Routing")


async def changes_all_reps(manager: Person, how: str = SUGGESTED, **also: object) -> None:
    """On the page: the group that there is from the first works otherwise."""
    await manager.clicks("Edit", near="All reps: all")
    fields = {name.replace("_", " "): value for name, value in also.items()}
    await manager.submits({"How leads are offered": how, **fields})


async def sets_up_turns(manager: Person, how: str = SUGGESTED, **also: object) -> None:
    """Everybody takes turns from now on."""
    await opens_routing(manager)
    await changes_all_reps(manager, how, **also)
    await manager.clicks("Put in force")
    await manager.closes(everything=True)


async def a_lead_comes(office: Office, name: str, company: str = "", **also: str) -> None:
    """Mia brings a lead that is ready, of that name."""
    first = name.split()[0].lower()
    domain = f"{(company or name).split()[-1].lower()}.example"
    at = f" at {company}" if company else ""
    await brings(office.mia, office.sales, READY, f"{name}{at}, {first}@{domain}, from Fair", **also)
