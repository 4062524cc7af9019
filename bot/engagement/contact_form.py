"""The form about somebody in the buying group: who they are, what part they play, where, and how they joined."""

from collections.abc import Mapping
from typing import Any

from bot.engagement.buying_group import PART_WORDS, PROSPECT, Contact, Part
from bot.engagement.sheets import CONTACT_LABELS, ContactSheet, Introduction
from bot.lead.lines import short_name
from bot.slack.blocks import Block, context, input_block, modal, option, section, text_input
from bot.slack.ids import View
from bot.slack.text import plain
from bot.slack.typed import text_of, words_of

_NEW = Contact(0, "")


def contact_form(sheet: ContactSheet) -> Block:
    contact = sheet.contact or _NEW
    blocks = [
        section(f"Buying group of {short_name(sheet.lead)}"),
        _field("contact.name", text_input(contact.name, "Maria Lopez", longest=150), optional=False),
        _field("contact.title", text_input(contact.title, "COO", longest=150)),
        _field("contact.parts", _parts(contact)),
        _field("contact.place", text_input(contact.place, "Operations", longest=150)),
        _field(
            "contact.why",
            text_input(contact.why, "Asked in by the COO because her team will use it", longest=500),
        ),
        _field("contact.referred_by", text_input(contact.referred_by, "Jane Doe", longest=150)),
    ]
    if sheet.sees_contact_details:
        email: Block = {"type": "email_text_input", "placeholder": plain("maria@acme.example", 150)}
        email |= {"initial_value": contact.email} if contact.email else {}
        blocks.append(_field("contact.email", email))
        blocks.append(_field("contact.phone", text_input(contact.phone, "+1 555 0100", longest=50)))
    if sheet.contact and PROSPECT not in contact.said:
        remove = {"type": "checkboxes", "options": [option("remove", "They no longer belong to the group")]}
        blocks.append(input_block("contact.remove", "Take out", remove))
    blocks.append(context("A meeting with them waits until their part and their reason to join are known."))
    view, subject = (View.CONTACT, contact.id) if sheet.contact else (View.NEW_CONTACT, sheet.lead.id)
    title = "Contact" if sheet.contact else "New contact"
    return modal(view, title, blocks, submit="Save", close="Cancel", metadata=str(subject))


def _field(name: str, element: Block, *, optional: bool = True, hint: str = "") -> Block:
    return input_block(name, CONTACT_LABELS[name], element, optional=optional, hint=hint)


def _parts(contact: Contact) -> Block:
    made = {part: option(part, PART_WORDS[part][0], PART_WORDS[part][2].capitalize()) for part in Part}
    chosen = [made[part] for part in Part if part in contact.parts]
    boxes: Block = {"type": "checkboxes", "options": list(made.values())}
    return boxes | ({"initial_options": chosen} if chosen else {})


def typed_contact(typed: Mapping[str, Any]) -> Introduction:
    """Return what was filled in, from the fields of the submitted form."""
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
