"""Two managers have the settings open: each changes what they changed, and nobody is taken off unseen."""

from bot.simulator.form import Form
from bot.simulator.people import Person
from tests.conversations.office import Office

REPS, MARKETERS, EXPERIENCED = "Sales reps", "Marketers", "Experienced in sales"
OF_MARKETING, OF_SALES = "Managers of marketing", "Managers of sales"
DAY, TIME, CHANNEL = "Weekly digest: day", "Weekly digest: time", "Sales channel"


async def opens(who: Person) -> Form:
    await who.clicks("Settings", on=await who.opens_home())
    assert who.modal
    return who.modal


async def test_whoever_was_added_meanwhile_stays(office: Office) -> None:
    await opens(office.max)
    await opens(office.sofia)
    await office.sofia.submits({REPS: [office.ravi, office.lena, office.sofia, office.visitor], DAY: "Friday"})
    await office.max.submits({TIME: "10:00"})
    values = (await opens(office.max)).values
    assert office.visitor.name in values[REPS]
    assert (values[DAY], values[TIME]) == ("Friday", "10:00")


async def test_two_change_one_list_and_both_changes_hold(office: Office) -> None:
    await opens(office.max)
    await opens(office.sofia)
    await office.sofia.submits({REPS: [office.lena, office.sofia], EXPERIENCED: [office.lena]})
    await office.max.submits({REPS: [office.ravi, office.lena, office.visitor], EXPERIENCED: [office.ravi]})
    values = (await opens(office.max)).values
    assert sorted(values[REPS]) == sorted([office.lena.name, office.visitor.name])
    assert sorted(values[EXPERIENCED]) == sorted([office.lena.name, office.ravi.name])


async def test_where_both_set_the_same_the_second_is_told_and_keeps_what_they_filled_in(office: Office) -> None:
    await opens(office.max)
    await opens(office.sofia)
    await office.sofia.submits({DAY: "Friday", CHANNEL: office.marketing, REPS: [office.ravi, office.visitor]})
    form = await office.max.submits({DAY: "Tuesday", CHANNEL: None, TIME: "11:00", REPS: [office.lena, office.sofia]})
    assert "@Sofia Sales Manager made Weekly digest: day Friday" in form.text
    assert "@Sofia Sales Manager made Sales channel #marketing" in form.text
    assert "Weekly digest: time" not in form.text.split("What you filled in")[0]
    assert (form.values[DAY], form.values[TIME], form.values[CHANNEL]) == ("Tuesday", "11:00", None)
    assert form.values[REPS] == [office.visitor.name]
    await office.max.submits({CHANNEL: office.sales})
    values = (await opens(office.max)).values
    assert (values[DAY], values[TIME], values[CHANNEL]) == ("Tuesday", "11:00", "sales-leads")
    assert values[REPS] == [office.visitor.name]


async def test_a_list_that_was_shown_again_is_not_written_over_a_third_change(office: Office) -> None:
    await opens(office.max)
    await opens(office.sofia)
    await office.sofia.submits({DAY: "Friday"})
    await office.max.submits({DAY: "Tuesday", REPS: [office.ravi]})
    await opens(office.sofia)
    await office.sofia.submits({REPS: [office.ravi, office.lena, office.sofia, office.visitor]})
    form = await office.max.submits()
    assert "made Sales reps @Ravi Rep, @Lena Rep, @Sofia Sales Manager, @Vic Visitor" in form.text
    assert form.values[REPS] == [office.ravi.name]
    await office.max.submits({REPS: [office.ravi, office.visitor]})
    assert sorted((await opens(office.max)).values[REPS]) == sorted([office.ravi.name, office.visitor.name])


async def test_of_two_managers_who_take_each_other_off_one_stays(office: Office) -> None:
    await opens(office.max)
    await opens(office.sofia)
    await office.sofia.submits({OF_MARKETING: []})
    told = await office.max.submits({OF_SALES: []})
    assert "Changing the settings is for managers" in told.text
    home = await office.sofia.opens_home()
    assert "Settings" in home.labels


async def test_the_last_manager_is_kept_and_one_is_told_who_took_the_other_off(office: Office) -> None:
    await opens(office.sofia)
    await office.sofia.submits({OF_SALES: [office.sofia, office.lena]})
    await opens(office.sofia)
    await opens(office.max)
    await office.max.submits({OF_MARKETING: []})
    form = await office.sofia.submits({OF_SALES: []})
    assert "@Max Marketing Manager emptied Managers of marketing" in form.text
    assert "keep at least one manager" in form.text
    await office.sofia.closes()
    await opens(office.sofia)
    form = await office.sofia.submits({OF_SALES: []})
    assert "keep at least one manager" in form.errors[OF_MARKETING]


async def test_settings_sent_off_untouched_change_nothing(office: Office) -> None:
    before = (await opens(office.max)).values
    await opens(office.sofia)
    await office.sofia.submits({DAY: "Friday", MARKETERS: [office.mia]})
    await office.max.submits()
    assert (await opens(office.max)).values == {**before, DAY: "Friday", MARKETERS: [office.mia.name]}
