"""Addresses, files and digests: what readers follow and download leads where it says."""

from __future__ import annotations

import pytest

from generator.records.base import Unknown, WhyUnknown
from generator.records.conclusion import Conclusion
from generator.records.sources import Source
from tests.records.valid import RICH, changed, faults

ADDRESSES = {
    "a script": "javascript:alert(1)",
    "a file": "file:///etc/passwd",
    "no scheme": "bao.vn/bai",
    "no host": "https:///bai",
    "a space": "https://bao.vn/một bài",
    "a quotation mark": 'https://bao.vn/"onclick=x',
    "an angle bracket": "https://bao.vn/<b>",
    "a user name": "https://ai@bao.vn/",
    "a line break at the end": "https://bao.vn/\n",
    "text before it": "xem https://bao.vn/",
}
FILES = [
    "../ket-luan.pdf",
    "a/b.pdf",
    ".an",
    "kết-luận.pdf",
    "ket luan.pdf",
    "",
    "a" * 101,
    "a\\b.pdf",
    "a.pdf\n",
]


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_refused_with(address: str) -> None:
    fault = ("string_pattern_mismatch", ("sources", 0, "url"))
    assert faults(Conclusion, changed(RICH, ("sources", 0, "url"), address)) == [fault]


@pytest.mark.parametrize(
    "address",
    [
        "https://bao.vn",
        "http://bao.vn:8080/a/b.html?c=1&d=#e",
        "https://xa-a.gov.vn/bài-viết",
        {"unknown": "not_in_our_copy"},
    ],
    ids=str,
)
def test_an_address_may_be(address: object) -> None:
    assert faults(Conclusion, changed(RICH, ("sources", 0, "url"), address)) == []


@pytest.mark.parametrize("why", WhyUnknown, ids=str)
def test_how_near_a_source_stands_may_be_unknown(why: WhyUnknown) -> None:
    source = Source.model_validate({"grade": {"unknown": why.value}})
    assert source.grade == Unknown(unknown=why)


@pytest.mark.parametrize("grade", ["unknown", "blog", "báo chí", None, 1], ids=str)
def test_how_near_a_source_stands_is_one_of_four(grade: object) -> None:
    assert faults(Source, {"grade": grade}) == [("enum", ("grade",))]


@pytest.mark.parametrize("name", FILES)
def test_a_file_name_cannot_lead_out_of_its_folder(name: str) -> None:
    fault = ("string_pattern_mismatch", ("attachments", 0, "file"))
    assert faults(Conclusion, changed(RICH, ("attachments", 0, "file"), name)) == [fault]


@pytest.mark.parametrize("digest", ["", "abc", "G" * 64, "A" * 64, "a" * 65])
def test_a_digest_is_sixty_four_small_hexadecimal_digits(digest: str) -> None:
    fault = ("string_pattern_mismatch", ("sources", 0, "sha256"))
    assert faults(Conclusion, changed(RICH, ("sources", 0, "sha256"), digest)) == [fault]
