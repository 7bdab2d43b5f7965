"""The commands that look without running a notebook: lint, links, quizzes, check-sync, check-leaks, doctor."""

from pathlib import Path

import click

from lite_builder.cli.options import BROWSER, PROJECT, SITE
from lite_builder.cli.paths import as_written, place_as_written
from lite_builder.errors import UserError, raise_all
from lite_builder.progress import Reporter
from lite_builder.project import open_project


@click.command()
@PROJECT
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.option("--explain", metavar="CODE", help="Say all about one rule, such as LB012, and look at no course.")
def lint(project: Path, style: str, explain: str | None) -> int:
    """Warn of what will fail or mislead in the browser, without running anything; exit code 1 if there is something."""
    from lite_builder.verify.lint.explanation import explain_rule
    from lite_builder.verify.lint.show import as_github, as_text
    from lite_builder.workflow.checking import lint as lint_course

    if explain is not None:
        click.echo(explain_rule(explain))
        return 0
    problems: list[UserError] = []
    findings = lint_course(open_project(project), Reporter(), problems.extend)
    for line in (as_github if style == "github" else as_text)(findings, as_written):
        click.echo(line)
    raise_all(problems)
    return 1 if findings else 0


@click.command()
@PROJECT
@click.option("--check", is_flag=True, help="Ask each host whether the page is there.")
def links(project: Path, check: bool) -> int:
    """List the links to other hosts; with --check, only those that do not answer, and exit code 1 if there are some."""
    from lite_builder.verify.web_links import check_links
    from lite_builder.workflow.checking import web_links

    found = web_links(open_project(project), Reporter())
    if not check:
        for link in found:
            click.echo(f"{link.url}  {place_as_written(link.place)}")
        return 0
    dead = check_links(found)
    for answer in dead:
        click.echo(f"{answer.link.url}  {place_as_written(answer.link.place)}  {answer.problem}")
    click.echo(f"{len(found)} links, {len(dead)} without an answer")
    return 1 if dead else 0


@click.command()
@PROJECT
def quizzes(project: Path) -> None:
    """List the quizzes: what learners get of them, and whether their answers are known; malformed ones are errors."""
    from lite_builder.course.quizzes.listing import quiz_lines
    from lite_builder.workflow.checking import quizzes as quizzes_of

    for line in quiz_lines(quizzes_of(open_project(project), Reporter())):
        click.echo(line)


@click.command("check-sync")
@PROJECT
@click.option("--write", is_flag=True, help="Write the exercises that differ anew.")
def check_sync(project: Path, write: bool) -> int:
    """Compare each exercise with what its solution gives; exit code 1 and a diff if one differs."""
    from lite_builder.course.exercises.exercise_sync import find_drifts, write_exercises

    opened = open_project(project)
    if write:
        for file in write_exercises(opened):
            click.echo(f"written: {as_written(file)}")
    drifts = find_drifts(opened)
    for drift in drifts:
        click.echo(str(drift))
    return 1 if drifts else 0


@click.command("check-leaks")
@PROJECT
@SITE
def check_leaks(project: Path, site: Path | None) -> None:
    """Search the built site for text of withheld solutions, also packed and encoded."""
    from lite_builder.workflow.checking import check_leaks as check_site

    found = check_site(open_project(project), site or open_project(project).site, Reporter())
    if found.quizzes:
        click.echo(f"The answers to graded quizzes are not in the site: {found.quizzes} looked at.")
    if found.lines or not found.quizzes:
        text = f"None of {found.lines} withheld lines is in the site."
        click.echo(text if found.lines else "The course withholds nothing.")


@click.command()
@click.option("--install", is_flag=True, help="Install a browser if there is none.")
@BROWSER
def doctor(install: bool, engine: str) -> int:
    """Say what this machine has of what lite_builder needs."""
    from lite_builder.doctor import examine

    findings = examine(install=install, reporter=Reporter(), engine=engine)
    for finding in findings:
        click.echo(str(finding))
    return 0 if all(finding.ok for finding in findings) else next(f.exit_code for f in findings if not f.ok)
