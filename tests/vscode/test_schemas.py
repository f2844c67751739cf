"""The schemas that help while typing: current, open to what the models accept, closed to what is broken."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator import examples, json_schema, source, vscode
from generator.json_schema import MODELS, SHARED, file_name
from generator.records import BY_NAME
from generator.records.base import Labelled, Part
from generator.records.references import Path as Place
from generator.validation import validate
from tests.folder import Folder
from tests.records.valid import MISSING, RECORDS, RICH, Value, changed
from tests.tries import tries
from tests.vietnamese import is_vietnamese

ROOT: Final = Path(__file__).parents[2]
HERE: Final = ROOT / vscode.FOLDER
DATA: Final = (ROOT / "data", ROOT / "tests" / "minisite" / "data", ROOT / "tests" / "cases" / "data")
SCHEMAS: Final = dict(json_schema.schemas())
DEFINITIONS: Final = SCHEMAS[SHARED]["definitions"]
EXAMPLES: Final[dict[str, Value]] = {
    name: source.parse(examples.uncommented(examples.record_example(kind))).value
    for name, kind in BY_NAME.items()
}
"""Records with every field in use."""


def validator(name: str) -> Draft7Validator:
    """Return what checks a value by a schema."""
    return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": DEFINITIONS})


VALIDATORS: Final = {name: validator(name) for name in MODELS}


def accepted(name: str, value: Value) -> bool:
    """Whether the schema has nothing against a value."""
    return VALIDATORS[name].is_valid(value)


def by_command(name: str, *files: Path) -> Result:
    """Check files by the schema in the folder, with the program that others would use."""
    return CliRunner().invoke(
        check_jsonschema, ["--schemafile", str(HERE / file_name(name)), *map(str, files)]
    )


def test_the_folder_of_this_repository_is_current() -> None:
    if os.environ.get("BLESS"):
        HERE.mkdir(exist_ok=True)
        for name, text in vscode.files():
            (HERE / name).write_text(text, encoding="utf-8")
    there = {each.name: each.read_text(encoding="utf-8") for each in HERE.iterdir()}
    assert there == dict(vscode.files()), "run: bantin vscode"


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    Draft7Validator.check_schema(SCHEMAS[SHARED])


@pytest.mark.parametrize("name", MODELS)
def test_real_records_are_accepted_as_other_programs_read_yaml(name: str) -> None:
    files = [each for data in DATA for each in sorted(data.glob(MODELS[name][0]))]
    assert files
    done = by_command(name, *files)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stage: concluded", "stagee: concluded", "stagee"),
        ("stage: concluded", "stage: conclude", "conclude"),
        ("title: Kiểm tra việc thực hiện dân chủ ở xã A\n", "", "'title' is a required property"),
        ("published_on: 2026-11-01\n", "", "'published_on' is a required property"),
        ("published_on: 2026-11-01", "published_on: 2026-02-30", "2026-02-30"),
        ("published_on: 2026-11-01", "published_on: 01/11/2026", "01/11/2026"),
        ("conducted: 2022-08-17/2022-09-08", "conducted: 17/8/2022", "17/8/2022"),
        ("conducted: 2022-08-17/2022-09-08", "conducted: {unknown: khong_ro}", "khong_ro"),
        ("lead: ubnd-xa-a", "lead: Ủy ban nhân dân xã A", "Ủy ban nhân dân xã A"),
        ("lead: ubnd-xa-a", "lead: {describe: Ủy ban}", "describe"),
        ("quantity: 3\n", "quantity: 3 khoản\n", "3 khoản"),
        ("complete: false", "complete: không", "không"),
        ("id: KT-2022-0001\n", "id: KT-22-1\n", "KT-22-1"),
    ],
)
def test_a_broken_record_is_refused(old: str, new: str, said: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    record = "inspections/2022/KT-2022-0001.yml"
    assert by_command("inspection", folder.path / record).exit_code == 0
    folder.replace(record, old, new)
    done = by_command("inspection", folder.path / record)
    assert done.exit_code == 1
    assert said in done.output


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_record_with_every_field_is_accepted(name: str) -> None:
    assert list(VALIDATORS[name].iter_errors(EXAMPLES[name])) == []


VALUES: Final = [
    *(
        "x",
        "2022",
        "2022-05",
        "2022-08-17",
        "2022-08-17?",
        "2022-08-17/2022-09-08",
        "../2022",
        "[..2022-09-21]",
    ),
    *("2022-09-08T16:01+07:00", "phuong-nghia-tan", "KL-2022-0001-f1", "inspector", "https://bao.vn/bai?x=1"),
    *(
        0,
        12,
        2022,
        27259,
        Decimal("82.7"),
        "82.7",
        "7968",
        True,
        False,
        "dòng một\ndòng hai",
        "draft",
        "withdrawn",
    ),
    *({"unknown": "not_stated"}, {"unknown": "ambiguous", "stated": "?"}, {"described": "một đơn vị"}),
    {"edtf": 2022, "basis": "inferred"},
    {"edtf": "2022-08", "inclusive": False},
    {"value": 12, "unit": "tỷ đồng", "qualifier": "over"},
    {"name": "Nguyễn Văn A", "positions": ["Chủ tịch"]},
    {"withheld": "complainant"},
    [],
    [{"unknown": "withheld"}],
    ["phuong-nghia-tan", {"described": "x"}],
    MISSING,
]
"""What may be written at some field or other."""


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Yield where something stands in a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield (*path, step)
        yield from places(below, (*path, step))


SAMPLES: Final = [*EXAMPLES.items(), *RECORDS.items(), ("conclusion", RICH)]


@tries(400)
@given(st.data())
def test_whatever_a_model_accepts_its_schema_accepts(data: st.DataObject) -> None:
    name, value = data.draw(st.sampled_from(SAMPLES))
    for path in data.draw(st.lists(st.sampled_from(list(places(value))), min_size=1, max_size=2)):
        if path in places(value):
            value = changed(value, path, data.draw(st.sampled_from(VALUES)))
    record, _ = validate(BY_NAME[name].model, value)
    if record is not None:
        assert [each.message for each in VALIDATORS[name].iter_errors(value)] == []


@pytest.mark.parametrize("text", ["00160", "2022", "2026-11-01", "12:30", "1_000", "no", "1e5", "0x1F"])
def test_a_text_is_accepted_whatever_yaml_takes_it_for(text: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.replace("organizations/xa-a.yml", "code: 00160", f"code: {text}")
    assert folder.problems() == []
    done = by_command("organization", folder.path / "organizations" / "xa-a.yml")
    assert done.exit_code == 0, done.output


def test_every_field_has_its_label_and_explanation() -> None:
    objects = [node for node in below(DEFINITIONS) if "properties" in node and "additionalProperties" in node]
    assert len(objects) > len(MODELS)
    for node in objects:
        assert node["additionalProperties"] is False
        for name, field in node["properties"].items():
            assert field["title"] not in {"", name}
            assert field["description"].startswith(field["title"])


def test_every_word_of_an_enumeration_has_its_label() -> None:
    ours = [each for each in Labelled.__subclasses__() if each.__module__.startswith("generator.records.")]
    members = {each.__name__: each for each in ours if each.__name__ in DEFINITIONS}
    assert {"State", "InspectionKind", "WhyUnknown"} <= members.keys()
    for name, kind in members.items():
        assert DEFINITIONS[name]["enum"] == [str(each) for each in kind]
        labels = DEFINITIONS[name]["markdownEnumDescriptions"]
        assert [each.label or "như nguồn nêu" for each in kind] == labels


def test_no_two_parts_share_a_name() -> None:
    kinds: set[type] = {*Labelled.__subclasses__(), *all_below(Part)}
    names = [each.__name__ for each in kinds if each.__module__.startswith("generator.records.")]
    assert len(names) == len(set(names))


def all_below(kind: type[Part]) -> Iterator[type[Part]]:
    """Yield every class that is made from ``kind``."""
    for each in kind.__subclasses__():
        yield each
        yield from all_below(each)


def test_what_a_schema_says_of_a_fault_is_vietnamese() -> None:
    said = {node["errorMessage"] for node in below(DEFINITIONS) if "errorMessage" in node}
    assert len(said) > 10
    assert [text for text in said if not is_vietnamese(text)] == []


def test_patterns_say_the_same_to_javascript() -> None:
    patterns = {node["pattern"] for node in below(DEFINITIONS) if isinstance(node.get("pattern"), str)}
    assert [each for each in patterns if re.search(r'\(\?P|\\[AZz"]|\(\?[aiLmsux]', each)] == []


def below(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in a schema."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    for each in node if isinstance(node, list) else ():
        yield from below(each)


def test_a_setting_file_names_each_schema_once() -> None:
    told = json.loads(dict(vscode.files())["settings.json"])["yaml.schemas"]
    assert set(told) == {f".vscode/{file_name(name)}" for name in MODELS}
    assert all((ROOT / each).is_file() for each in told)
