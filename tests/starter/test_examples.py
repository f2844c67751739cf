"""The examples that editors copy: valid as they are, valid with everything in use, and nothing is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import examples
from generator.loader import load
from generator.problem import Problem
from generator.records import TYPES, RecordType
from generator.records.base import Part
from generator.records.settings import SiteSettings
from generator.validation import validate

each_type = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)


def record_id(kind: RecordType) -> str:
    return str(examples._samples()[f"{kind.model.__name__}.id"])


def problems(folder: Path, kind: RecordType, text: str) -> list[Problem]:
    """Put an example into a data folder, as its first lines say, and check it."""
    data = folder / "data"
    place = data / kind.folder / f"{record_id(kind)}.yml"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    data.joinpath("site.yml").write_text(examples.settings_example(), encoding="utf-8")
    if "\nattachments:" in text:
        attached = data / "files" / record_id(kind) / "ket-luan.pdf"
        attached.parent.mkdir(parents=True)
        attached.write_bytes(b"%PDF-1.7\n")
    return load(data).problems


@each_type
def test_an_example_passes_the_check_as_it_is(kind: RecordType, tmp_path: Path) -> None:
    assert problems(tmp_path, kind, examples.record_example(kind)) == []


@each_type
def test_an_example_passes_the_check_with_every_field_in_use(kind: RecordType, tmp_path: Path) -> None:
    text = examples.uncommented(examples.record_example(kind))
    assert problems(tmp_path, kind, text) == []
    assert set(yaml.safe_load(text)) == set(kind.model.model_fields) - examples.ALONE


@each_type
def test_an_example_can_be_published(kind: RecordType, tmp_path: Path) -> None:
    text = examples.uncommented(examples.record_example(kind)).replace("state: draft", "state: published")
    assert problems(tmp_path, kind, text) == []


@each_type
def test_an_example_can_be_withdrawn(kind: RecordType, tmp_path: Path) -> None:
    text = examples.uncommented(examples.record_example(kind)).replace("state: draft", "state: withdrawn")
    withdrawal = "\n".join(examples.block(kind.model, "withdrawal", record_id(kind)))
    assert problems(tmp_path, kind, f"{text}\n{withdrawal}\n") == []


@each_type
def test_an_example_explains_every_field_with_the_words_of_the_model(kind: RecordType) -> None:
    text = " ".join(line.strip("# ") for line in examples.record_example(kind).splitlines())
    for field, info in kind.model.model_fields.items():
        assert " ".join((info.description or "").split()) in " ".join(text.split()), field


@each_type
def test_a_comment_on_a_field_is_not_taken_for_the_field(kind: RecordType) -> None:
    value = yaml.safe_load(examples.record_example(kind))
    required = {name for name, info in kind.model.model_fields.items() if info.is_required()}
    assert set(value) == required


def test_the_settings_of_a_new_site_are_valid_and_no_demonstration() -> None:
    for text in (examples.settings_example(), examples.uncommented(examples.settings_example())):
        settings, flaws = validate(SiteSettings, yaml.safe_load(text))
        assert flaws == []
        assert settings is not None
        assert settings.demonstration is False
    assert set(yaml.safe_load(text)) == set(SiteSettings.model_fields)


def test_every_value_that_is_given_belongs_to_a_field_or_a_type() -> None:
    parts = _below(Part)
    fields = {f"{part.__name__}.{field}" for part in parts for field in part.model_fields}
    bare = {field for part in parts for field in part.model_fields}
    kinds = {each.name for each in TYPES} | {"figure", "group", "Date"} | {part.__name__ for part in parts}
    assert set(examples._samples()) <= fields | bare | kinds


def test_the_guide_explains_every_field_of_the_values() -> None:
    guide = examples.values_guide()
    for model in examples.VALUES:
        assert all(f"- `{field}`: " in guide for field in model.model_fields)


def _below(kind: type[Part]) -> list[type[Part]]:
    direct = kind.__subclasses__()
    return [*direct, *(each for one in direct for each in _below(one))]
