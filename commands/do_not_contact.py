"""The do-not-contact list: a manager answers a rep, and keeps the list."""

from bot.do_not_contact.page import do_not_contact as do_not_contact_view
from bot.do_not_contact.suppress import decide_suppression, do_not_contact, lift, suppress
from commands.visit import Visit


async def confirm_suppression(visit: Visit) -> None:
    lead = await visit.desk.transact(decide_suppression, visit.person, visit.lead_id, True, visit.key)
    await visit.ack()
    if lead:
        await visit.tell(f"Confirmed. Nobody is offered the contact of {lead.label} again.")


async def confirm_domain(visit: Visit) -> None:
    asked, seen = (visit.person, visit.lead_id, True, visit.key), visit.drawn_from
    lead = await visit.desk.transact(decide_suppression, *asked, everybody=True, domain_seen=seen)
    await visit.ack()
    if lead:
        await visit.tell(f"Confirmed. Nobody is offered a contact at the company of {lead.label} again.")


async def drop_suppression(visit: Visit) -> None:
    lead = await visit.desk.transact(decide_suppression, visit.person, visit.lead_id, False, visit.key)
    await visit.ack()
    if lead:
        await visit.tell(f"The contact of {lead.label} may still be contacted. The lead itself stays closed.")


async def open_do_not_contact(visit: Visit) -> None:
    await visit.open(do_not_contact_view(await visit.desk.read(do_not_contact, visit.person)))
    await visit.ack()


async def submit_do_not_contact(visit: Visit) -> None:
    """Add to the list, and show it with the new entry."""
    entries = await visit.desk.transact(suppress, visit.person, str(visit.typed.get("whom") or ""), visit.key)
    await visit.turn_to(do_not_contact_view(entries, visit.shown_id + 1))


async def press_lift(visit: Visit) -> None:
    entries = await visit.desk.transact(lift, visit.person, visit.lead_id, visit.key)
    await visit.ack()
    await visit.redraw(str(visit.view.get("id")), do_not_contact_view(entries, visit.shown_id))
