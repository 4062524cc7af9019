"""Contacts of the buying group: added and changed in a form, from Details or from the note about a hold."""

from bot.engagement.contact_form import contact_form
from bot.engagement.introduce import Introduction, add_contact, change_contact
from bot.engagement.look_up import named_to_change, to_add_contact, to_change_contact
from commands.log_conversation import text_of, words_of
from commands.show_details import redraw_beneath
from commands.visit import Visit


async def open_new_contact(visit: Visit) -> None:
    await visit.open(contact_form(await visit.desk.read(to_add_contact, visit.person, visit.lead_id)))
    await visit.ack()


async def open_contact(visit: Visit) -> None:
    """Whom a button or the menu in Details names; one that only an answer names so far is saved now."""
    if visit.value.isdecimal():
        sheet = await visit.desk.read(to_change_contact, visit.person, visit.number)
    else:
        lead_id, name = visit.shown_id, visit.chosen_words
        sheet = await visit.desk.transact(named_to_change, visit.person, lead_id, name)
    await visit.open(contact_form(sheet))
    await visit.ack()


async def submit_new_contact(visit: Visit) -> None:
    await visit.desk.transact(add_contact, visit.person, visit.lead_id, _said(visit), visit.key)
    await visit.ack()
    await redraw_beneath(visit, visit.lead_id)


async def submit_contact(visit: Visit) -> None:
    lead_id = await visit.desk.transact(change_contact, visit.person, visit.number, _said(visit), visit.key)
    await visit.ack()
    await redraw_beneath(visit, lead_id)


def _said(visit: Visit) -> Introduction:
    typed = visit.typed
    private = "contact.email" in typed
    return Introduction(
        name=text_of(typed, "contact.name"),
        title=text_of(typed, "contact.title"),
        parts=words_of(typed, "contact.parts"),
        why=text_of(typed, "contact.why"),
        referred_by=text_of(typed, "contact.referred_by"),
        place=text_of(typed, "contact.place"),
        email=text_of(typed, "contact.email") if private else None,
        phone=text_of(typed, "contact.phone") if private else None,
        remove="remove" in words_of(typed, "contact.remove"),
    )
