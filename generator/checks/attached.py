"""SRC: attached files that are not what their names and the record say, or that nobody can use."""

from __future__ import annotations

from pathlib import Path

from generator.checks.attachments import About, attached, told
from generator.checks.rule import Finding, Whole, error, of_whole, warning
from generator.contents import MAX_BYTES, Contents, contents, sha256


@of_whole("SRC008", "attachment-changed", error)
def attachment_changed(whole: Whole) -> About:
    """Tệp đính kèm phải đúng là tệp có mã SHA-256 đã ghi.

    Mã ấy để ai cũng kiểm được rằng tệp không bị thay. Tệp khác mã thì một trong hai sai: tệp đã bị sửa, hoặc mã ghi
    nhầm.

    Sai (mã không phải của tệp):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
            sha256: 0000000000000000000000000000000000000000000000000000000000000000

    Đúng (mã tính từ chính tệp, ví dụ bằng lệnh sha256sum; trên Windows: certutil -hashfile ket-luan.pdf SHA256):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
            sha256: 2f7ee0fa8d9d8a9e5c0a5e2f1d1fdc2b6a0e6c2b2b8b6f5c3d1e0f9a8b7c6d5e
    """
    for record_id, index, path in attached(whole):
        told = whole.loaded.registry.value(record_id)["attachments"][index].get("sha256")
        found = sha256(path) if told and contents(path).size <= MAX_BYTES else ""
        if found and found != told:
            message = f"Tệp {path.name} không phải là tệp có mã SHA-256 đã ghi; mã của tệp là {found}."
            hint = "Tìm lại đúng tệp; nếu tệp đúng thì sửa mã."
            yield record_id, Finding(("attachments", index, "sha256"), message, hint)


@of_whole("SRC009", "attachment-not-as-named", error)
def attachment_not_as_named(whole: Whole) -> About:
    """Nội dung tệp đính kèm phải đúng với đuôi tên tệp.

    Đuôi sai thì máy người đọc không mở được, hoặc mở bằng chương trình khác. Đổi đuôi tên tệp không đổi nội dung: phải
    lưu lại từ chương trình. Tệp csv và txt phải lưu bằng mã UTF-8.

    Sai (một tệp Word được đổi tên thành .pdf):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận

    Đúng (mở bằng Word, chọn lưu thành PDF):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận
    """

    def message(path: Path, found: Contents) -> str:
        if not found.readable:
            return f"Không đọc được tệp {path.name}."
        kind = path.suffix.removeprefix(".")
        return "" if found.fits else f"Tệp {path.name} bị hỏng, rỗng hoặc không đúng loại {kind}."

    return told(
        whole, message, "Mở bằng chương trình đã làm ra tệp rồi lưu lại đúng loại; csv, txt lưu bằng UTF-8."
    )


@of_whole("SRC010", "attachment-too-large", error)
def attachment_too_large(whole: Whole) -> About:
    """Tệp đính kèm không được lớn hơn 50 MB.

    Người dân đọc bằng điện thoại, mạng chậm; git giữ mọi tệp mãi mãi. Bản chụp thường nhỏ đi nhiều lần khi quét đen
    trắng ở 200 điểm một inch (dpi).

    Sai (bản quét màu 80 MB):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận

    Đúng (quét lại đen trắng còn 2 MB):

        attachments:
          - file: ket-luan.pdf
            title: Bản chụp kết luận
    """

    def message(path: Path, found: Contents) -> str:
        limit = MAX_BYTES // 1024 // 1024
        return f"Tệp {path.name} lớn hơn {limit} MB." if found.size > MAX_BYTES else ""

    return told(whole, message, "Quét lại đen trắng, nén, hoặc tách thành nhiều tệp.")


@of_whole("SRC014", "attachment-asks-for-password", error)
def attachment_asks_for_password(whole: Whole) -> About:
    """Tệp đính kèm không được đòi mật khẩu.

    Trang đăng tệp cho mọi người; tệp đòi mật khẩu thì không ai mở được, và không ai kiểm được bên trong có gì.

    Sai (tệp nén có mật khẩu):

        attachments:
          - file: ho-so.zip
            title: Hồ sơ công khai

    Đúng (nén lại, không đặt mật khẩu; phần không được công khai thì bỏ ra):

        attachments:
          - file: ho-so.zip
            title: Hồ sơ công khai
    """
    hint = "Lưu lại không đặt mật khẩu; nội dung phải giữ kín thì không đăng."
    return told(whole, lambda path, found: f"Tệp {path.name} đòi mật khẩu." if found.locked else "", hint)


@of_whole("SRC015", "encrypted-pdf", warning)
def encrypted_pdf(whole: Whole) -> About:
    """Tệp PDF không nên được mã hóa.

    Mã hóa để cấm in, cấm chép vẫn mở được, nhưng máy đọc cho người khiếm thị và máy tìm kiếm có thể không đọc được, và
    không kiểm được bên trong có gì. Có tệp còn đòi mật khẩu.

    Sai (PDF đặt chế độ cấm in):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận

    Đúng (in ra PDF lần nữa):

        attachments:
          - file: ket-luan.pdf
            title: Kết luận
    """
    hint = "Mở tệp, chọn In rồi in ra PDF lần nữa, và dùng tệp mới."
    return told(whole, lambda path, found: f"Tệp {path.name} được mã hóa." if found.sealed else "", hint)


@of_whole("SRC017", "attachment-unpacks-too-large", error)
def attachment_unpacks_too_large(whole: Whole) -> About:
    """Tệp đính kèm giải nén ra không được quá lớn.

    Tệp nhỏ mà giải nén ra hàng trăm lần làm treo máy người mở, và không kiểm được bên trong.

    Sai (tệp nén 1 MB, giải ra hơn 1 GB):

        attachments:
          - file: so-lieu.zip
            title: Số liệu

    Đúng (tách thành nhiều tệp, bỏ phần không cần):

        attachments:
          - file: so-lieu.zip
            title: Số liệu
    """
    hint = "Nén lại từ những tệp cần đăng, hoặc tách thành nhiều tệp."
    return told(
        whole, lambda path, found: f"Tệp {path.name} giải nén ra quá lớn." if found.bomb else "", hint
    )
