"""Excel's workbooks from before 2007, and LibreOffice's, become tables too."""

import base64
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.exchange.reading.read import read
from bot.exchange.reading.sheet import UnreadableError

EXCEL_97 = zlib.decompress(
    base64.b85decode(
        "c-rk)Pe@cj82`=NeeNIJb=TZL16hQuOoQ+efv$-rRJ&LgD}q{cQghvvXGC=<%k~%qor*4k9lTgw`a>P+)*&$R5CoB1$4)^>2le&Mw{K&$0vAfK"
        "=J%LyzWKhHZ@xD(-^{%CY9>54ala;q6=;PEOSTVXMKVFjS15!)dfQfPA@@?UHP#h;UYf`<6Hfv!J!%fseCJ@`p8Gjb-~**&7(pVFmeDmtJNu9n"
        "%7+%B0=G#LL^XR=$@C=C4NUKH&8JM;SaOYN3)P(yM==viH0*L#@nNHmbwMb*54p`-mh40XFVrf&bY0}@n%H9vCR6K7QR^<pBxpjrWLjFPT!B0A"
        "14jr=@pw~5#~i9?vM2G?jsjl_QT;5c<!dV!Ao;iDa?fw%UYf*}@*9R57=wL+gCvUpn%zoc;($!{jV@q6$Fxc$Pb7z>33Lu82UC=H4^UW>xMx77"
        "X?5(IxB8=9*8F=J0ZwP6)!)`{W#s6n+#$~;heuM<uZ{rTGD6F?i~xsHInh2;FdycC3X#tXQ=ebQd%I)DSu)1QME)?@tbB)!%c=!64zk8zsx%GE"
        "Z)bXit!`qzhG`YOBjxqo5r^43&ULP`wx0TFX3WO66!BY$&we`is5bjCwvG7duH1#H={K<n)Y0MANA1-!jz-ZaZrxOP94q9)*?8VDt^R2f@){w>"
        "ciTBJE3l}-ju2*=FR9THKT3u(R{4^PN-oEi_=PROw%ksA!M04*jz&+gEm|H^yHAz1Uo@27MLwUMHPC8Q;sFnBThWp3hlYlRhK7cQhQ@yd;as>~"
        "&XwDAF7zJfzs@41CH<S^pT!|$=s80lm7PdaZsB}M>t`cOQLrUe*{1NnP@#u<w=jfW_G75z^-CXQqWFDQ-7xg$La5aKmrC*TFZcf)560ta"
    )
)
"""Names, emails, phones and dates with one person below, as xlwt writes them."""


def opendocument(rows: str, manifest: str = "") -> bytes:
    kinds = ("office", "table", "text", "manifest")
    spaces = " ".join(f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in kinds)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}>{manifest}</manifest:manifest>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Leads">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(map(cell, cells))}</table:table-row>"


def cell(text: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


REST = '<table:table-cell table:number-columns-repeated="16380"/>'
BELOW = f'<table:table-row table:number-rows-repeated="1048570">{REST}</table:table-row>'
HEADER = row("Name", "Email")


def test_an_old_workbook_is_read() -> None:
    [table] = read(EXCEL_97).tables
    assert (table.title, table.header) == ("Leads", ("Name", "Email", "Phone", "When"))
    assert [row.cells for row in table.rows] == [("Jörg Größe", "joerg@groesse.example", "12025550143", "2026-10-06")]


def test_a_workbook_of_libreoffice_is_read() -> None:
    hidden = row("Bo", "bo@b.example", more='table:visibility="collapse"')
    sheet = read(opendocument(HEADER + row("Ada", "ada@probe.example") + hidden + BELOW))
    assert [(row.line, *row.cells) for row in sheet.tables[0].rows] == [
        (2, "Ada", "ada@probe.example"),
        (3, "Bo", "bo@b.example"),
    ]
    assert sheet.remarks == ("A hidden row was read too.",)


BOMBS = {
    "a row a million times": HEADER + row("Ada", more='table:number-rows-repeated="1000000"'),
    "a cell a million times": HEADER + row("a").replace("string", 'string" table:number-columns-repeated="1000000'),
    "a row below a million": HEADER + BELOW + row("Ada"),
    "a cell far to the right": f"{HEADER}<table:table-row>{REST}{cell('a')}</table:table-row>",
    "a million blanks": HEADER + row('<text:s text:c="1000000"/>'),
    "what is hidden in an attribute": HEADER + row("Ada", more='x=">" table:number-rows-repeated="1000000"'),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_one_cell_for_a_million_is_refused(kind: str) -> None:
    with pytest.raises(UnreadableError):
        read(opendocument(BOMBS[kind]))


def test_a_password_is_said() -> None:
    with pytest.raises(UnreadableError, match="password"):
        read(opendocument(HEADER, manifest="<manifest:encryption-data/>"))
