"""What reading itself reports of files, explained like any other rule: the codes stand where they are raised."""

from __future__ import annotations

from generator import files, loader, problem
from generator.checks.rule import of_reading

of_reading(
    files.UNEXPECTED,
    """Trong thư mục data chỉ có bản ghi, cài đặt của trang và tệp đính kèm.

    Tệp để lạc chỗ không được đăng, nên bản ghi có thể bị bỏ sót mà không ai biết. Mỗi loại bản ghi có một thư mục và
    tệp bản ghi có đuôi .yml; tệp đính kèm ở trong data/files/<mã bản ghi>/, tên không dấu, không dấu cách.

    Sai:

        data/conclusions/KL-2022-0002.yaml
        data/files/KL-2022-0002/Kết luận.pdf

    Đúng:

        data/conclusions/KL-2022-0002.yml
        data/files/KL-2022-0002/ket-luan.pdf
    """,
)
of_reading(
    files.SYMLINK,
    """Mọi thứ trong thư mục data phải là tệp và thư mục thật, không phải đường dẫn tắt.

    Đường dẫn tắt (symlink) có thể dẫn ra ngoài kho, tới tệp không được công khai, và không dùng được trên mọi máy.

    Sai:

        data/organizations/xa-b.yml → xa-a.yml

    Đúng (xa-b.yml là một tệp riêng):

        id: xa-b
        name: Xã B
        kind: commune
    """,
)
of_reading(
    files.UNREADABLE,
    """Máy phải đọc được mọi tệp và thư mục trong data.

    Tệp không có quyền đọc, hoặc không phải là tệp thường (ống dẫn, thiết bị), thì không biết bên trong có gì. Trang
    không được dựng khi thiếu một phần dữ liệu.

    Sai (một ống dẫn có tên của một bản ghi):

        data/organizations/xa-b.yml

    Đúng (một tệp thường, có quyền đọc):

        data/organizations/xa-b.yml
    """,
)
of_reading(
    files.TOO_LARGE,
    """Một tệp bản ghi không được lớn hơn 512 KB.

    Bản ghi lớn như vậy thường là cả một văn bản hoặc một bảng tính được dán vào. Người dân không đọc nổi một trang dài
    như thế, và máy phải đọc nó mỗi lần dựng trang.

    Sai (dán toàn văn báo cáo vào một mục):

        note: |-
          (hơn 512 KB chữ)

    Đúng (tóm tắt, và để toàn văn trong tệp đính kèm):

        summary: Ba khoản thu chưa được niêm yết.
        attachments:
          - {file: bao-cao.pdf, title: Toàn văn báo cáo}
    """,
)
of_reading(
    files.NOT_UTF8,
    """Tệp bản ghi phải được lưu bằng mã UTF-8.

    Chữ Việt lưu bằng bảng mã khác (TCVN3, VNI, UTF-16) sẽ thành ký tự lạ trên trang và không tìm được. Trong Notepad:
    Lưu dưới dạng (Save as), chọn mã hóa UTF-8.

    Sai:

        name: X· B

    Đúng:

        name: Xã B
    """,
)
of_reading(
    loader.NO_SETTINGS,
    """Trang phải có tệp cài đặt data/site.yml.

    Tệp này ghi tên trang và cơ quan chịu trách nhiệm đăng. Không có nó thì người đọc không biết trang của ai.

    Sai (thư mục data không có tệp site.yml):

        data/conclusions/
        data/inspections/

    Đúng (data/site.yml có ít nhất hai dòng):

        name: Bản tin xã A
        publisher: ubnd-xa-a
    """,
)
of_reading(
    loader.WRONG_FOLDER,
    """Bản ghi phải nằm trong thư mục của loại của nó.

    Hai chữ đầu của mã cho biết loại: KL là kết luận, KT là đợt kiểm tra, CT là chương trình, HN là hội nghị, BC là báo
    cáo. Để nhầm thư mục thì bản ghi bị đọc như một loại khác.

    Sai:

        data/inspections/KL-2022-0002.yml

    Đúng:

        data/conclusions/KL-2022-0002.yml
    """,
)
of_reading(
    loader.YAML,
    """Tệp phải viết đúng cách ghi YAML, mỗi mục chỉ ghi một lần.

    Máy không đoán ý người viết: mục ghi hai lần, dòng thụt lệch, dấu nháy chưa đóng hay giá trị để trống đều có thể làm
    mất một điều đã ghi mà không ai thấy.

    Sai:

        title: Kết luận: đợt 2
        level:

    Đúng:

        title: "Kết luận: đợt 2"
        level: final
    """,
)
of_reading(
    loader.MISSING_ATTACHMENT,
    """Tệp đính kèm mà bản ghi nêu tên phải có trong kho.

    Trên trang, người dân sẽ bấm vào một địa chỉ không có gì. Tệp để trong data/files/<mã bản ghi>/, tên viết đúng từng
    chữ, kể cả chữ hoa và chữ thường.

    Sai (trong data/files/KL-2022-0001/ chỉ có ket-luan.pdf):

        attachments:
          - {file: KetLuan.pdf, title: Bản chụp kết luận}

    Đúng:

        attachments:
          - {file: ket-luan.pdf, title: Bản chụp kết luận}
    """,
)
of_reading(
    loader.ORPHAN_FILE,
    """Tệp trong data/files phải được một bản ghi nêu tên.

    Tệp không có trong mục attachments thì không được đăng, nhưng ai đọc được kho vẫn tải được. Để quên một tệp như thế
    dễ làm lộ một bản chụp chưa che thông tin cá nhân.

    Sai (trong data/files/KL-2022-0001/ có thêm ban-nhap.pdf, mà bản ghi chỉ ghi):

        attachments:
          - {file: ket-luan.pdf, title: Bản chụp kết luận}

    Đúng (xóa ban-nhap.pdf, hoặc ghi thêm):

        attachments:
          - {file: ket-luan.pdf, title: Bản chụp kết luận}
          - {file: ban-nhap.pdf, title: Bản lấy ý kiến}
    """,
)
of_reading(
    problem.MORE,
    """Một tệp chỉ được báo 50 chỗ sai đầu tiên.

    Quá nhiều chỗ sai trong một tệp thường có chung một nguyên nhân. Sửa những chỗ đã báo, nhất là chỗ đầu tiên, rồi
    kiểm tra lại thì mới thấy những chỗ còn lại.

    Sai (tệp có 51 mục viết sai tên):

        muc1: x
        muc2: x

    Đúng (không còn mục nào viết sai tên):

        note: x
    """,
)
of_reading(
    problem.UNKNOWN_ALLOW,
    """Mã cảnh báo trong mục allow phải là mã của một quy tắc có thật.

    Viết nhầm mã thì cảnh báo vẫn còn đó, còn người đọc bản ghi lại tưởng là đã được xem xét. Gõ bantin rule để xem mọi
    mã.

    Sai:

        allow:
          - {code: REF999, reason: Bản nháp sẽ được đăng cùng ngày.}

    Đúng:

        allow:
          - {code: REF003, reason: Bản nháp sẽ được đăng cùng ngày.}
    """,
)
of_reading(
    problem.FORBIDDEN_ALLOW,
    """Chỉ cảnh báo mới được chấp nhận bằng mục allow; lỗi thì phải sửa.

    Lỗi là điều sai trong mọi trường hợp, nên không có lý do nào để giữ lại.

    Sai:

        allow:
          - {code: DAT001, reason: Ngày ghi trước cho tiện.}

    Đúng (bỏ mục allow và sửa ngày):

        changes:
          - {on: 2026-11-20, kind: minor, text: Sửa lỗi chính tả.}
    """,
)
of_reading(
    problem.IDLE_ALLOW,
    """Mục allow chỉ giữ khi bản ghi còn cảnh báo ấy.

    Một lý do còn đứng đó khi cảnh báo đã hết làm người đọc sau tưởng bản ghi vẫn có chỗ lạ; về sau có một chỗ sai
    thật thì chỗ ấy cũng bị bỏ qua. Bản nháp thì chưa xét.

    Sai (các số trong bản ghi đã khớp nhau, không còn cảnh báo NUM003):

        allow:
          - {code: NUM003, reason: Nguồn cộng sai một vụ.}

    Đúng (bỏ cả mục allow):

        note: Nguồn đã đính chính số vụ.
    """,
    allowable=False,
)
of_reading(
    problem.TERSE_ALLOW,
    """Lý do trong mục allow phải là một câu.

    Người làm sau, và cả người kiểm tra lại dữ liệu, chỉ có câu ấy để biết vì sao một cảnh báo được bỏ qua. Viết ít nhất
    ba chữ, nói điều gì ở bản ghi này làm cho cảnh báo không đúng.

    Sai:

        allow:
          - {code: REF003, reason: ok}

    Đúng:

        allow:
          - {code: REF003, reason: Bản nháp sẽ được đăng cùng ngày.}
    """,
    allowable=False,
)
