"""The legal forms companies write after or before their names; all case-folded."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _words(
    """
    inc incorporated ltd limited gmbh corp corporation llc llp plc co oy oyj srl spa pty kgaa aps sas
    bvba gesmbh ohg holding holdings
    """
)
# surnames when written "Sa" or "As"
SHORT_LEGAL_FORMS = _words(
    """
    ag sa se bv nv ab as kg ug ek
    """
)
LEADING_LEGAL_FORMS = _words(
    """
    ооо ао пао зао pt
    """
)
