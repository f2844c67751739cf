"""The template engine: templates are read once, and whatever is not ``Markup`` is escaped as Markdown."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame

from generator.markup import Markup, escape, facts

TEMPLATES = Path(__file__).parent.parent / "templates"
COMPILED = Path(__file__).parent
"""Beside what modules templates are kept when they are compiled: what watches the templates need not know of it."""
_SPACES, _BLANK_LINES = re.compile(r" +\n"), re.compile(r"\n\n\n+")
_SUM: Final = 32
_COMPILER: Final = f"{version('jinja2')}\0".encode() + Path(__file__).read_bytes()
_INCLUDE = re.compile(r'\{% include "(?P<name>[^"]+)" (?P<end>\+?%\}\n?)')


class _Templates(FileSystemLoader):
    """Puts what a template includes into its text: a context of its own for each source of a record takes time."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_current = super().get_source(environment, template)
        return _INCLUDE.sub(lambda found: self._included(environment, found), source), path, is_current

    def _included(self, environment: Environment, found: re.Match[str]) -> str:
        text = self.get_source(environment, found["name"])[0]
        return text + ("\n" if found["end"].startswith("+") else "")


class _Compiled(BytecodeCache):
    """Keeps compiled templates beside compiled modules, as Python does, and only while they are the same."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's names
        """Return where a template is kept."""
        return cache_from_source(str(COMPILED / name))

    def get_source_checksum(self, source: str) -> str:
        """Return a digest of all that a template is compiled from."""
        return sha256(_COMPILER + source.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the compiled template, if it is whole."""
        with suppress(OSError):
            kept = Path(bucket.key).read_bytes()
            if kept[:_SUM] == _sum(bucket, kept[_SUM:]):
                bucket.code = marshal.loads(kept[_SUM:])  # noqa: S302 - Python trusts what is kept there, too

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where that may be."""
        code, path = marshal.dumps(bucket.code), Path(bucket.key)
        with suppress(OSError):
            if not sys.dont_write_bytecode:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(_sum(bucket, code) + code)


def _sum(bucket: Bucket, code: bytes) -> bytes:
    return sha256(bucket.checksum.encode() + code).digest()


class _Plain(CodeGenerator):
    """Writes what templates call, ask of things and put out as Python would: the engine's own ways take more time.

    So nothing that is called gets to know the engine's state, and what a thing does not have is no key of it either.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, *args: Any, **named: Any) -> None:  # noqa: N802 - Jinja's name
        if args or named or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, *args, **named)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if node.name != "defined" or not isinstance(node.node, nodes.Getattr):
            super().visit_Test(node, frame)
            return
        self.write("hasattr(")
        self.visit(node.node.node, frame)
        self.write(f", {node.node.attr!r})")

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")


class _Engine(Environment):
    code_generator_class = _Plain


def environment() -> Environment:
    """Return the engine for the templates as they are now; it is asked for once a build, and reads each once."""
    found = [(each.name, each.stat()) for each in sorted(TEMPLATES.iterdir())]
    return _engine(tuple([(name, stat.st_mtime_ns, stat.st_size) for name, stat in found]))


@lru_cache(maxsize=1)
def _engine(_stamp: tuple[tuple[str, int, int], ...]) -> Environment:
    engine = _Engine(
        loader=_Templates(TEMPLATES, encoding="utf-8"),
        autoescape=False,  # ``escape`` sees all that is put out; what it gives needs no HTML escaping
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    engine.globals.clear()  # no template asks for them, and to go through them takes time for each page
    engine.filters |= {"facts": facts, "safe": Markup}
    return engine


def read_all(engine: Environment) -> None:
    """Read every template now, so that no process has to which is forked from this one."""
    for name in engine.list_templates():
        engine.get_template(name)


def tidy(text: str) -> str:
    """Leave at most one blank line between blocks, no space before a line end, and one line end at the end."""
    if " \n" in text:
        text = _SPACES.sub("\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"
