"""The five real sources as a citizen reads them: what each says, who says so, and what it does not say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.site.building import REPO, bantin, lay_out
from tests.site.html import content, page

DAY: Final = "2026-11-22"

CAU_GIAY, CAU_GIAY_ASKS = "kiem-tra/KT-2022-0001", "ket-luan/KL-2022-0001"
HO_CHI_MINH, HO_CHI_MINH_PLAN = "kiem-tra/KT-2023-0001", "chuong-trinh/CT-2023-0001"
HA_NOI, HA_NOI_ASKS = "hoi-nghi/HN-2021-0001", "ket-luan/KL-2021-0001"
SCIENCE, SCIENCE_ASKS = "kiem-tra/KT-2022-0002", "ket-luan/KL-2022-0002"
TU_SON = "chuong-trinh/CT-2020-0001"

SAID: Final = {
    CAU_GIAY: [
        "Chế độ: kiểm tra, giám sát của Đảng",
        "Cơ quan chủ trì: Ban Chỉ đạo xây dựng và thực hiện Quy chế dân chủ ở cơ sở quận Cầu Giấy",
        "Thời gian tiến hành: từ 17/08/2022 đến 08/09/2022",
        "4 phường: Phường Mai Dịch; 3 đơn vị không được nêu tên",
        "1 cơ quan: không được nêu tên",
        "1 doanh nghiệp: không được nêu tên",
        "6 trường học: Trường THCS Nghĩa Tân; Trường mầm non Hoa Sen; 4 đơn vị không được nêu tên",
        "Trưởng đoàn: nguồn không nêu trưởng đoàn",
        "4 kiến nghị, yêu cầu",
        "Nơi đăng: Ban Dân vận (quận Cầu Giấy)",
        "Ngày đăng: 08/09/2022, 16 giờ 01",
        "Địa chỉ bản gốc: bản chúng tôi đọc không có địa chỉ bản gốc",
    ],
    CAU_GIAY_ASKS: [
        "Mức kết luận: nguồn không nêu mức kết luận",
        "Nơi phải thực hiện: cấp ủy các địa phương, đơn vị; chính quyền các địa phương, đơn vị",
        "Nơi phải thực hiện: Ban Chỉ đạo thực hiện Quy chế dân chủ các đơn vị",
        "Nghị quyết hội nghị lần thứ 4 Ban Chấp hành Trung ương Đảng (khóa XII)",
        "Kết luận số 21-KL/TW ngày 25/10/2021",
        "Chỉ thị số 05-CT/TW của Bộ Chính trị",
        "“Kỷ cương, trách nhiệm, hành động, sáng tạo, phát triển”",
        "“Dân vận khéo”",
    ],
    "van-ban/21-kl-tw-2021": ["Số, ký hiệu: 21-KL/TW", "Ngày ban hành: 25/10/2021"],
    "van-ban/05-ct-tw": ["Số, ký hiệu: 05-CT/TW", "Ngày ban hành: nguồn không nêu ngày ban hành"],
    "van-ban/ke-hoach-kiem-tra-qcdc-quan-cau-giay-2022": ["Số, ký hiệu: nguồn không nêu số, ký hiệu"],
    HO_CHI_MINH: [
        "Hình thức: giám sát",
        "Thời gian tiến hành: từ 06/07/2023 đến 11/07/2023",
        "Giai đoạn: đã kết luận, chưa công bố kết quả",
        "Đã kết luận nhưng chưa công bố kết quả.",
        "Trưởng đoàn: Ngô Văn Luận, Phó Trưởng Ban Dân vận Thành ủy, Thường trực Ban Chỉ đạo",
        "Phó trưởng đoàn: Nguyễn Thị Hồng Thắm, Phó Giám đốc Sở Nội vụ thành phố, Thường trực Ban Chỉ đạo",
        "Thành viên: Tổ giúp việc của Ban Chỉ đạo Thành phố Hồ Chí Minh",
        "Quận ủy Quận 4",
        "Đảng ủy Phường 10 Quận 4",
        "Huyện ủy Cần Giờ",
        "Đảng ủy Thị trấn Cần Thạnh",
        "Đảng ủy Tổng Công ty Công nghiệp Sài Gòn – TNHH MTV",
        "Đảng bộ Công ty TNHH MTV Cao su Thống Nhất",
        "“Thích ứng an toàn, linh hoạt, kiểm soát hiệu quả dịch COVID-19",
        "“Nâng cao hiệu quả hoạt động công vụ, đẩy mạnh cải cách hành chính",
        "Nơi đăng: bản chúng tôi đọc không có nơi đăng",
    ],
    HO_CHI_MINH_PLAN: [
        "Chương trình 04-CTr/BCĐQCDC",
        "Kế hoạch 31-KH/BCĐTP",
        "06/03/2023",
        "19/05/2023",
        "Kỳ thực hiện: nguồn không nêu kỳ thực hiện",
        "đã kết luận, chưa công bố kết quả",
    ],
    "van-ban/04-ctr-bcdqcdc-2023": ["Số, ký hiệu: 04-CTr/BCĐQCDC", "Ngày ban hành: 06/03/2023"],
    "van-ban/31-kh-bcdtp-2023": ["Số, ký hiệu: 31-KH/BCĐTP", "Ngày ban hành: 19/05/2023"],
    HA_NOI: [
        "Ngày họp: 17/12/2021 (chưa chắc chắn; suy ra, nguồn không nêu đủ; nguồn viết: “chiều 17/12”)",
        "Người chủ trì: Nguyễn Thị Tuyến, Ủy viên Trung ương Đảng, Phó Bí thư Thường trực Thành ủy",
        "Trưởng Ban Chỉ đạo xây dựng và thực hiện Quy chế dân chủ ở cơ sở thành phố Hà Nội",
        "579/579 xã, phường, thị trấn",
        "không nói rõ 586 vụ việc này có nằm trong 648 vụ có dấu hiệu vi phạm hay không",
        "Chương trình 04-CTr/TU",
        "Nơi đăng: hanoi.gov.vn",
        "bản chép lại ở một trang khác, ghi “Theo hanoi.gov.vn”",
        "/-/hn/ZVOm7e3VDMRM/3/2850196/gan-thuc-hien-quy-che-dan-chu-o-co-so",
    ],
    HA_NOI_ASKS: [
        "Mức kết luận: kết luận bằng lời",
        "Người kết luận: Nguyễn Thị Tuyến",
        "Quyết định 2200-QĐ/TU",
        "Nghị quyết hội nghị lần thứ 6 của Ban Chấp hành Đảng bộ Thành phố khóa XVII",
        "“nhiệm vụ kép”",
        "thí điểm chính quyền đô thị",
        "Nơi phải thực hiện: Mặt trận Tổ quốc; các đoàn thể chính trị - xã hội",
    ],
    SCIENCE: [
        "Thời gian tiến hành: một ngày chưa rõ, muộn nhất là ngày 21/09/2022 (suy ra, nguồn không nêu đủ)",
        "1 sở: Sở Khoa học và Công nghệ Hà Nội",
        "Nguyễn Anh Tuấn, Phó Giám đốc Sở, Chủ tịch Công đoàn Sở",
        "từ tháng 1/2022 đến tháng 6/2022 (nguồn viết: “6 tháng đầu năm 2022”)",
        "“Rõ người, rõ việc, rõ trách nhiệm, rõ quy trình, rõ hiệu quả”",
        "“Một đầu mối - một việc xuyên suốt”",
        "Ngày đăng: 21/09/2022, 19 giờ 35",
    ],
    SCIENCE_ASKS: [
        "Người kết luận: Lê Hồng Sơn, Phó Chủ tịch Thường trực Ủy ban nhân dân thành phố",
        "Ngày kết luận: một ngày chưa rõ, muộn nhất là ngày 21/09/2022 (suy ra, nguồn không nêu đủ)",
        "Đơn vị được kết luận: Sở Khoa học và Công nghệ Hà Nội",
        "Cơ quan kết luận: nguồn không nêu cơ quan kết luận",
    ],
    TU_SON: [
        "Kết luận 120-KL/TW",
        "Cơ quan ban hành: Thị ủy Từ Sơn",
        "Chưa ghi nhận đợt kiểm tra nào theo chương trình này.",
        "nguồn không nhắc đến đợt kiểm tra, giám sát nào",
        "Nơi đăng: Đài Từ Sơn",
        "Ngày đăng: 05/02/2020, 20 giờ 26",
    ],
    "van-ban/120-kl-tw-2016": ["Số, ký hiệu: 120-KL/TW", "Ngày ban hành: 07/01/2016"],
}
LINEAGE: Final = {
    "don-vi/phuong-nghia-do": [
        "00160 (mã đơn vị hành chính), từ 01/07/2025",
        "Phường Nghĩa Tân (mã 00160, dùng đến 30/06/2025): toàn bộ, từ 01/07/2025, Nghị quyết 1656/NQ-UBTVQH15",
        "Phường Mai Dịch (mã 00163, dùng đến 30/06/2025): một phần, từ 01/07/2025, Nghị quyết 1656/NQ-UBTVQH15",
        "Chỉ một phần Phường Mai Dịch chuyển sang; chưa rõ nội dung thuộc phần nào.",
        "Trường THCS Nghĩa Tân Đóng tại Phường Nghĩa Tân, nay thuộc đơn vị này.",
        "được kiểm tra",
    ],
    "don-vi/phuong-mai-dich": [
        "00163 (mã đơn vị hành chính)",
        "Phường Nghĩa Đô: một phần, từ 01/07/2025",
        "Phường Phú Diễn: một phần, từ 01/07/2025",
        "Phường Từ Liêm: một phần, từ 01/07/2025",
    ],
    "don-vi/phuong-phu-dien": ["00619", "Phường Mai Dịch (mã 00163, dùng đến 30/06/2025): một phần"],
    "don-vi/phuong-tu-liem": ["00592", "Phường Mai Dịch (mã 00163, dùng đến 30/06/2025): một phần"],
    "don-vi/phuong-nghia-tan": ["00160", "đến 30/06/2025", "Phường Nghĩa Đô: toàn bộ, từ 01/07/2025"],
    "don-vi/quan-4": [
        "Phường Xóm Chiếu: một phần",
        "Phường Khánh Hội: một phần",
        "Phường Vĩnh Hội: một phần",
    ],
    "don-vi/phuong-xom-chieu": ["27259"],
    "don-vi/phuong-khanh-hoi": ["27265"],
    "don-vi/phuong-vinh-hoi": ["27286"],
    "don-vi/phuong-10-quan-4": ["27271", "Còn đến ngày: 31/12/2024", "Phường 8 Quận 4", "chưa kiểm chứng"],
    "don-vi/phuong-8-quan-4": ["27271", "từ 01/01/2025"],
    "don-vi/xa-can-gio": ["27664", "Thị trấn Cần Thạnh: toàn bộ", "Xã Long Hòa: toàn bộ"],
    "don-vi/thi-xa-tu-son": [
        *("Phường Từ Sơn: một phần", "Phường Tam Sơn: một phần", "Phường Phù Khê: một phần"),
        *("Phường Đồng Nguyên: một phần", "1658/NQ-UBTVQH15", "chưa kiểm chứng"),
    ],
    "don-vi/phuong-tu-son": ["09367"],
    "don-vi/phuong-tam-son": ["09370"],
    "don-vi/phuong-phu-khe": ["09379"],
    "don-vi/phuong-dong-nguyen": ["09385"],
    "don-vi/tinh-bac-ninh": ["27 (mã đơn vị hành chính)", "24 (mã đơn vị hành chính)"],
}
NOT_SAID: Final = {
    CAU_GIAY: ["thanh tra", "Người nêu: đơn vị được kiểm tra"],
    HO_CHI_MINH: ["Phát hiện 1", "Kiến nghị 1", "thanh tra"],
    HA_NOI: ["Kiến nghị 1", "Thời gian tiến hành"],
    SCIENCE: ["Người nêu: đoàn kiểm tra", "kiểm tra, giám sát của Đảng", "thanh tra"],
    TU_SON: ["Người nêu: đoàn kiểm tra", "Kiến nghị 1", "Thanh tra"],
}
NOWHERE: Final = [
    "Hồ Tấn Đạt",
    "Thu Thủy",
    "fbclid",
    "TTOL",
    "Gửi bài tâm sự",
    "status-overdue",
    "View count",
]
"""Bylines of journalists, what belongs to the page of a copy, and lateness that no source lets anybody compute."""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the repository's own records."""
    folder = lay_out(tmp_path_factory.mktemp("real"), REPO / "data")
    done = bantin(folder, "build", "--today", DAY)
    assert done.stderr == "", "the repository's own records have no problems"
    return folder / "site"


def _each(facts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(path, fact) for path, listed in facts.items() for fact in listed]


@pytest.mark.parametrize(("path", "fact"), _each(SAID))
def test_what_a_source_says_is_said(real: Path, path: str, fact: str) -> None:
    assert fact in content(real, path)


@pytest.mark.parametrize(("path", "fact"), _each(LINEAGE))
def test_where_territories_went_is_said(real: Path, path: str, fact: str) -> None:
    assert fact in content(real, path)


@pytest.mark.parametrize(("path", "fact"), _each(NOT_SAID))
def test_what_a_source_does_not_say_is_not_said(real: Path, path: str, fact: str) -> None:
    assert fact not in content(real, path)


@pytest.mark.parametrize("word", NOWHERE)
def test_some_words_stand_nowhere(real: Path, word: str) -> None:
    editors = real / "bien-tap"
    told = [path for path in real.rglob("*.html") if editors not in path.parents]
    assert told
    assert [path for path in told if word in path.read_text(encoding="utf-8")] == []


def test_the_twelve_bodies_in_cau_giay_are_four_and_one_and_one_and_six(real: Path) -> None:
    found = re.findall(r"\b(\d+) (phường|cơ quan|doanh nghiệp|trường học):", content(real, CAU_GIAY))
    assert [int(number) for number, _ in found] == [4, 1, 1, 6]
    assert "12 đơn vị" in content(real, CAU_GIAY)


def test_two_teams_worked_in_cau_giay(real: Path) -> None:
    assert content(real, CAU_GIAY).count("Trưởng đoàn: nguồn không nêu trưởng đoàn") == 2


def test_six_party_bodies_were_supervised_each_group_on_its_own_points(real: Path) -> None:
    text = content(real, HO_CHI_MINH)
    found = re.findall(r"\b(\d+) (cấp ủy|tổ chức đảng) ", text)
    assert [int(number) for number, _ in found] == [4, 2]
    assert text.count("Cho nhóm: cấp ủy quận, huyện, phường, thị trấn") == 8
    assert text.count("Cho nhóm: tổ chức đảng trong doanh nghiệp") == 4


def test_the_communes_of_ha_noi_add_up(real: Path) -> None:
    text = content(real, HA_NOI)
    assert "Đơn vị hành chính cấp xã của Hà Nội: 579 đơn vị" in text
    parts = [
        int(number) for number in re.findall(r"(?:Xã|Phường|Thị trấn) (\d+) (?:xã|phường|thị trấn)", text)
    ]
    assert parts == [383, 175, 21]
    assert sum(parts) == 579


def test_the_villages_of_ha_noi_and_their_rounded_rate(real: Path) -> None:
    text = content(real, HA_NOI)
    before, after, less = (
        int(each.replace(".", "")) for each in re.findall(r": (\d\.\d{3}) thôn, tổ dân phố", text)
    )
    assert (before, after, less) == (7968, 5393, 2575)
    assert before - after == less
    assert f"{less / before:.0%}" == "32%"
    assert "Tỷ lệ giảm số thôn, tổ dân phố: 32%" in text


def test_the_cases_of_the_inspection_boards(real: Path) -> None:
    text = content(real, HA_NOI)
    assert [number in text for number in ("4.956 vụ việc", "648 vụ", "586 vụ việc")] == [True] * 3
    assert "chỉ nêu một số phần" in text


@pytest.mark.parametrize(
    ("path", "kind", "count"),
    [
        (CAU_GIAY_ASKS, "recommendation", 4),
        (SCIENCE_ASKS, "recommendation", 3),
        (HA_NOI_ASKS, "recommendation", 9),
    ],
)
def test_no_request_has_a_deadline_that_the_source_does_not_state(
    real: Path, path: str, kind: str, count: int
) -> None:
    cards = page(real / path / "index.html").xpath(f"//div[@class='{kind}']")
    texts = [" ".join(card.text_content().split()) for card in cards]
    assert len(texts) == count
    assert all("Thời hạn: nguồn không nêu thời hạn" in text for text in texts)
    assert all("Trạng thái đã ghi nhận: chưa có thông tin thực hiện" in text for text in texts)
    assert not any("Tính đến ngày" in text for text in texts)


@pytest.mark.parametrize(
    ("path", "sayers"),
    [
        (CAU_GIAY, {"đoàn kiểm tra", "Ban Dân vận quận Cầu Giấy"}),
        (SCIENCE, {"đơn vị được kiểm tra"}),
        (HA_NOI, {"cơ quan chủ trì"}),
        (TU_SON, {"Đài Từ Sơn"}),
    ],
)
def test_every_finding_says_who_says_so(real: Path, path: str, sayers: set[str]) -> None:
    cards = page(real / path / "index.html").xpath("//div[contains(@class, 'finding ')]")
    assert cards
    lines = [card.xpath("string(.//li[starts-with(., 'Người nêu:')])") for card in cards]
    assert {line.removeprefix("Người nêu:").strip() for line in lines} == sayers


@pytest.mark.parametrize(
    "path", [CAU_GIAY, CAU_GIAY_ASKS, HA_NOI, HA_NOI_ASKS, SCIENCE, SCIENCE_ASKS, TU_SON]
)
def test_no_source_names_a_shortcoming_or_a_violation(real: Path, path: str) -> None:
    kinds = page(real / path / "index.html").xpath("//div[contains(@class, 'finding ')]/@class")
    assert set(kinds) <= {"finding finding-strength", "finding finding-observation"}


def test_the_meeting_and_the_town_are_no_inspections(real: Path) -> None:
    shown = content(real, "kiem-tra")
    assert "Hội nghị giao ban" not in shown
    assert "Từ Sơn" not in shown
    assert sorted(each.name for each in (real / "kiem-tra").glob("KT-*")) == [
        *("KT-2022-0001", "KT-2022-0002", "KT-2023-0001"),
    ]
    assert sorted(each.name for each in (real / "ket-luan").glob("KL-*")) == [
        *("KL-2021-0001", "KL-2022-0001", "KL-2022-0002"),
    ]


def test_the_site_says_that_it_is_no_authoritys(real: Path) -> None:
    assert "Trang minh họa." in page(real / CAU_GIAY / "index.html").text_content()
