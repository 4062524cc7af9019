"""Exports of webinars and fairs: GoToWebinar, ON24, Eventbrite, badge scanners."""

from bot.exchange.layouts.layout import Layout, words
from bot.exchange.layouts.mapping import Target

GOTOWEBINAR = Layout(
    "gotowebinar",
    "GoToWebinar attendees",
    (
        words("attended | interest rating"),
        words("interest rating | time in session"),
        words("attended | join time leave time time in session"),
        words("registration date time | unsubscribed | attended"),
    ),
    columns={"time in session": Target.MINUTES, "registration date time": Target.CREATED},
    left_out=words("join time leave time time in session | join time | leave time"),
    event=words("webinar name | webinar | attendee report"),
    day_first=False,
    arrival="webinar",
)
ON24 = Layout(
    "on24",
    "ON24 leads",
    (
        words("engagement score | live minutes"),
        words("viewed live | on demand minutes"),
        words("engagement score | registration status"),
        words("live minutes | archive minutes"),
        words("attendee type | total minutes"),
    ),
    columns={
        "registration status": Target.ATTENDED,
        "attendee type": Target.ATTENDED,
        "viewed live": Target.ATTENDED,
        "on demand minutes": Target.MINUTES,
        "archive minutes": Target.MINUTES,
        "registration date": Target.CREATED,
        "partner ref": Target.NOTES,
    },
    event=words("event name | event title"),
    day_first=False,
    arrival="webinar",
)
EVENTBRITE = Layout(
    "eventbrite",
    "Eventbrite attendees",
    (
        words("order # | attendee #"),
        words("order # | ticket type | attendee status"),
        words("attendee # | attendee status"),
        words("order id | ticket type | attendee status"),
        words("order # | eventbrite fees"),
    ),
    columns={
        "attendee #": Target.KEY,
        "attendee status": Target.ATTENDED,
        "order type": Target.ATTENDED,
        "order date": Target.CREATED,
        "cell phone": Target.PHONE,
        "home country": Target.GEOGRAPHY,
    },
    left_out=words(
        """
        order # | order id | quantity | price tier | group | currency | total paid | fees paid | eventbrite fees |
        eventbrite payment processing | buyer first name | buyer last name | buyer surname | buyer email |
        tax paid | delivery method | date attending | gender | age | birth date | home address 1 | home address 2 |
        barcode #
        """
    ),
    event=words("event name | event"),
    arrival="event",
)
BADGES = Layout(
    "badge_scanner",
    "Badge scanner",
    (
        words("scanned at | badge id"),
        words("scan id | badge id"),
        words("scanned by | badge id"),
        words("scanned at | scanned by"),
        words("scan time | badge id"),
        words("badge number | scan time"),
        words("scan date | scanned by"),
    ),
    columns={
        "scan id": Target.KEY,
        "scanned at": Target.CREATED,
        "scan date": Target.CREATED,
        "scan time": Target.CREATED,
    },
    left_out=words("badge id | badge number | device id | device"),
    event=words("event | event name | show | exhibition | messe | veranstaltung"),
    arrival="event",
)
EVENTS = (GOTOWEBINAR, ON24, EVENTBRITE, BADGES)
