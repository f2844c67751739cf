"""DAT: conclusions, their papers and their disclosure, each after what it follows from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator import wording
from generator.checks.days import before, earliest_end, said, sure
from generator.checks.rule import Finding, When, Whole, error, of_record, of_whole, warning
from generator.checks.subject import Subject
from generator.records.base import Unknown, label
from generator.records.common import Record
from generator.records.conclusion import Conclusion, ConclusionLevel
from generator.records.dates import Period, Span
from generator.records.document import Document
from generator.records.report import Report
from generator.records.summaries import Summary
from generator.registry import Registry

_ON_THE_WAY = {ConclusionLevel.oral, ConclusionLevel.preliminary}
_SOON = timedelta(days=31)
"""A conclusion of which nobody says how firm it is may have been told before the end, but hardly so long before."""
_SIGNED = {Conclusion: "concluded_on", Document: "issued_on", Report: "date"}


def _signed(record: Record) -> Period | Unknown | None:
    """Return the day on which what a record tells of was concluded or signed."""
    name = _SIGNED.get(type(record))
    return getattr(record, name) if name else None


def _signed_label(record: Record) -> str:
    return label(type(record), _SIGNED[type(record)])


@of_record("DAT015", "disclosed-before-signed", warning, when=When(keys={"disclosures"}))
def disclosed_before_signed(subject: Subject) -> Iterator[Finding]:
    """Công khai phải từ ngày ký, ngày kết luận trở đi.

    Điều chưa ký thì chưa thể công khai, và thời hạn công khai tính từ ngày ký. Nếu điều đã công khai là dự thảo, hoặc
    là quyết định kiểm tra chứ không phải kết luận, thì nói rõ ở mục content và cho phép cảnh báo này.

    Sai:

        concluded_on: 2022-09-20
        disclosures:
          - form: portal
            on: 2022-09-02

    Đúng:

        concluded_on: 2022-09-20
        disclosures:
          - form: portal
            on: 2022-09-22
    """
    signed = sure(_signed(subject.record))
    for index, disclosure in enumerate(subject.record.disclosures if signed else ()):
        disclosed = sure(disclosure.on)
        if signed and disclosed and before(disclosed, signed):
            name = _signed_label(subject.record)
            message = f"Công khai {said(disclosed)}, trước “{name}” ({said(signed)})."
            yield Finding(
                ("disclosures", index, "on"),
                message,
                "Sửa ngày ghi nhầm; công khai dự thảo thì nói ở content.",
            )


@of_record("DAT016", "published-before-signed", warning, when=When(keys={"published_on"}))
def published_before_signed(subject: Subject) -> Iterator[Finding]:
    """Bản ghi lên trang từ ngày ký, ngày kết luận trở đi.

    Ngày đăng là ngày đầu tiên bản ghi có trên trang. Nếu ngày ấy trước ngày kết luận thì một trong hai ngày sai, hoặc
    bản ghi đã đăng khi chưa có kết luận; khi đó ghi điều đã đổi ở mục changes.

    Sai:

        published_on: 2026-11-01
        concluded_on: 2026-11-20

    Đúng:

        published_on: 2026-11-01
        concluded_on: 2026-10-20
    """
    record, signed = subject.record, sure(_signed(subject.record))
    if not signed or not signed.first or not record.published_on or signed.first > subject.today:
        return
    if record.published_on < signed.first:
        name = _signed_label(record)
        message = f"Bản ghi đăng ngày {wording.day(record.published_on)}, trước “{name}” ({said(signed)})."
        yield Finding(("published_on",), message, "Xem lại hai ngày; ngày đăng đã đúng thì không đổi.")


@of_whole("DAT017", "concluded-before-inspected", error)
def concluded_before_inspected(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Kết luận phải có sau khi đợt kiểm tra hoặc hội nghị đã bắt đầu.

    Không ai kết luận được điều chưa kiểm tra. Thường là do gõ nhầm năm ở một trong hai bản ghi, hoặc mục “of” dẫn
    nhầm tới một đợt kiểm tra khác. Chỉ báo khi cả hai ngày đều chắc chắn.

    Sai:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        of: KT-2022-0001
        concluded_on: 2022-07-20

    Đúng:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        of: KT-2022-0001
        concluded_on: 2022-09-20
    """
    for conclusion, occasion, concluded, held in _concluded(whole.loaded.registry):
        if before(concluded, held):
            message = f"Kết luận {said(concluded)}, trước khi {occasion.id} diễn ra ({said(held)})."
            yield (
                conclusion.id,
                Finding(("concluded_on",), message, f"Sửa ngày ghi nhầm ở đây hoặc ở {occasion.id}."),
            )


@of_whole("DAT018", "final-before-the-end", warning)
def final_before_the_end(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Kết luận chính thức thường có sau ngày cuối của đợt kiểm tra.

    Kết luận bằng lời hoặc sơ bộ có thể có ngay trong đợt kiểm tra; kết luận chính thức thì có khi đã kiểm tra xong.
    Nếu kết luận chỉ cho một phần đã kiểm tra xong thì cho phép cảnh báo này, kèm lý do.

    Sai:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        level: final
        concluded_on: 2022-08-30

    Đúng:

        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        # KL-2022-0001
        level: final
        concluded_on: 2022-09-20
    """
    registry = whole.loaded.registry
    for conclusion, occasion, concluded, held in _concluded(registry):
        end = earliest_end(held)
        if occasion.type != "inspection" or not end or not concluded.last or concluded.last >= end:
            continue
        record = None if before(concluded, held) else registry.record(conclusion.id)
        level = record.level if isinstance(record, Conclusion) else ConclusionLevel.oral
        is_far = concluded.last + _SOON < end
        if level is ConclusionLevel.final or (level not in _ON_THE_WAY and is_far):
            name = "Kết luận chính thức" if level is ConclusionLevel.final else "Kết luận"
            message = f"{name} {said(concluded)}, khi {occasion.id} chưa xong ({said(held)})."
            hint = "Sửa ngày ghi nhầm, hoặc ghi level là oral (bằng lời), preliminary (sơ bộ)."
            yield conclusion.id, Finding(("concluded_on",), message, hint)


def _concluded(registry: Registry) -> Iterator[tuple[Summary, Summary, Span, Span]]:
    """Yield conclusions with what they conclude and the days of both, where these are sure."""
    for conclusion, occasion in linked(registry, "conclusion", "of"):
        concluded, held = sure_span(conclusion), sure_span(occasion)
        if concluded and held:
            yield conclusion, occasion, concluded, held


def linked(registry: Registry, kind: str, role: str) -> Iterator[tuple[Summary, Summary]]:
    """Yield the records of one type with those they point to at the field ``role``."""
    for record_id in registry.ids(kind):
        for target in registry.targets(record_id, role):
            if target in registry:
                yield registry.summary(record_id), registry.summary(target)


def sure_span(summary: Summary) -> Span | None:
    """Return the days on which what a record tells of can have been, or ``None`` when they are not certain."""
    span = summary.span
    return None if span and (span.uncertain or span.approximate) else span


@of_whole("DAT019", "disclosed-before-its-paper", warning)
def disclosed_before_its_paper(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Kết luận được công khai từ ngày ban hành văn bản kết luận trở đi.

    Khi bản ghi không rõ ngày kết luận thì ngày ban hành văn bản kết luận là mốc. Công khai trước ngày ấy thường là gõ
    nhầm ngày, hoặc dẫn nhầm văn bản.

    Sai:

        # 12-kl-ubnd-2022
        issued_on: 2022-09-20
        # KL-2022-0001
        concluded_on: {unknown: not_stated}
        document: 12-kl-ubnd-2022
        disclosures:
          - form: portal
            on: 2022-09-02

    Đúng:

        # 12-kl-ubnd-2022
        issued_on: 2022-09-20
        # KL-2022-0001
        concluded_on: {unknown: not_stated}
        document: 12-kl-ubnd-2022
        disclosures:
          - form: portal
            on: 2022-09-22
    """
    registry = whole.loaded.registry
    for conclusion, document in linked(registry, "conclusion", "document"):
        issued, by = sure_span(document), conclusion.disclosed_by
        if sure_span(conclusion) or not issued or not issued.first or not by or by >= issued.first:
            continue
        for index, disclosure in enumerate(registry.record(conclusion.id).disclosures):
            disclosed = sure(disclosure.on)
            if disclosed and before(disclosed, issued):
                message = f"Công khai {said(disclosed)}, trước ngày ban hành {document.id} ({said(issued)})."
                yield (
                    conclusion.id,
                    Finding(
                        ("disclosures", index, "on"),
                        message,
                        f"Sửa ngày ghi nhầm ở đây hoặc ở {document.id}.",
                    ),
                )


@of_whole("DAT022", "basis-after-the-inspection", warning)
def basis_after_the_inspection(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Văn bản làm căn cứ phải có trước khi đợt kiểm tra kết thúc.

    Kế hoạch hoặc quyết định kiểm tra ban hành sau ngày cuối của đợt kiểm tra thì không thể là căn cứ. Thường là đảo
    ngày với tháng ở bản ghi văn bản, hoặc dẫn nhầm văn bản của năm sau.

    Sai:

        # 31-kh-ubnd-2022
        issued_on: 2022-10-08
        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        legal_basis: [31-kh-ubnd-2022]

    Đúng:

        # 31-kh-ubnd-2022
        issued_on: 2022-08-10
        # KT-2022-0001
        conducted: 2022-08-17/2022-09-08
        legal_basis: [31-kh-ubnd-2022]
    """
    registry = whole.loaded.registry
    for inspection, document in linked(registry, "inspection", "legal_basis"):
        conducted, issued = sure_span(inspection), sure_span(document)
        if conducted and issued and before(conducted, issued):
            basis = registry.value(inspection.id)["legal_basis"]
            message = f"{document.id} ban hành {said(issued)}, sau khi kiểm tra xong ({said(conducted)})."
            hint = f"Sửa ngày ghi nhầm ở đây hoặc ở {document.id}; dẫn nhầm thì ghi mã của văn bản khác."
            yield inspection.id, Finding(("legal_basis", basis.index(document.id)), message, hint)
