"""What a search can be narrowed by: facets of the minisite's records, and the choices that readers get."""

from __future__ import annotations

from functools import cache

from generator.pages.context import Context
from generator.pages.facets import Card, Facet, cards, facets
from generator.records.organization import OrganizationKind
from generator.site import make_site
from tests.minisite.folder import DATA, TODAY


@cache
def context() -> Context:
    return make_site(DATA, TODAY).context


@cache
def found() -> dict[str, Card]:
    return cards(context())


def choices(name: str) -> Facet:
    return next(each for each in facets(context(), found().values()) if each.name == name)


def test_a_conclusion_has_the_regime_and_the_bodies_of_its_inspection() -> None:
    values = found()["ket-luan/KL-2025-0001.md"].facets
    assert values["che-do"] == found()["kiem-tra/KT-2025-0001.md"].facets["che-do"] != ()
    assert "thon-to-dan-pho" in values["loai"]


def test_a_place_is_also_called_by_its_name_alone() -> None:
    assert "Bình An" in found()["don-vi/xa-binh-an.md"].names


def test_what_was_withdrawn_tells_nothing_but_that() -> None:
    for path in ("ket-luan/KL-2026-0004.md", "chuong-trinh/CT-2026-0003.md", "kiem-tra/KT-2026-0005.md"):
        assert set(found()[path].facets) <= {"muc", "nam", "tinh-trang"}
        assert found()[path].facets["tinh-trang"] == ("da-rut",)


def test_what_was_withdrawn_in_silence_has_no_day() -> None:
    card = found()["chuong-trinh/CT-2026-0003.md"]
    assert (card.day, card.names, card.facets.get("nam")) == ("", (), None)
    assert "2026" not in card.lead


def test_an_old_territory_is_found_at_the_place_of_today() -> None:
    assert "xa-binh-an" in found()["don-vi/xa-binh-dong.md"].facets["dia-ban"]


def test_a_hamlet_is_in_its_commune() -> None:
    assert "xa-binh-an" in found()["don-vi/thon-dong-binh-an.md"].facets["dia-ban"]


def test_no_draft_has_a_card() -> None:
    assert "ket-luan/KL-2026-0002.md" not in found()
    assert "kiem-tra/KT-2026-0003.md" not in found()


def test_every_choice_is_counted_and_has_plain_letters_in_addresses() -> None:
    for facet in facets(context(), found().values()):
        for choice in facet.choices:
            assert choice.pages == sum(
                choice.value in card.facets.get(facet.name, ()) for card in found().values()
            )
            assert choice.value.isascii()


def test_communes_stand_below_their_province_and_years_from_the_newest() -> None:
    places = choices("dia-ban").choices
    assert places[0].value == "tinh-hai-son"
    assert {each.group for each in places} == {"Tỉnh Hải Sơn"}
    years = [choice.value for choice in choices("nam").choices]
    assert years == sorted(years, reverse=True)


def test_a_group_is_of_the_kind_it_is_called_by() -> None:
    called = OrganizationKind.called
    assert called("trường học") is OrganizationKind.school
    assert called("Cấp ủy quận, huyện") is OrganizationKind.party_committee
    assert called("ủy ban nhân dân xã") is OrganizationKind.peoples_committee
    assert called("tổ chức đảng trong doanh nghiệp") is None
    assert called("xãm") is None
