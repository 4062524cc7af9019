"""Every form there is, sent off with nothing in it but what Slack says is needed: no field is refused as blank."""

from typing import Any

from bot.simulator.people import Person
from bot.slack.ids import View
from commands import SUBMISSIONS
from tests.conversations.office import Office
from tests.conversations.submissions import Story

GOES_ON_BY = {View.QUESTIONS, View.QUESTION_PAGE, View.SETTINGS, View.ROUTE_RULE, View.EXPORT}
"""Forms by which the story goes on, and one of which any field will do but one is needed; tests of their own send them
off blank."""


async def test_no_field_that_may_stay_blank_is_refused_for_it(office: Office) -> None:
    refused: set[tuple[str, str]] = set()
    seen: set[str] = set()

    async def submits(who: Person, values: dict[str, Any] | None) -> None:
        form = who.modal
        assert form is not None
        name = str(form.view.definition["callback_id"])
        seen.add(name)
        may_stay_blank = set(form.optional)
        if name not in GOES_ON_BY:
            needed = {label: value for label, value in (values or {}).items() if label not in may_stay_blank}
            after = await who.submits({**dict.fromkeys(may_stay_blank), **needed})
            stays = after is not None and after.view is form.view
            refused.update(
                (name, label) for label in after.errors if after and label in may_stay_blank
            ) if stays else None
            if not (stays and after and after.errors):
                return
        await who.submits(values)

    await Story(office, submits).tell()
    assert not refused
    assert seen == set(SUBMISSIONS)


async def test_questions_may_all_stay_blank(office: Office) -> None:
    await office.mia.runs("/lead Jane Doe", in_=office.sales)
    form = await office.mia.submits()
    assert set(form.optional) == set(form.labels)
    assert await office.mia.submits() is None


async def test_no_setting_that_may_stay_blank_is_refused_for_it(office: Office) -> None:
    refused = {}
    await office.max.clicks("Settings", on=await office.max.opens_home())
    for label in office.max.modal.optional:
        if isinstance(office.max.modal.values[label], list):
            continue  # people: without a manager nobody could go on
        before = office.max.modal.values[label]
        await office.max.submits({label: None})
        if office.max.modal and office.max.modal.errors:
            refused[label] = office.max.modal.errors
        if office.max.modal:
            await office.max.closes(everything=True)
        await office.max.clicks("Settings", on=await office.max.opens_home())
        await office.max.submits({label: before})
        await office.max.clicks("Settings", on=await office.max.opens_home())
    assert not refused
