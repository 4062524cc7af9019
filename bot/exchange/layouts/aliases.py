"""The words that columns are headed with, in the languages that people's programs speak. All of them are plain."""

from collections.abc import Mapping

from bot.exchange.layouts.aliases_of_rows import ABOUT_THE_ROW
from bot.exchange.layouts.further_aliases import further
from bot.exchange.layouts.layout import words
from bot.exchange.layouts.mapping import Target

ALIASES: Mapping[Target, str] = {
    Target.EMAIL: """
        email | emails | email address | emails address | address email | work email | business email | company email
        email work | email business | primary email | user email | contact email | mail | mail address | email id
        corporate email | professional email | email address work | your work email | attendee email | person email
        email adresse | email adressen | mailadresse | geschaftliche email | email geschaftlich | email dienstlich
        berufliche email adresse | email arbeit | adresse email | adresse mail | courriel | adresse electronique
        email professionnel | adresse email professionnelle | correo | correo electronico | direccion de correo
        direccion de correo electronico | email de trabajo | email laboral | posta elettronica | indirizzo email
        indirizzo di posta elettronica | indirizzo email aziendale | email aziendale | mailadres | emailadres
        zakelijk emailadres | email corporativo | email profissional | endereco de email | endereco eletronico
        adres email | poczta | email sluzbowy | sluzbowy adres email | epost | epostadress | epostadresse
        email adress | epost adress | epost adresse | mailadresse arbejde | jobb epost | emailova adresa
        pracovni email | adresse de courrier | adresse de messagerie | sahkoposti | sahkopostiosoite | メール
        メールアドレス | 电子邮件 | 邮箱
        """,
    Target.PHONE: """
        phone | phone number | phone no | telephone | telephone number | tel | tel no | tel nr | mobile
        mobile phone | mobile number | mobile phone number | cell | cell phone | cellphone | work phone
        business phone | phone work | company phone | office phone | direct phone | direct dial | direct line
        contact number | contact no | phone mobile | work phone number | primary phone | main phone | home phone
        phone home
        other phone | sms | sms number | telefon | telefonnummer | telefon nr | tel nummer | handy | handynummer
        mobil | mobilnummer
        mobiltelefon | rufnummer | durchwahl | telefon geschaftlich | telefon privat | geschaftliche telefonnummer
        festnetz | numero de telephone | telephone portable | portable | telephone professionnel | tel portable
        numero de portable | mobile professionnel | telefono | telefono movil | numero de telefono | movil | celular
        numero de celular | telefono de trabajo | numero di telefono | cellulare | telefono cellulare
        telefono ufficio | telefoonnummer | telefoon | mobiel | mobiel nummer | gsm | telefone | numero de telefone
        telemovel | numer telefonu | telefon komorkowy | komorka | telefonnumer | numer komorkowy
        mobilnummer arbete | mobiltelefonnummer | telefonni cislo | puhelin | puhelinnumero | 電話番号 | 电话 | whatsapp
        whatsapp number
        """,
    Target.NAME: """
        name | nom | nome | full name | fullname | contact | contact name | contact person | person | person name
        attendee | attendee name | participant | participant name | participants | lead | lead name | customer name
        guest name | first and last name | first last name | name surname | visitor name | display name
        user name original name | name original name | user name | voller name | vollstandiger name
        vor und nachname | vorname nachname | vor und zuname | ansprechpartner | ansprechpartnerin | kontakt
        kontaktperson | kontaktname | teilnehmer | nom complet | nom et prenom | prenom et nom | nom prenom
        prenom nom | interlocuteur | nombre completo | nombre y apellidos | nombre y apellido | nombre apellidos
        nome completo | nome e cognome | nome cognome | cognome e nome | nominativo | referente | volledige naam
        naam | contactpersoon | voor en achternaam | imie i nazwisko | imie nazwisko | fullstandigt namn | namn
        for och efternamn | kontaktnamn | fulde navn | fullt navn | navn | kontaktnavn | cele jmeno
        jmeno a prijmeni | jmeno prijmeni | koko nimi | nimi | heissen | heisst | comment vous appelez vous | como llama
        come chiama | should we call | 氏名 | お名前 | 姓名
        """,
    Target.FIRST_NAME: """
        first name | firstname | given name | givenname | forename | first | fname | christian name | vorname
        rufname | prenom | nombre | nombres | nome proprio | primeiro nome | voornaam | imie | fornamn | fornavn
        jmeno | krestni jmeno | etunimi | 名
        """,
    Target.MIDDLE_NAME: """
        middle name | middlename | additional name | second name | middle initial | weitere vornamen
        zweiter vorname | deuxieme prenom | segundo nombre | secondo nome | tussenvoegsel | tweede naam
        segundo nome | drugie imie | mellannamn | mellemnavn | mellomnavn | druhe jmeno
        """,
    Target.LAST_NAME: """
        last name | lastname | surname | family name | familyname | last | lname | second surname | nachname
        zuname | familienname | nom de famille | apellido | apellidos | cognome | achternaam | familienaam
        sobrenome | apelido | ultimo nome | nazwisko | efternamn | efternavn | etternavn | prijmeni | sukunimi | 姓
        """,
    Target.COMPANY: """
        company | company name | companyname | organization | organisation | organization name | organisation name
        account | account name | company account | associated company | primary company | employer | business
        business name | firm | firm name | company organization | current company | workplace | firma | firmenname
        unternehmen | unternehmensname | name des unternehmens | name der firma | betrieb | arbeitgeber | entreprise
        societe
        nom de l entreprise | nom entreprise | nom de la societe | organisme | raison sociale | empresa
        nombre de la empresa | nombre empresa | compania | organizacion | razon social | azienda | nome azienda
        nome dell azienda | societa | ragione sociale | bedrijf | bedrijfsnaam | organisatie | werkgever
        nome da empresa | organizacao | companhia | nazwa firmy | przedsiebiorstwo | organizacja | foretag
        foretagsnamn | bolag | bedriftsnavn | bedrift | virksomhed | virksomhedsnavn | firmanavn | selskap
        where work | who work for | wo arbeiten | spolecnost | nazev firmy | nazev spolecnosti | yritys
        yrityksen nimi | 会社名 | 公司
        """,
    Target.TITLE: """
        title | job title | jobtitle | position | job position | role | job role | job | function | job function
        organization title | designation | occupation | profession | current title | business title | position title
        berufsbezeichnung | jobbezeichnung | positionsbezeichnung | berufstitel | stellenbezeichnung | funktion
        jobtitel | beruf | rolle im unternehmen | stelle
        position im unternehmen | poste | fonction | intitule du poste | titre | titre du poste | metier | cargo
        puesto | puesto de trabajo | titulo del puesto | ruolo | ruolo aziendale | posizione | qualifica | mansione
        functie | functietitel | funcao | cargo profissional | stanowisko | stanowisko pracy | titel | befattning
        yrkestitel | stilling | stillingstittel | stillingsbetegnelse | pozice | pracovni pozice | funkce
        tehtavanimike | 役職 | 职位
        """,
    Target.SOURCE: """
        source | lead source | conversion title | original source | original traffic source | campaign | campaign name
        utm campaign
        utm source | event | event name | webinar name | webinar | form name | list name | origin of lead | fair
        trade show | ursprungliche traffic quelle | quelle | leadquelle | lead quelle | herkunft | kampagne
        kampagnenname | messe | veranstaltung
        source du prospect | campagne | nom de la campagne | evenement | origen | fuente | origen del prospecto
        campana | evento | fonte | origine | campagna | bron | leadbron | campagnenaam | origem | origem do lead
        fonte do lead | campanha | zrodlo | kampania | kalla | kampanj | kilde | kampagnenavn | kampanje | zdroj
        kampan | lahde
        """,
    Target.ARRIVAL: "how they came in",
    Target.NOTES: """
        notes | note | comment | comments | remark | remarks | message | description | additional information | memo
        notiz | notizen | bemerkung | bemerkungen | kommentar | kommentare | nachricht | anmerkung | anmerkungen
        beschreibung | remarque | remarques | commentaire | commentaires | notas | nota | comentario | comentarios
        mensaje | observaciones | commento | commenti | messaggio | osservazioni | annotazioni | notities | notitie
        opmerking | opmerkingen | bericht | observacoes | mensagem | uwagi | notatki | wiadomosc | anteckningar
        anteckning | meddelande | noter | bemaerkninger | notater | besked | poznamka | poznamky | zprava
        """,
    Target.SEGMENT: """
        segment | industry | sector | branche | industrie | wirtschaftszweig | secteur | secteur d activite
        industria | settore | sector de actividad | setor | branza | bransch | bransje | odvetvi | obor | vertical
        company industry
        """,
    Target.GEOGRAPHY: """
        country | country region | country region name | region | country code | location country | mailing country
        home country | geography | territory | land | land region | staat | pays | pais | paese | nazione | kraj
        land eller region | zeme | stat | maa | cc
        """,
    Target.COMPANY_SIZE: """
        company size | employees | number of employees | no of employees | employee count | size of company
        headcount | # employees | how many employees | company headcount | team size | mitarbeiter | mitarbeiterzahl
        anzahl mitarbeiter | anzahl der mitarbeiter | unternehmensgrosse | firmengrosse | mitarbeiteranzahl
        wie viele mitarbeiter | nombre d employes | nombre de salaries | effectif | effectifs
        taille de l entreprise | taille entreprise | numero de empleados | tamano de la empresa | empleados
        numero di dipendenti | dipendenti | dimensione azienda | dimensioni azienda | aantal medewerkers
        aantal werknemers | bedrijfsgrootte | numero de funcionarios | tamanho da empresa | liczba pracownikow
        wielkosc firmy | antal anstallda | foretagsstorlek | antal medarbejdere | antal ansatte
        virksomhedsstorrelse | pocet zamestnancu | velikost firmy
        """,
    Target.TZ: "time zone | timezone | tz | zeitzone | fuseau horaire | zona horaria | fuso orario | tijdzone",
    Target.CONTACT: """
        email phone | phone email | email and phone | email or phone | contact details | contact info
        contact information | kontaktdaten | email telefon | telefon email | coordonnees | email telephone
        datos de contacto | contatti | recapiti | contactgegevens | kontaktuppgifter | kontaktoplysninger | reach
        """,
    **ABOUT_THE_ROW,
}

LEFT_OUT = words(
    """
    id | # | ad id | adset id | campaign id | form id | adgroup id | creative id | asset group id | gcl id |
    gclid | google click id | fbclid | network id | euid | leid | row | row id | no | nr | lfd nr | line | ip |
    ip address | submission ip | optin ip | confirm ip | latitude | longitude | gmtoff | dstoff | photo | event id |
    webinar id | badge id | attendee # | order # | account id | company id | associated company ids | contact owner id |
    user id | object id | uuid | guid
    """
)
"""Columns that say nothing about anybody: numbers that programs give, places on the globe, pictures."""


def _table() -> Mapping[str, Target]:
    found: dict[str, Target] = {}
    for target, lines in ALIASES.items():
        for each in words(lines.replace("\n", "|")):
            found.setdefault(each, target)
    return {**further(), **found}


BY_WORDS = _table()
