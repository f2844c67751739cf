"""REF, PUB: what a published record says of another one that stands otherwise by now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.checks.dates_papers import linked
from generator.checks.existence import paths
from generator.checks.rule import Finding, Whole, of_whole, warning
from generator.records.common import State
from generator.records.conclusion import Conclusion, ConclusionLevel
from generator.records.inspection import Stage
from generator.registry import RELATION, Link, Registry

_REPLACED: Final = "withdrawal.superseded_by"


@of_whole("REF007", "points-at-withdrawn", warning)
def points_at_withdrawn(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Bản ghi đã đăng không dẫn tới bản ghi đã rút.

    Người đọc bấm vào thì chỉ thấy một bản ghi đã rút, và điều dựa vào đó không còn chỗ dựa. Quan hệ nói chính về việc
    ấy (thay thế, hủy bỏ, sửa đổi, phúc tra, giữ nguyên, theo dõi) thì giữ; chỗ khác thì dẫn tới bản thay thế.

    Sai (KT-2022-0001 đã rút, bản thay thế là KT-2022-0002):

        of: KT-2022-0001

    Đúng:

        of: KT-2022-0002
    """
    registry = whole.loaded.registry
    for gone in registry.ids():
        summary = registry.summary(gone)
        if summary.state is not State.withdrawn:
            continue
        instead = next(iter(registry.targets(gone, _REPLACED)), "")
        hint = f"Dẫn tới {instead}." if instead else "Bỏ chỗ dẫn này, hoặc nêu lý do ở mục allow."
        for link in _pointing(registry, gone, summary.item_ids):
            for path in paths(registry, link.source, link.role, link.target):
                yield link.source, Finding(path, f"{gone} đã rút.", hint)


def _pointing(registry: Registry, gone: str, items: tuple[str, ...]) -> Iterator[Link]:
    """Yield the references of published records to ``gone`` or to something in it."""
    for target in (gone, *items):
        for link in registry.backlinks(target):
            is_public = link.source != gone and registry.summary(link.source).state is State.published
            if is_public and (link.role != RELATION or link.relation == "cites"):
                yield link


@of_whole("PUB034", "conclusion-public-after-all", warning)
def conclusion_public_after_all(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Đợt kiểm tra có kết luận đã đăng thì giai đoạn không còn là chưa công bố.

    Giai đoạn concluded_unpublished nói với người dân rằng kết quả chưa công bố. Khi kết luận của chính đợt ấy đã có
    trên trang thì đổi giai đoạn. Kết luận sơ bộ, và kết luận bằng lời không nêu nội dung gì, thì không tính. Chỉ báo
    chí biết kết luận, cơ quan chưa công bố, thì giữ và ghi lý do vào mục allow.

    Sai (KL-2022-0001 là kết luận của đợt này và đã đăng):

        stage: concluded_unpublished

    Đúng:

        stage: concluded
    """
    registry = whole.loaded.registry
    told: set[str] = set()
    for conclusion, occasion in linked(registry, "conclusion", "of"):
        is_said = occasion.stage is Stage.concluded_unpublished and occasion.state is not State.withdrawn
        if not is_said or occasion.id in told:
            continue
        is_out = (
            conclusion.state is State.published and (conclusion.published_on or whole.today) <= whole.today
        )
        record = registry.record(conclusion.id) if is_out else None
        if isinstance(record, Conclusion) and _tells_what_was_concluded(record):
            told.add(occasion.id)
            message = f"Ghi là chưa công bố kết quả, mà kết luận {conclusion.id} đã đăng."
            yield occasion.id, Finding(("stage",), message, "Đổi giai đoạn thành concluded.")


def _tells_what_was_concluded(record: Conclusion) -> bool:
    """Whether a conclusion is firm, or was told by word of mouth and its content is in the record."""
    if record.level is ConclusionLevel.oral:
        return bool(record.findings or record.recommendations or record.measures)
    return record.level is not ConclusionLevel.preliminary
