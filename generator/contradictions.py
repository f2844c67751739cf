"""What contradicts itself in a record, said to an editor: the models know only that it does."""

from __future__ import annotations

from typing import Final

SAID: Final = {
    "withheld_name": (
        "Người được giữ kín danh tính thì không được ghi tên.",
        "Xóa mục name; git sẽ nhớ mãi những gì đã ghi.",
    ),
    "person_name": (
        "Thiếu tên người.",
        "Ghi name; nguồn không nêu tên thì ghi name: {unknown: not_stated}; cần giữ kín thì ghi withheld.",
    ),
    "complainant_named": ("Người khiếu nại không bao giờ được nêu tên.", "Thay bằng withheld: complainant."),
    "status_conflict": (
        "Trạng thái khi mới đăng (“{status}”) không đi cùng các lần cập nhật (lần cuối: “{last}”).",
        (
            "Mục status là trạng thái khi mới đăng; thay đổi về sau là một mục progress có ngày. Xóa mục status, "
            "và nếu các mục progress chưa nói trạng thái ấy thì ghi thêm một mục."
        ),
    ),
    "undated": (
        "Không rõ ngày nào thì trang này nói điều này.",
        "Ngày (on) không rõ thì ghi recorded_on, là ngày ghi vào trang này: recorded_on: 2026-11-21.",
    ),
    "extension_order": (
        "Thời hạn gia hạn ({after}) không muộn hơn thời hạn trước đó ({before}).",
        "Ghi các lần gia hạn cũ trước mới sau; mục due giữ thời hạn ban đầu.",
    ),
    "bulletin_period": (
        "Kỳ của bản tin (“{edtf}”) không phải là quý trong mã ({quarter}).",
        "Sửa period, hoặc sửa mã và tên tệp.",
    ),
    "complainant_described": (
        "Người khiếu nại, tố cáo không được mô tả bằng lời.",
        "Cá nhân thì ghi withheld: complainant; cơ quan, tổ chức thì ghi thêm kind (loại đơn vị).",
    ),
    "withheld_details": (
        "Người được giữ kín danh tính thì không ghi chức vụ, đơn vị hay ghi chú.",
        "Chỉ để lại mục withheld.",
    ),
    "private_person_named": (
        "Người được nêu tên ở đây phải có chức vụ.",
        "Ghi positions nếu người ấy giữ chức vụ công; cá nhân khác thì bỏ tên và ghi withheld: private_person.",
    ),
    "reserved_id": ("Mã “{text}” đã dành cho việc khác.", "Chọn mã khác."),
    "withdrawal_missing": (
        "Bản ghi đã rút (state: withdrawn) thì phải có mục withdrawal nêu ngày và lý do.",
        "Ghi withdrawal, ví dụ withdrawal: {on: 2026-11-21, reason: published_in_error}.",
    ),
    "withdrawal_unused": (
        "Mục withdrawal chỉ có ở bản ghi đã rút.",
        "Nếu đã rút thì ghi state: withdrawn; nếu chưa thì bỏ mục withdrawal.",
    ),
    "published_on_missing": (
        "Bản ghi đã đăng phải có ngày đăng (published_on).",
        "Ghi ngày đầu tiên bản ghi lên trang, ví dụ published_on: 2026-11-21.",
    ),
    "table_cells": ("Nhóm “{name}” có {found} ô, nhưng bảng có {wanted} cột.", "Mỗi cột một ô."),
    "law_order": ("Quy định hết hiệu lực trước khi có hiệu lực.", "Xem lại since và until."),
    "law_days": ("Quy định này phải có số ngày.", "Ghi days, ví dụ days: 10."),
    "law_key": ("Khóa “{text}” đã dùng cho một quy định khác.", "Đặt khóa khác."),
    "swap_same": ("Ngày nghỉ và ngày làm bù là cùng một ngày.", "Xem lại off và work."),
    "table_total": ("Bảng không có nhóm “{name}”.", "Ghi total đúng tên một nhóm của bảng."),
}
"""Type of error → message, with what the error says besides in braces, and hint."""

AT: Final = {
    "withdrawal_missing": "state",
    "withdrawal_unused": "withdrawal",
    "published_on_missing": "state",
    "status_conflict": "status",
    "extension_order": "extensions",
    "bulletin_period": "period",
    "law_order": "until",
    "law_days": "key",
    "swap_same": "work",
    "table_total": "total",
}
"""Type of error → the field that an editor looks at first; of the others the whole part is wrong."""
