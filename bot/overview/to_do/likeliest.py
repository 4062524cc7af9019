"""The acts that somebody most likely wants, by where a lead stands."""

from collections.abc import Mapping, Sequence

from bot.lead.lifecycle import Stage
from bot.slack.ids import Action

LIKELIEST: Mapping[tuple[Stage, bool], Sequence[Action]] = {
    (Stage.DRAFT, False): (Action.ANSWER_NOW, Action.LOG_CONVERSATION),
    (Stage.RETURNED, False): (Action.FIX, Action.ANSWER_NOW),
    (Stage.OFFERED, False): (Action.ACCEPT, Action.REJECT, Action.RECALL, Action.LOG_CONVERSATION),
    (Stage.ACCEPTED, False): (Action.LOG_CONVERSATION, Action.PLAN_MEETING),
    (Stage.NURTURING, True): (Action.DONE, Action.LOG_CONVERSATION),
    (Stage.NURTURING, False): (Action.READY_NOW, Action.LOG_CONVERSATION),
    (Stage.STALE, False): (Action.REOPEN,),
    (Stage.LOST, False): (Action.REATTEMPT,),
    (Stage.REFUSED, False): (Action.REOPEN, Action.OFFER_ANYWAY),
}
"""Acts that are most likely in a stage, with a follow-up that waits or without; the others follow as in the table."""
