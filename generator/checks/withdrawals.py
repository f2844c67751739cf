"""PUB: what a withdrawn record may still hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.rule import Finding, When, of_record, warning
from generator.checks.subject import Subject
from generator.records.common import WithdrawalReason

_CONTENT: Final = (
    *("summary", "findings", "recommendations", "measures", "figures", "tables", "responses", "complaints"),
    *("teams", "representatives", "trigger", "note", "attachments"),
)
_HARMFUL: Final = {WithdrawalReason.personal_data, WithdrawalReason.legal_requirement}


@of_record("PUB033", "withdrawn-content-left", warning, when=When(keys={"withdrawal"}))
def withdrawn_content_left(subject: Subject) -> Iterator[Finding]:
    """Bản ghi rút vì dữ liệu cá nhân hay theo yêu cầu của pháp luật thì xóa nội dung khỏi tệp.

    Trang không hiện nội dung ấy nữa, nhưng kho git công khai thì vẫn giữ mọi điều còn trong tệp. Chỉ để lại những
    mục bắt buộc; tên bản ghi ghi là “Bản ghi đã rút”. Những lần ghi cũ trong git thì người quản trị kho phải xóa
    riêng.

    Sai:

        state: withdrawn
        withdrawal: {on: 2026-11-21, reason: personal_data}
        summary: Ông A ở xóm 3 khiếu nại việc bồi thường.

    Đúng:

        state: withdrawn
        title: Bản ghi đã rút
        withdrawal: {on: 2026-11-21, reason: personal_data}
    """
    withdrawal = subject.record.withdrawal
    if withdrawal and withdrawal.reason in _HARMFUL:
        left = [name for name in _CONTENT if name in subject.value]
        if left:
            message = f"Bản ghi đã rút ({withdrawal.reason.label}) mà tệp còn nội dung: {', '.join(left)}."
            yield Finding((left[0],), message, "Xóa các mục ấy khỏi tệp.")
