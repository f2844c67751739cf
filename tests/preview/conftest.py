"""A preview of the minisite, begun once a file: what a test did to its folder is undone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, time

import pytest

from generator.preview import board
from generator.site import HANOI
from tests.minisite.folder import TODAY
from tests.preview.preview import Preview, lay_out, previewing, restore


@pytest.fixture(scope="module", autouse=True)
def _today() -> Iterator[None]:
    noon = datetime.combine(TODAY, time(12), HANOI)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board, "SETTLING", 0)
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        yield


@pytest.fixture(scope="module")
def _begun(tmp_path_factory: pytest.TempPathFactory, _today: None) -> Iterator[Preview]:
    ours = tmp_path_factory.mktemp("xem-thu")
    shutil.copytree(lay_out(ours / "nguyen"), ours / "trang")
    with previewing(ours / "trang") as preview:
        yield preview


@pytest.fixture
def preview(_begun: Preview, capsys: pytest.CaptureFixture[str]) -> Iterator[Preview]:
    """Return the preview of the minisite as it is, without faults; nothing is told yet."""
    capsys.readouterr()
    yield _begun
    restore(_begun.folder, _begun.folder.with_name("nguyen"))
    _begun.desk.renew()
