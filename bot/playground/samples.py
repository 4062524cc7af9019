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
    "Who will decide whether the solution works for them?": "Maria Lopez, COO",
    "Who approves the purchase?": "Tom Chen, CFO",
    "What outcome do they expect in their company?": "Half as many returns",
    "Do we have a solution for them?": "Yes",
    "Is there a budget?": "Approved",
    "When do they want to buy?": "Within 3 months",
    "How do they prefer to be reached?": "Phone",
}


TOWNS = ["Aarhus", "Bergen", "Coimbra", "Delft", "Exeter", "Fulda", "Ghent", "Ivrea", "Jena", "Kuopio", "Lyon"]
TRADES = ["Foods", "Machines", "Freight", "Textiles", "Dairy", "Optics", "Paper", "Ceramics", "Timber", "Seeds"]
NOT_READY = {
    "first": "Emil", "last": "Lindqvist", "title": "Head of Logistics", "company": "Polar Freight",
    "domain": "polarfreight.example", "source": "Newsletter",
    "answers": {"Are they committed to finding a solution?": "Exploring", "How do they prefer to be reached?": "Email"},
}  # fmt: skip
"""A lead whose follow-up comes a month later: the tour's."""

Step = Callable[[str], None]
CatchUp = Callable[[], Awaitable[None]]


async def play_samples(company: Company, catch_up: CatchUp, report: Step, week: int = 0) -> None:
    """Play the company's next week, from Monday morning to the Monday after, when the digest has come. On a Monday on
    which nobody has begun yet it is this one, so that one week follows the other.

    Each `week` other people come, so that it can be played again and again.
    """
    for person in (company.mia, company.ravi, company.lena):
        if person.modal:
            await person.closes(everything=True)
    zone = ZoneInfo(company.mia.user.tz)
    now = company.clock.now().astimezone(zone)
    days = 0 if now.weekday() == 0 and now.time() < time(10) else 7 - now.weekday()
    monday = datetime.combine(now.date() + timedelta(days=days), time(9, 1), zone)
    samples = samples_of(week)
    for number, sample in enumerate(samples, 1):
        report(f"lead {number} of {len(samples)}")
        moment = datetime.combine(
            monday.date() + timedelta(days=sample["day"]), time.fromisoformat(sample["time"]), zone
        )
        company.clock.advance_to(moment)
        await catch_up()
        await _play(company, sample, catch_up)
    report("the digest of Monday")
    company.clock.advance_to(monday + timedelta(days=7))
    await catch_up()


def samples_of(week: int) -> list[dict[str, Any]]:
    """Return the samples; from the second week on with other surnames, at companies that nobody has heard of yet, and
    up to three fewer, so that no week is like the one before."""
    samples: list[dict[str, Any]] = json.loads(SAMPLES.read_text())
    surnames = [sample["last"] for sample in samples]
    for number, sample in enumerate(samples):
        sample["last"] = surnames[(number + week) % len(surnames)]
        if week:
            words = TOWNS[(number + week) % len(TOWNS)], TRADES[(number + week // len(TOWNS)) % len(TRADES)]
            sample["company"] = " ".join(words)
            sample["domain"] = f"{'-'.join(words)}.example".lower()
    return [sample for number, sample in enumerate(samples) if (number * 7 + week * 3) % 10 >= week % 4]


async def bring(company: Company, sample: dict[str, Any], catch_up: CatchUp) -> None:
    """Have Mia capture one lead, with every answer that its form asks for."""
    mia = company.mia
    email = f"{sample['first'].lower()}@{sample['domain']}"
    who = f"{sample['first']} {sample['last']}, {sample['title']} at {sample['company']}"
    await mia.runs(f"/lead {who}, {email}, from {sample['source']}", in_=company.marketing)
    form = await mia.submits()
    if form and not form.errors:  # a changed definition may ask something else
        asked = {**ANSWERS, **sample.get("answers", {})}
        await mia.submits({label: answer for label, answer in asked.items() if label in form.labels})
    while mia.modal:
        await mia.closes()
    await catch_up()


async def _play(company: Company, sample: dict[str, Any], catch_up: CatchUp) -> None:
    await bring(company, sample, catch_up)
    if "then" in sample:
        company.clock.advance(minutes=35)
        await _decide(company, sample)
        await catch_up()


async def _decide(company: Company, sample: dict[str, Any]) -> None:
    rep = next(person for person in (company.ravi, company.lena) if person.name == sample["by"])
    try:
        await rep.clicks(sample["then"], on=await rep.sees(sample["company"], in_=company.sales, timeout=10))
    except NotVisible:
        return  # a changed definition may have kept this one back
    if rep.modal:
        await rep.submits({"Reason": sample["reason"], "Note": sample["note"]})
