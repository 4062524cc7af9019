"""The page of the team in Settings: each rep, what they take on, and whether they can be given a lead now."""

from bot.slack.blocks import Block, actions, button, context, divider, modal, section
from bot.slack.ids import Action, View
from bot.slack.text import esc, person
from bot.team.eligible import eligible
from bot.team.profile_checks import KINDS
from bot.team.rep import Rep
from bot.team.sheets import TeamSheet

ON_A_PAGE = 20


def team_page(sheet: TeamSheet) -> Block:
    """Draw a page of the reps; a sentence above says how many can be given a lead now."""
    able = sum(eligible(rep, sheet.now, in_hours=True).ok for rep in sheet.reps)
    total = len(sheet.reps)
    count = "No sales rep" if not total else "One sales rep" if total == 1 else f"{total} sales reps"
    said = f"*{count}*; {able} can be given a lead now." if total else f"*{count}* yet. Add some in Settings."
    shown = sheet.reps[sheet.first : sheet.first + ON_A_PAGE]
    blocks: list[Block] = [section(said), *(_row(rep, sheet) for rep in shown), *_turning(sheet)]
    blocks += [divider(), *_groups()]
    return modal(View.TEAM, "Team", blocks, close="Back", metadata=str(sheet.first))


def _row(rep: Rep, sheet: TeamSheet) -> Block:
    found = eligible(rep, sheet.now, in_hours=True)
    sign = ":large_green_circle:" if found.ok else ":white_circle:"
    has = f"{rep.has}, of at most {rep.cap}" if rep.cap else rep.has
    what = [
        *([KINDS[rep.kind].partition(":")[0]] if rep.kind else []),
        *([f"share {rep.weight}"] if rep.weight != 1 else []),
        *([esc(", ".join(rep.segments), 100)] if rep.segments else []),
        *([esc(", ".join(rep.territories), 100)] if rep.territories else []),
        *(["experienced"] if rep.experienced else []),
    ]
    away = rep.away_at(sheet.now)
    cover = f"; {person(away.cover)} covers" if away and away.cover else ""
    text = f"{sign} {person(rep.user_id)} {found.words}{cover}\n{' · '.join([has, *what])}"
    return section(text, button("Change", Action.CHANGE_REP, rep.user_id) if sheet.manages else None)


def _turning(sheet: TeamSheet) -> list[Block]:
    last, total = sheet.first + ON_A_PAGE, len(sheet.reps)
    if total <= ON_A_PAGE:
        return []
    buttons = [button("Earlier", f"{Action.TURN_TEAM}:earlier", sheet.first - ON_A_PAGE)] if sheet.first else []
    buttons += [button("More", f"{Action.TURN_TEAM}:more", last)] if last < total else []
    groups = section(
        "Slack user groups can give roles, so that nobody has to be named.", button("User groups", Action.GROUPS, 0)
    )
    return [groups, context(f"{sheet.first + 1} to {min(last, total)} of {total}."), actions(*buttons)]


def _groups() -> list[Block]:
    said = "*Slack user groups* can give roles, so that nobody has to be named here."
    told = "Who is a sales rep is set in *Settings*, or by a user group; when they are away, by `/lead away`."
    return [section(said, button("User groups", Action.GROUPS, 0)), context(told)]
