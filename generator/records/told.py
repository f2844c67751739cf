"""A record as bulletins read it: what was told of it, each on its day. It is much quicker to read than the whole."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

from generator.records.base import Line, Maybe, Text, Url, known
from generator.records.common import Change, Event, Redaction, Relation, Withdrawal
from generator.records.dates import Date, Day, told_on
from generator.records.deadlines import Extension
from generator.records.findings import Complaint, Response
from generator.records.quantities import Quantity
from generator.records.references import OrganizationRef
from generator.records.sources import Audience, Form
from generator.records.tasks import ENDED, Status


class Reading(BaseModel):
    """Some fields of a record that was valid."""

    model_config = ConfigDict(extra="ignore", frozen=True)


@lru_cache(maxsize=4096)
def _dated(text: str) -> Date:
    return Date(edtf=text)


def _shared(value: Any) -> Any:
    """Let many updates of one day share it."""
    return _dated(value) if type(value) is str else value


SharedDate = Annotated[Maybe[Date], BeforeValidator(_shared)]


class Step(Reading):
    """What bulletins read of a ``Progress``."""

    on: SharedDate
    recorded_on: Day | None = None
    text: Text | None = None
    status: Status | None = None
    quantity: Maybe[Quantity] | None = None

    @cached_property
    def day(self) -> date:
        """The day this site told it; every update has one."""
        return told_on(self.recorded_on, self.on) or date.min


class Work(Reading):
    """What bulletins read of a ``Task`` beside its summary."""

    id: str
    status: Status | None = None
    recorded_on: Day | None = None
    progress: tuple[Step, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @cached_property
    def last_told(self) -> date:
        """The last day on which an update told a status; the first of all days when none did."""
        return max((step.day for step in self.progress if step.status), default=date.min)

    def told_by(self, day: date) -> Status | None:
        """Return the status that this site had told by ``day``, on which the record was out."""
        for step in reversed(self.progress):
            if step.status and step.day <= day:
                return step.status
        return self.status

    def ended_by(self, day: date) -> bool:
        """Whether it was done, annulled or not accepted, as far as told by ``day``."""
        return self.told_by(day) in ENDED


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="ignore"))
class Posting:
    """What bulletins read, and keep, of a ``Disclosure``."""

    form: Maybe[Form]
    content: Line | None = None
    by: OrganizationRef | None = None
    on: SharedDate | None = None
    recorded_on: Day | None = None
    until: SharedDate | None = None
    where: Maybe[Line] | None = None
    audience: Audience | None = None
    url: Maybe[Url] | None = None

    @property
    def day(self) -> date | None:
        """The first possible day it was disclosed, or else the last; ``None`` when nothing is known of it."""
        return told_on(None, self.on)

    @property
    def recorded_day(self) -> date | None:
        """The day this site told it: as entered, or else the day of the disclosure itself."""
        return told_on(self.recorded_on, self.on)


class Told(Reading):
    """What bulletins read of a ``Record``: each list is empty when its type has no such list."""

    changes: tuple[Change, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    withdrawal: Withdrawal | None = None
    disclosures: tuple[Posting, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    responses: tuple[Response, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    recommendations: Maybe[tuple[Work, ...]] = ()
    measures: Maybe[tuple[Work, ...]] = ()

    @property
    def tasks(self) -> tuple[Work, ...]:
        """The recommendations and measures."""
        return (*known(self.recommendations), *known(self.measures))
