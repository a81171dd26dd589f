"""The page of rules lists what the mock enforces."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_page_lists_every_rule_once():
    source = (ROOT / "cpp/mock/src/diagnosis.cpp").read_text()
    enforced = re.findall(r'std::pair\{Rule::\w+, "([a-z0-9-]+)"\}', source)
    page = (ROOT / "docs/rules.md").read_text()
    described = re.findall(r"^\| `([a-z0-9-]+)` \|", page, re.MULTILINE)
    assert sorted(described) == sorted(enforced)
