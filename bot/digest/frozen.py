"""Keeping what a digest said: to JSON and back. Names of sources are not kept, only which they are: a source that is
renamed, or erased because somebody is, is called what it is called now; the numbers stay."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.digest.record import Digest, Thanked
from bot.digest.talk import Fell, Talk
from bot.numbers.counts import Answering, Counts, Numbers, Part
from bot.numbers.number import Number
from bot.numbers.period import Period

_PARTS = 60
"""Parts that are kept one by one; a week with more sources than that keeps the others together."""


def to_json(digest: Digest) -> dict[str, Any]:
    counts = digest.counts
    return {
        "at": digest.at.isoformat(),
        "tz": digest.tz,
        **_counts(counts),
        "by_source": [_part(part, named=False) for part in first_parts(counts.by_source, _PARTS)],
        "by_segment": [_part(part, named=True) for part in first_parts(counts.by_segment, _PARTS)],
        "reasons": dict(counts.reasons),
        "lost_reasons": dict(counts.lost_reasons),
        "won_in": dict(counts.won_in),
        "answering": [counts.answering.answers, counts.answering.median, counts.answering.p90],
        "before": [_counts(each) for each in digest.before],
        "standing": _plain(digest.standing),
        "confidence": dict(digest.confidence),
        "thanks": [[one.user_id, one.leads, one.share] for one in digest.thanks],
        "talks": [[talk.what, talk.key, talk.now, talk.of, talk.before, talk.of_before] for talk in digest.talks],
        "skipped": _period(digest.skipped) if digest.skipped else None,
    }


def from_json(kept: Mapping[str, Any], names: Mapping[str, str]) -> Digest:
    """Read it back; `names` says what each source is called now, by its key. What an earlier release did not keep
    counts as nothing."""
    counts = _read_counts(kept)
    skipped = kept.get("skipped")
    return Digest(
        Counts(
            counts.period,
            counts.numbers,
            tuple(_read_part(part, names) for part in kept.get("by_source", ())),
            tuple(_read_part(part, {}) for part in kept.get("by_segment", ())),
            kept.get("reasons", {}),
            kept.get("lost_reasons", {}),
            kept.get("won_in", {}),
            Answering(*kept.get("answering", ())),
        ),
        datetime.fromisoformat(kept["at"]),
        kept["tz"],
        tuple(_read_counts(each) for each in kept.get("before", ())),
        _numbers(kept.get("standing", {})),
        kept.get("confidence", {}),
        tuple(Thanked(*one) for one in kept.get("thanks", ())),
        tuple(Talk(Fell(what), *rest) for what, *rest in kept.get("talks", ()) if what in set(Fell)),
        _read_period(skipped) if skipped else None,
    )


def sources_in(kept: Mapping[str, Any]) -> list[str]:
    """Return the keys of the sources that it names."""
    return [str(part["key"]) for part in kept.get("by_source", ())]


def first_parts(parts: Iterable[Part], most: int) -> tuple[Part, ...]:
    """Return the parts that say most, the others together as one, whose key is "+"."""
    some = sorted(parts, key=lambda part: (-part.numbers.get(Number.OFFERED, 0), -sum(part.numbers.values())))
    if len(some) <= most:
        return tuple(some)
    first, rest = some[: most - 1], some[most - 1 :]
    together = {number: sum(part.numbers.get(number, 0) for part in rest) for number in Number}
    return (*first, Part("+", f"{len(rest)} more", _some(together)))


def _counts(counts: Counts) -> dict[str, Any]:
    return {"period": _period(counts.period), "numbers": _plain(counts.numbers)}


def _read_counts(kept: Mapping[str, Any]) -> Counts:
    return Counts(_read_period(kept["period"]), _numbers(kept["numbers"]))


def _part(part: Part, *, named: bool) -> dict[str, Any]:
    name = part.name if named or not part.key.isdecimal() else ""
    return {"key": part.key, "name": name, "numbers": _plain(part.numbers)}


def _read_part(kept: Mapping[str, Any], names: Mapping[str, str]) -> Part:
    key = str(kept["key"])
    gone = "a source that is gone" if key.isdecimal() else ""
    return Part(key, names.get(key) or kept["name"] or gone, _numbers(kept["numbers"]))


def _period(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _read_period(kept: list[str]) -> Period:
    start, end = kept
    return Period(datetime.fromisoformat(start), datetime.fromisoformat(end))


def _plain(numbers: Numbers) -> dict[str, int]:
    return {str(number): count for number, count in _some(numbers).items()}


def _some(numbers: Numbers) -> dict[Number, int]:
    return {number: count for number, count in numbers.items() if count}


def _numbers(kept: Mapping[str, int]) -> dict[Number, int]:
    known = set(Number)
    return {Number(name): count for name, count in kept.items() if name in known}
