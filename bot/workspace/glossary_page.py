"""The glossary: the few words of Baton that not everybody uses at work, and what becomes of a lead by which of them."""

from typing import Any

from bot.slack.blocks import modal, section
from bot.slack.ids import View

WORDS = {
    "Lead definition": (
        "What both teams have agreed counts as a lead: the questions, and what each answer means. A manager of "
        "each side signs it."
    ),
    "Vetted": (
        "An answer that somebody has checked: they heard it from the prospect a second time, or have it in "
        "writing. A changed answer has to be vetted again."
    ),
    "Nurture": (
        "To stay in touch with somebody who is not ready to buy, until they are. Marketing keeps the lead, and I "
        "say when to follow up and what to send."
    ),
    "Not a fit": (
        "No lead for us: they have no need, or we have no solution. It is closed, with a polite reply you can send."
    ),
    "Buying group": (
        "Everybody at the prospect's company who has a say: who approves the purchase, who judges the solution, "
        "who will use it, and who else is listened to."
    ),
    "Engagement leader": (
        "The one person, experienced in sales, who leads everything we do with this prospect once the lead is "
        "accepted. An expert joins a meeting only when there is one."
    ),
    "On hold": (
        "A meeting with somebody whose part in the decision nobody knows. It goes ahead as soon as their role and "
        "their reason to join are filled in."
    ),
    "Confidence": (
        "How likely the next lead of a source is to be accepted, going by what sales said to its latest ones. The bar "
        "is filled that far, and shaded as far as it may be: the fewer answers, the more is shaded."
    ),
    "Batch": (
        "Leads of one source that came together: a list that was bought, the people met at one fair. `/lead batches` "
        "shows which of them sales has not touched."
    ),
    "Triage list": (
        "People who only attended something: a webinar, a fair, a list. That is not yet an opportunity, so sales does "
        "not see them; one good answer makes one a lead."
    ),
    "Probation": (
        "What a source is on once sales has rejected two of its leads in a row as not fit. A second marketer then "
        "looks at each of its leads first, until sales has accepted three in a row."
    ),
    "Credit": (
        "Whoever added a lead has it for good, whoever has the lead later. Others who helped share half of it. "
        "`/lead credit` shows yours."
    ),
}


def glossary_view() -> dict[str, Any]:
    return modal(View.GLOSSARY, "Glossary", [section(f"*{word}*\n{meaning}") for word, meaning in WORDS.items()])
