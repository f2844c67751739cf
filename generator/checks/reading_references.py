"""What reading reports of ids and references, explained like any other rule."""

from __future__ import annotations

from generator import linking, loader
from generator.checks.rule import of_reading

of_reading(
    loader.DUPLICATE_ID,
    """Mỗi mã chỉ thuộc về một bản ghi.

    Mã là địa chỉ của bản ghi trên trang và là chỗ người khác dẫn tới. Hai người cùng lấy một số thì bản ghi chưa đăng
    phải lấy số khác.

    Sai (hai tệp trong hai thư mục con có cùng một mã):

        id: KT-2022-0001

    Đúng (tệp chưa đăng lấy số tiếp theo):

        id: KT-2022-0002
    """,
)
of_reading(
    loader.NAME_MISMATCH,
    """Tên tệp phải trùng với mã bản ghi.

    Nhờ vậy biết mã là tìm ra tệp, và hai bản ghi không thể lấy cùng một mã mà không ai thấy.

    Sai (tệp data/organizations/xa-c.yml):

        id: xa-b

    Đúng (tệp data/organizations/xa-b.yml):

        id: xa-b
    """,
)
of_reading(
    linking.INNER_ID,
    """Mã của phát hiện, kiến nghị, việc xử lý bắt đầu bằng mã bản ghi và không trùng nhau.

    Người dân và báo chí dẫn tới từng kiến nghị bằng mã này. Số đã bỏ thì để trống, không đánh số lại.

    Sai (trong bản ghi KL-2022-0001):

        recommendations:
          - {id: KL-2022-0002-01, text: Niêm yết đủ các khoản thu.}

    Đúng:

        recommendations:
          - {id: KL-2022-0001-01, text: Niêm yết đủ các khoản thu.}
    """,
)
of_reading(
    linking.MISSING_REFERENCE,
    """Mã được dẫn tới phải có.

    Dẫn tới một mã không có thì trang của bản ghi chỉ vào chỗ trống. Đơn vị, văn bản chưa có bản ghi thì mô tả bằng lời
    của nguồn.

    Sai (chưa có bản ghi ubnd-xa-z):

        partners: [ubnd-xa-z]

    Đúng:

        partners:
          - {described: Ủy ban nhân dân xã Z}
    """,
)
of_reading(
    linking.WRONG_REFERENCE,
    """Mã được dẫn tới phải thuộc loại mà mục ấy cần.

    Cơ quan chủ trì phải là một đơn vị, không thể là một văn bản; địa bàn phải là phường, xã, quận, tỉnh, không thể là
    một cơ quan.

    Sai:

        place: ubnd-xa-a

    Đúng:

        place: xa-a
    """,
)
of_reading(
    linking.DRAFT_REFERENCE,
    """Bản ghi đã đăng không nên dẫn tới bản nháp.

    Người đọc không thấy bản nháp, nên chỗ dẫn ấy không mở ra được gì. Đăng cả hai cùng lúc, hoặc chờ bản nháp xong.

    Sai (xa-b còn là bản nháp):

        partners: [xa-b]

    Đúng (xa-b đã đăng):

        partners: [xa-b]
    """,
)
