"""Encodings of one or two bytes a letter, told by the language: words that head columns, and letters in their place.

In a wrong encoding, a header is no word of any language: "Imię" of a Polish table is "Imiê" in the West. Where no
header tells, a letter may, that stands where the same byte would be a sign, or a letter that never stands there.
"""

import re

_BEGINNING = 4000  # bytes
_HEADERS = {
    "cp932": "氏名 会社 名前 メール 電話 役職 部署 住所",
    "euc_jp": "氏名 会社 名前 メール 電話 役職 部署 住所",
    "gb18030": "姓名 公司 邮箱 邮件 电话 手机 职位 职务 单位 联系人",
    "big5": "姓名 公司 郵箱 郵件 電話 手機 職稱 職位 聯絡人",
    "cp949": "이름 성명 회사 이메일 전화 직책 휴대폰",
    "cp1250": """imię imiona firmę województwo społka spółka źródło příjmení společnost poznámka poznámky země město
        názov priezvisko spoločnosť pracovná předmět zdroj pošta naziv tvrtke cégnév telefonszám megjegyzés beosztás
        név vezetéknév keresztnév tőke přítomen účastník návštěvník""",
    "cp1251": "имя фамилия компания организация должность телефон почта город фио дата ім'я прізвище телефона фірма",
    "koi8_r": "имя фамилия компания организация должность телефон почта город фио",
    "cp866": "имя фамилия компания организация должность телефон почта город фио",
    "cp1253": "όνομα επώνυμο εταιρεία τηλέφωνο εταιρία θέση ονοματεπώνυμο",
    "cp1254": "adı soyadı şirket ünvan telefon numarası e-posta adresi görevi açıklama şehir",
    "cp1255": "שם טלפון חברה דואר תפקיד",
    "cp850": "straße größe prénom société téléphone prénoms tätigkeit geschäftlich país teléfono función",
    "cp437": "straße",
}
"""Those that come earlier are preferred where the bytes are the same."""
_LETTER = rb"[A-Za-z\x80-\xff]"
_LATIN_2 = re.compile(rb"[A-Za-z][\xb1\xb6\xbc\xbe][a-z]|(?<![A-Za-z])[\xa6\xa9\xac\xae][a-z]")
"""The places that ISO gives to what Windows has elsewhere: ą, ś, ź, ž in a word, and Ś, Š, Ź, Ž at its beginning."""
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_CENTRAL = re.compile(
    rb"[A-Za-z][\xb3\xb9\xbf][a-z\xe0-\xff]"  # ł, ą, ż in a word, where Western Europe has figures above the line
    rb"|(?<![A-Za-z\d])(?:[\xa3\xa5\xaf]|\x8c(?![uU]))[a-z\xf3]"  # Ł, Ą, Ż, Ś before one: £, ¥, ¯, Œ
    rb"|\x9c[ckpwlzm]|i\xea(?![a-z\x80-\xff])"  # ś before a consonant, and "imię"
    rb"|[aeiou\xe1\xe9\xed\xfd]\xf8|\xf8[\xe1\xe9\xed\xfd]"  # ř beside a vowel, where Denmark's ø has none
    rb"|[a-z]\xec[a-z]|[a-z]\xf9[a-z]|[aeu\xe1]\xe8|\xe8[\xe1\xed]"  # ě, ů and č, where è, ì and ù never stand
)
_DOS = re.compile(rb"[A-Za-z][\x81\x82\x84\x94](?=[a-z\xe1])")
"""ü, é, ä and ö of DOS between letters."""
_MAC = re.compile(rb"[A-Za-z][\x8a\x8e\x8f\x9a\x9f](?=[a-z\xa7])")
"""ä, é, è, ö and ü of an old Mac between letters."""


def _forms(encoding: str, words: str) -> re.Pattern[bytes]:
    """Return what finds one of the words, however it is capitalised; a word that is plain ASCII tells nothing."""
    every = {form for word in words.split() for form in (word, word.capitalize(), word.upper())}
    codes = {form.encode(encoding, "ignore") for form in every if not form.isascii()}
    found = b"|".join(re.escape(code) for code in sorted(codes) if not code.isascii())
    parted = encoding in _WIDE
    return re.compile(found if parted else rb"(?<!" + _LETTER + rb")(?:" + found + rb")(?!" + _LETTER + rb")")


_WIDE = frozenset("cp932 euc_jp gb18030 big5 cp949".split())  # noqa: SIM905
_FOUND_BY = {encoding: _forms(encoding, words) for encoding, words in _HEADERS.items()}


def by_headers(sample: bytes) -> str:
    """Return the encoding in which one of the first lines has a word that heads columns; else ""."""
    beginning = sample[:_BEGINNING]
    found = next((encoding for encoding, forms in _FOUND_BY.items() if forms.search(beginning)), "")
    return latin_2(sample) or found if found == "cp1250" else found


def by_letters(sample: bytes) -> str:
    """Return cp1250 or iso8859_2 if a letter gives it away, else ""."""
    return (latin_2(sample) or "cp1250") if _CENTRAL.search(sample) else ""


def latin_2(sample: bytes) -> str:
    """Return ISO's encoding for Central Europe if it is that rather than Windows'."""
    return "iso8859_2" if _LATIN_2.search(sample) and not _WINDOWS_ONLY.search(sample) else ""


def is_dos(sample: bytes) -> bool:
    """Tell whether Excel saved it as "CSV (MS-DOS)": its umlauts stand where Windows has marks for quotation."""
    return len(_DOS.findall(sample)) > len(_MAC.findall(sample))


def is_latin_9(sample: bytes) -> bool:
    """Tell whether there are euros where Windows has a sign for any currency, which nobody writes."""
    return b"\xa4" in sample and not _WINDOWS_ONLY.search(sample)
