"""Data folders of any size for measuring: invented records as editors write them, about 3 KB each, always the same.

All are public on ``TODAY``. Of twenty records one is a commune, one its committee, two are documents, eight
inspections and eight their conclusions. Each names organizations, documents, the other record of its pair, and findings
in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

TODAY: Final = date(2026, 3, 16)
STEP: Final = 20
"""The number of records that come together."""
PAIRS: Final = 8
"""Inspections, and conclusions, among them."""
SAMPLE_FILE: Final = "inspections/2014/KT-2014-0001.yml"
SAMPLE_PAGE: Final = "kiem-tra/KT-2014-0001"
"""A record that there always is."""
SETTINGS: Final = """\
name: Bản tin thử tốc độ
publisher: ubnd-xa-0001
base_url: https://bantin.example.vn/
"""
_YEARS: Final = range(2014, 2025)
_STRIDE: Final = 7

_WORKS: Final = (
    "niêm yết danh sách hộ được hỗ trợ sau mưa lũ",
    "lấy ý kiến nhân dân trước khi mở rộng đường thôn",
    "công khai khoản đóng góp tự nguyện của phụ huynh",
    "họp dân bàn mức thu làm kênh mương nội đồng",
    "bầu tổ giám sát công trình nhà văn hóa",
    "trả lời kiến nghị của cử tri về bãi rác tạm",
    "công bố phương án bồi thường khi thu hồi đất",
    "mở sổ tiếp công dân tại nhà sinh hoạt cộng đồng",
    "quyết toán quỹ vì người nghèo hằng năm",
    "xây dựng quy ước của thôn, tổ dân phố",
)
_JUDGED: Final = (
    "Hồ sơ đầy đủ, người dân được hỏi đều biết nơi xem.",
    "Biên bản họp không ghi số người dự và những ý kiến khác nhau.",
    "Thông tin chỉ dán ba ngày rồi gỡ, chưa đủ thời gian quy định.",
    "Có thông báo trên loa truyền thanh nhưng không lưu nội dung đã đọc.",
    "Số liệu trên bảng tin khác với số trong sổ quỹ của thôn.",
    "Cách làm được nhân dân đồng tình, không có đơn thư vượt cấp.",
    "Chưa phân công người theo dõi nên việc kéo dài qua hai quý.",
    "Danh sách thiếu chữ ký của trưởng ban công tác Mặt trận.",
)
_ASKED: Final = (
    "Bổ sung hồ sơ và niêm yết lại cho đủ ba mươi ngày",
    "Tổ chức họp dân để giải thích từng khoản thu",
    "Chỉ rõ người chịu trách nhiệm và báo cáo kết quả",
    "Đối chiếu sổ quỹ rồi công bố con số đúng",
)
_GIVEN: Final = (
    "An",
    "Bình",
    "Cường",
    "Dung",
    "Giang",
    "Hạnh",
    "Khánh",
    "Lan",
    "Minh",
    "Oanh",
    "Phúc",
    "Yến",
)
_VILLAGES: Final = (
    *("An", "Đông", "Đoài", "Hải", "Hạ", "Hòa", "Hưng", "Lộc", "Long", "Mỹ", "Nội", "Phú", "Sơn", "Tân"),
    *("Thanh", "Thịnh", "Thượng", "Trung", "Vĩnh", "Xuân", "Yên"),
)
"""In pairs: so many names that hardly two records tell the same."""
_FAMILIES: Final = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Thu", "Hoàng Đức", "Vũ Ngọc", "Đặng Bích")


def write(folder: Path, count: int) -> None:
    """Write ``count`` records, a multiple of twenty, and the settings below ``folder``."""
    communes = count // STEP
    _write(folder / "site.yml", SETTINGS)
    for commune in range(1, communes + 1):
        for name, text in _bodies(commune):
            _write(folder / name, text)
        for index in range((commune - 1) * PAIRS, commune * PAIRS):
            pair = _Pair(index, commune, communes)
            _write(folder / f"inspections/{pair.year}/KT-{pair.number}.yml", pair.inspection())
            _write(folder / f"conclusions/{pair.year}/KL-{pair.number}.yml", pair.conclusion())


def edit(folder: Path, count: int, turn: int) -> list[Path]:
    """Give ``count`` inspections, others each turn, another title, which lists and other records show too."""
    paths = sorted(folder.glob("inspections/*/*.yml"))
    chosen = [paths[(turn * _STRIDE + number * len(paths) // count) % len(paths)] for number in range(count)]
    for path in chosen:
        text = path.read_text(encoding="utf-8")
        _write(path, re.sub(r"(?m)^(title: .*?)(, sửa lần \d+)?$", rf"\1, sửa lần {turn}", text, count=1))
    return chosen


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _bodies(number: int) -> Iterator[tuple[str, str]]:
    """Yield the commune of that number, its committee, and two documents, each with the name of its file."""
    commune, committee = f"xa-{number:04}", f"ubnd-xa-{number:04}"
    yield (
        f"organizations/{commune}.yml",
        f"""\
id: {commune}
name: Xã Thử {number}
kind: commune
level: commune
codes:
  - code: "{number:05}"
    since: 2025-07-01
parent: {{described: tỉnh của xã này}}
""",
    )
    yield (
        f"organizations/{committee}.yml",
        f"""\
id: {committee}
name: Ủy ban nhân dân xã Thử {number}
kind: peoples_committee
place: {commune}
""",
    )
    for kind, sign, title in (("plan", "KH", "Kế hoạch kiểm tra"), ("conclusion", "KL", "Kết quả kiểm tra")):
        yield (
            f"documents/{number}-{sign.lower()}-ubnd.yml",
            f"""\
id: {number}-{sign.lower()}-ubnd
type: {kind}
sign: {number}/{sign}-UBND
title: {title} việc thực hiện dân chủ ở cơ sở
issuer: {committee}
issued_on: 2013-12-01
sources:
  - grade: official_document
    title: Bản lưu tại văn phòng ủy ban
""",
        )


class _Pair:
    """An inspection and its conclusion, told alike by their number."""

    def __init__(self, index: int, commune: int, communes: int) -> None:
        self._dice = Random(index)  # noqa: S311 - the same records every time, nothing secret
        self.year = _YEARS[index % len(_YEARS)]
        self.number = f"{self.year}-{index // len(_YEARS) + 1:04}"
        self._plan, self._paper = f"{commune}-kh-ubnd", f"{commune}-kl-ubnd"
        self._lead = f"ubnd-xa-{commune:04}"
        self._others = [f"ubnd-xa-{self._dice.randint(1, communes):04}" for _ in range(3)]

    def inspection(self) -> str:
        """Return the inspection's file."""
        works = [self._work() for _ in range(4)]
        year, month = self.year, self._dice.randint(1, 9)
        return f"""\
id: KT-{self.number}
state: published
published_on: 2026-01-{self._day()}
title: Kiểm tra việc {works[0]} năm {year}
kind: inspection
regime: administrative
stage: concluded
lead: {self._lead}
purpose: Xem việc {works[1]} có được làm đúng và kịp thời hay không.
legal_basis: [{self._plan}]
conducted: {year}-{month:02}-{self._day()}/{year}-{month + 1:02}-{self._day()}
reviewed: {year - 1}
teams:
  - name: Đoàn kiểm tra số {self._dice.randint(1, 5)}
    head:
      name: {self._name()}
      positions: [Phó Chủ tịch Ủy ban nhân dân]
      organization: {self._lead}
    members:
      - {{name: {self._name()}, positions: [Công chức văn phòng]}}
      - {{described: đại diện Ban Thanh tra nhân dân}}
inspected:
  - key: uy-ban
    kind: ủy ban nhân dân xã
    count: {len(set(self._others))}
    named: [{", ".join(dict.fromkeys(self._others))}]
    complete: true
scope:
  - text: Việc {works[1]}.
    groups: [uy-ban]
  - text: Việc {works[2]}.
summary: >-
  Đoàn làm việc với các ủy ban nhân dân xã và người dân. {self._dice.choice(_JUDGED)}
  {self._dice.choice(_JUDGED)} Kết luận và các yêu cầu ghi ở bản ghi riêng.
findings:
{"".join(self._finding(number, work) for number, work in enumerate(works, 1))}\
figures:
  - key: so-viec
    name: Số việc được xem xét
    quantity: {self._dice.randint(20, 900)}
    stated_by: inspector
  - name: Tiền thu sai phải trả lại
    quantity: {{value: {self._dice.randint(1, 999)}, unit: triệu đồng, qualifier: about}}
    stated_by: inspector
{self._source("Thông báo kết quả kiểm tra")}"""

    def conclusion(self) -> str:
        """Return the conclusion's file."""
        return f"""\
id: KL-{self.number}
state: published
published_on: 2026-02-{self._day()}
title: Kết luận việc {self._work()} năm {self.year}
of: KT-{self.number}
level: final
issuer: {self._lead}
concluded_by:
  name: {self._name()}
  positions: [Chủ tịch Ủy ban nhân dân]
concluded_on: {self.year}-12-01
document: {self._paper}
about: [{", ".join(dict.fromkeys(self._others))}]
summary: >-
  {self._dice.choice(_JUDGED)} {self._dice.choice(_JUDGED)}
  Các đơn vị phải sửa những chỗ chưa đúng trong năm sau và báo cáo với cơ quan kiểm tra;
  người dân có thể hỏi tại bộ phận một cửa.
recommendations:
{"".join(self._recommendation(number) for number in range(1, 5))}\
measures:
  - id: KL-{self.number}-m1
    kind: recovery
    text: Trả lại số tiền đã thu khi chưa họp dân.
    to: [{self._others[0]}]
    quantity: {{value: {self._dice.randint(1, 99) * 100_000}, unit: đồng}}
    status: in_progress
responses:
  - by: {self._others[-1]}
    position: partly_accepts
    items: [KT-{self.number}-f2]
    on: {self.year}-12-{self._day()}
    text: Đơn vị nhận phần thiếu hồ sơ; phần chậm trễ là do bão.
disclosures:
  - form: posting
    by: {self._lead}
    on: {self.year}-12-{self._day()}
    where: trụ sở ủy ban và nhà văn hóa các thôn
{self._source("Thông báo kết luận")}"""

    def _finding(self, number: int, work: str) -> str:
        return f"""\
  - id: KT-{self.number}-f{number}
    kind: {self._dice.choice(("strength", "shortcoming", "violation", "observation"))}
    text: >-
      Việc {work}: đoàn đã xem hồ sơ tại {self._dice.randint(2, 12)} thôn và hỏi {self._dice.randint(10, 80)} hộ.
      {self._dice.choice(_JUDGED)} {self._dice.choice(_JUDGED)}
    stated_by: inspector
    about: [{self._dice.choice(self._others)}]
    documents: [{self._plan}]
    figures: [so-viec]
"""

    def _recommendation(self, number: int) -> str:
        asked = f"{self._dice.choice(_ASKED)}, nhất là việc {self._work()}"
        return f"""\
  - id: KL-{self.number}-{number:02}
    text: >-
      {asked};
      gửi kết quả về văn phòng ủy ban trước kỳ họp sau.
    to: [{self._dice.choice(self._others)}]
    due: {self.year + 1}-{self._dice.randint(1, 9):02}-{self._day()}
    findings: [KT-{self.number}-f{number}]
    progress:
      - on: {self.year + 1}-10-{self._day()}
        text: Đã làm xong phần hồ sơ, còn chờ họp dân.
        status: {self._dice.choice(("in_progress", "done"))}
        stated_by: inspected
"""

    def _source(self, title: str) -> str:
        return f"""\
sources:
  - grade: official_document
    title: {title}
    publisher: Cổng thông tin điện tử của huyện
    url: https://tin.example.vn/{self.number}/thong-bao
    published_on: {self.year}-12-{self._day()}
    retrieved_on: 2026-01-{self._day()}
"""

    def _work(self) -> str:
        village = f"{self._dice.choice(_VILLAGES)} {self._dice.choice(_VILLAGES)}"
        return f"{self._dice.choice(_WORKS)} ở thôn {village}"

    def _name(self) -> str:
        return f"{self._dice.choice(_FAMILIES)} {self._dice.choice(_GIVEN)}"

    def _day(self) -> str:
        return f"{self._dice.randint(1, 28):02}"
