"""As what one record names another: a few Vietnamese words for each place where a reference can stand."""

from __future__ import annotations

from generator.public import Mention
from generator.records import BY_NAME
from generator.records.base import label

_WORDS = {
    "about": "được kết luận",
    "complaints.by": "khiếu nại",
    "complaints.decided_by": "giải quyết khiếu nại",
    "concluded_by.organization": "nơi công tác của người kết luận",
    "disclosures.by": "công khai",
    "events.organization": "được nhắc đến trong diễn biến",
    "figures.stated_by": "nêu số liệu",
    "findings.about": "được nói đến trong phát hiện",
    "findings.alleged_by": "tố cáo, phản ánh",
    "findings.stated_by": "nêu phát hiện",
    "findings.third_parties": "liên quan đến phát hiện",
    "inspected.named": "được kiểm tra",
    "lead": "chủ trì",
    "legal_basis": "căn cứ",
    "measures.beneficiaries": "được hưởng",
    "measures.decided_by": "quyết định xử lý",
    "measures.document": "văn bản xử lý",
    "measures.extensions.document": "gia hạn",
    "measures.to": "bị xử lý",
    "measures.progress.stated_by": "nêu tình hình thực hiện",
    "partners": "phối hợp",
    "planned.organizations": "sẽ được kiểm tra",
    "recommendations.beneficiaries": "được hưởng",
    "recommendations.extensions.document": "gia hạn",
    "recommendations.progress.stated_by": "nêu tình hình thực hiện",
    "recommendations.stated_by": "nêu kiến nghị",
    "recommendations.target_documents": "bị đề nghị thu hồi, hủy bỏ, sửa đổi",
    "recommendations.to": "phải thực hiện kiến nghị",
    "responses.by": "có ý kiến",
    "responses.items": "ý kiến của đơn vị",
    "complaints.items": "khiếu nại",
    "tables.stated_by": "nêu số liệu",
    "teams.members": "thành viên đoàn",
}


def roles(mention: Mention) -> tuple[str, ...]:
    """Return as what the record names something: known words, or else the label of its field."""
    model = BY_NAME[mention.summary.type].model
    said = (_WORDS.get(role) or label(model, role.split(".", 1)[0]).lower() for role in mention.roles)
    return tuple(dict.fromkeys(said))
