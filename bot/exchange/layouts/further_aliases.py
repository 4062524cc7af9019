"""More words that columns are headed with: those of hand-made lists, and of languages that few exports speak."""

from collections.abc import Mapping

from bot.exchange.layouts.headers import plain
from bot.exchange.layouts.mapping import Target

_WORDS: Mapping[Target, str] = {
    Target.EMAIL: """
        mail business | mail id | email contact | mail firma | email firma | email nr | mail geschaftlich
        email pro | courriel professionnel | 电子邮箱 | 邮件 | 邮箱地址 | 电子邮件地址 | 電子郵件 | 電子信箱
        eメール | 이메일 | 메일 | почта | эл почта | электронная почта | адрес электронной почты | емейл | имейл
        е мейл | електронна пошта | пошта | eposta | eposta adresi | elektronikus cim | emailcim | adresa de email
        adresa email | eposta naslov | elektronicka posta | ηλεκτρονικο ταχυδρομειο | email διευθυνση
        """,
    Target.PHONE: """
        ph | ph no | phone nr | telephone nr | tel number | mob | mob no | mobile no | mobile nr | cell no
        landline | telephone no | phone contact | tel geschaftlich | tel privat | tel mobil | telefon mobil
        telefon festnetz | tel festnetz | festnetznummer | mobilfunk | mobilfunknummer | tel mobile | tel fixe
        telephone mobile | telephone fixe | tel bureau | n de telephone | no de telephone | nr telefonu | nr tel
        numer tel | tel kom | tel komorkowy | telefon kom | telefoonnr | tel nr | mobilnr | mobiltlf | tlf | tlf nr
        telefonnr | puh | tel cislo | mobilni telefon | telefonne cislo | telefonszam | mobiltelefonszam
        numar de telefon | broj telefona | mobitel | cep telefonu | telefon numarasi | telefon no | cep | 手机
        手机号 | 手机号码 | 联系电话 | 电话号码 | 手機 | 電話 | 聯絡電話 | 携帯 | 携帯電話 | 携帯番号 | tel番号
        전화 | 전화번호 | 휴대폰 | 휴대전화 | 연락처 | телефон | номер телефона | мобильный | мобильный телефон
        тел | моб | моб телефон | контактный телефон | номер телефону | τηλεφωνο | κινητο
        """,
    Target.NAME: """
        prospect | prospect name | visitor | delegate | delegate name | client contact | customer contact
        name contact | contact full name | kontaktperson name | besucher | besuchername | name vorname
        nachname vorname | nachname und vorname | interessent | visiteur | visitante | visitatore | bezoeker
        asiakas | 联系人 | 联系人姓名 | 名前 | 担当者 | 担当者名 | ご担当者名 | ご担当者 | 이름 | 성명 | 담당자
        фио | ф и о | контактное лицо | контакт | имя и фамилия | фамилия имя | фамилия имя отчество | піб
        meno a priezvisko | nev | nume | teljes nev | kapcsolattarto | nume complet | nume si prenume
        persoana de contact | ime i prezime | ime in priimek | ad soyad | adi soyadi | yetkili kisi
        osoba kontaktowa | kontaktni osoba | persona de contacto | persona di contatto | pessoa de contato
        personne de contact | ονοματεπωνυμο
        """,
    Target.FIRST_NAME: """
        имя | ім я | meno | keresztnev | prenume | ime | adi | isim | 名字 | ονομα
        """,
    Target.LAST_NAME: """
        фамилия | прізвище | priezvisko | vezeteknev | nume de familie | prezime | priimek | soyadi | soyad
        επωνυμο
        """,
    Target.COMPANY: """
        org | organisation company | company org | exhibitor | account company | firma name | firma kunde
        firma institution | kundenfirma | 公司名称 | 公司名 | 单位 | 单位名称 | 企业名称 | 公司名稱 | 企業名 | 会社
        貴社名 | 御社名 | 勤務先 | 회사 | 회사명 | 기업명 | компания | название компании | организация
        название организации | фирма | предприятие | компанія | фірма | spolocnost | nazov firmy | nazov spolocnosti
        ceg | cegnev | cegneve | companie | denumire firma | nume companie | tvrtka | naziv tvrtke | podjetje
        sirket | sirket adi | firma adi | kurum | εταιρεια | εταιρια
        """,
    Target.TITLE: """
        job designation | position in company | 职务 | 职称 | 岗位 | 職稱 | 職位 | 肩書き | お役職 | 직책 | 직위
        직함 | должность | посада | pracovna pozicia | pozicia | beosztas | munkakor | functia | functie | pozicija
        radno mjesto | gorev | gorevi | unvan | unvani | pozisyon | θεση
        """,
    Target.GEOGRAPHY: """
        国家 | 国 | 國家 | 국가 | страна | країна | krajina | orszag | tara | drzava | zemlja | ulke | χωρα
        """,
    Target.NOTES: """
        备注 | 備註 | 備考 | 메모 | 비고 | комментарий | комментарии | примечание | примечания | заметки
        megjegyzes | observatii | napomena | opomba | aciklama | notlar | σχολια
        """,
    Target.CREATED: """
        lead date | scanned | scanned on | captured | captured at | erfasst | erfasst am | gescannt am | gescannt
        дата | 日期 | 日付
        """,
}
"""All in the form in which people write them."""


def further() -> Mapping[str, Target]:
    """Return the target of each, by its plain form."""
    return {
        plain(each): target
        for target, lines in _WORDS.items()
        for each in lines.replace("\n", "|").split("|")
        if each.strip()
    }
