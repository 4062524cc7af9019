"""Version 1 of the lead definition, which every workspace starts with."""

from bot.rules.definition import Choice, Definition, Effect, Kind, Obstacle, Question

_MONTH = 30

QUESTIONS = (
    Question(
        "commitment",
        "Are they committed to finding a solution?",
        "Commitment",
        Kind.CHOICE,
        survey="How far along are you in deciding whether to do something about it?",
        obstacle=Obstacle.NEED,
        signal=True,
        choices=(
            Choice("committed", "Committed", Effect.READY),
            Choice(
                "exploring",
                "Exploring",
                Effect.NURTURE,
                "They are exploring and have not committed to finding a solution.",
                _MONTH,
            ),
            Choice(
                "no_intention", "No intention to change", Effect.CHAFF, "They have no intention to change."
            ),
        ),
    ),
    Question(
        "requirement",
        "What is their requirement?",
        "Requirement",
        Kind.TEXT,
        survey="What would have to work differently from today?",
        obstacle=Obstacle.NEED,
    ),
    Question(
        "solution",
        "What solution do they want?",
        "Wanted solution",
        Kind.TEXT,
        survey="What have you pictured that would settle it?",
        obstacle=Obstacle.DESIRE,
    ),
    Question(
        "decider",
        "Who decides that the solution has been found?",
        "Decides",
        Kind.PERSON,
        survey="Who will say: this is it, we can stop looking?",
    ),
    Question(
        "approver",
        "Who approves the purchase?",
        "Approves",
        Kind.PERSON,
        survey="Whose signature does a decision like this need?",
        obstacle=Obstacle.MONEY,
    ),
    Question(
        "expectation",
        "What do they expect of it inside their company?",
        "Expected effect",
        Kind.TEXT,
        survey="What would be different in your company a year from now?",
        obstacle=Obstacle.DESIRE,
    ),
    Question(
        "fit",
        "Do we have a solution for them?",
        "Our fit",
        Kind.CHOICE,
        survey="Which of your requirements are fixed, and which can move?",
        obstacle=Obstacle.NEED,
        choices=(
            Choice("yes", "Yes", Effect.READY),
            Choice("partly", "Partly", Effect.READY, "We have only part of what they need."),
            Choice("no", "No", Effect.CHAFF, "We have no solution for them."),
        ),
    ),
    Question(
        "money",
        "Is there money for it?",
        "Money",
        Kind.CHOICE,
        survey="How is a project like this paid for in your company?",
        obstacle=Obstacle.MONEY,
        signal=True,
        choices=(
            Choice("approved", "Approved", Effect.READY),
            Choice("planned", "Planned", Effect.READY, "The money is planned, not yet approved."),
            Choice("none", "None", Effect.NURTURE, "There is no money for it yet.", 6 * _MONTH),
        ),
    ),
    Question(
        "timing",
        "When do they want to buy?",
        "Timing",
        Kind.CHOICE,
        survey="By when does it have to work, and what happens if it does not?",
        obstacle=Obstacle.HURRY,
        signal=True,
        choices=(
            Choice("within_3", "Within 3 months", Effect.READY),
            Choice(
                "3_to_6", "3 to 6 months", Effect.NURTURE, "They want to buy in 3 to 6 months.", 2 * _MONTH
            ),
            Choice(
                "6_to_9", "6 to 9 months", Effect.NURTURE, "They want to buy in 6 to 9 months.", 4 * _MONTH
            ),
            Choice(
                "later",
                "Later or unknown",
                Effect.NURTURE,
                "They want to buy later, or do not know when.",
                6 * _MONTH,
            ),
        ),
    ),
    Question(
        "channel",
        "How do they prefer to be reached?",
        "Reach them by",
        Kind.CHOICE,
        survey="What is the best way to get hold of you?",
        choices=(
            Choice("email", "Email"),
            Choice("phone", "Phone"),
            Choice("video", "Video call"),
            Choice("in_person", "In person"),
            Choice("post", "Post"),
            Choice("social", "Social"),
        ),
    ),
    Question(
        "understanding",
        "Where are they?",
        "Where they are",
        Kind.CHOICE,
        required=False,
        survey="How would you describe where you are with this today?",
        obstacle=Obstacle.DESIRE,
        choices=(
            Choice("needs_it_now", "Needs it now"),
            Choice("contemplating", "Contemplating"),
            Choice(
                "rethinking",
                "Rethinking how they work",
                Effect.NURTURE,
                "They are still rethinking how they work, so what they need may change.",
                2 * _MONTH,
            ),
        ),
    ),
    Question(
        "trust",
        "How well do they know and trust us?",
        "Trust",
        Kind.CHOICE,
        required=False,
        survey="What have you heard about us so far?",
        obstacle=Obstacle.TRUST,
        choices=(
            Choice("customer", "Customer or referred"),
            Choice("knows_us", "Knows us"),
            Choice("never_heard", "Never heard of us", Effect.NONE, "They have never heard of us."),
        ),
    ),
    Question(
        "competitors",
        "Who else are they talking to?",
        "Also talking to",
        Kind.TEXT,
        required=False,
        survey="Who else has helped you think about it?",
        obstacle=Obstacle.TRUST,
    ),
)

DEFAULT = Definition(version=1, questions=QUESTIONS)
