"""Exports of webinars, meetings and fairs: Zoom, Teams, GoToWebinar, ON24, Eventbrite, badge scanners."""

from bot.exchange.layouts.layout import Layout, words
from bot.exchange.layouts.mapping import Target

ZOOM = Layout(
    "zoom_webinar",
    "Zoom webinar report",
    (
        words("attended | user name original name | join time"),
        words("attended | user name | join time"),
        words("attended | registration time | approval status"),
        words("user name original name | time in session minutes"),
        words("approval status | registration time"),
    ),
    columns={
        "user name original name": Target.NAME,
        "user name": Target.NAME,
        "approval status": Target.ATTENDED,
        "registration time": Target.CREATED,
        "source name": Target.SOURCE,
    },
    left_out=words("join time | leave time | is guest | recording disclaimer response"),
    event=words("topic | webinar topic | webinar name | thema | sujet | tema"),
    day_first=False,
    arrival="webinar",
    sections=True,
)
ZOOM_MEETING = Layout(
    "zoom_meeting",
    "Zoom meeting report",
    (
        words("name original name | user email | join time"),
        words("name original name | user email | total duration minutes"),
        words("name original name | join time | leave time"),
    ),
    columns={
        "name original name": Target.NAME,
        "user email": Target.EMAIL,
        "join time": Target.CREATED,
        "total duration minutes": Target.MINUTES,
    },
    left_out=words("leave time | guest | recording consent | in waiting room | recording disclaimer response"),
    event=words("topic | meeting topic | thema | sujet | tema"),
    day_first=False,
    arrival="webinar",
)
TEAMS = Layout(
    "teams",
    "Teams attendance report",
    (
        words("erster beitritt | letztes verlassen"),
        words("first join | last leave"),
        words("premiere participation | derniere sortie"),
        words("premiere connexion | derniere deconnexion"),
        words("primera entrada | ultima salida"),
        words("primera vez que se unio | ultima salida"),
        words("primo accesso | ultima uscita"),
        words("eerste deelname | laatst verlaten"),
        words("first join time | last leave time"),
        words("participant id upn | role"),
        words("full name | user action | timestamp"),
    ),
    columns={
        "name": Target.NAME,
        "first join": Target.CREATED,
        "first join time": Target.CREATED,
        "erster beitritt": Target.CREATED,
        "in meeting duration": Target.MINUTES,
        "participant id upn": Target.EMAIL,
        "teilnehmer id upn": Target.EMAIL,
        "id du participant upn": Target.EMAIL,
        "id de participante upn": Target.EMAIL,
        "role": Target.STAFF,
        "rolle": Target.STAFF,
        "role de l utilisateur": Target.STAFF,
        "rol": Target.STAFF,
        "ruolo": Target.STAFF,
    },
    left_out=words(
        "last leave | last leave time | letztes verlassen | user action | timestamp | derniere sortie | ultima salida"
    ),
    event=words(
        "meeting title | besprechungstitel | titre de la reunion | titulo de la reunion | titolo riunione | "
        "titel van vergadering | titulo da reuniao | tytul spotkania | motestitel | modetitel | event name"
    ),
    arrival="webinar",
)
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
    ),
    columns={
        "registration status": Target.ATTENDED,
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
EVENTS = (ZOOM, ZOOM_MEETING, TEAMS, GOTOWEBINAR, ON24, EVENTBRITE, BADGES)
