"""Exports as the programs write them that people hand in: what becomes of their rows, and who is in them."""

from dataclasses import dataclass

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import UnreadableError
from bot.exchange.rows.candidate import Fate
from bot.exchange.rows.check import Checked, check
from bot.lead.definition.default import DEFAULT
from tests.exchange.sheets import TODAY


@dataclass(frozen=True)
class Export:
    """An export with its `layout`, how many of its rows come to which end, and its leads: name, company, email, phone,
    title and source between bars."""

    text: str
    layout: str
    leads: list[str]
    skipped: int = 0
    refused: int = 0


EXPORTS = {
    "Zoom in German, its hosts and panelists in sections of their own": Export(
        "Teilnehmerbericht,\nBericht erstellt:,07.10.2026 08:00:00\nThema,Webinar-ID,Tatsächliche Dauer (Minuten)\n"
        "Preise live,861 1234,65\nHost-Details,\nTeilgenommen,Benutzername (Originalname),E-Mail,Beitrittszeit\n"
        "Ja,Mia Host,mia@acme.example,06.10.2026 17:50:00\nDiskussionsteilnehmer-Details,\n"
        "Teilgenommen,Benutzername (Originalname),E-Mail,Beitrittszeit\nJa,Paul,paul@partner.example,06.10.2026 17:50\n"
        "Teilnehmerdetails,\nTeilgenommen,Benutzername (Originalname),Vorname,Nachname,E-Mail,Telefon,Beitrittszeit\n"
        "Ja,Jörg,Jörg,Müster,joerg@muester.example,030/123456,06.10.2026 17:59\nNein,Bo,Bo,Leer,bo@leer.example,,--\n",
        "zoom_webinar",
        ["Jörg Müster||joerg@muester.example|030/123456||Preise live"],
        skipped=3,
    ),
    "Zoom's poll, with whoever gave no name": Export(
        "Poll Report\nTopic,Webinar ID,Actual Duration (minutes)\nPricing,861 1234,65\nPoll Details\n"
        "#,User Name,User Email,Submitted Date/Time,Which plan?\n1,Ada,ada@probe.example,2026-10-06 18:30,Pro\n"
        "2,Anonymous Attendee,,2026-10-06 18:30,Free\n",
        "",
        ["Ada||ada@probe.example|||Pricing"],
        skipped=1,
    ),
    "Zoom's survey, whose people stand right below the webinar": Export(
        "Survey Report\nTopic,Webinar ID,Actual Start Time,Survey Answers\nPricing,861 1234,2026-10-06 18:00,2\n"
        "#,User Name,User Email,Submitted Date/Time,May we call you?\n1,Ada,ada@probe.example,2026-10-06 19:05,Yes\n",
        "",
        ["Ada||ada@probe.example|||Pricing"],
    ),
    "Zoom's meeting, whose host stands in brackets": Export(
        "Topic,ID,Host name,Host email,Participants\nPricing,861 1234,Mia,mia@acme.example,2\n\n"
        "Name (original name),Email,Join time,Leave time,Duration (minutes)\n"
        "Mia (Host),mia@acme.example,10/06/2026 05:58 PM,10/06/2026 07:03 PM,65\n"
        "Ada (Probe),ada@probe.example,10/06/2026 05:59 PM,10/06/2026 06:28 PM,29\n",
        "zoom_meeting",
        ["Ada||ada@probe.example|||Pricing"],
        skipped=1,
    ),
    "Teams in Polish": Export(
        "1. Podsumowanie\nTytuł spotkania\tCennik\n\n2. Uczestnicy\nImię i nazwisko\tPierwsze dołączenie\t"
        "Ostatnie opuszczenie\tAdres e-mail\tRola\nMia\t06.10.2026 16:00\t06.10.2026 17:00\tmia@acme.example\t"
        "Organizator\nEwa Nowak\t06.10.2026 16:01\t06.10.2026 17:00\tewa@nowak.example\tUczestnik\n",
        "teams",
        ["Ewa Nowak||ewa@nowak.example|||Cennik"],
        skipped=1,
    ),
    "ON24 by the kind of attendee": Export(
        "Email,First Name,Company,Registered Date,Attendee Type,Total Minutes\n"
        "ada@probe.example,Ada,Probe,10/01/2026,Live,55\n"
        "bo@leer.example,Bo,Leer,10/13/2026,No Show,0\n",
        "on24",
        ["Ada|Probe|ada@probe.example|||export"],
        skipped=1,
    ),
    "a form in French": Export(
        "Horodateur,Adresse e-mail,Quel est votre nom ?,Dans quelle entreprise travaillez-vous ?\n"
        "2026/10/06 7:24:15 AM UTC+2,chloe@duval.example,Chloé Duval,Duval SARL\n",
        "",
        ["Chloé Duval|Duval SARL|chloe@duval.example|||export"],
    ),
    "a form in German": Export(
        "Wie heißt du?,Und deine E-Mail-Adresse?,Wie können wir dich telefonisch erreichen?\n"
        "Jörg,joerg@muester.example,'+491711234567\n",
        "",
        ["Jörg||joerg@muester.example|+491711234567||export"],
    ),
    "Zoom's questions, answered by somebody else": Export(
        "Q&A Report\nTopic,Webinar ID,# Question\nPricing,861 1234,2\nQuestion Details\n"
        "#,Question,Asker Name,Asker Email,Answer(s),Question Time,Answer Name,Answer Email\n"
        '1,"How much,\nreally?",Ada,ada@probe.example,live,2026-10-06 18:30,Mia,mia@acme.example\n'
        "2,Where?,Anonymous Attendee,,Here,2026-10-06 18:31,Mia,mia@acme.example\n",
        "",
        ["Ada||ada@probe.example|||Pricing"],
        skipped=1,
    ),
    "Webex with parts, and a phone that dialled in": Export(
        "Meeting Name\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tAttendance Duration\n"
        "Pricing\tMia Host\tMia\tHost\tHost\tmia@acme.example\t2026-10-06 18:00\t60 mins\n"
        "Pricing\tAda Probe\tAda\tProbe\tAttendee\tada@probe.example\t2026-10-06 18:01\t29 mins\n"
        "Pricing\tCall-in User_3\t\t\tAttendee\t\t2026-10-06 18:01\t29 mins\n",
        "webex",
        ["Ada Probe||ada@probe.example|||Pricing"],
        skipped=2,
    ),
    "Webex of old, whose names of columns hold a figure": Export(
        "Session detail for 'Pricing':\nInvited,Registered,Attended\n10,5,2\n"
        "Participant,Audience Type,Name,Email,Date,Duration,Company,Title,Phone Number,UserName 1\n"
        "1,Host,Mia,mia@acme.example,10/06/2026,60.0 mins,Acme,,,\n"
        "2,Attendee,Ada,ada@probe.example,10/06/2026,59.0 mins,Probe,CEO,1-2025550143,\n",
        "webex",
        ["Ada|Probe|ada@probe.example|1-2025550143|CEO|Session detail for 'Pricing':"],
        skipped=1,
    ),
    "a webinar whose role is a part and no job": Export(
        "First name,Last name,Email,Company,Job title,Attended,Attendance duration,utm_source,Role\n"
        "Ada,Probe,ada@probe.example,Probe,CEO,Yes,29 min,newsletter,participant\n"
        "Bo,Leer,bo@leer.example,Leer,CTO,No,0 min,,participant\n"
        "Mia,Host,mia@acme.example,Acme,,Yes,60 min,,team_member\n",
        "",
        ["Ada Probe|Probe|ada@probe.example||CEO|newsletter"],
        skipped=2,
    ),
    "registrations of which some were cancelled": Export(
        "First Name,Last Name,Email,Registration Time,Registration Status\n"
        "Ada,Probe,ada@probe.example,2026-10-01T09:12:00Z,Registered\n"
        "Bo,Leer,bo@leer.example,2026-10-01T09:12:00Z,Canceled\n",
        "",
        ["Ada Probe||ada@probe.example|||export"],
        skipped=1,
    ),
    "tickets in German": Export(
        "Bestell-Nr.;Bestelldatum;Vorname;Nachname;E-Mail;Teilnehmerstatus;Firma;Handy\n"
        '1001;01.10.2026 09:12;Ada;Probe;ada@probe.example;Nimmt teil;Probe GmbH;="004930123456"\n'
        "1002;01.10.2026 09:12;Bo;Leer;bo@leer.example;Nimmt nicht teil;;\n",
        "",
        ["Ada Probe|Probe GmbH|ada@probe.example|+4930123456||export"],
        skipped=1,
    ),
    "HubSpot in German": Export(
        "Datensatz-ID,Vorname,Nachname,E-Mail,Lifecycle-Phase,Jobbezeichnung,Ursprüngliche Traffic-Quelle,"
        "Von allen E-Mails abgemeldet\n301,Ada,Probe,ada@probe.example,Lead,Leiterin,Organische Suche,Nein\n"
        "302,Bo,Leer,bo@leer.example,Lead,,,Ja\n",
        "hubspot",
        ["Ada Probe||ada@probe.example||Leiterin|Organische Suche"],
        skipped=1,
    ),
    "Pipedrive's people": Export(
        "Person - Name,Person - First name,Person - Last name,Person - Organization,Person - Email - Work,"
        "Person - Phone - Work,Person - Job title,Person - Marketing status,Person - Owner\n"
        'Ada Probe,Ada,Probe,Probe Inc.,ada@probe.example,"+12025550143, +12025550144",CEO,Subscribed,Rita\n'
        "Bo Leer,Bo,Leer,Leer,bo@leer.example,,,Unsubscribed,Rita\nCy Nox,Cy,Nox,Nox,,+4930123457,,No consent,Rita\n",
        "",
        ["Ada Probe|Probe Inc.|ada@probe.example|+12025550143|CEO|export", "Cy Nox|Nox||+4930123457||export"],
        skipped=1,
    ),
    "Pipedrive's leads, whose title is the record's": Export(
        "Lead - Title;Lead - Contact person;Lead - Organization;Lead - Source;Lead - Owner;Person - Email - Work\n"
        "Probe lead;Ada Probe;Probe Inc.;Webforms;Rita;ada@probe.example\n",
        "",
        ["Ada Probe|Probe Inc.|ada@probe.example|||Webforms"],
    ),
    "Calendly: guests, not those who invite": Export(
        "User Name,User Email,Invitee Name,Invitee Email,Text Reminder Number,Event Type Name,Canceled,"
        "Marked as No-Show\nMia,mia@acme.example,Ada,ada@probe.example,+12025550143,Demo,false,No\n"
        "Mia,mia@acme.example,Bo,bo@leer.example,,Demo,true,No\nMia,mia@acme.example,Cy,cy@nox.example,,Demo,false,Yes\n",
        "calendly",
        ["Ada||ada@probe.example|+12025550143||Demo"],
        skipped=2,
    ),
    "a form that asks in whole sentences": Export(
        '"Hi, what\'s your *name*?",Your email?,Where do you work?,Best phone number to reach you,Owner of account\n'
        "Ada Probe,ada@probe.example,Probe Inc.,(202) 555-0143,rita@acme.example\n"
        "Bo Leer,bo@leer.example,-,none,rita@acme.example\n",
        "",
        ["Ada Probe|Probe Inc.|ada@probe.example|(202) 555-0143||export", "Bo Leer||bo@leer.example|||export"],
    ),
    "Salesforce's .xls, which is a web page": Export(
        "<html><head><style>td {color: red}</style><title>x</title></head><body><table border=1>\n<!-- <tr><td>no -->"
        "<tr><th colspan=3>My leads<tr><th>Lead Owner</th><th>Name</th><th>Company / Account</th><th>Email</th>"
        "<th>Lead Status</th></tr><tr><td>Rita<td>Zo&euml;<br>Probe<td>Leer &amp; Co</td><td>ada@probe.example</td>"
        "<td>&nbsp;</td></tr></table><p>Copyright (c) 2000-2026 salesforce.com, inc.</p></body></html>",
        "salesforce",
        ["Zoë Probe|Leer & Co|ada@probe.example|||My leads"],
    ),
    "Salesforce's report in groups, whose name stands once": Export(
        "Leads by Source\nFiltered By\n\nLead Source ↑,Name,Company / Account,Email,Lead Owner,Lead Status\n"
        "Web,Ada,Probe Inc.,ada@probe.example,Rita,Open\n,Bo,Leer,bo@leer.example,Rita,Open\nSubtotal,,,,,2\n"
        "Fair,Cy,Nox,cy@nox.example,Rita,Open\nTotal,,,,,3\n",
        "salesforce",
        ["Ada|Probe Inc.|ada@probe.example|||Web", "Bo|Leer|bo@leer.example|||Web", "Cy|Nox|cy@nox.example|||Fair"],
    ),
    "Google's form that asked for both addresses": Export(
        "lead_id,form_id,campaign_id,gcl_id,FULL_NAME,EMAIL,WORK_EMAIL,lead_submit_time\n"
        "L1,2,3,g,Ada,ada@private.example,ada@probe.example,2026-10-06T07:24:15Z\n",
        "google_ads",
        ["Ada||ada@probe.example|||export"],
    ),
    "a webinar's name right above the people": Export(
        "Registration report\nEvent name,Pricing\nFirst Name,Last Name,Email Address,Registration Status\n"
        "Ada,Probe,ada@probe.example,Approved\nBo,Leer,bo@leer.example,Rejected\n",
        "",
        ["Ada Probe||ada@probe.example|||Pricing"],
        skipped=1,
    ),
    "forms that part a name, and those who are blocked": Export(
        "Name (First);Full name - Last name;EMAIL;SMS;BLOCKLISTED\nAda;Probe;ada@probe.example;+491711234567;false\n"
        "Bo;Leer;bo@leer.example;;true\n",
        "",
        ["Ada Probe||ada@probe.example|+491711234567||export"],
        skipped=1,
    ),
    "a number too short beside a good one": Export(
        "Name,Email,Phone,Mobile\nAda,ada@probe.example,030 1,+49 171 1234567\nBo,bo@leer.example,030 1,\n",
        "",
        ["Ada||ada@probe.example|+49 171 1234567||export"],
        refused=1,
    ),
}


def looked_through(text: str, encoding: str = "utf-8") -> Checked:
    return check(read(text.encode(encoding)), DEFAULT.questions, TODAY, name="export.csv")


@pytest.mark.parametrize("what", EXPORTS)
def test_the_rows_of_an_export_come_to_what_they_are(what: str) -> None:
    export = EXPORTS[what]
    found = looked_through(export.text)
    details = [each.details for each in found.leads]
    leads = ["|".join((of.name, of.company, of.email, of.phone, of.title, of.source)) for of in details]
    assert (found.mapping.layout, leads) == (export.layout, export.leads)
    assert (found.counts[Fate.SKIPPED], found.counts[Fate.REFUSED]) == (export.skipped, export.refused)


def test_a_column_that_only_sounds_like_numbers_holds_none() -> None:
    found = looked_through("Email,Mobile app in use\nada@probe.example,iOS 18\nbo@leer.example,Android\n")
    assert (found.mapping.targets[1], found.counts[Fate.NEW]) == ("notes", 2)


@pytest.mark.parametrize(
    "piece", ["<!--", "<style>", "<td", "<td>&#", "<table><tr><td>", "<t colspan=9 ", '<td colspan="9"']
)
def test_a_web_page_that_nobody_closed_is_soon_given_up(piece: str) -> None:
    with pytest.raises(UnreadableError):
        looked_through(f"<html><td>{piece * 100_000}")
