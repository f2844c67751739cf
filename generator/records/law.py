"""What the law asks of those who inspect and disclose, ``data/rules.yml``, and days off, ``data/holidays.yml``."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.records.base import Key, Labelled, Line, Maybe, Part, Truth
from generator.records.dates import Day
from generator.records.inspection import Regime
from generator.records.organization import Level, OrganizationKind
from generator.records.sources import Form


class Duty(Labelled):
    """What must happen."""

    disclose_conclusion = "disclose_conclusion", "công khai kết luận"
    disclose = "disclose", "công khai"
    keep_disclosed = "keep_disclosed", "giữ việc niêm yết, đăng tải đủ lâu"
    repeat_disclosure = "repeat_disclosure", "công bố đủ số lần"
    disclose_internally = "disclose_internally", "công khai trong nội bộ"
    disclose_again = "disclose_again", "công khai lại nội dung đã thay đổi"
    list_quarterly = "list_quarterly", "niêm yết danh mục đã công khai trong quý"
    issue_conclusion = "issue_conclusion", "ban hành kết luận"
    send_plan = "send_plan", "gửi kế hoạch"
    correct = "correct", "đính chính"
    answer_request = "answer_request", "trả lời yêu cầu cung cấp thông tin"


class Counting(Labelled):
    """Which days count."""

    calendar = "calendar", "ngày"
    working = "working", "ngày làm việc"


class Start(Labelled):
    """What the days are counted from."""

    signing = "signing", "kể từ ngày ký"
    draft = "draft", "kể từ ngày có dự thảo"
    disclosure = "disclosure", "kể từ ngày bắt đầu công khai"
    beginning = "beginning", "trước khi tiến hành"
    request = "request", "kể từ ngày nhận yêu cầu"


class LegalRule(Part):
    """Một quy định: ai phải làm gì, trong bao nhiêu ngày, theo văn bản nào, từ bao giờ đến bao giờ."""

    key: Key
    """Khóa. Tên ngắn không dấu, không trùng với quy định khác."""
    duty: Duty
    """Việc phải làm. disclose_conclusion: công khai kết luận; disclose: công khai (quy định chung); keep_disclosed:
    giữ việc niêm yết, đăng tải đủ lâu; repeat_disclosure: công bố đủ số lần; disclose_internally: công khai trong nội
    bộ; disclose_again: công khai lại; list_quarterly: niêm yết danh mục quý; issue_conclusion: ban hành kết luận;
    send_plan: gửi kế hoạch; correct: đính chính; answer_request: trả lời yêu cầu."""
    text: Line
    """Nội dung. Một câu mà người dân hiểu được."""
    regimes: tuple[Regime, ...] = ()
    """Chế độ. Áp dụng cho việc kiểm tra, thanh tra theo chế độ nào; bỏ trống nghĩa là không phụ thuộc chế độ."""
    bodies: tuple[OrganizationKind, ...] = ()
    """Loại đơn vị phải làm. Bỏ trống nghĩa là mọi loại; đơn vị chưa rõ loại thì quy định không được áp dụng."""
    levels: tuple[Level, ...] = ()
    """Cấp của đơn vị phải làm. Bỏ trống nghĩa là mọi cấp; đơn vị chưa rõ cấp thì quy định không được áp dụng."""
    forms: tuple[Form, ...] = ()
    """Hình thức công khai. Chỉ những hình thức này được tính; bỏ trống nghĩa là hình thức nào cũng được."""
    since: Day
    """Có hiệu lực từ ngày. Tính theo ngày ký kết luận, văn bản."""
    until: Day | None = None
    """Có hiệu lực đến hết ngày. Bỏ trống nghĩa là còn hiệu lực."""
    days: Annotated[int, Field(ge=1, le=3650, strict=True)] | None = None
    """Số ngày."""
    counting: Counting = Counting.calendar
    """Cách đếm ngày. calendar: mọi ngày; working: ngày làm việc."""
    start: Start | None = None
    """Đếm từ đâu. signing: từ ngày ký; draft: từ ngày có dự thảo; disclosure: từ ngày bắt đầu công khai; beginning:
    trước khi tiến hành; request: từ ngày nhận yêu cầu."""
    law: Line
    """Văn bản. Tên và số, ký hiệu."""
    article: Maybe[Line]
    """Điều, khoản."""
    verified: Truth
    """Đã kiểm chứng. true khi đã đọc quy định trong văn bản; false: trang nói là chưa kiểm chứng."""
    condition: Line | None = None
    """Điều kiện. Viết tiếp sau chữ “nếu”: trang và cảnh báo nói kèm, vì bản ghi không cho biết điều ấy."""
    note: Line | None = None
    """Ghi chú. Cho người biên tập; trang không hiện."""

    @property
    def cited(self) -> str:
        """Where the law says so: ``Luật Thanh tra 2010, Điều 39``."""
        return f"{self.law}, {self.article if isinstance(self.article, str) else 'chưa rõ điều nào'}"

    @model_validator(mode="after")
    def _is_whole(self) -> LegalRule:
        if self.until and self.until < self.since:
            raise PydanticCustomError("law_order", "ends before it starts")
        if self.days is None and self.duty in _COUNTED:
            raise PydanticCustomError("law_days", "days are missing")
        return self


_COUNTED = {Duty.disclose_conclusion, Duty.disclose, Duty.keep_disclosed}


class LastDayOff(Part):
    """Khi ngày cuối của một thời hạn tính theo ngày rơi vào ngày nghỉ thì thời hạn hết vào ngày làm việc tiếp theo."""

    law: Line
    """Văn bản. Tên và số, ký hiệu."""
    article: Line
    """Điều, khoản."""
    verified: Truth
    """Đã kiểm chứng."""


class LegalRules(Part):
    """Các quy định mà trang tính thời hạn theo."""

    rules: tuple[LegalRule, ...] = ()
    """Quy định."""
    last_day_off: LastDayOff | None = None
    """Ngày cuối là ngày nghỉ. Có mục này thì thời hạn lùi đến ngày làm việc tiếp theo."""

    @model_validator(mode="after")
    def _keys_differ(self) -> LegalRules:
        seen: set[str] = set()
        for rule in self.rules:
            if rule.key in seen:
                raise PydanticCustomError("law_key", "key given twice: {text}", {"text": rule.key})
            seen.add(rule.key)
        return self


class Swap(Part):
    """Một ngày làm việc được hoán đổi: nghỉ ngày này, làm bù ngày kia."""

    off: Day
    """Ngày nghỉ. Vốn là ngày làm việc."""
    work: Day
    """Ngày làm bù. Vốn là ngày nghỉ."""
    source: Line
    """Văn bản quyết định. Số, ký hiệu, ngày, cơ quan."""
    verified: Truth
    """Đã kiểm chứng."""

    @model_validator(mode="after")
    def _are_two_days(self) -> Swap:
        if self.off == self.work:
            raise PydanticCustomError("swap_same", "one day swapped with itself")
        return self


class DayOff(Part):
    """Một ngày nghỉ mà thư viện lịch chưa biết."""

    on: Day
    """Ngày nghỉ."""
    name: Line
    """Dịp nghỉ."""
    source: Line
    """Văn bản quyết định. Số, ký hiệu, ngày, cơ quan."""
    verified: Truth
    """Đã kiểm chứng."""


class Holidays(Part):
    """Ngày nghỉ lễ khác với những gì thư viện lịch đã biết."""

    announced_until: Day | None = None
    """Đã có quyết định đến hết ngày. Sau ngày này thì lịch nghỉ là dự kiến, thời hạn tính ra là tạm tính."""
    swaps: tuple[Swap, ...] = ()
    """Ngày hoán đổi."""
    days_off: tuple[DayOff, ...] = ()
    """Ngày nghỉ thêm."""


class Law(NamedTuple):
    """Everything that clocks are reckoned by."""

    rules: LegalRules
    holidays: Holidays


NO_LAW = Law(LegalRules(), Holidays())
"""What a site without ``rules.yml`` knows: nothing, so nothing is late."""
