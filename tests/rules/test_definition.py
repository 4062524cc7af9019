"""The definition as a record: what was stored is what is read, also by a later release."""

from dataclasses import replace

from bot.lead.definition.default import DEFAULT
from bot.lead.definition.questions import Definition, TargetProfile


def test_what_is_stored_is_read_back() -> None:
    some = replace(DEFAULT, version=7, lowest_stage=4, target_profile=TargetProfile(segments=("Retail",)))
    assert Definition.from_json(some.to_json()) == some


def test_a_body_stored_by_the_first_release_is_still_read() -> None:
    body = DEFAULT.to_json()
    earlier = {name: body[name] for name in ("version", "questions", "stale_after_days", "attempts_before_unreachable")}
    found = Definition.from_json(earlier | {"lowest_maturity": 3})
    assert found == replace(DEFAULT, lowest_stage=3)
