"""PUB: whether what has to be disclosed was disclosed in time, for long enough, to those whom the law names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator import wording
from generator.checks.rule import Finding, Whole, of_whole, warning
from generator.clocks import (
    Act,
    Standing,
    act_of,
    conclusion_clock,
    fits,
    has_own_law,
    in_force,
    is_posted,
    last_whole_quarter,
    list_rule,
    short_windows,
)
from generator.files import RULES as RULES_FILE
from generator.records.acts import Doubt, Shown
from generator.records.common import State
from generator.records.law import Duty, LegalRule
from generator.records.quarters import Quarter
from generator.records.summaries import Summary

TIME_TO_POST: Final = timedelta(days=30)
"""How long after a quarter nobody is reminded of its list: the law, as far as it was read, names no last day."""


@of_whole("PUB001", "disclosed-late", warning)
def disclosed_late(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Kết luận phải được công khai trong thời hạn mà luật định.

    Thời hạn tính theo quy định trong data/rules.yml có hiệu lực vào ngày ký. Chỉ báo khi chắc chắn biết cả ngày ký,
    ngày công khai, và lịch nghỉ đã được quyết định. Việc kiểm tra, giám sát của Đảng không phải là thanh tra nên không
    theo thời hạn này. Công khai chậm thật thì vẫn ghi đúng ngày, và ghi lý do vào mục allow.

    Sai (kết luận thanh tra ký ngày 20/09/2022, thời hạn là 10 ngày):

        concluded_on: 2022-09-20
        disclosures:
          - form: portal
            on: 2022-10-05

    Đúng:

        concluded_on: 2022-09-20
        disclosures:
          - form: portal
            on: 2022-09-29

    Căn cứ: Luật Thanh tra 2010, Điều 39 (đến ngày 30/06/2023); Luật Thanh tra số 11/2022/QH15, Điều 79 (đến ngày
    30/06/2025); Luật Thanh tra số 84/2025/QH15 (điều khoản chưa kiểm chứng); Luật Thực hiện dân chủ ở cơ sở số
    10/2022/QH15, Điều 12 khoản 3.
    """
    law = whole.loaded.law
    for summary in _told(whole):
        if summary.type != "conclusion" or not summary.shown:
            continue
        clock = conclusion_clock(_act(whole, summary), law, whole.today)
        if clock.standing is Standing.late and clock.rule and clock.last and not clock.provisional:
            place = next(index for index, each in enumerate(summary.shown) if each.on == clock.disclosed)
            message = (
                f"Công khai chậm {clock.amount}: ngày cuối của thời hạn là {wording.day(clock.last)}, "
                f"theo {_cited(clock.rule)}."
            )
            hint = "Xem lại ngày kết luận và ngày công khai; ghi đúng mà vẫn chậm thì nêu lý do ở mục allow."
            yield summary.id, Finding(("disclosures", place, "on"), message, hint)


@of_whole("PUB002", "disclosed-too-briefly", warning)
def disclosed_too_briefly(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Việc niêm yết, đăng tải phải kéo dài đủ số ngày mà luật định.

    Số ngày tính cả ngày đầu và ngày cuối. Chỉ báo khi chắc chắn biết cả hai ngày; thời gian tối thiểu theo hình thức
    nằm trong data/rules.yml. Còn đang niêm yết thì bỏ trống until.

    Sai (kết luận thanh tra, niêm yết 10 ngày):

        disclosures:
          - form: posting
            on: 2022-09-22
            until: 2022-10-01

    Đúng:

        disclosures:
          - form: posting
            on: 2022-09-22
            until: 2022-10-06

    Căn cứ: Luật Thanh tra 2010, Điều 39; Nghị định 43/2023/NĐ-CP, Điều 48–49; Luật Thực hiện dân chủ ở cơ sở số
    10/2022/QH15, Điều 13 khoản 2.
    """
    for summary in _told(whole):
        for index, each in enumerate(summary.shown):
            if not isinstance(each.until, date):
                continue
            for window in short_windows(_act_of_one(whole, summary, each), whole.loaded.law):
                asked = f"{window.rule.days} {window.rule.counting.label}"
                message = f"Công khai {window.days} ngày, ngắn hơn {asked}, theo {_cited(window.rule)}."
                hint = "Xem lại hai ngày; còn đang công khai thì bỏ mục until."
                yield summary.id, Finding(("disclosures", index, "until"), message, hint)


@of_whole("PUB003", "quarterly-list-not-posted", warning)
def quarterly_list_not_posted(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Danh mục những nội dung đã công khai trong quý phải được chính quyền cấp xã niêm yết.

    Số bản tin quý gom sẵn danh mục ấy. Chỉ báo khi trang do chính quyền cấp xã đăng, quý đã hết hơn 30 ngày, và bản ghi
    của số bản tin chưa ghi việc niêm yết nào; quý gần nhất mà trang đã có từ đầu quý thì cả khi chưa có bản ghi ấy. 30
    ngày là để nhắc, không phải thời hạn của luật.

    Sai (bản ghi số bản tin quý II năm 2026, không ghi việc niêm yết):

        id: BT-2026-Q2

    Đúng:

        id: BT-2026-Q2
        disclosures:
          - form: posting
            content: Danh mục nội dung đã công khai trong quý II năm 2026
            on: 2026-07-10

    Căn cứ: Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 13 khoản 2.
    """
    settings = whole.loaded.settings
    registry = whole.loaded.registry
    if settings is None or not isinstance(settings.publisher, str) or settings.publisher not in registry:
        return
    publisher = registry.summary(settings.publisher)
    hint = "Đã niêm yết thì ghi vào mục disclosures; chưa thì niêm yết rồi ghi."
    issues = {Quarter.of_bulletin(each): registry.summary(each) for each in registry.ids("bulletin")}
    for quarter, summary in issues.items():
        rule = list_rule(publisher, quarter, whole.loaded.law)
        is_late = summary.state is State.published and quarter.last + TIME_TO_POST < whole.today
        if rule and is_late and not is_posted(summary, rule):
            yield summary.id, Finding(("id",), _not_posted(quarter, rule), hint)
    last = last_whole_quarter((each.summary for each in registry.entries.values()), whole.today)
    rule = list_rule(publisher, last, whole.loaded.law) if last and last not in issues else None
    if last and rule and last.last + TIME_TO_POST < whole.today:
        hint = f"Tạo bản ghi {last.bulletin} và ghi việc niêm yết vào mục disclosures của nó."
        yield f"{whole.data.name}/site.yml", Finding((), _not_posted(last, rule), hint)


def _not_posted(quarter: Quarter, rule: LegalRule) -> str:
    return f"Chưa ghi việc niêm yết danh mục của {quarter.name}, theo {_cited(rule)}."


@of_whole("PUB004", "audience-not-said", warning)
def audience_not_said(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Cơ quan, trường học, doanh nghiệp nhà nước công khai thì phải nói là trong nội bộ hay cho mọi người.

    Luật buộc những nơi ấy công khai trong nội bộ; đăng cho mọi người là tự nguyện. Không nói rõ thì người đọc không
    biết ai được xem. Kết luận thanh tra theo luật thanh tra nên không tính ở đây.

    Sai (trường học công khai):

        disclosures:
          - form: posting
            by: truong-tieu-hoc-xa-a
            on: 2025-10-01

    Đúng:

        disclosures:
          - form: posting
            by: truong-tieu-hoc-xa-a
            on: 2025-10-01
            audience: internal

    Căn cứ: Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 46 và Điều 64.
    """
    for summary in _told(whole):
        for index, each in enumerate(summary.shown):
            if each.audience or not isinstance(each.on, date) or each.by not in whole.loaded.registry:
                continue
            by = whole.loaded.registry.summary(each.by)
            rule = next(_duties(whole, Duty.disclose_internally, by, each.on), None)
            if rule and not has_own_law(_act(whole, summary), whole.loaded.law):
                message = (
                    f"Chưa nói {by.heading} công khai trong nội bộ hay cho mọi người: phải công khai trong nội bộ, "
                    f"theo {_cited(rule)}."
                )
                hint = "Ghi audience: internal (trong nội bộ) hoặc audience: public (cho mọi người)."
                yield summary.id, Finding(("disclosures", index), message, hint)


def _told(whole: Whole) -> Iterator[Summary]:
    """Yield the published records of which something is told that the law asks after."""
    for entry in whole.loaded.registry.entries.values():
        summary = entry.summary
        if summary.state is State.published and summary.shown:
            yield summary


def _act(whole: Whole, summary: Summary) -> Act:
    if summary.type == "conclusion":
        return act_of(summary, whole.loaded.registry.linked)
    return Act(summary.regime, None, None, Doubt.absent, summary.shown)


def _act_of_one(whole: Whole, summary: Summary, shown: Shown) -> Act:
    """Return one disclosure as an act; what is no conclusion is held against the law of the body that discloses it."""
    act = _act(whole, summary)._replace(shown=(shown,))
    registry = whole.loaded.registry
    if summary.type == "conclusion" or shown.by not in registry:
        return act
    by = registry.summary(shown.by)
    return act._replace(kind=by.kind, level=by.level)


def _duties(whole: Whole, duty: Duty, body: Summary, day: date) -> Iterator[LegalRule]:
    for rule in whole.loaded.law.rules.rules:
        if rule.duty is duty and fits(rule, None, body.kind, body.level) and in_force(rule, day):
            yield rule


def _cited(rule: LegalRule) -> str:
    doubt = "" if rule.verified else " (quy định chưa kiểm chứng)"
    condition = f", nếu {rule.condition}" if rule.condition else ""
    return f"{rule.cited}{doubt}{condition}"


@of_whole("PUB036", "no-rule-of-law", warning)
def no_rule_of_law(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """Tệp rules.yml phải có quy định.

    Trang tính đúng hạn, chậm hạn theo các quy định trong tệp này. Tệp không còn quy định nào thì mọi thời hạn luật định
    đều thành “chưa rõ quy định” mà không ai thấy. Quy định hết hiệu lực thì ghi until và giữ lại, không xóa.

    Sai:

        rules: []

    Đúng:

        rules:
          - key: cong-khai-ket-luan
            duty: disclose_conclusion
            text: Kết luận phải được công khai trong 10 ngày kể từ ngày ký.
            (các mục khác của quy định)
    """
    file = next((each.name for each in whole.loaded.files.values() if each.inside == RULES_FILE), "")
    is_faulty = any(each.error for each in whole.loaded.problems if each.file == file)
    if file and not is_faulty and not whole.loaded.law.rules.rules:
        message = "Tệp không có quy định nào, nên mọi thời hạn luật định đều hiện là chưa rõ."
        yield file, Finding(("rules",), message, "Chép lại các quy định từ bản trước trong git.")
