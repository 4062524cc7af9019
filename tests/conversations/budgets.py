"""How long each kind of message and window may be, in characters a person reads and in buttons on the screen.

A menu counts as one button, whatever is in it. Pixels on a phone are measured in tests/browser.
"""

MESSAGE, WINDOW = (700, 5), (1300, 4)
"""For a kind that is not named below."""

ANOTHER = (1200, 5)
"""For what only answers a press or a command, the help and the lists included."""

BUDGETS: dict[str, tuple[int, int]] = {
    # Messages: what happened, why, and what to do next.
    "card": (450, 4),
    "accepted": (200, 1),
    "offered": (300, 1),
    "overridden": (350, 2),
    "missing": (600, 5),  # with ten questions listed
    "nurturing": (400, 5),
    "refused": (700, 3),
    "rejected": (400, 3),
    "result": (450, 5),  # what was taken back has its buttons again
    "yours": (400, 3),
    "stale": (250, 2),
    "follow_up": (700, 5),
    "follow_ups": (2500, 20),  # a list: one menu a lead
    "meeting_on_hold": (1000, 3),  # with a note to copy
    "digest": (1500, 1),
    "proposal": (900, 4),
    "welcome": (1200, 2),
    "another": ANOTHER,
    # What a person asked for with /lead.
    "/lead help": (1200, 1),
    "/lead mine": (2400, 26),  # a list of twenty
    "/lead find": (2400, 26),
    "/lead due": (2400, 26),
    "/lead digest": (1500, 1),
    # Windows. Details and its pages hold lists, as Home does.
    "home": (2400, 50),
    "lead_details_view": (2000, 11),
    "lead_in_full_view": (1800, 30),
    "lead_list_view": (2400, 70),
    "reject_form": (250, 1),
    "snooze_form": (250, 0),
    "question_form": (2000, 1),  # all of them, where nothing is known yet
    "conversation_form": (600, 1),
    "definition_page": (4000, 12),
    "do_not_contact_form": (1300, 10),
    "settings_form": (1600, 2),
}


def over_budget(sizes: dict[str, tuple[int, int]], default: tuple[int, int]) -> dict[str, str]:
    """Say which kinds were seen longer, or with more buttons, than they may be."""
    budgets = {kind: BUDGETS.get(kind, default) for kind in sizes}
    return {
        kind: f"{size} of {budgets[kind]} characters and buttons"
        for kind, size in sizes.items()
        if size[0] > budgets[kind][0] or size[1] > budgets[kind][1]
    }
