"""The four tracks as they come with Baton, and the checkpoints: real wording, which a marketing manager can change.

The texts promise what any marketing team has (a paper, a customer, an event), and are true for whoever can get them.
Each asks for one small thing at most, and none asks whether there is any news.
"""

from collections.abc import Mapping

from bot.cadence.tracks.touch import NEXT_QUESTION, Channel, Offset, Touch
from bot.cadence.tracks.wording import content, discover, references, wait

DISCOVER = "discover"

DEFAULTS: Mapping[str, tuple[str, tuple[Touch, ...]]] = {
    DISCOVER: ("Tell me about yourself", discover.TOUCHES),
    "content": ("Content", content.TOUCHES),
    "references": ("References", references.TOUCHES),
    "wait": ("Wait for the date", wait.TOUCHES),
}
"""The name and the touches of each, by its key."""

_SIX = """Hi {first_name},

half a year has passed since we first got in touch about this. I would like to keep what I know of {company} \
right, so one question:

{question}

Two lines are plenty. And if it is off your list altogether, say so: then I stop writing.

Best regards"""

_NINE = """Hi {first_name},

we have been in touch for nine months now, and I do not want to fill your inbox for the sake of it. Which of \
these is closest?

1. It is still a topic, and will be this year.
2. It is a topic, but not this year.
3. It is settled, or no longer a topic.

Just the number is enough, and I will act on it. If it is 1, I would add one question: {question}

Best regards"""

_STIR = """Hi {first_name},

whoever compares with care usually looks at more than one way, and I would rather help you compare well than \
hurry you.

Two things that people tell us they wish they had asked everybody earlier: how long it takes from signing to \
first results, and whose time it takes on their own side. I am glad to answer both for us, in writing.

Is there anything about us that you have found no answer to?

Best regards"""

STIR = Touch(
    Offset(),
    Channel.EMAIL,
    "Ask how their comparison goes",
    "Two questions worth asking everybody",
    _STIR,
)
"""The touch when a competitor comes up, whatever the track. It names no competitor: they may not know that we know."""

CHECKPOINTS: tuple[Touch, ...] = (
    Touch(
        Offset(months=6),
        Channel.CALL,
        "Half a year: find out where they stand",
        "Half a year on: one question",
        _SIX,
        NEXT_QUESTION,
    ),
    Touch(
        Offset(months=9),
        Channel.EMAIL,
        "Nine months: ask them to choose",
        "Still a topic at {company}?",
        _NINE,
        NEXT_QUESTION,
    ),
)
"""The checkpoints whatever the track, counted from its start."""
