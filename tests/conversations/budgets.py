"""How long each kind of message and window may be, in characters a person reads and in buttons on the screen.

A menu counts as one button, whatever is in it. Pixels on a phone are measured in tests/browser.
"""

MESSAGE, WINDOW = (400, 3), (800, 2)
"""For a kind that is not named below."""

ANOTHER = (1300, 5)
"""For what only answers a press or a command, the help and the lists included."""

BUDGETS: dict[str, tuple[int, int]] = {
    # Messages: what happened, why, and what to do next.
    "card": (500, 4),
    "accepted": (150, 1),
    "offered": (275, 1),
    "overridden": (300, 1),
    "missing": (500, 3),  # with ten questions listed
    "nurturing": (375, 5),
    "refused": (600, 2),
    "review": (925, 3),  # all that was said, to be decided on
    "rejected": (325, 2),
    "result": (450, 5),  # what was taken back has its buttons again
    "yours": (700, 8),  # where the owner works on it
    "stale": (250, 2),
    "contact_due": (250, 5),  # what the owner does then, a menu included
    "promise_due": (150, 4),  # as on the card
    "done_to_all": (250, 1),
    "follow_up": (500, 4),
    "follow_ups": (925, 4),  # a list: one menu a lead
    "meeting_on_hold": (1000, 2),  # with a note to copy
    "digest": (1000, 1),
    "proposal": (625, 4),
    "welcome": (1200, 2),
    "redrawn": (700, 8),  # any of these
    "proposal_waits": (525, 2),
    "definition_announced": (625, 1),
    "definition_in_force": (625, 2),
    "another": ANOTHER,
    # What a person asked for with /lead.
    "/lead help": (1700, 1),
    "/lead help all": (3000, 1),  # everything
    "/lead help numbers": (4300, 1),  # every number's definition
    "/lead mine": (1825, 19),  # a list of twenty
    "/lead find": (1950, 21),
    "/lead due": (400, 4),
    "/lead digest": (2050, 4),
    # Windows. Details and its pages hold lists, as Home does.
    "home": (2100, 38),  # what to do now, the lists, the numbers of a week
    "lead_details_view": (1775, 8),
    "lead_in_full_view": (1075, 24),
    "lead_list_view": (2400, 70),
    "reject_form": (125, 0),
    "snooze_form": (225, 1),
    "plan_view": (1200, 0),  # every touch with its day
    "sources_page": (2400, 18),  # a list of fifteen
    "source_page": (900, 6),  # everything that is known of it
    "tracks_page": (1100, 36),  # a list: one button a track
    "track_page": (1900, 12),  # every touch, to be changed
    "question_form": (1950, 0),  # all of them, where nothing is known yet
    "conversation_form": (425, 0),
    "question_page": (1225, 0),
    "glossary_page": (2000, 0),
    "definition_page": (3700, 1),
    "do_not_contact_form": (525, 4),
    "team_page": (2400, 25),
    "away_form": (700, 4),
    "import_preview_form": (1600, 24),  # a menu a column
    "settings_form": (2050, 4),
}


def over_budget(sizes: dict[str, tuple[int, int]], default: tuple[int, int]) -> dict[str, str]:
    """Say which kinds were seen longer, or with more buttons, than they may be."""
    budgets = {kind: BUDGETS.get(kind, default) for kind in sizes}
    return {
        kind: f"{size} of {budgets[kind]} characters and buttons"
        for kind, size in sizes.items()
        if size[0] > budgets[kind][0] or size[1] > budgets[kind][1]
    }
