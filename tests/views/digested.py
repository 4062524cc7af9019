"""Digests that say as much as they can, for the test of Slack's limits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.digest.message import digest
from bot.digest.notes import worth_talking_about
from bot.digest.page import behind
from bot.digest.preview import preview
from bot.digest.record import Digest, Thanked
from bot.digest.sheet import PAGE, Behind, Preview, Wanted
from bot.digest.talk import Fell, Talk
from bot.lead.ending.lost_reasons import LOST_BY_CODE
from bot.lead.ending.money import CURRENCIES
from bot.lead.record import Lead, Listed
from bot.lead.reject_reasons import REASONS
from bot.numbers.counting import By, Cut
from bot.numbers.counts import Answering, Counts, Part
from bot.numbers.number import OF_A_PERIOD, STANDING, Number
from bot.numbers.period import Period
from bot.slack.blocks import Message

WEEK = timedelta(weeks=1)
NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)


def full_digest(typed: str) -> Digest:
    numbers = dict.fromkeys(OF_A_PERIOD, 99999)
    weeks = [Counts(Period(NOW - at * WEEK, NOW - (at - 1) * WEEK), numbers) for at in range(5, 0, -1)]
    counts = Counts(
        weeks[-1].period,
        numbers,
        tuple(Part(str(number), f"{number}{(typed * 200)[:148]}", numbers) for number in range(300)),
        tuple(Part(f"{number}", f"{(typed * 200)[:148]}{number}", numbers) for number in range(30)),
        {reason.code: 9999 for reason in REASONS},
        dict.fromkeys(LOST_BY_CODE, 9999),
        dict.fromkeys(sorted(CURRENCIES), 10**14),
        Answering(99999, 10**5, 10**6),
    )
    thanks = tuple(Thanked(f"U{number}", 999, 99.5) for number in range(30))
    return Digest(
        counts,
        NOW,
        "Europe/Berlin",
        tuple(weeks[:-1]),
        dict.fromkeys(STANDING, 99999),
        {str(number): "20 of its last 20" for number in range(300)},
        thanks,
        Period(NOW - 9 * WEEK, NOW - WEEK),
    )


def behind_numbers(typed: str, lead: Lead) -> Iterator[tuple[str, dict[str, Any]]]:
    full, rows = full_digest(typed), [Listed.of(lead)] * PAGE
    for number in (*OF_A_PERIOD, *STANDING):
        cuts = (None, Cut(By.SOURCE, "7"), Cut(By.REASON, "no_need")) if number is Number.REJECTED else (None,)
        for cut in cuts:
            yield (
                f"behind {number}",
                behind(Behind(Wanted(number, full.period, NOW, cut, 30), full, rows, 10**6, True)),
            )
    yield "behind nothing", behind(Behind(Wanted(Number.WON, full.period, NOW), full, [], 0))


def digest_messages(typed: str, lead: Lead) -> Iterator[tuple[str, Message]]:
    full = full_digest(typed)
    yield "digest", digest(full)
    for shown in (full, replace(full, so_far=True)):
        yield "preview", preview(Preview(shown, full, NOW, 0, 9, ("C1", "C2"), may_set=True))
    talks = [Talk(what, "7" if what is Fell.SOURCE else "U1", 0, 9999, 9999, 9999) for what in Fell] * 30
    some = [Listed.of(lead)] * 8
    yield "to talk about", worth_talking_about(full, talks, {"7": (typed * 200)[:150]}, some, some)
