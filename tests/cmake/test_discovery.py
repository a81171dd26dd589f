"""How projects find the package, which Python they use for it, and which SDK they get."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from cmake_project import HEAD, LINKED, Project

from tilemetal._version import __version__

pytestmark = pytest.mark.cmake

REPORT = HEAD + 'message(STATUS "found ${tilemetal_VERSION} with ${Python_EXECUTABLE}")\n'
CMAKE_DIR = Path(
    subprocess.run(
        [sys.executable, "-m", "tilemetal", "--cmake-dir"], capture_output=True, text=True, check=True
    ).stdout.rstrip("\n")
)


def without_environment_on_path(project: Project) -> None:
    """Leave the tools reachable, but not the environment's own bin folder."""
    tools = project.source.parent / "tools"
    tools.mkdir(parents=True)
    for tool in ("cmake", "ninja"):
        (tools / tool).symlink_to(Path(sys.executable).parent / tool)
    project.environment["PATH"] = f"{tools}:/usr/bin:/bin"
    project.environment.pop("VIRTUAL_ENV", None)


def test_an_activated_environment_is_enough(project: Project) -> None:
    project.write({"CMakeLists.txt": REPORT})
    assert f"found {__version__}" in project.configure()


@pytest.mark.parametrize(
    ("variable", "value"), [("tilemetal_DIR", CMAKE_DIR), ("CMAKE_PREFIX_PATH", CMAKE_DIR.parents[1])]
)
def test_one_variable_is_enough_and_brings_its_python(project: Project, variable: str, value: Path) -> None:
    without_environment_on_path(project)
    project.write({"CMakeLists.txt": REPORT})
    project.definitions[variable] = str(value)
    found = re.search("found (.*) with (.*)", project.configure())
    assert found is not None
    assert found[1] == __version__
    assert Path(found[2]).parent.resolve() == Path(sys.executable).parent.resolve()


def test_a_python_without_the_package_is_refused_with_the_fix(project: Project, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty")
    other = tmp_path / "empty" / "bin" / "python"
    project.write({"CMakeLists.txt": REPORT})
    project.definitions["Python_EXECUTABLE"] = str(other)
    result = project.try_configure()
    assert result.returncode != 0
    printed = re.sub(r"\s+", " ", result.stdout)
    assert f"tilemetal: the project's Python {other} cannot import tilemetal, but version" in printed
    assert f"was found in {CMAKE_DIR}" in printed
    fix = re.search('To fix it, configure with "-DPython_EXECUTABLE=([^"]+)"', printed)
    assert fix is not None
    assert Path(fix[1]).parent.samefile(Path(sys.executable).parent)


def test_an_unknown_component_is_named(project: Project) -> None:
    project.write({"CMakeLists.txt": HEAD.replace("REQUIRED", "REQUIRED COMPONENTS simulator")})
    result = project.try_configure()
    assert result.returncode != 0
    assert "there is no component 'simulator'; the components are: kernels, mock." in re.sub(
        r"\s+", " ", result.stdout
    )


def test_the_mock_alone_needs_no_python_and_ignores_an_installed_sdk(project: Project) -> None:
    project.write(
        {
            "CMakeLists.txt": HEAD.replace("REQUIRED", "REQUIRED COMPONENTS mock")
            + "if(DEFINED Python_EXECUTABLE OR COMMAND tt_add_kernel)\n"
            '  message(FATAL_ERROR "more than the mock was found")\n'
            "endif()\n"
            "add_executable(app main.cpp)\n"
            "target_link_libraries(app PRIVATE TT::Metalium)\n",
            "main.cpp": "#include <tilemetal/mock.hpp>\n#include <cstdio>\n"
            'int main() { tilemetal::mock::set_default_arch("blackhole"); std::puts("mock"); }\n',
        }
    )
    project.definitions["TT-Metalium_DIR"] = str(Path(__file__).parent / "tiny_sdk")
    project.configure()
    project.build()
    assert project.run() == "mock\n"


def test_a_project_built_by_scikit_build_core_finds_the_package(linked: Project) -> None:
    linked.write(
        {
            "pyproject.toml": "[build-system]\nrequires = ['scikit-build-core', 'tilemetal']\n"
            "build-backend = 'scikit_build_core.build'\n[project]\nname = 'consumer'\nversion = '1.0'\n"
            "[tool.scikit-build.cmake.define]\n"
            f"TT-Metalium_DIR = '{linked.definitions['TT-Metalium_DIR']}'\n",
            "CMakeLists.txt": LINKED + "install(TARGETS app DESTINATION consumer)\n",
        }
    )
    wheels = linked.source.parent / "wheels"
    result = linked.command(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"),
        *("--wheel-dir", wheels, linked.source),
    )
    assert result.returncode == 0, result.stdout
    (wheel,) = wheels.iterdir()
    target = linked.source.parent / "installed"
    linked.command(sys.executable, "-m", "zipfile", "-e", wheel, target)
    program = target / "consumer" / "app"
    program.chmod(0o755)
    assert linked.command(program).stdout == "64\n"


def test_an_installed_wheel_is_found_from_its_environment(linked: Project, tmp_path: Path) -> None:
    repository = Path(__file__).resolve().parents[2]
    build = repository / "build" / "package"
    kept = ["-C", f"build-dir={build}"] if build.exists() else []
    wheels, environment = tmp_path / "wheels", tmp_path / "environment"
    result = linked.command(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"),
        *(*kept, "--wheel-dir", wheels, repository),
    )
    assert result.returncode == 0, result.stdout

    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    (wheel,) = wheels.glob("tilemetal-*.whl")
    linked.command(sys.executable, "-m", "pip", "--quiet", "--python", python, "install", "--no-deps", wheel)
    # What the package depends on comes from the environment that runs the tests.
    (packages,) = environment.glob("lib/python3*/site-packages")
    dependencies = [path for path in sys.path if path.endswith("-packages")]
    (packages / "dependencies.pth").write_text("\n".join(dependencies))
    linked.environment["PATH"] = f"{environment / 'bin'}:{linked.environment['PATH']}"
    linked.write({"CMakeLists.txt": LINKED + 'message(STATUS "generates with ${Python_EXECUTABLE}")\n'})
    printed = linked.configure()
    assert f"generates with {environment / 'bin'}" in printed
    linked.build()
    assert linked.run() == "64\n"
