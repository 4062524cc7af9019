"""A week of sample leads for the simulated company, so that Home and the digest are worth looking at."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.sandbox import Company
from bot.simulator.errors import NotVisible

SAMPLES = Path(__file__).parent / "sample_leads.json"
ANSWERS = {
    "Are they committed to finding a solution?": "Committed",
    "What is their requirement?": "Orders leave the warehouse within a day",
    "What solution do they want?": "One system for stock and shipping",
    "Who decides that the solution has been found?": "Maria Lopez, COO",
    "Who approves the purchase?": "Tom Chen, CFO",
    "What do they expect of it inside their company?": "Half as many returns",
    "Do we have a solution for them?": "Yes",
    "Is there money for it?": "Approved",
    "When do they want to buy?": "Within 3 months",
    "How do they prefer to be reached?": "Phone",
}


async def play_samples(
    company: Company, catch_up: Callable[[], Awaitable[None]], report: Callable[[str], None]
) -> None:
    """Play the company's next week, from Monday morning to the Monday after, when the digest has come."""
    zone = ZoneInfo(company.mia.user.tz)
    now = company.clock.now().astimezone(zone)
    monday = datetime.combine(now.date() + timedelta(days=7 - now.weekday()), time(9, 1), zone)
    samples = json.loads(SAMPLES.read_text())
    for number, sample in enumerate(samples, 1):
        report(f"lead {number} of {len(samples)}")
        moment = datetime.combine(
            monday.date() + timedelta(days=sample["day"]), time.fromisoformat(sample["time"]), zone
        )
        company.clock.advance_to(moment)
        await catch_up()
        await _bring(company, sample, catch_up)
    report("the digest of Monday")
    company.clock.advance_to(monday + timedelta(days=7))
    await catch_up()


async def _bring(company: Company, sample: dict[str, Any], catch_up: Callable[[], Awaitable[None]]) -> None:
    mia = company.mia
    await mia.runs(f"/lead {sample['lead']}", in_=company.marketing)
    await mia.submits()
    await mia.submits({**ANSWERS, **sample.get("answers", {})})
    while mia.modal:
        await mia.closes()
    await catch_up()
    if "then" in sample:
        company.clock.advance(minutes=35)
        await _decide(company, sample)
        await catch_up()


async def _decide(company: Company, sample: dict[str, Any]) -> None:
    rep = next(person for person in (company.ravi, company.lena) if person.name == sample["by"])
    name = sample["lead"].split(",")[0]
    try:
        card = await rep.sees(name, in_=company.sales, timeout=10)
    except NotVisible:
        return  # a changed definition may have kept this one back
    await rep.clicks(sample["then"], on=card)
    if rep.modal:
        await rep.submits({"Reason": sample["reason"], "Note": sample["note"]})
