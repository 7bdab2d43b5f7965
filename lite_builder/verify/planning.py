"""Which notebooks run now, on this machine? All that are meant, but those that are unchanged or of another shard."""

from collections.abc import Sequence
from dataclasses import dataclass

from lite_builder.course.quizzes.quiz import Quiz
from lite_builder.verify.changes.dependencies import Dependencies
from lite_builder.verify.changes.unchanged import Digests, digests_of, with_digests, without_unchanged
from lite_builder.verify.plan import Plan, plan_run
from lite_builder.verify.report import RunReport
from lite_builder.verify.reports.past import PastRuns
from lite_builder.verify.shards.part import Part, Whole, whole_of
from lite_builder.verify.shards.shard import Shard, narrowed, shares


@dataclass(frozen=True)
class Planned:
    """A plan, the digests of what its runs depend on, the last runs that it goes by, and of which shard it is."""

    plan: Plan
    digests: Digests
    past: PastRuns
    shard: Shard | None = None
    whole: Whole | None = None

    def told(self, report: RunReport) -> RunReport:
        """The report of the plan's run, with the digests."""
        return with_digests(report, self.digests)

    def part(self, report: RunReport) -> Part | None:
        """What is to be merged with the other shards, or None if there are none."""
        if self.shard is None or self.whole is None:
            return None
        return Part(whole=self.whole, index=self.shard.index, report=report, past=self.past)


def plan_now(
    depends: Dependencies,
    only: Sequence[str],
    quizzes: Sequence[Quiz],
    past: PastRuns,
    *,
    changed: bool = False,
    shard: Shard | None = None,
) -> Planned:
    """Plan to run what `only` names, as `plan_run` does; with `changed` without what passed and is unchanged since, and
    of what is left the `shard`. Raises `NoSiteError`.
    """
    plan = plan_run(depends.folder, only, quizzes)
    if changed:
        plan = without_unchanged(plan, past, depends)
    if shard is None:
        return Planned(plan, digests_of(plan, depends), past)
    parts = shares(plan, past, depends.folder, shard.count)
    own = narrowed(plan, parts[shard.index - 1])
    return Planned(own, digests_of(own, depends), past, shard, whole_of(plan, parts, depends.folder))
