"""What a reader can learn of an inspection's result: on this site, said to be unpublished, or not there yet."""

from __future__ import annotations

from dataclasses import dataclass

from generator.public import Public
from generator.records.base import Labelled
from generator.records.common import State
from generator.records.inspection import Stage
from generator.records.summaries import Summary

CONCLUDED = frozenset({Stage.concluded_unpublished, Stage.concluded, Stage.closed})
DONE = CONCLUDED | {Stage.conducted, Stage.preliminary}


class Outcome(Labelled):
    """Where the result of an inspection is."""

    published = "published", "có kết quả trên trang này"
    unpublished = "unpublished", "đã kết luận nhưng chưa công bố kết quả"
    missing = "missing", "đã kết luận, trang này chưa công bố kết quả"
    none = "none", "chưa có kết quả"
    unclear = "unclear", "chưa rõ đã có kết quả hay chưa"


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of an inspection, and its conclusions."""

    outcome: Outcome
    conclusions: tuple[Summary, ...]
    """Those on this site, withdrawn ones too: a withdrawn conclusion is no result, but it is said."""

    @property
    def said(self) -> bool:
        """Whether there is more to say than what the stage of the inspection says by itself."""
        return bool(self.conclusions) or self.outcome is Outcome.missing


def result_of(view: Public, inspection: Summary) -> Result:
    """Return what a reader can learn of the result of ``inspection``."""
    conclusions = tuple(view.conclusions_of(inspection.id))
    published = any(each.state is State.published for each in conclusions)
    return Result(Outcome.published if published else _unpublished(inspection.stage), conclusions)


def _unpublished(stage: Stage | None) -> Outcome:
    if stage is Stage.concluded_unpublished:
        return Outcome.unpublished
    if stage in CONCLUDED:
        return Outcome.missing
    return Outcome.unclear if stage is Stage.unknown else Outcome.none
