"""Five real cases, each hard in its own way: what the notes of a case say is what its records say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest

from generator import loader
from generator.records.base import Unknown, WhyUnknown, known
from generator.records.common import Record, Results
from generator.records.conclusion import Conclusion, ConclusionLevel
from generator.records.dates import Basis, Deadline, Period
from generator.records.document import Document
from generator.records.figures import FigurePart, Partition, Rate, Rounding
from generator.records.findings import Finding, FindingKind, Outcome
from generator.records.inspection import Inspection, InspectionKind, Regime, Stage
from generator.records.organization import Extent, Organization, OrganizationKind
from generator.records.people import Person, WhyWithheld
from generator.records.quantities import Qualifier, Quantity
from generator.records.references import Described
from generator.records.tasks import ComputedStatus, Recommendation
from generator.registry import Registry

DATA = Path(__file__).parent / "data"
BOARDS = [
    f"ban-thanh-tra-nhan-dan-phuong-{ward}" for ward in ("xuan-la", "phu-thuong", "quang-an", "tu-lien")
]
OFFICES = [f"chu-tich-ubnd-{place}" for place in ("huyen-chau-thanh", "huyen-hau-loc", "tinh-thanh-hoa")]

R = TypeVar("R", bound=Record)


@pytest.fixture(scope="module", name="registry")
def _registry() -> Registry:
    return loader.load(DATA).registry


def get(registry: Registry, kind: type[R], record_id: str) -> R:
    """Return a record that is of the type ``kind``."""
    record = registry.record(record_id)
    assert isinstance(record, kind)
    return record


def parts(figures: tuple[FigurePart, ...]) -> Iterator[FigurePart]:
    """Yield figures with their parts, and the parts of these."""
    for figure in figures:
        yield figure
        for breakdown in figure.breakdowns:
            yield from parts(breakdown.parts)


def by_key(record: Results) -> dict[str, Quantity]:
    """Return the known quantities of a record by the keys of their figures."""
    return {
        each.key: each.quantity
        for each in parts(record.figures)
        if each.key and isinstance(each.quantity, Quantity)
    }


def percent(part: Quantity, whole: Quantity, like: Quantity) -> Decimal:
    """Return ``part`` of ``whole`` in percent, with as many digits as ``like`` has."""
    rate = part.comparable.amount / whole.comparable.amount * 100
    return rate.quantize(like.value, ROUND_HALF_UP)


def rates(record: Results) -> list[tuple[Rate, Quantity]]:
    """Return the rates that a record states."""
    return [
        (each.rate, each.quantity)
        for each in record.figures
        if each.rate and isinstance(each.quantity, Quantity)
    ]


def day(value: object) -> date:
    """Return the one day that a date means."""
    assert isinstance(value, Period)
    assert value.span.first == value.span.last
    assert value.span.first
    return value.span.first


def persons(value: Any) -> Iterator[Person]:
    """Yield every person in a record."""
    if isinstance(value, Person):
        yield value
    for name in getattr(type(value), "model_fields", ()):
        yield from persons(getattr(value, name))
    if isinstance(value, tuple):
        for each in value:
            yield from persons(each)


def test_the_cases_have_no_problems() -> None:
    assert loader.load(DATA).problems == []


def test_every_body_and_document_is_named_by_a_record(registry: Registry) -> None:
    on_demand = [*registry.ids("organization"), *registry.ids("document")]
    assert [each for each in on_demand if not registry.backlinks(each)] == []


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_is_a_body_and_no_person(registry: Registry, office: str) -> None:
    body = get(registry, Organization, office)
    committee = get(registry, Organization, str(body.parent))
    assert (body.kind, committee.kind) == (OrganizationKind.office, OrganizationKind.peoples_committee)


def test_nobody_is_named(registry: Registry) -> None:
    named = [
        (record_id, person)
        for record_id in registry.ids()
        for person in persons(registry.record(record_id))
        if isinstance(person.name, str)
    ]
    assert named == []


def test_nobody_is_named_in_passing(registry: Registry) -> None:
    for record_id in registry.ids():
        text = json.dumps(registry.value(record_id), ensure_ascii=False, default=str)
        assert re.findall(r"(?i:\b(?:ông|bà|thầy|cô|đồng chí)) [A-ZĐ]\w+", text) == [], record_id


@pytest.mark.parametrize("record_id", ["KL-2017-0001", "KT-2026-0001", "KT-2022-0001"])
def test_what_is_a_partition_adds_up_when_it_is_exact(registry: Registry, record_id: str) -> None:
    record = registry.record(record_id)
    assert isinstance(record, Results)
    checked = 0
    for figure in parts(record.figures):
        for breakdown in figure.breakdowns:
            found = [each.quantity for each in breakdown.parts if isinstance(each.quantity, Quantity)]
            exact = all(each.qualifier is Qualifier.exact for each in found)
            if breakdown.partition is Partition.yes and exact and len(found) == len(breakdown.parts):
                assert isinstance(figure.quantity, Quantity)
                assert sum(each.comparable.amount for each in found) == figure.quantity.comparable.amount
                checked += 1
    assert checked


@pytest.mark.parametrize(("record_id", "count"), [("KT-2026-0001", 4), ("KT-2022-0001", 1)])
def test_a_rate_rounded_to_the_nearest_is_what_arithmetic_gives(
    registry: Registry, record_id: str, count: int
) -> None:
    record = registry.record(record_id)
    assert isinstance(record, Results)
    values = by_key(record)
    rounded = [(rate, said) for rate, said in rates(record) if rate.rounding is Rounding.nearest]
    assert len(rounded) == count
    for rate, said in rounded:
        assert percent(values[rate.part or ""], values[rate.of], said) == said.value


class TestAnLao:
    """A school must pay back what it took; the result is preliminary, and no year is given."""

    @pytest.fixture(name="conclusion")
    def _conclusion(self, registry: Registry) -> Conclusion:
        return get(registry, Conclusion, "KL-2017-0001")

    @pytest.fixture(name="asked")
    def _asked(self, conclusion: Conclusion) -> tuple[Recommendation, ...]:
        return known(conclusion.recommendations)

    def test_the_result_is_preliminary_and_the_inspection_is_not_called_concluded(
        self, registry: Registry, conclusion: Conclusion
    ) -> None:
        assert conclusion.level is ConclusionLevel.preliminary
        assert get(registry, Inspection, "KT-2017-0001").stage is Stage.preliminary

    def test_the_three_sums_make_up_the_total(self, conclusion: Conclusion) -> None:
        (total, headline) = conclusion.figures
        sums = [
            each.quantity.value for each in total.breakdowns[0].parts if isinstance(each.quantity, Quantity)
        ]
        assert sums == [562430000, 120400000, 55300000]
        assert isinstance(total.quantity, Quantity)
        assert total.quantity.value == sum(sums) == Decimal(738130000)
        assert isinstance(headline.quantity, Quantity)
        assert headline.quantity.comparable < total.quantity.comparable

    def test_the_headline_is_the_newspapers(self, conclusion: Conclusion) -> None:
        assert [str(each.stated_by) for each in conclusion.figures] == ["inspector", "press"]

    def test_the_headline_rounds_the_total(self, conclusion: Conclusion) -> None:
        (total, headline) = conclusion.figures
        assert (total.rounds, headline.rounds) == (None, total.key)

    def test_three_bodies_are_asked_for_three_things(self, asked: tuple[Recommendation, ...]) -> None:
        assert [each.to for each in asked] == [
            ("truong-tieu-hoc-tan-dan",),
            ("ubnd-xa-tan-dan",),
            ("phong-giao-duc-dao-tao-huyen-an-lao",),
        ]

    def test_the_whole_of_what_was_taken_is_to_be_paid_back(
        self, conclusion: Conclusion, asked: tuple[Recommendation, ...]
    ) -> None:
        first, *others = asked
        assert first.quantity == conclusion.figures[0].quantity
        assert [each.quantity for each in others] == [None, None]

    def test_it_is_to_be_paid_back_to_parents_whom_nobody_counted(
        self, asked: tuple[Recommendation, ...]
    ) -> None:
        (parents,) = asked[0].beneficiaries
        assert isinstance(parents, Described)
        assert (parents.described, parents.kind) == ("phụ huynh", "tập thể")
        assert [each.beneficiaries for each in asked[1:]] == [(), ()]

    def test_before_the_15th_is_by_the_14th_of_a_year_that_was_inferred(
        self, asked: tuple[Recommendation, ...]
    ) -> None:
        for each in asked[:2]:
            assert isinstance(each.due, Deadline)
            assert (each.due.inclusive, each.due.basis) == (False, Basis.inferred)
            assert (each.due.stated, each.terms[0].last_day) == ("trước ngày 15/1", date(2018, 1, 14))

    def test_a_request_without_a_deadline_is_never_late(self, asked: tuple[Recommendation, ...]) -> None:
        third = asked[2]
        assert third.due == Unknown(unknown=WhyUnknown.not_stated)
        assert third.computed(date(2200, 1, 1)) is ComputedStatus.unknown

    def test_the_year_of_the_order_was_inferred(self, registry: Registry, conclusion: Conclusion) -> None:
        issued = get(registry, Document, "1379-ubnd-vp-2017").issued_on
        assert isinstance(issued, Period)
        assert isinstance(conclusion.concluded_on, Period)
        assert issued.basis is conclusion.concluded_on.basis is Basis.inferred
        assert day(issued) == day(conclusion.concluded_on) == date(2017, 10, 31)

    def test_the_years_reviewed_are_ambiguous_in_the_words_of_the_source(self, registry: Registry) -> None:
        reviewed = get(registry, Inspection, "KT-2017-0001").reviewed
        assert reviewed == Unknown(unknown=WhyUnknown.ambiguous, stated="2 năm học 2015-2016")


class TestLaiChau:
    """Fifty-four conclusions of many bodies and years in one record, and every amount is "over …"."""

    @pytest.fixture(name="inspection")
    def _inspection(self, registry: Registry) -> Inspection:
        return get(registry, Inspection, "KT-2026-0001")

    def test_it_follows_up_what_has_no_records_here(self, inspection: Inspection) -> None:
        assert inspection.kind is InspectionKind.follow_up
        (relation,) = inspection.relations
        assert isinstance(relation.record, Described)

    def test_it_covers_years(self, inspection: Inspection) -> None:
        assert isinstance(inspection.reviewed, Period)
        assert inspection.reviewed.span[:4] == (date(2010, 1, 1), date(2021, 12, 31), "2010", "2021")

    def test_conclusions_have_two_states_and_some_are_central(self, inspection: Inspection) -> None:
        by_state, by_issuer = inspection.figures[0].breakdowns
        values = by_key(inspection)
        assert [values[key].value for key in ("ket-luan-xong", "ket-luan-chua-xong")] == [22, 32]
        assert (by_state.partition, by_issuer.partition) == (Partition.yes, Partition.no)
        assert values["ket-luan-trung-uong"].value == Decimal(18)

    def test_every_amount_of_money_is_over(self, inspection: Inspection) -> None:
        money = [each for each in by_key(inspection).values() if each.unit == "tỷ đồng"]
        assert {each.qualifier for each in money} == {Qualifier.over}
        assert [str(each.value) for each in money] == ["82.7", "52.1", "30.6", "72.5", "52", "20", "10"]

    def test_rates_keep_one_or_two_digits_as_stated(self, inspection: Inspection) -> None:
        stated = [str(said.value) for _, said in rates(inspection)]
        assert stated == ["40.7", "59.3", "87.6", "99.9", "66.7", "12.4", "0.1", "33.33", "91.4", "8.6"]

    def test_what_does_not_add_up_is_kept_as_stated(self, inspection: Inspection) -> None:
        values = by_key(inspection)
        assert values["da-thu-hoi"].value + values["da-xu-ly-khac"].value < values["da-thu"].value
        (said,) = [said for rate, said in rates(inspection) if rate.part == "da-xu-ly-khac"]
        assert abs(percent(values["da-xu-ly-khac"], values["phai-xu-ly-khac"], said) - said.value) > 1

    def test_what_does_add_up_does_so_within_the_qualifier(self, inspection: Inspection) -> None:
        values = by_key(inspection)
        assert values["phai-thu-hoi"].value + values["phai-xu-ly-khac"].value == values["phai-thu"].value
        (said,) = [said for rate, said in rates(inspection) if rate.part == "da-thu"]
        assert abs(percent(values["da-thu"], values["phai-thu"], said) - said.value) < Decimal("0.2")

    def test_management_recommendations_add_up(self, inspection: Inspection) -> None:
        values = by_key(inspection)
        keys = ("kien-nghi-quan-ly", "kien-nghi-xong", "kien-nghi-dang-lam")
        assert [values[key].value for key in keys] == [128, 117, 11]

    def test_nobody_is_said_to_say_so(self, inspection: Inspection) -> None:
        assert {each.stated_by for each in inspection.figures} == {
            Unknown(unknown=WhyUnknown.not_in_our_copy)
        }


class TestTayHo:
    """The Front supervises how recommendations of four people's inspection boards were resolved."""

    @pytest.fixture(name="inspection")
    def _inspection(self, registry: Registry) -> Inspection:
        return get(registry, Inspection, "KT-2022-0001")

    def test_it_is_a_supervision_by_the_front(self, inspection: Inspection) -> None:
        assert (inspection.kind, inspection.regime) == (InspectionKind.supervision, Regime.fatherland_front)

    def test_what_is_supervised_are_recommendations(self, inspection: Inspection) -> None:
        (relation,) = inspection.relations
        assert isinstance(relation.record, Described)
        assert relation.record.kind == "kiến nghị"

    def test_all_four_boards_are_named(self, inspection: Inspection) -> None:
        (group,) = inspection.inspected
        assert (group.count, group.complete, list(group.named)) == (4, True, BOARDS)

    def test_the_head_of_the_team_is_not_named_by_the_source(self, inspection: Inspection) -> None:
        assert [team.head for team in inspection.teams] == [Unknown(unknown=WhyUnknown.not_stated)]

    def test_twenty_nine_of_thirty_are_96_67_percent(self, inspection: Inspection) -> None:
        values = by_key(inspection)
        assert (
            values["da-giai-quyet"].value + values["dang-xin-y-kien"].value
            == values["kien-nghi"].value
            == Decimal(30)
        )
        assert (str(values["ty-le-giai-quyet"].value), values["ty-le-giai-quyet"].stated) == (
            "96.67",
            "96,67%",
        )

    def test_the_sign_of_the_plan_is_kept_as_it_is(self, registry: Registry, inspection: Inspection) -> None:
        (plan,) = inspection.legal_basis
        assert get(registry, Document, str(plan)).sign == "02/KH-MTTQ-BTT"

    @pytest.mark.parametrize(
        "place", ["quan-tay-ho", "phuong-xuan-la", "phuong-phu-thuong", "phuong-quang-an", "phuong-tu-lien"]
    )
    def test_the_place_ended_with_june_2025(self, registry: Registry, place: str) -> None:
        assert day(get(registry, Organization, place).until) == date(2025, 6, 30)

    @pytest.mark.parametrize("board", BOARDS)
    def test_a_board_is_found_at_its_ward(self, registry: Registry, board: str) -> None:
        body = get(registry, Organization, board)
        assert body.kind is OrganizationKind.peoples_inspection_board
        assert get(registry, Organization, str(body.place)).kind is OrganizationKind.ward

    def test_nothing_is_supposed_of_the_requests_but_what_they_ask(self, registry: Registry) -> None:
        conclusion = get(registry, Conclusion, "KL-2022-0001")
        assert isinstance(conclusion.level, Unknown)
        assert isinstance(conclusion.concluded_on, Unknown)
        assert {each.due for each in known(conclusion.recommendations)} == {
            Unknown(unknown=WhyUnknown.not_stated)
        }


class TestHauLoc:
    """Three allegations with three outcomes; whoever made them, and whoever they are about, is withheld."""

    @pytest.fixture(name="conclusion")
    def _conclusion(self, registry: Registry) -> Conclusion:
        return get(registry, Conclusion, "KL-2021-0001")

    @pytest.fixture(name="allegations")
    def _allegations(self, conclusion: Conclusion) -> tuple[Finding, ...]:
        return known(conclusion.findings)

    def test_each_allegation_has_its_outcome(self, allegations: tuple[Finding, ...]) -> None:
        assert {each.kind for each in allegations} == {FindingKind.allegation}
        assert [each.outcome for each in allegations] == [
            Outcome.not_established,
            Outcome.founded,
            Outcome.founded,
        ]

    def test_whoever_alleged_it_is_withheld_and_nothing_is_told_of_them(
        self, allegations: tuple[Finding, ...]
    ) -> None:
        withheld = Person(withheld=WhyWithheld.denouncer)
        assert [each.alleged_by for each in allegations] == [withheld] * 3

    def test_no_other_words_tell_who_alleged_it(self, registry: Registry) -> None:
        for record_id in ("KL-2021-0001", "KT-2021-0001"):
            text = json.dumps(registry.value(record_id), ensure_ascii=False, default=str)
            assert "giáo viên" not in text.lower()

    def test_whoever_else_an_allegation_touches_is_told_by_the_part_they_had(
        self, allegations: tuple[Finding, ...]
    ) -> None:
        passed_over, reappointed, nobody = [
            [each for each in finding.third_parties if isinstance(each, Person)] for finding in allegations
        ]
        assert [(each.positions, each.note) for each in passed_over] == [
            ((), "người được cho là bị bỏ qua kỷ luật")
        ]
        assert [each.positions for each in reappointed] == [("Hiệu trưởng Trường THCS Ngư Lộc",)]
        assert nobody == []
        assert {each.name for each in (*passed_over, *reappointed)} == {Unknown(unknown=WhyUnknown.withheld)}

    def test_a_council_is_named_and_a_person_is_withheld(self, allegations: tuple[Finding, ...]) -> None:
        first, *others = [each.about for each in allegations]
        assert first == ("hoi-dong-ky-luat-ubnd-huyen-hau-loc",)
        for about in others:
            assert [each.withheld for each in about if isinstance(each, Person)] == [WhyWithheld.accused]

    def test_whoever_decided_is_known_by_the_position_only(self, conclusion: Conclusion) -> None:
        assert isinstance(conclusion.concluded_by, Person)
        assert isinstance(conclusion.concluded_by.name, Unknown)
        assert conclusion.concluded_by.positions == ("Chủ tịch UBND tỉnh Thanh Hóa",)

    def test_an_address_that_names_somebody_is_withheld(
        self, registry: Registry, conclusion: Conclusion
    ) -> None:
        for record in (conclusion, get(registry, Inspection, "KT-2021-0001")):
            assert [each.url for each in record.sources] == [Unknown(unknown=WhyUnknown.withheld)]

    def test_another_document_is_to_be_withdrawn(self, registry: Registry, conclusion: Conclusion) -> None:
        (request,) = known(conclusion.recommendations)
        (document,) = request.target_documents
        assert get(registry, Document, str(document)).sign == "2956/QĐ-UBND"
        assert request.documents == ()
        assert request.to == ("chu-tich-ubnd-huyen-hau-loc",)

    def test_from_assignment_to_conclusion_it_took_62_days(
        self, registry: Registry, conclusion: Conclusion
    ) -> None:
        inspection = get(registry, Inspection, "KT-2021-0001")
        (assignment,) = [get(registry, Document, str(each)) for each in inspection.legal_basis]
        assert (day(conclusion.concluded_on) - day(assignment.issued_on)).days == 62

    def test_events_have_the_days_of_their_documents(self, registry: Registry) -> None:
        inspection = get(registry, Inspection, "KT-2021-0001")
        days = [day(event.on) for event in inspection.events]
        issued = [
            day(get(registry, Document, str(event.documents[0])).issued_on) for event in inspection.events
        ]
        assert days == issued == [date(2021, 7, 16), date(2021, 8, 25), date(2021, 9, 16)]

    def test_one_body_verified_with_another(self, registry: Registry) -> None:
        inspection = get(registry, Inspection, "KT-2021-0001")
        assert inspection.regime is Regime.complaint_denunciation
        assert (inspection.lead, inspection.partners) == (
            "so-noi-vu-tinh-thanh-hoa",
            ("thanh-tra-tinh-thanh-hoa",),
        )


class TestChauThanh:
    """A conclusion read in its original, but not to the part with the findings."""

    @pytest.fixture(name="inspection")
    def _inspection(self, registry: Registry) -> Inspection:
        return get(registry, Inspection, "KT-2018-0001")

    def test_everything_happened_in_order(self, registry: Registry, inspection: Inspection) -> None:
        decision, report, conclusion = [day(event.on) for event in inspection.events]
        assert isinstance(inspection.conducted, Period)
        first, last = inspection.conducted.span[:2]
        assert first
        assert last
        assert decision < first < last < report < conclusion
        assert conclusion == day(get(registry, Conclusion, "KL-2018-0001").concluded_on) == date(2018, 4, 2)
        assert ((last - first).days + 1, (conclusion - report).days) == (49, 14)

    def test_a_sign_without_a_leading_zero_stays_without_it(self, registry: Registry) -> None:
        assert get(registry, Document, "1-kltt-ubnd-2018").sign == "1/KLTT-UBND"

    def test_a_report_without_a_number_is_not_numbered(self, registry: Registry) -> None:
        assert get(registry, Document, "bao-cao-truong-doan-2018").sign == Unknown(
            unknown=WhyUnknown.not_stated
        )

    def test_the_province_that_founded_the_school_leads_to_the_one_of_today(self, registry: Registry) -> None:
        school = get(registry, Organization, "truong-thcs-nam-ky-khoi-nghia")
        founder = get(registry, Organization, str(school.events[0].organization))
        province = get(registry, Organization, str(founder.place))
        chain = [province.name]
        while province.successors:
            province = get(registry, Organization, str(province.successors[0].organization))
            chain.append(province.name)
        assert chain == ["Tỉnh Cần Thơ", "Tỉnh Hậu Giang", "Thành phố Cần Thơ"]

    def test_the_old_province_was_split(self, registry: Registry) -> None:
        assert [each.extent for each in get(registry, Organization, "tinh-can-tho").successors] == [
            Extent.part
        ]

    def test_the_team_was_appointed_by_the_chairman_and_a_decision(
        self, registry: Registry, inspection: Inspection
    ) -> None:
        (team,) = inspection.teams
        decision = get(registry, Document, str(team.document))
        assert (decision.sign, team.appointed_by) == ("190/QĐ-UBND", decision.issuer)

    @pytest.mark.parametrize("part", ["findings", "recommendations", "measures"])
    def test_what_our_copy_lacks_is_unknown_and_not_none(self, registry: Registry, part: str) -> None:
        conclusion = get(registry, Conclusion, "KL-2018-0001")
        assert getattr(conclusion, part) == Unknown(unknown=WhyUnknown.not_in_our_copy)

    def test_no_finding_was_made_up(self, registry: Registry, inspection: Inspection) -> None:
        assert inspection.findings == ()
        assert registry.summary("KL-2018-0001").items == ()
