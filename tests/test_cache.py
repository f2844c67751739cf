"""What is kept in a file comes back value by value, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cache import all_stored, store, store_all, stored
from generator.kept import Header, Kept

KEY = b"a program"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where something is kept."""
    return tmp_path / "kept" / "x.bin"


@pytest.mark.parametrize("key", [b"", KEY])
def test_values_come_back_one_after_the_other(key: bytes, path: Path) -> None:
    values = [b"1" * 100_000, None, {"2": (3, "bốn")}, b""]
    store_all(path, iter(values), key)
    assert [*all_stored(path, key)] == values


def test_each_is_made_when_the_one_before_is_in_the_file(path: Path) -> None:
    def values() -> Iterator[bytes]:
        yield bytes(1_000_000)
        (aside,) = path.parent.iterdir()
        sizes.append(aside.stat().st_size)
        yield b""

    sizes: list[int] = []
    store_all(path, values(), KEY)
    assert sizes[0] > 900_000


def test_of_another_program_or_spoilt_anywhere_there_is_nothing(path: Path) -> None:
    store_all(path, [b"1" * 1000, b"2" * 1000], KEY)
    assert [*all_stored(path, b"b program")] == []
    whole = path.read_bytes()
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert [*all_stored(path, KEY)] == []
        path.write_bytes(whole[:at])
        assert [*all_stored(path, KEY)] == []


def test_a_value_of_another_kind_is_none(path: Path) -> None:
    store(path, "text", KEY)
    assert stored(path, str, KEY) == "text"
    assert stored(path, bytes, KEY) is None
    assert stored(path.with_name("y.bin"), str, KEY) is None


def test_what_a_build_leaves_comes_back_in_its_lots(path: Path) -> None:
    store_all(path, Kept(b"key", None, {}, None, [b"a", b"b"], [], [b"c"]).told(), KEY)
    found = Kept.recalled(all_stored(path, KEY))
    assert (found.key, [*found.records], [*found.remembered], [*found.made]) == (
        b"key",
        [b"a", b"b"],
        [],
        [b"c"],
    )


@pytest.mark.parametrize("values", [[], [b"a", None], [Header(b"key", None, {}, None), b"a"]])
def test_what_is_missing_or_something_else_is_as_good_as_nothing(values: list[object]) -> None:
    found = Kept.recalled(iter(values))
    assert [*found.records] == ([b"a"] if found.key else [])
    assert ([*found.remembered], [*found.made]) == ([], [])
