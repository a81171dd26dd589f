"""Checking JSON documents against the schemas in this package."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class SchemaViolation:
    """The most telling violation: the JSON path of the value, what is wrong, and the rule in words."""

    path: str
    what: str
    expected: str


def schema_violation(document: object, package: str, schema: str) -> SchemaViolation | None:
    """What ``document`` violates of the schema file of a package, or None if it follows the schema."""
    # jsonschema is slow to import and only needed when a document is checked.
    from jsonschema.exceptions import best_match

    error = best_match(_validator(package, schema).iter_errors(document))
    if error is None:
        return None
    expected = _expectation(error.validator, error.validator_value, error.schema, schema)
    return SchemaViolation(json_path(error.absolute_path), error.message, expected)


def json_path(steps: Any) -> str:
    """``$.a[0].b`` for the steps a, 0, b."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


@cache
def _validator(package: str, schema: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(files(package).joinpath(schema).read_text(encoding="utf-8")))


def _expectation(rule: str, value: Any, owner: Any, schema: str) -> str:
    """The violated rule in words."""
    if rule == "required":
        return "the keys " + ", ".join(value)
    if rule == "additionalProperties":
        return "only the keys " + ", ".join(owner.get("properties", {}))
    if rule == "enum":
        return "one of " + ", ".join(json.dumps(item) for item in value)
    meaning = owner.get("description", schema)
    if rule in ("oneOf", "type") and "description" in owner:
        return str(meaning)
    return f"{rule} {json.dumps(value)} ({meaning})"
