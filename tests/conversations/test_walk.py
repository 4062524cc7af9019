"""Nobody is led astray: what each role sees at every stage of a lead's life can be pressed, read, and is short."""

from typing import Any

import pytest

from bot.lead.kinds import NoticeKind
from bot.simulator.people import Person
from bot.slack.ids import View
from tests.conversations.budgets import BUDGETS, MESSAGE, WINDOW, over_budget
from tests.conversations.office import Office
from tests.conversations.submissions import Story
from tests.conversations.walk import STAGES, STAGES_OF_TIME, Life, Stage, Walk

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def is_fine(walk: Walk) -> None:
    assert not walk.refusals, "\n".join(sorted(walk.refusals))
    assert not walk.raw, "\n".join(sorted(walk.raw))
    windows = {kind: size for kind, size in walk.sizes.items() if kind in set(View)}
    messages = {kind: size for kind, size in walk.sizes.items() if kind not in windows}
    assert not over_budget(windows, WINDOW)
    assert not over_budget(messages, MESSAGE)


@on_sqlite
@pytest.mark.parametrize("stage", [*STAGES, *STAGES_OF_TIME], ids=lambda stage: stage.__name__)
async def test_whatever_anybody_sees_of_a_lead_can_be_pressed_and_read(office: Office, stage: Stage) -> None:
    life, walk = Life(office), Walk(office)
    people = [office.mia, office.ravi, office.max, office.sofia, office.visitor]
    if stage in STAGES_OF_TIME:
        people = [office.mia, office.max]  # the leads are many, and a month is long
    await walk.everywhere(stage, life, [*people, office.lena] if stage is Life.accepted else people)
    assert walk.pressed > 10
    assert stage is not Life.follow_up or {"follow_up", "follow_ups"} & set(walk.sizes)
    is_fine(walk)


@on_sqlite
async def test_home_and_lists_too(office: Office) -> None:
    life, walk = Life(office), Walk(office)
    for stage in STAGES:
        for _ in range(3):
            await stage(life)
    for who in (office.mia, office.ravi, office.max, office.sofia, office.visitor):
        await walk.lists(who)
    assert walk.pressed > 20
    is_fine(walk)


@on_sqlite
async def test_every_form_and_what_comes_of_it_is_short_and_read(office: Office) -> None:
    walk = Walk(office)

    async def submits(who: Person, values: dict[str, Any] | None) -> None:
        walk.looks(who)
        await who.submits(values)
        for each in (office.mia, office.ravi, office.lena, office.max, office.sofia):
            walk.reads(each)

    await Story(office, submits).tell()
    assert len(walk.sizes) > 30
    is_fine(walk)


def test_every_budget_is_of_something_there_is() -> None:
    assert not {kind for kind in BUDGETS if not kind.startswith("/")} - {"another"} - set(NoticeKind) - set(View)
