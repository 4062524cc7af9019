"""Exports of forms in advertisements and on pages: Meta, LinkedIn, Google Ads, Typeform."""

from bot.exchange.layouts.layout import Layout, words
from bot.exchange.layouts.mapping import Target

_AT_WORK = ("work email", "business email", "company email", "work phone number", "work phone")
"""Ways to reach somebody that count first where a form asked for private ones too."""

META = Layout(
    "meta",
    "Meta lead ads",
    (
        words("created time | form id | ad id"),
        words("created time | form id | platform"),
        words("created time | form name | is organic"),
        words("created time | adset id | campaign id"),
        words("created time | ad id | lead status"),
    ),
    columns={
        "id": Target.KEY,
        "created time": Target.CREATED,
        "campaign name": Target.SOURCE,
        "form name": Target.SOURCE,
        "ad name": Target.NOTES,
        "platform": Target.NOTES,
    },
    left_out=words("ad id | adset id | adset name | campaign id | form id | is organic | lead status | inbox url"),
    prefer=("campaign name", "form name", *_AT_WORK),
)

LINKEDIN = Layout(
    "linkedin",
    "LinkedIn lead gen forms",
    (
        words("lead type | test lead"),
        words("test lead | form name"),
        words("lead id | campaign name | creative name"),
        words("lead type | campaign name | form name"),
    ),
    columns={
        "lead id": Target.KEY,
        "test lead": Target.TEST,
        "campaign name": Target.SOURCE,
        "form name": Target.SOURCE,
        "utm campaign": Target.NOTES,
        "utm source": Target.NOTES,
        "account name": Target.LEFT_OUT,
        "lead type": Target.LEFT_OUT,
    },
    left_out=words("creative name | creative id | campaign group name | account id | form id | campaign id"),
    prefer=("campaign name", "form name", *_AT_WORK),
    day_first=False,
)

GOOGLE_ADS = Layout(
    "google_ads",
    "Google Ads lead form",
    (
        words("google click id | form id"),
        words("lead submit time | form id"),
        words("gclid | form id"),
        words("gcl id | form id"),
        words("lead id | form id | campaign id | is test"),
    ),
    columns={
        "lead id": Target.KEY,
        "is test": Target.TEST,
        "lead submit time": Target.CREATED,
        "campaign": Target.SOURCE,
        "campaign name": Target.SOURCE,
    },
    left_out=words("asset id | ad group id | lead stage | lead source"),
    prefer=_AT_WORK,
)

TYPEFORM = Layout(
    "typeform",
    "Typeform responses",
    (
        words("response type | network id"),
        words("submit date utc | network id"),
        words("submit date utc | start date utc"),
        words("response type | submit date utc"),
    ),
    columns={
        "#": Target.KEY,
        "response type": Target.ATTENDED,
        "submit date utc": Target.CREATED,
        "tags": Target.NOTES,
    },
    left_out=words("start date utc | stage date utc | network id | ending | score"),
)

ADVERTS = (META, LINKEDIN, GOOGLE_ADS, TYPEFORM)
