"""Personal data: what is surely or probably that of one person, and what only looks like it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.checks.asking import codes_of, problems_of
from tests.folder import CONCLUSION, INSPECTION, Folder

TOLD: Final[dict[str, list[str]]] = {
    "PER001": [
        "Số BHXH 0123456789",
        "mã số thuế cá nhân: 8012345678",
        "MST cá nhân 8012345678",
        "CCCD 001088001234",
        "số 001 088 001234 ấy",
        "079.203.012.345",
        "0792 0301 2345",
        "CMND 012345678",
        "chứng minh nhân dân số: 012 345 678",
        "hộ chiếu số B1234567",
        "căn cước công dân số 999999999999",
        "cccd-001088001234.pdf",
        "mã số BHXH 0123456789",
        "mã số bảo hiểm xã hội 0123456789",
    ],
    "PER002": [
        "Tài khoản ngân hàng của ông Bảy: 0123 456 789 012, phòng giao dịch",
        "TK 0071001234567 (Trần Thị Lan, Vietcombank)",
        "UBND xã chuyển tiền vào TK 0071001234567 (Trần Thị Lan, Vietcombank)",
        "số tài khoản 0071001234567 của bà Trần Thị Lan tại Ngân hàng Vietcombank, phòng giao dịch Cầu Giấy",
        "số tài khoản 1903456789012",
        "STK: 0011 0012 3456 7",
        "tài khoản số 19034567890 tại ngân hàng của bà B",
        "Số TK 1903.4567.8901",
    ],
    "PER003": [
        "nguyenvana1980 @ gmail.com",
        "lan.tran[at]gmail.com",
        "lan.tran (at) gmail.com",
        "a: nguyenvana1980@gmail.com",
        "Tran.B@yahoo.com.vn",
        "x@Hotmail.com",
        "phuongnguyen@gmail.com",
        "thuhang@gmail.com",
        "cuong2@gmail.com",
    ],
    "PER004": [
        "so-dien-thoai-0912345678.pdf",
        "ông A 0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84 912 345 678",
        "(0912) 345678",
        "091-234-5678",
        "0355555555",
        "nhà riêng 024 3825 1234",
        "gọi 0283.8251234",
        "84912345678",
        "Liên hệ ông Nguyễn Văn A, UBND xã: 0912345678",
        "gọi 0912345678/0987654321",
        "số điện thoại UBND xã ông A: 0912345678",
    ],
    "PER005": [
        "ông Bảy, HKTT tổ 5",
        "Ông Bảy, ĐKTT: tổ 5, phường X",
        "HKTT: thôn 3",
        "Nơi thường trú: thôn 3 (ông Bảy)",
        "Trần Thị Lan, địa chỉ: số 12 ngõ 34",
        "Bà Trần Thị Lan (tổ 5, phường X, nhà số 7 ngách 3/12)",
        "ông Nguyễn Văn B, trú tại thôn 3",
        "bà Trần Thị C, thường trú: phường X",
        "thường trú tại số 12 đường Láng",
        "Hộ ông Lê Văn C ở số nhà 12 ngõ 5",
        "địa chỉ nhà: 12/5 phố Huế",
        "chỗ ở hiện nay: số 5, ngõ 10",
        "Nguyễn Văn Bình trú tại tổ 5",
    ],
    "PER006": [
        "bà Trần Thị Lan (1975)",
        "Trần Thị Lan, 42 tuổi",
        "ông Nguyễn Văn B (80 tuổi)",
        "ông Nguyễn Văn A, sinh năm 1980",
        "Trần Thị Bình (sinh ngày 01/02/1990)",
        "bà Lê Thị C (SN 1975)",
        "Nguyễn Văn An sinh năm 1980",
        "người sinh năm 1960",
        "sinh ngày 12 tháng 3",
    ],
    "PER007": [
        "ông Nguyễn Văn B nghiện ma túy",
        "Bà Trần Thị Lan đang chạy thận",
        "cháu Lan khuyết tật đặc biệt nặng",
        "Chị Lan, mẹ đơn thân, đang điều trị trầm cảm",
        "Ông Nguyễn Văn B mắc bệnh",
        "bà Trần Thị C đang điều trị ung thư",
        "cháu Bình bị bệnh",
        "anh Lê Văn D nhiễm HIV",
        "Nguyễn Văn Bình đang phải điều trị bệnh",
        "đồng chí Nguyễn Văn Bình bị ung thư",
    ],
    "PER008": [
        "Học sinh Trần Gia Bảo đạt giải nhất",
        "trường có em Nguyễn Thị Mai Anh đạt giải nhất",
        "Cháu Nguyễn Gia Hân, 8 tuổi",
        "cháu Khôi (4A)",
        "Bé Khôi lớp chồi 2",
        "Nguyễn Thị Mai Anh (9A2)",
        "Con trai chị Lan học lớp 2B",
        "em Nguyễn Văn B, lớp 4A",
        "cháu Bình (lớp 5)",
        "học sinh Trần Thị Mai, lớp 4",
        "Em Lan học lớp 3",
    ],
    "PER009": [
        "theo đơn của bà Lan",
        "theo phản ánh của chị Hoa tổ 5",
        "ông Bảy, người bị tố cáo",
        "bà Lan là người khiếu nại",
        "Bà Nguyễn Thị X tố cáo việc thu tiền",
        "ông Trần Văn B có đơn khiếu nại",
        "Đơn của ông Lê Văn C",
        "theo phản ánh của bà Đỗ Thị D",
        "tố cáo ông Nguyễn Văn B lấn đất",
        "người tố cáo là Nguyễn Văn Bình",
        "hộ ông Nguyễn Văn A",
        "Gia đình bà Trần Thị B",
        "đơn kiến nghị của công dân Nguyễn Thị Hoa",
        "anh Giàng A Páo phản ánh",
        "Người tố cáo: Trần Thị Lan, giáo viên Trường THCS Ngư Lộc.",
        "Bà Trần Thị Lan, giáo viên Trường THCS Ngư Lộc, tố cáo việc thu tiền",
        "Ông Trần Văn Bảy, Phó Chủ tịch xã, đã có đơn tố cáo",
        "Bà Trần Thị Lan (thôn 5) khiếu nại việc thu hồi đất",
        "Công dân Trần Thị Lan có đơn khiếu nại.",
        "Phụ huynh Trần Thị Lan phản ánh việc thu tiền",
        "Anh Nguyễn Văn Bảy cung cấp thông tin cho đoàn",
        "Chị Lan phụ huynh lớp 4A có đơn phản ánh",
        "Hộ Trần Thị Lan, thửa 123, chưa được đền bù",
        "bà Trần Thị Lan, tổ 5, đã tố cáo",
        "đơn khiếu nại của bà Trần Thị Lan, kế toán",
        "ông Nguyễn Văn B bị tố cáo",
    ],
    "PER015": [
        "Xe ô tô biển số 30A-123.45",
        "xe máy BKS 29X1-12345",
        "ô tô 30A 12345 của bà Lan",
        "xe mô tô 29-X1 1234",
        "Biển số: 30A-12345",
    ],
    "PER016": [
        "Bà Trần Thị Lan đề nghị trả lại tiền",
        "Bà Trần Thị Lan nộp 500.000 đồng",
        "hàng xóm là ông Nguyễn Văn B (thôn 5) lấn 20 m²",
        "anh Lê Văn C được bồi thường 20 triệu đồng",
        "thửa đất số 123 của bà Trần Thị Lan",
        "hộ nghèo: Trần Thị Lan, Lê Văn Tám",
        "Danh sách hộ nghèo gồm bà Trần Thị Lan và ông Lê Văn Tám",
        "chị Nguyễn Thị B thắc mắc về khoản thu",
    ],
}
UNTOLD: Final[dict[str, list[str]]] = {
    "PER001": [
        "mã số thuế: 0101234567 của Công ty",
        "thuế thu nhập cá nhân 1.234.567.890 đồng",
        "mã QR 001202400123",
        "biên lai số 001202400123",
        "738130000000 đồng",
        "2022-08-17/2022-09-08",
        "001588001234 x",
        "thẻ căn cước cho 12.345.678 người",
        "quyết định 000.00.19.H26-220908-0001",
        "https://a.vn/001088001234.htm",
        "CMND cho 1.234 người ngày 12/12/2022",
        "chứng minh 5 tiêu chí",
        "Đã cấp CCCD cho 1.234.567 người",
        "CMTND (9 số)",
        "số 3949.0.1060230.00000",
        "097 099 001234 5",
    ],
    "PER002": [
        "TK 112 và TK 331 của UBND",
        "Tài khoản của UBND xã số 12345678901 (Nguyễn Văn A, kế toán)",
        "tài khoản tạm giữ số 3949.0.1060230.00000 tại Kho bạc Nhà nước",
        "tài khoản 112",
        "số dư tài khoản 12.500.000.000 đồng",
        "tài khoản định danh điện tử: 12.345.678 người",
        "Tài khoản của UBND xã số 12345678901",
        "số tài khoản 12345678901 của Quỹ Vì người nghèo",
        "kê khai tài khoản năm 2022",
    ],
    "PER003": [
        "[at]gmail.com",
        "lan[at]tinh-a.gov.vn",
        "ubndxaa@gmail.com",
        "a@hanoi.gov.vn",
        "thcs.nghiatan@gmail.com",
        "c2nghiatan@gmail.com",
        "mn.hoasen.cg@gmail.com",
        "th.nghiatan.cg@gmail.com",
        "x@gmail.com.evil.vn",
        "duongdaynong@yahoo.com",
        "mail@example.vn",
    ],
    "PER004": [
        "đường dây nóng 0912345678",
        "Đường dây nóng của xã: 0912.345.678",
        "trụ sở UBND: (024) 3825 1234",
        "MST 0900212345",
        "Phản ánh qua Zalo của UBND xã: 0868 123 456",
        "điện thoại của Bộ phận Một cửa phường A: 0912345678",
        "mã số thuế: 0322123456",
        "912.345.678 đồng",
        "0912/2022/KH",
        "2022-0912-345678",
        "Văn phòng: 0283.825.1234",
        "https://a.vn/0912345678",
        "1900 1234",
        "1022",
        "10.912.345.678 đồng",
        "0.912345678",
        "+1 0912 34",
        "KT-2022-0001-f1",
    ],
    "PER005": [
        "xóa đăng ký HKTT của 5 hộ",
        "công dân có HKTT tại xã A",
        "Nguyễn Văn A, Giám đốc Công ty X, địa chỉ: số 12 đường Láng",
        "ông Nguyễn Văn A, địa chỉ thư điện tử",
        "Nguyễn Văn A kiểm tra ngõ 12, phố Huế",
        "đăng ký thường trú, tạm trú cho công dân",
        "Người dân cư trú tại địa bàn xã",
        "khai báo tạm trú ở 12 tổ",
        "Đại biểu thường trú tại thôn 3",
        "lưu trú tại khách sạn số",
        "Trụ sở tại số 12 đường Láng",
        "nhà văn hóa số 3, ngõ 5",
        "Ban thường trực",
        "Thường trực HĐND",
        "số nhà 12 bị thu hồi",
        "Quản lý cư trú theo Luật số 68/2020/QH14",
    ],
    "PER006": [
        "đường Nguyễn Văn Cừ (1995)",
        "ông Nguyễn Văn A (nhiệm kỳ 2015-2020)",
        "đồng chí Nguyễn Văn A, 30 tuổi Đảng",
        "trẻ em từ 6 đến 18 tuổi",
        "người trên 80 tuổi",
        "học sinh năm 2022",
        "vệ sinh năm 2023",
        "Tuyển sinh năm 2024",
        "An sinh năm 2022",
        "phát sinh năm 2021",
        "khai sinh ngày 12/3",
        "Tổ Vệ sinh năm 2022",
        "Phòng Tuyển sinh năm 2020",
        "cho trẻ sơ sinh năm 2022",
        "ngày thành lập, học sinh năm 2022 tăng",
        "SN 12",
    ],
    "PER007": [
        "12 người nghiện ma túy",
        "Ông Nguyễn Văn A, Trưởng Công an, lập hồ sơ người nghiện ma túy",
        "Ông Nguyễn Văn A, Chủ tịch Hội Người khuyết tật",
        "Ông Lê Văn C tặng quà cho trẻ khuyết tật",
        "12 người chạy thận",
        "5 ca mắc bệnh sốt xuất huyết",
        "Trường THCS Nguyễn Trãi có 5 học sinh mắc bệnh",
        "phòng, chống HIV/AIDS",
        "xã Hồ Chí Minh",
        "bệnh nhân ung thư tại Bệnh viện Bạch Mai",
        "bị bệnh",
        "Hà Nội có bệnh viện mới",
        "người nhiễm HIV được giữ kín",
    ],
    "PER008": [
        "học sinh Lê Quý Đôn đạt giải nhất",
        "học sinh Trần Phú",
        "học sinh Hà Nội",
        "em Nguyễn Thị Mai Anh, Bí thư Đoàn",
        "phố Nguyễn Thị Minh Khai (12A)",
        "Trường Tiểu học Trần Phú (4A)",
        "Khu dân cư Hoàng Hoa Thám (3A)",
        "Thầy Nguyễn Văn An (GVCN 9A2)",
        "em Nguyễn Thị A (Bí thư)",
        "Tổ 5 có 12 cháu lớp mầm",
        "Con đường lớp 2",
        "các em lớp 4A",
        "học sinh lớp 4A",
        "trẻ em Việt Nam lớp 1",
        "học sinh Trường Tiểu học Nghĩa Tân lớp 4",
        "em Lớp 4",
        "cô giáo Nguyễn Thị A dạy lớp 4",
        "các em Trường Tiểu học A, lớp 1",
    ],
    "PER009": [
        "theo đơn của ông Chủ tịch xã",
        "theo phản ánh của bà Hiệu trưởng",
        "phản ánh của bà con",
        "Tố cáo ông Nguyễn Văn A, Chủ tịch UBND xã, là không đúng",
        "người dân phản ánh",
        "Ông Nguyễn Văn A giải quyết khiếu nại",
        "Đơn vị của ông Nguyễn Văn A",
        "Cử tri xã Anh Sơn Đông phản ánh",
        "tỉnh Bà Rịa Vũng Tàu phản ánh",
        "đồng chí Nguyễn Văn A phản ánh",
        "Trường THCS Nguyễn Trường Tộ phản ánh",
        "Ông Trần Văn B, Bí thư, kiến nghị",
        "hộ ông",
        "nhà thầu ông",
        "Tiếp nhận đơn của công dân",
        "giải quyết khiếu nại của bà con",
        "Ban Tiếp công dân Trung ương phản ánh",
        "khiếu nại về Quyết định",
        "phản ánh của cử tri Hà Nội",
        "tố cáo ông Nguyễn Văn A - Phó Chủ tịch xã",
        "Người bị tố cáo: Nguyễn Văn A, Chủ tịch UBND xã.",
        "Ông Nguyễn Văn A, Chủ tịch UBND xã, bị tố cáo",
        "Ông Nguyễn Văn A, Chủ tịch UBND xã, phản ánh khó khăn",
        "Ông Nguyễn Văn A, Chủ tịch UBND xã, giải quyết khiếu nại",
        "Ông Nguyễn Văn A, Chánh Thanh tra, tiếp nhận đơn khiếu nại",
        "Ông Nguyễn Văn A cung cấp tài liệu cho đoàn",
        "Chị Nguyễn Thị A, kế toán xã, cung cấp tài liệu cho đoàn",
        "Cử tri quận Lê Chân phản ánh",
        "Phụ huynh Trường Tiểu học Trần Phú phản ánh",
        "Công dân được cung cấp thông tin",
        "hộ Khmer, hộ nghèo, hộ kinh doanh",
        "Bà con phụ huynh phản ánh",
        "Người dân Hà Nội phản ánh",
    ],
    "PER015": [
        "xe công biển số 80A-123.45",
        "xe của Công an xã, biển số 30A-123.45",
        "Công văn 30A-123.45",
        "xe tải 12 tấn",
        "lô đất 12A-1234",
        "xe ô tô 45A của cơ quan",
        "xe buýt 30A-123.45",
        "QCVN 14B-12345 về xe",
        "giấy phép xây dựng 12345",
    ],
    "PER016": [
        "Chủ tịch UBND xã, ông Nguyễn Văn A, đề nghị",
        "Ông Nguyễn Văn A, Chủ tịch UBND xã, yêu cầu nộp tiền",
        "ông Nguyễn Văn A yêu cầu nộp. Trưởng đoàn Nguyễn Văn A kết luận",
        "đồng chí Nguyễn Văn A đề nghị",
        "hộ nghèo là 12 hộ",
        "hộ nghèo xã Lê Lợi",
        "Chợ Bà Hoa thu tiền",
        "đường Bà Triệu xây xong",
        "thửa đất số 123 của hộ ấy",
        "bà con đề nghị",
        "tỉnh Bà Rịa Vũng Tàu đề nghị",
        "Ông Nguyễn Văn B đến xã",
        "Hợp tác xã Anh Đào bán hàng",
        "Phó Giám đốc Sở là ông Nguyễn Anh Tuấn đề nghị",
    ],
}
BAD: Final = [(code, text) for code, texts in TOLD.items() for text in texts]
GOOD: Final = [(code, text) for code, texts in UNTOLD.items() for text in texts]


def _said(parent: Path, text: str) -> Folder:
    folder = Folder(parent)
    folder.append(CONCLUSION, f"note: '{text}'\n")
    return folder


@pytest.mark.parametrize(("code", "text"), BAD)
def test_personal_data_in_a_text_is_reported(code: str, text: str, tmp_path: Path) -> None:
    assert code in codes_of(_said(tmp_path, text))


@pytest.mark.parametrize(("code", "text"), GOOD)
def test_what_only_looks_like_it_is_not(code: str, text: str, tmp_path: Path) -> None:
    assert code not in codes_of(_said(tmp_path, text))


@pytest.mark.parametrize(("code", "text"), BAD)
def test_no_message_repeats_what_it_found(code: str, text: str, tmp_path: Path) -> None:
    said = " ".join(f"{each.message} {each.hint}" for each in problems_of(_said(tmp_path, text)))
    assert not [
        word
        for word in text.split()
        if sum(char.isdigit() for char in word) >= 6 and word.strip(",.") in said
    ]
    assert not [name for name in ("Nguyễn", "Trần", "Giàng", "nguyenvana", "phuong") if name in said], code


def test_a_citizens_number_in_the_name_of_a_file_is_reported(tmp_path: Path) -> None:
    assert codes_of(_with_file(tmp_path, "cccd-001088001234.pdf")) == ["PER001"]


@pytest.mark.parametrize(
    "name", ["don-khieu-nai-nguyen-thi-b.pdf", "to-cao-cua-ba-hoa.pdf", "Don_to_cao_Pham_Van_B.pdf"]
)
def test_a_complainants_name_in_the_name_of_a_file_is_reported(name: str, tmp_path: Path) -> None:
    assert codes_of(_with_file(tmp_path, name)) == ["PER009"]


@pytest.mark.parametrize(
    "name", ["mau-don-to-cao.pdf", "thu-moi-hop.pdf", "ket-luan-khieu-nai-2022.pdf", "don-vi-xa-a.pdf"]
)
def test_the_name_of_a_file_may_speak_of_complaints(name: str, tmp_path: Path) -> None:
    assert codes_of(_with_file(tmp_path, name)) == []


def test_what_may_be_right_can_be_allowed_and_what_is_surely_wrong_cannot(tmp_path: Path) -> None:
    folder = _said(tmp_path, "Số công vụ của ông A: 0912345678, nguyenvana@gmail.com")
    folder.append(
        CONCLUSION, "allow:\n  - {code: PER004, reason: Số công vụ}\n  - {code: PER003, reason: Hộp thư}\n"
    )
    assert codes_of(folder) == ["ALL003", "PER003"]


def test_a_number_of_a_citizen_yet_to_be_born_is_none(tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, "số 001230001234")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị trả lại tiền.",
        "Ông Lê Văn C, Chủ tịch xã, đã trả lại tiền.",
        "Ông Nguyễn Văn A đã trả lại tiền.",
    ],
)
def test_beside_a_withheld_person_only_officials_are_named(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    complaint = f"complaints:\n  - by: {{withheld: complainant}}\n    text: {text}\n    outcome: pending\n"
    by = "    decided_by: {name: Nguyễn Văn A, positions: [Chủ tịch]}\n"
    folder.append(CONCLUSION, complaint + by)
    assert codes_of(folder) == []


def test_a_name_far_from_a_withheld_person_is_not_reported(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "complaints:\n  - {by: {withheld: complainant}, outcome: pending}\n")
    folder.append(CONCLUSION, "events:\n  - {on: 2022-10-01, text: Ông Lê Văn C đến xã.}\n")
    assert codes_of(folder) == []


@pytest.mark.parametrize(
    "honorific", ["Đồng chí", "đ/c", "Đ.c", "Th.S", "Ông", "bà", "TS.", "PGS.TS.", "Thầy"]
)
def test_a_name_with_a_title_is_reported(honorific: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "name: Nguyễn Văn A", f"name: {honorific} Nguyễn Văn A")
    assert codes_of(folder) == ["PER011"]


@pytest.mark.parametrize(
    "name",
    [
        "Đồng Văn A",
        "Anh Đức",
        "Ôn Thị B",
        "Tsering Nam",
        "Bàn Văn C",
        "Ông Thị Nga",
        "Cô Văn Ân",
        "Anh Đức Minh",
    ],
)
def test_a_name_that_begins_like_a_title_is_not(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(INSPECTION, "name: Nguyễn Văn A", f"name: {name}")
    assert codes_of(folder) == []


def test_a_body_or_a_figure_may_be_called_so(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(
        "organizations/truong-tieu-hoc-xa-a.yml", "name: Trường Tiểu học", "name: Bà Triệu - Trường Tiểu học"
    )
    folder.append(
        CONCLUSION, "figures:\n  - {key: so, name: Ông bà được mời, quantity: 2, stated_by: inspector}\n"
    )
    assert codes_of(folder) == []


def _with_file(parent: Path, name: str) -> Folder:
    folder = Folder(parent)
    folder.replace(CONCLUSION, "file: ket-luan.pdf", f"file: {name}")
    folder.delete("files/KL-2022-0001/ket-luan.pdf")
    folder.write(f"files/KL-2022-0001/{name}", "%PDF-1.7\n")
    return folder
