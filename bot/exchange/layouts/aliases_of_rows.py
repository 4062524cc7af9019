"""The words that columns are headed with which are about the row rather than who it is: when, whether they came."""

from collections.abc import Mapping

from bot.exchange.layouts.mapping import Target

ABOUT_THE_ROW: Mapping[Target, str] = {
    Target.CREATED: """
        created | created at | created time | created date | create date | creation date | date created | date | day
        timestamp | submitted at | submit date | submission date | date submitted | submitted | registration time
        registration date | registration date time | registered | registered at | submitted date time | submitted time
        submission time | lead created | signup date | sign up date
        came in | lead submit time | conversion date | added time | einreichungsdatum | eingereicht am | ubermittelt am
        order date | scanned at | scan time | date added | added at
        added on
        submit date utc | create time | horodateur | marca temporal | carimbo de data hora | tijdstempel | datum
        erstellt | erstellt am | erstelldatum | erstellungsdatum | eingang
        eingangsdatum
        anmeldedatum | anmeldezeit | registrierungszeit | registrierungsdatum | bestelldatum | registriert am
        scan zeitpunkt | zeitstempel | date de creation | date d inscription
        cree le | horodatage | fecha | fecha de creacion | fecha de registro | creado | data | data di creazione
        data di registrazione | data creazione | creato il | datum aanmaak | aanmaakdatum | aangemaakt op
        inschrijfdatum | data de criacao | data de cadastro | data utworzenia | utworzono | skapad | skapad datum
        oprettet | oprettelsesdato | opprettet | dato | datum vytvoreni | vytvoreno
        """,
    Target.KEY: "lead id | record id | contact id | response id | submission id | registration id | scan id",
    Target.TEST: "is test | test | test lead | testlead | is test lead",
    Target.ATTENDED: """
        attended | attendance | attendance status | viewed live | showed up | show | teilgenommen | anwesend
        a participe | present | asistio | asistencia | partecipato | presente | aanwezig | compareceu | obecny
        deltog | narvarande | registration status | approval status | attendee status | participation status
        response status | ticket status | anmeldestatus | registrierungsstatus | genehmigungsstatus
        teilnehmerstatus | teilnahmestatus | statut d inscription | statut du participant | estado de registro
        estado del asistente
        """,
    Target.MINUTES: """
        time in session | time in session minutes | duration minutes | minutes attended | duration | minutes
        in meeting duration | meeting duration | attendance duration | total minutes | zeit in sitzung minuten
        zeit in sitzung
        live minutes | dauer | dauer der besprechung | dauer minuten
        duree | duree de la reunion | duracion | durata | duur
        """,
    Target.AWAY: """
        cancelled | canceled | cancelled at | canceled at | cancellation date | no show | noshow | marked as no show
        is no show | storniert | storniert am | abgesagt | nicht erschienen | annule | annule le | cancelado
        annullato | geannuleerd
        """,
    Target.UNSUBSCRIBED: """
        unsubscribed | unsubscribed from all email | unsub time | clean time | optout | email optout | opted out
        opted out of email | do not contact | do not email | do not mail | unsubscribe | has opted out of email
        blocklisted | blacklisted | email blacklisted | email blocklisted | abgemeldet | email abmeldung | abmeldung
        newsletter abgemeldet | nicht kontaktieren | desabonne | desinscrit
        marketing status
        subscription status | email marketing status | dado de baja
        no contactar | von allen emails abgemeldet | desabonne de tous les emails | disiscritto | uitgeschreven
        descadastrado | wypisany | avregistrerad | afmeldt
        """,
    Target.STAFF: "staff | is staff | is host | internal | intern | mitarbeiter von uns",
}
