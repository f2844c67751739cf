"""The law as this repository publishes it, and acts to hold against it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from generator import source
from generator.clocks import Act
from generator.records.acts import Doubt, Shown, Sure
from generator.records.inspection import Regime
from generator.records.law import Holidays, Law, LegalRules
from generator.records.organization import Level, OrganizationKind
from generator.records.sources import Audience, Form
from generator.validation import validate

DATA: Final = Path(__file__).parents[2] / "data"


@cache
def law() -> Law:
    """Read ``data/rules.yml`` and ``data/holidays.yml``."""
    rules, flaws = validate(LegalRules, source.parse((DATA / "rules.yml").read_text("utf-8")).value)
    assert rules is not None, flaws
    holidays, flaws = validate(Holidays, source.parse((DATA / "holidays.yml").read_text("utf-8")).value)
    assert holidays is not None, flaws
    return Law(rules, holidays)


def shown(
    on: Sure,
    until: Sure = Doubt.absent,
    form: Form | None = Form.portal,
    audience: Audience | None = Audience.public,
) -> Shown:
    """Return a disclosure."""
    return Shown(form, "", on, until, audience)


def of_inspectorate(signed: Sure, *disclosures: Shown) -> Act:
    """Return the conclusion of a province's inspectorate."""
    return Act(Regime.state_inspectorate, OrganizationKind.inspectorate, Level.province, signed, disclosures)


def of_commune(signed: Sure, *disclosures: Shown) -> Act:
    """Return the conclusion of a commune's own check."""
    return Act(Regime.administrative, OrganizationKind.peoples_committee, Level.commune, signed, disclosures)


def day(text: str) -> date:
    """Return a day."""
    return date.fromisoformat(text)
