"""What reading reports of the fields of a record, explained like any other rule."""

from __future__ import annotations

from generator import validation
from generator.checks.rule import of_reading

of_reading(
    validation.UNKNOWN_KEY,
    """Chỉ ghi những mục mà loại bản ghi ấy có.

    Mục viết sai tên sẽ không hiện ở đâu cả, nên điều đã ghi coi như mất. Tên mục là tiếng Anh, viết thường; mọi mục của
    từng loại có trong thư mục mau của trang.

    Sai:

        tittle: Kết luận kiểm tra tại xã A

    Đúng:

        title: Kết luận kiểm tra tại xã A
    """,
)
of_reading(
    validation.MISSING_KEY,
    """Mục bắt buộc thì phải ghi.

    Thiếu những mục này thì trang của bản ghi không đứng được: không có tên, không biết ai kiểm tra. Nguồn không nêu thì
    nhiều mục cho phép ghi rõ là chưa biết, ví dụ {unknown: not_stated}. Trong bản nháp, mục chưa viết chỉ là cảnh báo.

    Sai:

        id: xa-b
        kind: commune

    Đúng:

        id: xa-b
        name: Xã B
        kind: commune
    """,
)
of_reading(
    validation.UNKNOWN_VALUE,
    """Mục có danh sách giá trị thì chỉ dùng một giá trị trong danh sách.

    Giá trị lạ không có tên tiếng Việt để hiện cho người đọc và không thống kê được. Giá trị viết bằng tiếng Anh, như
    trong tệp mẫu.

    Sai:

        stage: xong

    Đúng:

        stage: concluded
    """,
)
of_reading(
    validation.WRONG_TYPE,
    """Mỗi mục có một kiểu giá trị: một dòng chữ, một số, một danh sách hay một nhóm mục con.

    Danh sách thì mỗi phần tử một dòng bắt đầu bằng gạch ngang, kể cả khi chỉ có một. Nhóm mục con thì thụt vào trong.

    Sai:

        legal_basis: 31-kh-ubnd-2022

    Đúng:

        legal_basis:
          - 31-kh-ubnd-2022
    """,
)
of_reading(
    validation.WRONG_FORM,
    """Giá trị phải đúng dạng mà mục ấy yêu cầu.

    Mã chỉ gồm chữ không dấu, số và gạch nối; địa chỉ bắt đầu bằng https://; giá trị không để trống và không dài quá
    giới hạn. Viết khác đi thì trang không dẫn được tới đúng nơi.

    Sai:

        lead: UBND xã A

    Đúng:

        lead: ubnd-xa-a
    """,
)
of_reading(
    validation.NOT_A_DATE,
    """Ngày viết theo năm-tháng-ngày và phải có thật.

    Ngày 09/08 có thể là tháng 8 hoặc tháng 9, nên chỉ có một cách viết. Chỉ biết tháng hoặc năm thì ghi đến đó; chưa
    chắc thì thêm dấu hỏi; từ ngày đến ngày thì có dấu gạch chéo ở giữa.

    Sai:

        due: 31/09/2022

    Đúng:

        due: 2022-09-30
    """,
)
of_reading(
    validation.NOT_A_NUMBER,
    """Số viết không có dấu ngăn nghìn, phần thập phân đứng sau dấu chấm.

    7.968 là bảy nghìn chín trăm sáu mươi tám với người Việt, nhưng là bảy phẩy chín sáu tám với máy. Chỉ có một cách
    viết thì không ai đọc nhầm.

    Sai:

        quantity: 7.968

    Đúng:

        quantity: 7968
    """,
)
of_reading(
    validation.CONTRADICTION,
    """Các mục của một bản ghi không được nói ngược nhau.

    Khi hai mục trái nhau, người đọc không biết tin mục nào. Ví dụ: bản ghi đã rút mà không nói vì sao, người được giữ
    kín danh tính mà lại có tên, trạng thái khác với lần cập nhật cuối.

    Sai:

        state: withdrawn

    Đúng:

        state: withdrawn
        withdrawal: {on: 2026-11-02, reason: duplicate}
    """,
)
