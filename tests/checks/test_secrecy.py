"""Marks of secrecy: what stands as a mark, and the same words in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.checks import files
from tests.checks.asking import codes_of, problems_of
from tests.folder import CONCLUSION, PAPER, Folder

TITLE: Final = "title: Kết luận kiểm tra tại xã A"
MARKED_TITLES: Final = [
    "Kết luận kiểm tra (Mật)",
    "Báo cáo năm 2022 (lưu hành nội bộ)",
    "TUYỆT MẬT - Kế hoạch kiểm tra",
    "Kế hoạch số 3 - Mật",
    "[TỐI MẬT] Kế hoạch",
    "Kế hoạch (TOI MAT)",
    "Tài liệu lưu hành nội bộ",
]
PLAIN_TITLES: Final = [
    "Kiểm tra việc thi hành Luật Bảo vệ bí mật nhà nước",
    "Quyết định về danh mục bí mật nhà nước độ Tuyệt mật và Tối mật trong ngành nội vụ",
    "Danh mục bí mật nhà nước độ Mật",
    "Kiểm tra mật độ xây dựng – mật độ dân số",
    "Kiểm tra công tác bảo mật (an toàn thông tin)",
    "Không phổ biến quy chế dân chủ",
    "Hợp tác xã nuôi ong lấy mật",
]
MARKED_TEXTS: Final = [
    "MẬT",
    "Đã họp dân. **TỐI MẬT**.\\n\\n**TỐI MẬT**\\n\\nĐã niêm yết.",
    "Độ mật: Mật",
    "- Độ mật: Tối mật.\\n- Nơi gửi: xã A.",
    "Theo Báo cáo số 12/BC-UBND (MẬT) của xã.",
    "Theo Báo cáo số 12-BC/TU (mật) của xã.",
    "Theo Báo cáo số 12/BC-UBND-MẬT của xã.",
    "Báo cáo (TUYỆT MẬT) ấy.",
    "(TÀI LIỆU MẬT)",
    "[Lưu hành nội bộ]",
    "KHÔNG PHỔ BIẾN",
    "TÀI LIỆU MẬT, không sao chụp. Kết quả như sau.",
    "TỐI MẬT - Kết luận kiểm tra.",
    "MẬT. Kết quả như sau.",
    "T Ố I  M Ậ T",
    "M Ậ T",
    "Theo Báo cáo số 12/BC-UBND MẬT, xã đã họp.",
    "Tài liệu lưu hành nội bộ. Đoàn kiểm tra nhận thấy sổ chưa đủ.",
]
PLAIN_TEXTS: Final = [
    "Cán bộ giữ bí mật tên người tố cáo.",
    "Mật độ dân số cao.",
    "Tài liệu mật phải được giao, nhận theo sổ và lưu giữ riêng.",
    "Các độ mật (tuyệt mật, tối mật, mật) được quy định trong luật.",
    "Đóng dấu độ mật (Mật) đúng quy định; hai văn bản đóng dấu (MẬT) sai.",
    "Đã công khai toàn văn, trừ phần “mật”.",
    "Số văn bản mật (lưu hành nội bộ) là 5.",
    "Bán mật ong, đổi mật khẩu, họp nội bộ.",
    "Kế hoạch 12/KH-UBND - Mật độ xây dựng; Công văn 5/UBND-NC về bảo mật.",
    "Độ mật: mật, tối mật, tuyệt mật phải ghi rõ.",
    "Không phổ biến.",
    "Tài liệu mật, tài liệu nội bộ được cất trong tủ.",
    "Tài liệu lưu hành nội bộ phải đóng dấu.",
    "MẬT ONG CỦA XÃ A được giải.",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC.",
    "Công văn 5/UBND-NC MẬT ĐỘ XÂY DỰNG.",
    "Mặt trận xã lưu hành nội bộ sách hướng dẫn.",
]
MARKED_FILES: Final = [
    "mat",
    "toi-mat",
    "bao-cao-toi_mat",
    "12-kl-ubnd-mat",
    "12_BC_UBND_MAT",
    "ket.luan.mat",
    "Bao-cao-MAT",
    "tuyet-mat-12",
    "ke-hoach-mat-2",
    "luu-hanh-noi-bo",
    "12-kl-ubnd-toimat",
    "KL-12-MAT",
]
PLAIN_FILES: Final = [
    "mat-tran",
    "bao-cao-mat-tran",
    "bao-mat",
    "luat-bao-ve-bi-mat",
    "be-mat",
    "mat-do-dan-so",
    "danh-sach-co-mat",
    "QUY-TIEN-MAT",
    "bao-cao-mat-bang-2022",
    "format",
]


@pytest.mark.parametrize("title", MARKED_TITLES)
def test_a_mark_in_a_title_is_an_error(title: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, TITLE, f'title: "{title}"')
    assert codes_of(folder) == ["SEC001"]


@pytest.mark.parametrize("title", PLAIN_TITLES)
def test_a_title_may_speak_of_secrets(title: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, TITLE, f'title: "{title}"')
    assert codes_of(folder) == []


@pytest.mark.parametrize("text", MARKED_TEXTS)
def test_a_mark_that_stands_by_itself_in_a_text_is_an_error(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f'note: "{text}"\n')
    assert codes_of(folder) == ["SEC001"]


@pytest.mark.parametrize("text", PLAIN_TEXTS)
def test_a_sentence_may_speak_of_secrets(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f'note: "{text}"\n')
    assert codes_of(folder) == []


@pytest.mark.parametrize("sign", ["12/BC-UBND (MẬT)", "12/BC-UBND(Mật)", "12/BC-UBND-MẬT", "12-BC/TU (mật)"])
def test_a_mark_in_the_sign_of_a_document_is_an_error(sign: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(PAPER, "sign: 12/KL-UBND", f"sign: {sign}")
    assert codes_of(folder) == ["SEC001"]


def test_secret_papers_may_be_counted(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "figures:\n  - {key: so, name: Tối mật, quantity: 2, stated_by: inspector}\n")
    assert codes_of(folder) == []


@pytest.mark.parametrize("name", MARKED_FILES)
def test_a_mark_in_the_name_of_a_file_is_an_error(name: str, tmp_path: Path) -> None:
    assert codes_of(_with_file(tmp_path, name)) == ["SEC002"]


@pytest.mark.parametrize("name", PLAIN_FILES)
def test_the_name_of_a_file_may_have_the_same_letters(name: str, tmp_path: Path) -> None:
    assert codes_of(_with_file(tmp_path, name)) == []


@pytest.mark.parametrize("mark", ["TỐI MẬT", "(MẬT)", "Lưu hành nội bộ", "Độ mật: Mật"])
def test_a_mark_on_a_line_of_its_own_is_found_though_yaml_joins_the_lines(mark: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"note: >-\n  Kết luận như sau.\n  {mark}\n  Xã A đã họp dân.\n")
    (problem,) = problems_of(folder)
    assert (problem.code, folder.text(CONCLUSION).splitlines()[problem.line - 1].strip()) == ("SEC001", mark)


@pytest.mark.parametrize(
    "lines", ["giữ gìn bí\n  mật\n  nhà nước", "BẢO VỆ BÍ\n  MẬT\n  NHÀ NƯỚC", "nuôi ong\n  mật"]
)
def test_a_word_that_stands_alone_on_its_line_by_chance_is_no_mark(lines: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"note: >-\n  Xã A {lines}\n")
    assert codes_of(folder) == []


def word(*paragraphs: str) -> bytes:
    """Return a text of Word."""
    text = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    return files.docx({"word/document.xml": f"<w:document>{text}</w:document>"})


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word("ỦY BAN NHÂN DÂN XÃ A", "MẬT", "Kết luận")),
        ("a.docx", word("Độ mật: Tối mật")),
        ("a.docx", files.docx({"word/header1.xml": "<w:p><w:t>(TUYỆT MẬT)</w:t></w:p>"})),
        ("a.txt", "TÀI LIỆU LƯU HÀNH NỘI BỘ\nKết luận\n".encode()),
        ("a.csv", "TUYỆT MẬT,,\nSTT,Tên\n".encode()),
        ("a.zip", files.archive({"12-kl-ubnd-mat.pdf": "%PDF-1.7"})),
        ("a.zip", files.archive({"a.docx": word("TỐI MẬT")})),
    ],
)
def test_a_mark_in_an_attached_file_is_an_error(name: str, content: bytes, tmp_path: Path) -> None:
    assert codes_of(_with_bytes(tmp_path, name, content)) == ["SEC003"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", word("Kiểm tra việc bảo vệ bí mật nhà nước", "Mật độ xây dựng", "mật")),
        ("a.csv", "Hàng,Giá\nMẬT,5\n".encode()),
        ("a.txt", "Các độ mật: tuyệt mật, tối mật, mật.\n".encode()),
        ("a.zip", files.archive({"mat-tran.pdf": "%PDF-1.7", "so-tien-mat.csv": "a,b\n"})),
    ],
)
def test_an_attached_file_may_speak_of_secrets(name: str, content: bytes, tmp_path: Path) -> None:
    assert codes_of(_with_bytes(tmp_path, name, content)) == []


def _with_bytes(parent: Path, name: str, content: bytes) -> Folder:
    folder = Folder(parent)
    folder.append(CONCLUSION, f"  - file: {name}\n    title: Văn bản\n")
    folder.write(f"files/KL-2022-0001/{name}", content)
    return folder


def test_no_record_can_allow_a_mark(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: MẬT\nallow: [{code: SEC001, reason: Đã giải mật}]\n")
    assert codes_of(folder) == ["ALL003", "SEC001"]


def test_a_draft_bears_no_mark_either(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, "state: published\npublished_on: 2026-11-01\n", "state: draft\n")
    folder.append(CONCLUSION, "note: MẬT\n")
    assert "SEC001" in codes_of(folder)


def _with_file(parent: Path, name: str) -> Folder:
    folder = Folder(parent)
    folder.replace(CONCLUSION, "file: ket-luan.pdf", f"file: {name}.pdf")
    folder.delete("files/KL-2022-0001/ket-luan.pdf")
    folder.write(f"files/KL-2022-0001/{name}.pdf", "%PDF-1.7\n")
    return folder
