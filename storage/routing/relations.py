"""Relations: who dealt with a lead's person or company before, as owner of a lead or as who decided on one last."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import and_, literal, select, text, union_all

from bot.lead.identity.sameness import keys_of
from bot.lead.record import Lead
from bot.routing.rules.decision import Relation, Why
from storage import tables
from storage.sql import Prepared, Transaction, given

_lead = tables.lead.c
_MOST = 50
"""The number of a company's latest leads that are looked at."""


def _latest(why: Why, *where: Any) -> Any:
    columns = (_lead.owner, _lead.decided_by, _lead.number, _lead.stage_at, literal(str(why)).label("why"))
    found = select(*columns).where(_lead.team_id == given("team"), _lead.stage_at <= given("before"), *where)
    return select(found.order_by(_lead.stage_at.desc()).limit(_MOST).subquery())


_PERSON = and_(_lead.person_key == given("person"), _lead.company_key == given("firm"), text("person_key <> ''"))
_DEALT = Prepared(
    union_all(
        _latest(Why.SAME_PERSON, _lead.email_key == given("email"), text("email_key <> ''")),
        _latest(Why.SAME_PERSON, _lead.phone_key == given("phone"), text("phone_key <> ''")),
        _latest(Why.SAME_PERSON, _PERSON),
        _latest(Why.SAME_COMPANY, _lead.company_key == given("firm"), text(tables.OF_AN_ACCOUNT)),
    )
)


def of_lead(tx: Transaction, lead: Lead, farmers: Collection[str], before: datetime | None = None) -> list[Relation]:
    """Return them, whoever comes first first: the account's farmer, then who dealt with the person last, then with the
    company. With `before` (UTC), as it was then."""
    keys = keys_of(lead.details)
    asked = {
        "email": keys.email,
        "phone": keys.phone,
        "person": keys.person,
        "firm": keys.company,
        "before": before or tx.now,
    }
    rows = sorted(_DEALT.all(tx, team=lead.team_id, **asked), key=lambda row: row["stage_at"], reverse=True)
    dealt = [(row["owner"] or row["decided_by"], Why(row["why"]), row["number"]) for row in rows]
    found = [Relation(user, why, number) for user, why, number in dealt if user]
    account = [each for each in found if each.why is Why.SAME_COMPANY and each.user in farmers]
    first = [Relation(each.user, Why.FARMER, each.lead) for each in account[:1]]
    last = [next((each for each in found if each.why is why), None) for why in (Why.SAME_PERSON, Why.SAME_COMPANY)]
    return list({each.user: each for each in reversed([*first, *filter(None, last)])}.values())[::-1]
