"""Somebody who approves or judges joins late: they are to be asked what they require, and what that touches is vetted
again."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.engagement.buying_group import SEEDED_BY, TOUCHES, Contact, Part, group_of, named, same_name
from bot.engagement.responsibility import responsible
from bot.lead.access import lead_of
from bot.lead.kinds import EventKind, NoticeKind
from bot.lead.lifecycle import Stage
from bot.lead.people import Person
from bot.lead.record import Lead
from storage import history
from storage.answers import answered
from storage.delivery import outbox
from storage.engagement import contacts, conversations
from storage.sql import Transaction


def hear_out(tx: Transaction, lead: Lead, by: Person, contact: Contact, gained: Collection[Part]) -> Lead:
    """Note that a contact came to play these parts. If one of them decides, and the talks have begun, whoever has the
    lead is told to ask them, and answers that hang on it count as vetted no more. Returns the lead as it is then."""
    keys = list(dict.fromkeys(key for part in Part if part in gained for key in TOUCHES.get(part, ())))
    if not keys or not _has_begun(tx, lead):
        return lead
    vetted = {key: answer for key in keys if (answer := lead.answers.get(key)) and answer.vetted_by}
    again = {key: replace(answer, vetted_by="", vetted_at=None) for key, answer in vetted.items()}
    answered.copy(tx, lead, again)
    said: dict[str, Any] = {"name": contact.name, "contact_id": contact.id, "questions": list(again)}
    history.record(tx, lead, EventKind.JOINED_LATE, by.user_id, **said)
    about: dict[str, Any] = {"contact_id": contact.id, "keys": keys, "again": list(again)}
    outbox.leave(tx, lead.team_id, NoticeKind.JOINED_LATE, responsible(lead), lead.id, **about)
    return lead_of(tx, by, lead.id)


def hear_out_named(tx: Transaction, was: Lead, lead: Lead, by: Person) -> Lead:
    """Do the same for whoever the answers name now, as judge or approver, in place of somebody else they named in the
    lead as it `was`. Returns the lead as it is then."""
    now = {key: name for key in SEEDED_BY if (name := _named(lead, key)) and _named(was, key)}
    instead = {key: name for key, name in now.items() if not same_name(name, _named(was, key))}
    if not instead:
        return lead
    known = group_of(was, contacts.of_lead(tx, was.team_id, was.id))
    group = contacts.gather(tx, lead, by.user_id)
    for key, name in instead.items():
        played = {part for one in known if same_name(one.name, name) for part in one.parts}
        for contact in (one for one in group if same_name(one.name, name)):
            lead = hear_out(tx, lead, by, contact, {SEEDED_BY[key]} - played)
    return lead


def _named(lead: Lead, key: str) -> str:
    answer = lead.answers.get(key)
    return named(answer.value)[0] if answer else ""


def _has_begun(tx: Transaction, lead: Lead) -> bool:
    with_sales = lead.stage in (Stage.OFFERED, Stage.ACCEPTED)
    return with_sales or bool(conversations.of_lead(tx, lead.team_id, lead.id))
