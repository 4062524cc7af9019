"""Reports of who was in a meeting, and who had booked one: Zoom, Teams, Webex, Calendly."""

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
        words("teilgenommen | benutzername originalname | beitrittszeit"),
        words("genehmigungsstatus | registrierungszeit"),
    ),
    columns={
        "user name original name": Target.NAME,
        "user name": Target.NAME,
        "benutzername originalname": Target.NAME,
        "approval status": Target.ATTENDED,
        "registration time": Target.CREATED,
        "source name": Target.SOURCE,
    },
    left_out=words(
        "join time | leave time | is guest | recording disclaimer response | beitrittszeit | verlassenszeit | ist gast"
    ),
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
        words("teilnehmer id upn | rolle"),
        words("pierwsze dolaczenie | ostatnie opuszczenie"),
        words("primeira entrada | ultima saida"),
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
        "rola": Target.STAFF,
        "funcao": Target.STAFF,
        "ruolo": Target.STAFF,
    },
    left_out=words(
        "last leave | last leave time | letztes verlassen | user action | timestamp | derniere sortie | ultima salida"
    ),
    event=words(
        "meeting title | besprechungstitel | titel der besprechung | titre de la reunion | titulo de la reunion |"
        "titolo riunione | titel van vergadering | titulo da reuniao | tytul spotkania | motestitel |"
        "modetitel | event name"
    ),
    arrival="webinar",
)
WEBEX = Layout(
    "webex",
    "Webex attendance report",
    (
        words("attendee email | join time | attendance duration"),
        words("display name | attendee email | role"),
        words("participant | audience type | name"),
    ),
    columns={
        "display name": Target.NAME,
        "attendee email": Target.EMAIL,
        "role": Target.STAFF,
        "audience type": Target.STAFF,
        "meeting name": Target.SOURCE,
        "join time": Target.CREATED,
    },
    left_out=words(
        "participant | leave time | meeting start time | meeting end time | connection type | session name |"
        "start time | end time | date | invited | registered"
    ),
    day_first=False,
    arrival="webinar",
)
CALENDLY = Layout(
    "calendly",
    "Calendly events",
    (words("invitee name | invitee email"),),
    columns={
        "text reminder number": Target.PHONE,
        "event type name": Target.SOURCE,
        "status": Target.ATTENDED,
        "event created date time": Target.CREATED,
        "utm campaign": Target.NOTES,
        "utm source": Target.NOTES,
    },
    left_out=words("user name | user email | team | canceled by"),
)
MEETINGS = (ZOOM, ZOOM_MEETING, TEAMS, WEBEX, CALENDLY)
