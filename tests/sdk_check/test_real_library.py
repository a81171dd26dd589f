"""Host programs against the SDK's own library; the project's are for ``make sdk-check``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sdk_check.host_check import HEADERS, check_host_programs
from sdk_check.host_compiler import HostCompiler
from sdk_check.host_programs import HostProgram
from sdk_check.wheel import default_sdk_folder, dependency_folders, host_libraries

pytestmark = pytest.mark.sdk

CHANGED = """\
#include <tt-metalium/host_api.hpp>
namespace tt::tt_metal {
Program CreateProgram(int);
}
int main() { tt::tt_metal::Program program = tt::tt_metal::CreateProgram(1); }
"""


def test_a_function_with_other_parameters_is_missed_with_its_user(tmp_path: Path) -> None:
    source = tmp_path / "changed.cpp"
    source.write_text(CHANGED)
    verdict = check_host_programs([HostProgram("changed", (source,))], default_sdk_folder(), 1)
    assert verdict.missing == {"_ZN2tt8tt_metal13CreateProgramEi": ("changed: changed.cpp",)}
    assert "_ZN2tt8tt_metal7ProgramD1Ev" in verdict.found


def test_the_command_says_what_is_missing(tmp_path: Path) -> None:
    source = tmp_path / "changed.cpp"
    source.write_text(CHANGED)
    tool = Path(__file__).resolve().parents[2] / "tools" / "sdk_check"
    command = [sys.executable, str(tool), "host", str(source)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stderr
    assert "MISSING tt::tt_metal::CreateProgram(int): needed by changed.cpp" in result.stdout


def test_every_library_the_sdk_links_is_in_the_cache(tmp_path: Path) -> None:
    source = tmp_path / "program.cpp"
    source.write_text("#include <tt-metalium/host_api.hpp>\nint main() { tt::tt_metal::CreateProgram(); }\n")
    sdk = default_sdk_folder()
    HostCompiler(HEADERS, tmp_path / "store").link([source], host_libraries(sdk)[0], dependency_folders(sdk))
