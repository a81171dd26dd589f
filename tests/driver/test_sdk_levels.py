"""Which API level an SDK has."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tilemetal import Target
from tilemetal.cli import main
from tilemetal.errors import TargetError
from tilemetal.sdk_levels import OVERRIDE_VARIABLE, level_of_sdk


@pytest.fixture(autouse=True)
def _no_override(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OVERRIDE_VARIABLE, raising=False)


@pytest.mark.parametrize(
    ("version", "level"),
    [("0.81.1", "0.81"), ("0.81", "0.81"), ("v0.63.0", "2025"), ("0.62.0rc36.dev675+g0d1c95d739", "2025")],
)
def test_known_releases_have_a_level(version: str, level: str) -> None:
    assert level_of_sdk(version) == level


@pytest.mark.parametrize("version", ["0.61.9", "0.70.0", "0.82.0", "1.0", "main", ""])
def test_other_releases_are_refused_with_the_known_range(version: str) -> None:
    with pytest.raises(TargetError) as error:
        level_of_sdk(version)
    assert "release 0.62 to 0.63 (level 2025); release 0.81 (level 0.81)" in str(error.value)
    assert OVERRIDE_VARIABLE in str(error.value)


def test_the_override_decides_for_any_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OVERRIDE_VARIABLE, "2025")
    assert level_of_sdk("0.70.0") == "2025"
    monkeypatch.setenv(OVERRIDE_VARIABLE, "2024")
    with pytest.raises(TargetError, match="unknown API level '2024'"):
        level_of_sdk("0.81.1")


def test_the_command_prints_the_level_or_fails() -> None:
    assert CliRunner().invoke(main, ["api-level", "0.63.0"]).output == "2025\n"
    refused = CliRunner().invoke(main, ["api-level", "0.70.0"])
    assert refused.exit_code == 1
    assert "no API level is known for TT-Metalium 0.70.0" in refused.output


def test_a_target_has_a_known_level() -> None:
    assert Target("wormhole_b0").metalium == "0.81"
    with pytest.raises(TargetError, match=r"unknown API level '0\.70'"):
        Target("wormhole_b0", metalium="0.70")
