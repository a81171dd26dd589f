"""The commands' behaviour where neither headers nor cross compiler are needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sdk_check.command_line import main
from sdk_check.cross_compiler import INSTALL_COMMAND, find_cross_compiler
from sdk_check.failure import SdkCheckError


@pytest.fixture
def kernel(tmp_path: Path) -> Path:
    path = tmp_path / "kernel.cpp"
    path.write_text("void kernel_main() {}\n")
    return path


def test_a_missing_compiler_is_reported_with_the_install_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SdkCheckError) as error:
        find_cross_compiler()
    assert INSTALL_COMMAND in str(error.value)


def test_a_missing_compiler_ends_with_status_2(kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = CliRunner().invoke(main, ["check", "--role", "reader", str(kernel)])
    assert result.exit_code == 2
    assert "apt-get install" in result.output


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give either --plan FOLDER or --role ROLE SOURCE"),
        (["KERNEL"], "SOURCE needs --role"),
        (["--role", "reader", "--cta", "2,x", "KERNEL"], "'2,x' is not a list of integers"),
        (["--role", "compute", "--cb", "Float32", "KERNEL"], "'Float32' is not like 0:Float16_b"),
    ],
)
def test_wrong_options_are_explained(kernel: Path, arguments: list[str], complaint: str) -> None:
    words = [str(kernel) if word == "KERNEL" else word for word in arguments]
    result = CliRunner().invoke(main, ["check", *words])
    assert result.exit_code == 2
    assert complaint in result.output


def test_a_program_without_a_plan_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["check", "--plan", str(tmp_path)])
    assert result.exit_code == 2
    assert "cannot read the plan" in result.output
