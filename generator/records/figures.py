"""Figures with their breakdowns, and tables of quantities."""

from __future__ import annotations

from typing import Annotated

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Key, Labelled, Line, Maybe, Part, Text
from generator.records.dates import Period
from generator.records.quantities import Quantity
from generator.records.references import Defines, FigureKey
from generator.records.stated import StatedBy


class Partition(Labelled):
    """Whether the parts of a breakdown make up the whole."""

    yes = "yes", "gồm đủ các phần"
    no = "no", "chỉ nêu một số phần"
    unknown = "unknown", "chưa rõ các phần có đủ không"


class Rounding(Labelled):
    """How the source rounded a rate."""

    nearest = "nearest", "làm tròn gần nhất"
    down = "down", "làm tròn xuống"
    up = "up", "làm tròn lên"
    unknown = "unknown", "không rõ cách làm tròn"


class Rate(Part):
    """Tỷ lệ: số này là phần của một số khác."""

    part: FigureKey | None = None
    """Phần. Khóa của số liệu là phần."""
    of: FigureKey
    """Trong tổng. Khóa của số liệu là tổng."""
    rounding: Rounding = Rounding.unknown
    """Cách làm tròn của nguồn."""


class Difference(Part):
    """Chênh lệch: số này là hiệu của hai số khác."""

    before: FigureKey
    """Số trước. Khóa của số liệu trước khi thay đổi."""
    after: FigureKey
    """Số sau. Khóa của số liệu sau khi thay đổi."""


class FigurePart(Part):
    """Một con số có tên; có thể chia nhỏ thành nhiều bảng phân chia."""

    key: Annotated[Key, Defines("figure", local=True)] | None = None
    """Khóa. Tên ngắn không dấu, để số liệu khác trong cùng bản ghi dẫn tới."""
    name: Line
    """Tên số liệu. Ví dụ: Đơn vị hành chính cấp xã."""
    quantity: Maybe[Quantity]
    """Giá trị. Một con số, hoặc {value, unit, qualifier, stated}."""
    rate: Rate | None = None
    """Tỷ lệ. Số này (thường tính bằng %) là phần nào của số nào."""
    difference: Difference | None = None
    """Chênh lệch. Số này là hiệu của hai số nào."""
    rounds: FigureKey | None = None
    """Làm tròn từ. Khóa của số liệu chính xác hơn mà số này làm tròn."""
    breakdowns: tuple[Breakdown, ...] = ()
    """Phân chia. Các cách chia nhỏ con số này."""
    note: Text | None = None
    """Ghi chú."""


class Breakdown(Part):
    """Một cách chia nhỏ một con số."""

    name: Line | None = None
    """Cách chia. Ví dụ: theo loại đơn vị."""
    partition: Partition = Partition.unknown
    """Các phần có đủ không. yes: cộng lại bằng tổng; no: chỉ nêu một số phần ("chủ yếu"); unknown: chưa rõ."""
    parts: tuple[FigurePart, ...]
    """Các phần."""


FigurePart.model_rebuild()  # its own fields name Breakdown, which stands below it


class Figure(FigurePart):
    """Số liệu: một con số, của kỳ nào, do ai nêu."""

    stated_by: StatedBy
    """Người nêu. inspector, inspected, chair, lead, press, hoặc mã đơn vị."""
    period: Maybe[Period] | None = None
    """Kỳ số liệu. Nếu khác với kỳ của bản ghi."""


class Column(Part):
    """Một cột của bảng số liệu."""

    name: Line
    """Tên cột."""
    unit: Line | None = None
    """Đơn vị. Đơn vị của cả cột."""


class Row(Part):
    """Một nhóm (một dòng) của bảng số liệu."""

    name: Line
    """Tên nhóm."""
    cells: tuple[Maybe[Quantity], ...]
    """Các ô. Theo thứ tự các cột."""


class Table(Part):
    """Bảng số liệu: mỗi dòng một nhóm, mỗi cột một đại lượng."""

    title: Line
    """Tên bảng."""
    stated_by: StatedBy
    """Người nêu. inspector, inspected, chair, lead, press, hoặc mã đơn vị."""
    period: Maybe[Period] | None = None
    """Kỳ số liệu."""
    columns: tuple[Column, ...]
    """Các cột."""
    groups: tuple[Row, ...]
    """Các nhóm. Mỗi nhóm một dòng."""
    total: Line | None = None
    """Nhóm tổng. Tên của nhóm là tổng các nhóm khác."""
    note: Text | None = None
    """Ghi chú."""

    @model_validator(mode="after")
    def _is_rectangular(self) -> Table:
        for row in self.groups:
            if len(row.cells) != len(self.columns):
                raise PydanticCustomError(
                    "table_cells",
                    "{name}: {found} cells for {wanted} columns",
                    {"name": row.name, "found": len(row.cells), "wanted": len(self.columns)},
                )
        if self.total is not None and self.total not in {row.name for row in self.groups}:
            raise PydanticCustomError("table_total", "no group {name}", {"name": self.total})
        return self
