"""Exports of customer records, newsletters and address books, and Baton's own."""

from bot.exchange.layouts.layout import Layout, words
from bot.exchange.layouts.mapping import Target

BATON = Layout(
    "baton",
    "Baton's own export",
    (words("lead | stage | name | how they came in"),),
    columns={"lead": Target.KEY, "came in": Target.CREATED},
    left_out=words("stage | marketer | sales rep"),
    day_first=False,
)
HUBSPOT = Layout(
    "hubspot",
    "HubSpot contacts",
    (
        words("record id | lifecycle stage"),
        words("record id | contact owner"),
        words("record id | original traffic source"),
        words("lifecycle stage | marketing contact status"),
        words("record id | associated company ids"),
        words("record id | unsubscribed from all email"),
        words("datensatz id | lifecycle phase"),
        words("id de fiche d informations | phase du cycle de vie"),
        words("id de registro | etapa del ciclo de vida"),
    ),
    columns={
        "record id": Target.KEY,
        "datensatz id": Target.KEY,
        "id de registro": Target.KEY,
        "original traffic source": Target.SOURCE,
        "original source": Target.SOURCE,
        "additional email addresses": Target.EMAIL,
        "create date": Target.CREATED,
        "primary associated company": Target.COMPANY,
    },
    left_out=words(
        """
        associated company ids | last activity date | last modified date | marketing contact status |
        associated deal ids | associated note ids | record source | hubspot score
        """
    ),
    several=";",
)
SALESFORCE = Layout(
    "salesforce",
    "Salesforce report",
    (
        words("lead owner | lead status"),
        words("lead owner | company account"),
        words("lead source | lead status | company account"),
        words("account name | mailing country"),
        words("contact owner | account name"),
        words("lead id | lead owner"),
        words("leadinhaber | leadstatus"),
        words("lead inhaber | lead status"),
        words("proprietaire de la piste | statut de la piste"),
    ),
    columns={"lead id": Target.KEY, "contact id": Target.KEY, "account name": Target.COMPANY},
)
MAILCHIMP = Layout(
    "mailchimp",
    "Mailchimp audience",
    (
        words("leid | euid"),
        words("member rating | optin time"),
        words("euid | last changed"),
        words("member rating | last changed"),
    ),
    columns={
        "leid": Target.KEY,
        "optin time": Target.CREATED,
        "tags": Target.NOTES,
        "cc": Target.GEOGRAPHY,
        "region": Target.NOTES,
        "address": Target.NOTES,
        **dict.fromkeys(("unsub time", "unsub reason", "unsub campaign id", "unsub reason other"), Target.UNSUBSCRIBED),
        **dict.fromkeys(("clean time", "clean campaign id", "clean reason"), Target.UNSUBSCRIBED),
    },
    left_out=words(
        """
        member rating | optin ip | confirm time | confirm ip | latitude | longitude | gmtoff | dstoff |
        last changed | euid | unsub campaign title | clean campaign title
        """
    ),
    day_first=False,
)
GOOGLE_CONTACTS = Layout(
    "google_contacts",
    "Google Contacts",
    (
        words("email 1 value | first name"),
        words("email 1 value | given name"),
        words("phone 1 value | first name"),
        words("phone 1 value | given name"),
        words("email 1 label | labels"),
        words("group membership | email 1 type"),
    ),
    columns={
        **{f"email {at} value": Target.EMAIL for at in range(1, 8)},
        **{f"phone {at} value": Target.PHONE for at in range(1, 8)},
        "organization name": Target.COMPANY,
        "organization 1 name": Target.COMPANY,
        "organization title": Target.TITLE,
        "organization 1 title": Target.TITLE,
        "labels": Target.NOTES,
        "group membership": Target.NOTES,
        "address 1 country": Target.GEOGRAPHY,
    },
    left_out=words(
        """
        name prefix | name suffix | nickname | file as | birthday | photo | yomi name | given name yomi |
        additional name yomi | family name yomi | phonetic first name | phonetic middle name | phonetic last name |
        initials | short name | maiden name | gender | location | billing information | directory server | mileage |
        occupation | hobby | sensitivity | priority | subject | language | organization 1 type |
        organization 1 yomi name | organization 1 symbol | organization 1 location |
        organization 1 job description | address 1 formatted
        """
    )
    | {
        f"{kind} {at} {what}"
        for kind in ("email", "phone", "address", "website", "relation", "event", "im")
        for at in range(1, 8)
        for what in ("label", "type")
    },
    several=" ::: ",
)
OUTLOOK = Layout(
    "outlook",
    "Outlook contacts",
    (
        words("email address | email type | email display name"),
        words("first name | last name | email address | business phone | business street"),
        words("vorname | nachname | email adresse | email typ"),
        words("vorname | nachname | email adresse | telefon geschaftlich"),
        words("prenom | nom | adresse de messagerie"),
        words("first name | email address | business fax | home street"),
    ),
    columns={
        **dict.fromkeys(("email address", "email 2 address", "email 3 address"), Target.EMAIL),
        **dict.fromkeys(("email adresse", "email 2 adresse", "email 3 adresse", "adresse de messagerie"), Target.EMAIL),
        **dict.fromkeys(("business phone", "mobile phone", "primary phone", "company main phone"), Target.PHONE),
        **dict.fromkeys(("business phone 2", "home phone", "telefon geschaftlich", "mobiltelefon"), Target.PHONE),
        "title": Target.LEFT_OUT,
        "anrede": Target.LEFT_OUT,
        "position": Target.TITLE,
        "business country region": Target.GEOGRAPHY,
        "land region geschaftlich": Target.GEOGRAPHY,
        "nom": Target.LAST_NAME,
        **dict.fromkeys(("titre de la fonction", "fonction"), Target.TITLE),
        "pays region bureau": Target.GEOGRAPHY,
    },
    left_out=words(
        """
        suffix | anniversary | birthday | geburtstag | jahrestag | gender | geschlecht | initials | initialen |
        hobby | email type | email display name | email 2 type | email 2 display name | email 3 type |
        email 3 display name | email typ | email angezeigter name | email 2 typ | email 2 angezeigter name |
        sensitivity | priority | private | account | billing information | children | spouse | language | mileage |
        government id number | location | directory server | internet free busy | user 1 | user 2 | user 3 |
        user 4 | home street | home city | home state | home postal code | home country region | privat |
        suffixe | type de messagerie | nom complet de l adresse de messagerie | anniversaire | sexe | initiales |
        vertraulichkeit | prioritat | referred by | profession
        """
    ),
    day_first=False,
)
ADDRESS_BOOKS = (BATON, HUBSPOT, SALESFORCE, MAILCHIMP, GOOGLE_CONTACTS, OUTLOOK)
