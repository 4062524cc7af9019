"""All the lines that keep the promises, taken away one at a time: each has to turn one of its tests red."""

from tests.guarantees.weakenings.about_people import ABOUT_PEOPLE
from tests.guarantees.weakenings.about_the_same import ABOUT_THE_SAME
from tests.guarantees.weakenings.at_the_door import AT_THE_DOOR
from tests.guarantees.weakenings.in_the_database import IN_THE_DATABASE
from tests.guarantees.weakenings.in_the_forms import IN_THE_FORMS
from tests.guarantees.weakenings.in_what_is_typed import IN_WHAT_IS_TYPED
from tests.guarantees.weakenings.on_follow_ups import ON_FOLLOW_UPS
from tests.guarantees.weakenings.on_outcomes import ON_OUTCOMES
from tests.guarantees.weakenings.on_probation import ON_PROBATION
from tests.guarantees.weakenings.on_promises import ON_PROMISES
from tests.guarantees.weakenings.on_routing import ON_ROUTING
from tests.guarantees.weakenings.on_the_calendar import ON_THE_CALENDAR
from tests.guarantees.weakenings.on_the_card import ON_THE_CARD
from tests.guarantees.weakenings.on_the_list import ON_THE_LIST
from tests.guarantees.weakenings.on_the_team import ON_THE_TEAM
from tests.guarantees.weakenings.on_the_way_out import ON_THE_WAY_OUT
from tests.guarantees.weakenings.on_tracks import ON_TRACKS
from tests.guarantees.weakenings.when_a_touch_comes import WHEN_A_TOUCH_COMES
from tests.guarantees.weakenings.when_a_track_ends import WHEN_A_TRACK_ENDS
from tests.guarantees.weakenings.when_asked import WHEN_ASKED
from tests.guarantees.weakenings.when_refused import WHEN_REFUSED
from tests.guarantees.weakenings.when_undone import WHEN_UNDONE
from tests.guarantees.weakenings.who_comes_and_goes import WHO_COMES_AND_GOES

WEAKENINGS = (
    *WHEN_A_TOUCH_COMES,
    *ON_TRACKS,
    *WHEN_A_TRACK_ENDS,
    *(*IN_THE_DATABASE, *ON_THE_WAY_OUT, *WHEN_REFUSED, *AT_THE_DOOR, *IN_THE_FORMS, *ABOUT_PEOPLE),
    *(*WHO_COMES_AND_GOES, *ON_THE_CALENDAR, *ON_THE_LIST, *IN_WHAT_IS_TYPED, *ON_THE_CARD, *ABOUT_THE_SAME),
    *(*WHEN_UNDONE, *WHEN_ASKED, *ON_THE_TEAM, *ON_PROMISES, *ON_OUTCOMES, *ON_FOLLOW_UPS, *ON_ROUTING),
    *ON_PROBATION,
)
