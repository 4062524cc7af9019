"""What keeps people on the do-not-contact list from being contacted: taken away, a test of theirs turns red."""

from tests.guarantees.weakenings.weakening import Weakening

_GATES = "tests/guarantees/test_nobody_barred_is_contacted.py"
_BARRED = "tests/conversations/test_barred_leads.py"
_LIST = "tests/conversations/test_do_not_contact.py"
_REACH = "tests/rules/test_reach.py"

ON_THE_LIST = (
    Weakening(
        "a lead of somebody barred is taken in",
        "bot/intake/capture.py",
        "    if found.may_be_barred:",
        "    if False:",
        (_LIST,),
    ),
    Weakening(
        "a barred address is corrected into a lead",
        "bot/intake/correct.py",
        '        require_takeable(tx, by.team_id, details, "the change")\n',
        "",
        (_BARRED,),
    ),
    Weakening(
        "a barred lead is accepted",
        "bot/decisions/accept.py",
        "    require_contactable(tx, lead)\n",
        "",
        (_GATES,),
    ),
    Weakening(
        "judging does not ask the list",
        "bot/judging/judge.py",
        'suppressed=bar.in_short if bar else ""',
        'suppressed=""',
        ("tests/conversations/test_barred_leads.py",),
    ),
    Weakening(
        "a barred lead is followed up",
        "bot/nurture/follow_up.py",
        "_is_nurtured(found.get(item.lead_id)) and item.lead_id not in barred]",
        "_is_nurtured(found.get(item.lead_id)) and item.lead_id not in ()]",
        (_GATES,),
    ),
    Weakening(
        "the buttons of a follow-up do not ask the list",
        "bot/nurture/follow_up.py",
        "    require_contactable(tx, lead)\n    require_nurtured(lead)\n    if offer",
        "    require_nurtured(lead)\n    if offer",
        (_GATES,),
    ),
    Weakening(
        "a lead is reopened while it is barred",
        "bot/nurture/reopen.py",
        "        raise MovedOnError(lead)\n    require_contactable(tx, lead)\n",
        "        raise MovedOnError(lead)\n",
        (_GATES,),
    ),
    Weakening(
        "a barred draft is prompted",
        "bot/nurture/prompt.py",
        "if item.lead_id not in barred]",
        "if item.lead_id not in ()]",
        (_GATES,),
    ),
    Weakening(
        "somebody is reminded of a meeting with somebody barred",
        "bot/engagement/remind.py",
        "if item.lead_id not in barred:",
        "if item.lead_id not in ():",
        (_GATES,),
    ),
    Weakening(
        "a meeting is planned with a barred lead",
        "bot/engagement/plan_meeting.py",
        "    require_contactable(tx, lead)\n",
        "",
        (_GATES,),
    ),
    Weakening(
        "a barred contact is invited",
        "bot/engagement/plan_meeting.py",
        'found["meet.with"] = invitation_problem(',
        'found["meet.with"] = str() and invitation_problem(',
        (_BARRED,),
    ),
    Weakening(
        "what was left before somebody was barred is sent",
        "bot/delivery/notices.py",
        "if kind in INVITES and notice.lead_id and",
        "if kind not in INVITES and not notice.lead_id and",
        (_GATES,),
    ),
    Weakening(
        "a barred lead's card shows how to reach them",
        "bot/decisions/notices.py",
        "tx.now, bar_of(tx, lead), ",
        "tx.now, None, ",
        (_GATES,),
    ),
    Weakening(
        "whoever has a barred lead still sees how to reach them",
        "bot/overview/look_up.py",
        "withheld=bar is not None, covers",
        "withheld=False, covers",
        (_BARRED,),
    ),
    Weakening(
        "barring somebody leaves their leads as they are",
        "bot/do_not_contact/suppress.py",
        "    closed = withdraw_leads(tx, by.team_id, entry_id, by.user_id)\n",
        "    closed = withdraw_leads(tx, by.team_id, 0, by.user_id)\n",
        (_BARRED,),
    ),
    Weakening(
        "nobody is told that their lead is closed",
        "bot/do_not_contact/withdraw.py",
        "        if user and user != by:\n            outbox.leave(tx, lead.team_id, NoticeKind.BARRED",
        "        if not user and user != by:\n            outbox.leave(tx, lead.team_id, NoticeKind.BARRED",
        (_BARRED,),
    ),
    Weakening(
        "any closed lead is reopened",
        "bot/nurture/reopen.py",
        "if lead.stage is Stage.REFUSED and not lead.bar_id and not _given_up(tx, lead):",
        "if lead.stage is Stage.REFUSED and lead.bar_id < 0:",
        ("tests/guarantees/test_everybody_does_only_what_the_tables_say.py",),
    ),
    Weakening(
        "a never bars one address only",
        "bot/do_not_contact/confirm.py",
        "    ways = distinct(_ways(tx, lead), by_domain(domain)) if confirm else []\n",
        "    ways = distinct(_ways(tx, lead)[:1], by_domain(domain)) if confirm else []\n",
        (_LIST,),
    ),
    Weakening(
        "a never is confirmed of somebody whom nobody could recognise",
        "bot/do_not_contact/notes.py",
        "    if not ways:\n        return _nothing_to_bar_by",
        "    if ways is None:\n        return _nothing_to_bar_by",
        (_LIST,),
    ),
    Weakening(
        "the list ends at its first page",
        "bot/do_not_contact/page.py",
        "    if page.first == 0 and last >= page.total:\n",
        "    if page.first == 0:\n",
        (_LIST,),
    ),
    Weakening(
        "a domain bars only itself",
        "bot/lead/identity/domains.py",
        'for at in range(len(labels) - own.count(".")))',
        "for at in range(1))",
        (_REACH,),
    ),
    Weakening(
        "an ending that many share is barred",
        "bot/do_not_contact/whom.py",
        "    if not own_domain(domain):\n",
        "    if not domain:\n",
        (_REACH,),
    ),
    Weakening(
        "punycode is another domain",
        "bot/lead/identity/domains.py",
        "    return folded if fine else label",
        "    return label",
        (_REACH,),
    ),
    Weakening(
        "a number is compared without the workspace's country",
        "bot/lead/identity/phones.py",
        "found = parse(number, country or None)",
        "found = parse(number, None)",
        (_REACH,),
    ),
)
