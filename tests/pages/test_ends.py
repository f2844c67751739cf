"""How a record is cited, where one responds to it, and the page that says how."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from lxml import html

from generator.pages.addresses import permalink
from generator.site import make_site
from tests import folder as valid
from tests.folder import Folder
from tests.pages.converters import by_cmark, by_python_markdown, dom, split

TODAY: Final = date(2026, 11, 21)
RECORD: Final = "ket-luan/KL-2022-0001.md"
PROCEDURE: Final = "phan-hoi/index.md"


@pytest.fixture
def data(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def page(data: Folder, path: str) -> html.HtmlElement:
    """Return a page, after seeing that both converters agree on it."""
    pages = {each.path: each for each in make_site(data.path, TODAY).pages()}
    body = split(pages[path].markdown)[1]
    tree = by_python_markdown(body)
    assert dom(tree) == dom(by_cmark(body))
    return tree


def words(data: Folder, path: str) -> str:
    return " ".join(page(data, path).text_content().split())


def links(data: Folder, path: str) -> list[str]:
    return [str(each.get("href")) for each in page(data, path).iter("a")]


@pytest.mark.parametrize(
    ("path", "base", "wanted"),
    [
        ("index.md", None, ""),
        ("index.md", "https://xa-a.example", "https://xa-a.example/"),
        ("phan-hoi/index.md", "https://xa-a.example/ban-tin/", "https://xa-a.example/ban-tin/phan-hoi/"),
        (RECORD, "https://xa-a.example/ban-tin", "https://xa-a.example/ban-tin/ket-luan/KL-2022-0001/"),
        (RECORD, None, "ket-luan/KL-2022-0001/"),
    ],
)
def test_a_permalink_is_the_address_a_reader_sees(path: str, base: str | None, wanted: str) -> None:
    assert permalink(path, base) == wanted


def test_a_record_says_how_to_cite_it(data: Folder) -> None:
    data.append(valid.SETTINGS, "base_url: https://xa-a.example/ban_tin/\n")
    cited = (
        "Cách dẫn: “Kết luận kiểm tra tại xã A”, Bản tin xã A, mã KL-2022-0001, "
        "https://xa-a.example/ban_tin/ket-luan/KL-2022-0001/, trang lập ngày 21/11/2026."
    )
    assert cited in words(data, RECORD)


def test_without_a_public_address_it_is_cited_from_the_root_of_the_site(data: Folder) -> None:
    assert "mã KL-2022-0001, ket-luan/KL-2022-0001/, trang lập ngày 21/11/2026." in words(data, RECORD)


@pytest.mark.parametrize(
    "path",
    [
        RECORD,
        "kiem-tra/KT-2022-0001.md",
        "chuong-trinh/CT-2022-0001.md",
        "hoi-nghi/HN-2022-0001.md",
        "so-lieu/BC-2022-0001.md",
        "don-vi/xa-a.md",
        "van-ban/31-kh-ubnd-2022.md",
    ],
)
def test_every_record_leads_to_the_page_of_responses(data: Folder, path: str) -> None:
    assert "../phan-hoi/index.md" in links(data, path)
    assert "Cách dẫn: “" in words(data, path)


def test_a_withdrawn_record_is_still_cited_and_responded_to(data: Folder) -> None:
    withdrawal = "state: withdrawn\nwithdrawal: {on: 2026-11-02, reason: superseded}"
    data.replace(valid.CONCLUSION, "state: published", withdrawal)
    assert "../phan-hoi/index.md" in links(data, RECORD)
    assert "Cách dẫn: “Kết luận kiểm tra tại xã A”" in words(data, RECORD)


def test_a_site_without_a_procedure_says_so(data: Folder) -> None:
    said = words(data, PROCEDURE)
    assert "Trang này chưa ghi nơi tiếp nhận phản hồi." in said
    assert "chưa viết quy trình tiếp nhận, cũng chưa nêu thời hạn trả lời" in said


def test_a_site_with_a_procedure_shows_it_and_where_to_write(data: Folder) -> None:
    contact = "contact: {email: bantin@xa-a.example, phone: 0200 000 000}\n"
    data.append(valid.SETTINGS, f"{contact}procedure: |\n  Trả lời trong 10 ngày.\n\n  - một\n  - hai\n")
    said = words(data, PROCEDURE)
    assert "Thư điện tử: bantin@xa-a.example" in said
    assert "Điện thoại: 0200 000 000" in said
    assert "Trả lời trong 10 ngày." in said
    assert "chưa" not in said


def test_an_empty_contact_is_no_contact(data: Folder) -> None:
    data.append(valid.SETTINGS, "contact: {}\n")
    assert "Trang này chưa ghi nơi tiếp nhận phản hồi." in words(data, PROCEDURE)


def test_the_page_names_who_answers_for_the_site(data: Folder) -> None:
    assert "Chịu trách nhiệm đăng: Ủy ban nhân dân xã A." in words(data, PROCEDURE)
    assert "../thay-doi/index.md" in links(data, PROCEDURE)
