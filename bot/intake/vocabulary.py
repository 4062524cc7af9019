"""The words that tell intake a title, a company or a source from a name; all case-folded."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEADERS = _words(
    """
    ceo cfo cto coo cmo cio founder cofounder owner president chairman chairwoman inhaber
    """
)
TITLES = LEADERS | _words(
    """
    cpo cso cro chro ciso vp svp evp avp director manager engineer partner consultant analyst architect
    buyer purchaser specialist coordinator administrator assistant developer supervisor executive
    officer controller treasurer secretary professor scientist planner technician designer strategist
    representative accountant counsel advisor adviser geschäftsführer geschäftsführerin vertriebsleiter
    vertriebsleiterin einkaufsleiter einkaufsleiterin directeur directrice directora gerente inhaberin
    директор менеджер
    """
)
RANKS = _words(
    """
    senior sr junior chief vice deputy managing executive general global regional national interim
    associate lead principal staff technical sales marketing product software hardware operations it hr
    finance financial account project program programme business customer data plant supply chain
    purchasing procurement quality research development commercial digital information security office
    brand field service process production logistics community growth content legal team key
    """
)
SOURCES = _words(
    """
    webinar webinars conference tradeshow expo summit meetup event events booth linkedin newsletter
    referral website campaign podcast whitepaper download survey seminar workshop roadshow q1 q2 q3 q4
    """
)
PROSE = _words(
    """
    please call calls called wants want wanted needs need needed is are was were has have had her him
    them they she he asked asks interested looking budget likes very not soon asap tomorrow urgent
    urgently hot
    """
)
PARTICLES = _words(
    """
    van von der den de del della di da dos du la le el al bin ibn ter ten zu y e dr mr mrs ms
    """
)
INSTITUTIONS = _words(
    """
    university bank ministry institute city school college department board council
    """
)
FIRMS = _words(
    """
    partners partner sons co company associates brothers llp llc ltd inc gmbh kg ag plc corp
    """
)
NOTES = ("notes?", "comments?", "message", "nachricht", "kommentar", "bemerkung", "mensaje")
"""Labels that stand before whatever else somebody wanted to say, as patterns."""
FIELDS = {
    **dict.fromkeys(("job title", "title", "role", "job role", "position", "job"), "title"),
    **dict.fromkeys(("company", "organisation", "organization", "org", "account", "employer"), "company"),
    **dict.fromkeys(("company name", "organisation name", "organization name", "account name", "firma"), "company"),
    **dict.fromkeys(("email", "e-mail", "mail", "email address", "e-mail address", "mail address"), "email"),
    **dict.fromkeys(("work email", "business email", "e-mail-adresse"), "email"),
    **dict.fromkeys(("phone", "telephone", "tel", "mobile", "cell", "phone number", "telephone number"), "phone"),
    **dict.fromkeys(("mobile number", "mobile phone", "telefon", "telefonnummer"), "phone"),
    **dict.fromkeys(("source", "lead source", "via"), "source"),
    **dict.fromkeys(("first name", "firstname", "given name", "vorname"), "first name"),
    **dict.fromkeys(("last name", "lastname", "surname", "family name", "nachname"), "last name"),
    **dict.fromkeys(("name", "full name", "your name", "contact name", "contact"), "name"),
}
