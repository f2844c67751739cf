"""Characters and words that are not what they look like, and the prose in which nothing must be found."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from generator import source
from generator.checks import check
from generator.checks.syllables import is_syllable, spelling
from generator.problem import Problem
from tests.checks.asking import TODAY, codes_of, problems_of
from tests.folder import CONCLUSION, PAPER, Folder
from tests.tries import tries

TESTS: Final = Path(__file__).parents[1]
CORPUS: Final = [TESTS.parent / "data", TESTS / "cases" / "data", TESTS / "minisite" / "data"]
MINE: Final = ("PER", "SEC", "TXT")
OLD_FONTS: Final = {
    "Kiểm tra t¹i QuËn CÇu GiÊy": "Kiểm tra tại Quận Cầu Giấy",
    "Thµnh phè Hµ Néi": "Thành phố Hà Nội",
    "Uû ban nh©n d©n ph\u00adêng NghÜa T©n": "Uỷ ban nhân dân phường Nghĩa Tân",
    "Quaän Caàu Giaáy, Thaønh phoá Haø Noäi": "Quận Cầu Giấy, Thành phố Hà Nội",
    "Uûy ban nhaân daân phöôøng": "Ủy ban nhân dân phường",
    "á»§y ban nhÃ¢n dÃ¢n": "ủy ban nhân dân",
}
NO_OLD_FONT: Final = [
    "Nồng độ 5 µg và 3 µm; ½ ha, ¼ sào; 3×4 m; nhiệt độ 5°C",
    "«Phường Nghĩa Tân», «xá» và «bá»",
    "São Paulo, Müller, Zürich, El Niño, Ångström, Øresund, Noël, garçon, Straße",
    "hoà bình, toà nhà, uỷ ban, thuý; XÃ A, “XÃ”",
    "không rõ, thì, õng ẹo",
]
KEYED: Final = {
    "ddaf": "đà",
    "thuwj": "thự",
    "nghieemj": "nghiệm",
    "dduwowcj": "được",
    "Phuowngf": "Phường",
    "vieejc": "việc",
    "hocj": "học",
    "tru7o7ng2": "trường",
    "d9u7o75c": "được",
    "nghie6m5": "nghiệm",
    "gaayf": "gầy",
    "thwjc": "thực",
    "nhwng": "nhưng",
    "swr": "sử",
    "phươngf": "phường",
    "Phươngf": "Phường",
    "viêcj": "việc",
    "cuar": "của",
    "baos": "báo",
    "nhaf": "nhà",
    "laf": "là",
    "chur": "chủ",
    "ngoaif": "ngoài",
}
NOT_KEYED: Final = (
    "file room zoom web show team data pdf excel has class boss wifi law raw Kuwait add odd A6 co2 h2o m2 "
    "PM10 tour Facebook "
    "Zalo iPhone Windows book rooms seems teen Taj raj Seoul moon tools loop meet keep coffee power flower "
    "newest vneid aa kWh wc cafés mètres Mơr Jrơng Pôrs "
    "bus gas max tax fax box mix maps chips bots tips fans songs chef chair hair char bias car bar her his of as is us "
    "or for plus logos radios GIS VNeIDs thus this ref days says"
)


def _said(parent: Path, note: str) -> Folder:
    folder = Folder(parent)
    folder.append(CONCLUSION, f"note: {json.dumps(note, ensure_ascii=False)}\n")
    return folder


@pytest.mark.parametrize(("typed", "meant"), OLD_FONTS.items())
def test_text_of_an_old_font_is_an_error_that_tells_what_was_meant(
    typed: str, meant: str, tmp_path: Path
) -> None:
    (problem,) = problems_of(_said(tmp_path, typed))
    assert (problem.code, problem.error) == ("TXT003", True)
    assert f'note: "{meant}"' in problem.hint


@pytest.mark.parametrize("text", ["PhÆ°á»ng NghÄ©a TÃ¢n", "Ph\ufffdng"])
def test_what_lost_letters_is_not_guessed(text: str, tmp_path: Path) -> None:
    (problem,) = problems_of(_said(tmp_path, text))
    assert (problem.code, problem.hint) == ("TXT003", "Chép lại từ bản gốc.")


@pytest.mark.parametrize("text", NO_OLD_FONT)
def test_foreign_letters_are_no_old_font(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == []


def test_a_guess_tells_no_long_number(tmp_path: Path) -> None:
    problems = problems_of(_said(tmp_path, "Sè c¨n c\u00adíc: 001088001234 QuËn CÇu GiÊy"))
    assert "001088001234" not in " ".join(each.message + each.hint for each in problems)


def test_a_soft_hyphen_stays_while_it_is_a_letter(tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, "ph\u00adêng CÇu GiÊy")) == ["TXT003"]


def test_a_soft_hyphen_in_unicode_text_is_only_invisible(tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, "khoản\u00adthu")) == ["TXT001"]


@pytest.mark.parametrize(("typed", "meant"), KEYED.items())
def test_keys_left_in_a_word_are_reported_with_the_word(typed: str, meant: str, tmp_path: Path) -> None:
    (problem,) = problems_of(_said(tmp_path, f"Xã {typed} thu tiền."))
    assert (problem.code, problem.hint) == ("TXT004", f"Có lẽ là “{meant}”.")


def test_a_text_that_is_all_keys_is_reported_though_it_has_no_letter_of_vietnamese(tmp_path: Path) -> None:
    problems = problems_of(_said(tmp_path, "thuwcj hieenj quy ches dan chur"))
    assert [each.hint for each in problems] == [f"Có lẽ là “{word}”." for word in ("thực", "hiện", "chủ")]


def test_an_english_sentence_is_none(tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, "This is the report of his car as he was in Hanoi for us")) == []


@pytest.mark.parametrize("word", NOT_KEYED.split())
def test_foreign_words_and_codes_are_no_keys(word: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, f"Xã dùng {word} và xem https://xa-a.vn/thuwj/ddaf?u7o7=d9.")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ki?m tra vi?c th?c hi?n quy ch?", 4),
        ("làm vi?c", 1),
        ("ph?i th??ng xuyên", 2),
        ("(vi?c này)", 1),
        ("x?y ra vi?c", 2),
    ],
)
def test_letters_that_became_question_marks_are_reported_once_a_text(
    text: str, count: int, tmp_path: Path
) -> None:
    (problem,) = problems_of(_said(tmp_path, f"Xem: {text}"))
    assert problem.code == "TXT009"
    assert (f"và {count - 1} chữ nữa" in problem.message) is (count > 1)


@pytest.mark.parametrize(
    "text",
    [
        "Thu gì?Chi gì? Ai thu?",
        "Vì sao?em",
        "https://xa-a.example/b?id=vi&m?t",
        "tệp bi?n-ban.pdf",
        "x?y",
        "Có?",
        "???",
        "trang?vi=m",
        "sao ?em",
    ],
)
def test_questions_and_addresses_lost_no_letters(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, f"Xem: {text}")) == []


@pytest.mark.parametrize(
    "text",
    ["![ảnh](https://xa-a.example/x.png)", "[x](javascript:alert(1))", "[x](/a)", "[x](a.pdf)", "![](x.png)"],
)
def test_links_and_pictures_that_do_nothing_are_reported(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, f"Xem {text}.")) == ["TXT010"]


@pytest.mark.parametrize("text", ["[x](https://xa-a.example/)", "[1] (trang 3)", "mục [a] và (b)", "a](b"])
def test_links_that_work_and_brackets_are_right(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, f"Xem {text}.")) == []


@pytest.mark.parametrize("text", ["a<br>b", "a&nbsp;b", "<p class='x'>a</p>", "<!-- a -->", "a<BR/>b"])
def test_html_is_reported(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == ["TXT005"]


@pytest.mark.parametrize("text", ["a < b và c > d", "A & B", "<xã A>", "x <3", "Q&A; R&D;", "<https://a.vn>"])
def test_signs_are_no_html(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == []


@pytest.mark.parametrize(
    "title", ["UBND, HĐND, UBMTTQ xã A", "QCDC", "UBND TP HÀ NỘI", "BCĐ QCDC HN", "31/KH-UBND", "HN 2022"]
)
def test_a_title_may_hold_abbreviations(title: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, "title: Kết luận kiểm tra tại xã A", f"title: {title}")
    assert codes_of(folder) == []


@pytest.mark.parametrize("text", ["Ðảng ủy", "xã Вa", "phường Nghіa", "Ｐｈường", "ＵＢＮＤ", "Cοng"])
def test_letters_that_only_look_vietnamese_are_reported(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == ["TXT007"]


@pytest.mark.parametrize("text", ["Москва", "μm và Ω", "kΩ", "α, β", "1×2", "Đảng ủy"])
def test_foreign_letters_by_themselves_are_right(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == []


@pytest.mark.parametrize("name", ["Trường tiểu học xã A", "TRƯỜNG Tiểu học Xã A", "Truong Tieu hoc xa A"])
def test_one_body_by_two_spellings_is_reported(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("organizations/tieu-hoc.yml", f"id: tieu-hoc\nname: {name}\nkind: school\n")
    assert codes_of(folder) == ["TXT008"]


@pytest.mark.parametrize("name", ["Trường Tiểu học xã A", "Trường Tiểu học xã Ả", "Trường Tiểu học xã A 2"])
def test_equal_names_and_other_names_are_two_bodies(name: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("organizations/tieu-hoc.yml", f"id: tieu-hoc\nname: {name}\nkind: school\n")
    assert codes_of(folder) == []


def test_where_a_tone_stands_is_no_other_spelling(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for number, name in enumerate(["Xã Yên Hòa", "Xã Yên Hoà"]):
        folder.write(
            f"organizations/yen-hoa-{number}.yml", f"id: yen-hoa-{number}\nname: {name}\nkind: commune\n"
        )
    assert codes_of(folder) == []
    assert spelling("Uỷ ban Yên Hoà") == spelling("Ủy ban Yên Hòa")
    assert spelling("Hòa") != spelling("Hóa")


@pytest.mark.parametrize(
    "word",
    [
        "Phường",
        "nghiêm",
        "Quỳnh",
        "khuya",
        "gì",
        "giếng",
        "người",
        "uỷ",
        "ủy",
        "ngoằn",
        "quốc",
        "thuở",
        "yếu",
        "loại",
        "Nguyễn",
        "huyện",
    ],
)
def test_vietnamese_words_are_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Müller", "strong", "các̀", "cat", "hợpc", "ă̂n", "xyz", "board"])
def test_others_are_none(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(
    "seed",
    [
        *(
            "0 ",
            "09",
            "1-A-",
            "( ",
            "ông A ",
            "Nguyễn Văn ",
            "tố cáo của ",
            "trú tại ",
            "tài khoản 1 ",
            "CMND 1 ",
        ),
        *(
            "aa@gmail.",
            "ee ",
            "https://a.vn/?utm_a=&",
            "<a ",
            "µa ",
            "Ðа",
            "á»",
            "độ mật: ",
            "ông A bị bệnh ",
        ),
    ],
)
def test_a_hostile_text_takes_no_time(seed: str, tmp_path: Path) -> None:
    folder = _said(tmp_path, (seed * 20_000)[:19_000] + " mật tài khoản trú sinh năm bệnh lớp tố cáo = @")
    start = process_time()
    check(folder.path, TODAY)
    assert process_time() - start < 5  # what looks again and again takes a minute


@cache
def reports() -> list[Problem]:
    """Return what the families of this folder say of all the data of the repository."""
    found = [check(folder, TODAY) for folder in CORPUS]
    every = [
        problem
        for each in found
        for problem in (*each.problems, *(allowed.problem for allowed in each.allowed))
    ]
    return [problem for problem in every if problem.code.startswith(MINE)]


def test_nothing_is_found_in_the_data_of_this_repository_but_its_hostile_marks() -> None:
    assert {problem.code for problem in reports()} == {"TXT005", "TXT010"}
    assert {problem.file.split("/")[0] for problem in reports()} == {"data"}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


@cache
def words() -> list[str]:
    """Return the words of the repository's own records."""
    files = (path for folder in CORPUS[:2] for path in sorted(folder.rglob("*.yml")))
    texts = (text for path in files for text in _texts(source.parse(path.read_text(encoding="utf-8")).value))
    return sorted({word for text in texts if " " in text for word in re.findall(r"[^\W\d_]+", text)})


@tries(60, [HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_prose_of_the_repositorys_own_words_is_never_reported(
    data: st.DataObject, tmp_path_factory: Any
) -> None:
    """Any words in small letters: no name, no mark, no keys, no old font is in them."""
    lower = [word.lower() for word in words()]
    prose = data.draw(st.lists(st.sampled_from(lower), min_size=2, max_size=25))
    folder = _said(tmp_path_factory.mktemp("trang"), unicodedata.normalize("NFC", " ".join(prose)) + ".")
    assert [code for code in codes_of(folder) if code.startswith(MINE)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("site.yml", "Bản tin xã A", "BẢN TIN KIỂM TRA XÃ A", "TXT006"),
        ("site.yml", "Bản tin xã A", "Bản tin ki?m tra", "TXT009"),
        ("site.yml", "Bản tin xã A", "Bản tin kieemr tra", "TXT004"),
        ("site.yml", "Bản tin xã A", "B¶n tin kiÓm tra t¹i QuËn", "TXT003"),
        ("site.yml", "Bản tin xã A", "Bản\u00a0tin", "TXT001"),
    ],
)
def test_what_the_site_says_of_itself_is_looked_at_too(
    name: str, old: str, new: str, code: str, tmp_path: Path
) -> None:
    folder = Folder(tmp_path)
    folder.replace(name, old, new)
    assert codes_of(folder) == [code]


BLANKS: Final = [
    "Kết luận số …/KL-UBND",
    "Số: ..../KL-UBND",
    "Số ___/KH-UBND",
    "Ngày ….. tháng ….. năm 2022",
    "ngày ... tháng 9 năm 2022",
    "Trưởng đoàn: ………………",
    "Họp với [ghi tên đơn vị] về thu chi",
    "Kết quả (bổ sung sau)",
    "TODO: viết tiếp",
    "...",
    "…",
    "xxx",
    "test",
    "??",
]
NO_BLANKS: Final = [
    "Xã có trồng lúa, ngô, khoai...",
    "Thu tiền học thêm, tiền ăn… của học sinh.",
    "Bán hàng ngày tháng nào cũng có.",
    "Theo [bản chụp](https://xa-a.example/a.pdf)",
    "Xem [1], [số liệu](https://xa-a.example/b).",
    "Hệ thống test nhanh Covid-19; xét nghiệm thử.",
    "Từ ngày 01/8/2022 đến ngày 05/8/2022.",
    "Kỳ... năm 2022",
]


@pytest.mark.parametrize("text", BLANKS)
def test_a_blank_that_nobody_filled_in_is_reported(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == ["TXT011"]


@pytest.mark.parametrize("text", NO_BLANKS)
def test_what_a_writer_leaves_out_is_no_blank(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == []


def test_a_draft_may_have_blanks(tmp_path: Path) -> None:
    folder = _said(tmp_path, "Số …/KL-UBND")
    folder.replace(CONCLUSION, "state: published\npublished_on: 2026-11-01\n", "state: draft\n")
    assert "TXT011" not in codes_of(folder)


@pytest.mark.parametrize(
    "text",
    [
        'HYPERLINK "https://xa-a.example" xem',
        "Error! Bookmark not defined.",
        "Tổng là #REF! đồng",
        "đạt #N/A",
        "dòng_x000D_",
    ],
)
def test_what_word_and_excel_leave_is_reported(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == ["TXT012"]


@pytest.mark.parametrize("text", ["Hashtag #Nhanvien, C#", "Error 404", "hyperlink", "Tòa N/A1"])
def test_what_only_looks_like_it_is_not(text: str, tmp_path: Path) -> None:
    assert codes_of(_said(tmp_path, text)) == []


def test_a_bullet_of_word_is_reported_where_it_stands(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, "note: |-\n  Kết quả:\n  \uf0b7 đã họp\n")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.column, "U+F0B7" in problem.message) == ("TXT013", 3, True)


@pytest.mark.parametrize("sign", ["Số 12/KL-UBND", "12/KL-UBND ngày 20/9/2022", "Kết luận 12/KL-UBND"])
def test_a_sign_has_nothing_else(sign: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(PAPER, "sign: 12/KL-UBND", f"sign: {sign}")
    assert codes_of(folder) == ["TXT014"]


@pytest.mark.parametrize("sign", ["1/KLTT-UBND", "02/KH-MTTQ-BTT", "02-BC/BGS", "36-HD/VPTW", "29/2018/QH14"])
def test_a_sign_may_be_of_any_form(sign: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(PAPER, "sign: 12/KL-UBND", f"sign: {sign}")
    assert codes_of(folder) == []


@pytest.mark.parametrize("title", ["BáO CáO TổNG THUậT", "KếT LUậN kiểm tra"])
def test_a_title_whose_marked_capitals_were_lost_is_reported(title: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace(CONCLUSION, "title: Kết luận kiểm tra tại xã A", f"title: {title}")
    assert codes_of(folder) == ["TXT006"]


@pytest.mark.parametrize(
    ("text", "met"), [("đủ<br>các khoản", "<br>"), ("của Ðảng ủy", "Ðảng"), ("a <o:p></o:p>", "<o:p>")]
)
def test_a_strange_mark_is_told_where_it_stands(text: str, met: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.append(CONCLUSION, f"note: >-\n  Xã A đã họp.\n  Niêm yết {text}\n")
    (problem,) = problems_of(folder)
    line = folder.text(CONCLUSION).splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith(met)
