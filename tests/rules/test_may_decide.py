"""Accept and Reject of an offered lead are kept for whom it is for, as firmly as its group says, and for so long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.lead.lifecycle import Stage
from bot.lead.record import Lead
from bot.routing.may_decide import ReservedError, may_decide, require_may_decide
from bot.routing.routed import Mode
from tests.rules.leads import lead

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER, EARLIER = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)


def offered(to: str, mode: Mode, until: datetime | None) -> Lead:
    return replace(lead(), stage=Stage.OFFERED, routed_to=to, route_mode=mode, reserved_until=until)


@pytest.mark.parametrize(
    ("to", "mode", "until", "others_may"),
    [
        ("", Mode.OPEN, None, True),
        ("U1", Mode.OPEN, None, True),
        ("U1", Mode.SUGGESTED, None, True),
        ("U1", Mode.SUGGESTED, LATER, False),
        ("U1", Mode.SUGGESTED, NOW, True),
        ("U1", Mode.SUGGESTED, EARLIER, True),
        ("U1", Mode.ASSIGNED, None, False),
        ("U1", Mode.ASSIGNED, LATER, False),
        ("U1", Mode.ASSIGNED, EARLIER, True),
        ("", Mode.ASSIGNED, None, True),
    ],
)
def test_whom_a_lead_is_kept_for(to: str, mode: Mode, until: datetime | None, others_may: bool) -> None:
    kept = offered(to, mode, until)
    assert may_decide(kept, "U2", NOW) is others_may
    assert may_decide(kept, to or "U1", NOW)


def test_a_lead_that_is_not_offered_is_not_kept() -> None:
    assert may_decide(replace(offered("U1", Mode.ASSIGNED, None), stage=Stage.ACCEPTED), "U2", NOW)


def test_the_refusal_says_for_whom_and_until_when() -> None:
    with pytest.raises(ReservedError) as refused:
        require_may_decide(offered("U1", Mode.SUGGESTED, LATER), "U2", NOW)
    assert "<@U1>" in refused.value.text
    assert "offered further" in refused.value.text
    assert "Nothing was done" in refused.value.text
