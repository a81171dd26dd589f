"""Unpacking and adapting the SDK headers, with a small wheel made here."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from sdk_check import wheel
from sdk_check.failure import SdkCheckError

FAILING_WHEN_USED = """
template <class T>
int size_of(T) {
    if constexpr (sizeof(T) == 4) {
        return 4;
    } else {
        static_assert(false, "only four bytes");
    }
}
template <int N>
int sum() {
    int total = 0;
#pragma GCC unroll N
    for (int i = 0; i < N; ++i) total += i;
    return total;
}
"""

# Bytes that would be rewritten in a header.
LIBRARY = b"static_assert(false, \0"


@pytest.fixture
def small_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ttnn.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ttnn/tt_metal/hw/inc/api/args.h", FAILING_WHEN_USED)
        archive.writestr("ttnn/tt_metal/pre-compiled/firmware.elf", "not wanted")
        archive.writestr("ttnn/_ttnn.so", "not wanted")
        archive.writestr("ttnn/build/lib/_ttnncpp.so", "not wanted")
        archive.writestr("ttnn/build/lib/libtt_metal.so", LIBRARY)
        archive.writestr("ttnn.libs/libnuma.so", LIBRARY)
    monkeypatch.setattr(wheel, "WHEEL_SHA256", hashlib.sha256(path.read_bytes()).hexdigest())
    return path


def test_only_header_folders_and_libraries_are_unpacked(small_wheel: Path, tmp_path: Path) -> None:
    sdk = tmp_path / "cache" / "sdk"
    assert not wheel.is_fetched(sdk)
    wheel.fetch(sdk, small_wheel)
    assert wheel.is_fetched(sdk)
    files = {p.name: p for p in sdk.rglob("*") if p.is_file()}
    assert sorted(files) == ["args.h", "libnuma.so", "libtt_metal.so", "sdk.json"]
    assert files["libtt_metal.so"] == wheel.host_libraries(sdk)[0]
    assert all(files[name].read_bytes() == LIBRARY for name in ("libnuma.so", "libtt_metal.so"))
    assert wheel.tt_metal_folder(sdk) == sdk / "ttnn" / "tt_metal"
    assert [p.name for p in sdk.parent.iterdir()] == ["sdk"]


def test_fetching_again_replaces_what_is_there(small_wheel: Path, tmp_path: Path) -> None:
    sdk = tmp_path / "cache" / "sdk"
    wheel.fetch(sdk, small_wheel)
    (sdk / "stale.h").touch()
    wheel.fetch(sdk, small_wheel)
    assert not (sdk / "stale.h").exists()


def test_another_wheel_is_refused_and_leaves_nothing(small_wheel: Path, tmp_path: Path) -> None:
    small_wheel.write_bytes(small_wheel.read_bytes() + b"x")
    sdk = tmp_path / "cache" / "sdk"
    with pytest.raises(SdkCheckError, match="not the wheel this check was made for"):
        wheel.fetch(sdk, small_wheel)
    assert list(sdk.parent.iterdir()) == []


def test_headers_of_another_version_do_not_count(small_wheel: Path, tmp_path: Path) -> None:
    sdk = tmp_path / "sdk"
    wheel.fetch(sdk, small_wheel)
    (sdk / "sdk.json").write_text('{"version": "0.80.0"}')
    assert not wheel.is_fetched(sdk)
    with pytest.raises(SdkCheckError, match="no device headers of SDK") as error:
        wheel.tt_metal_folder(sdk)
    assert wheel.FETCH_COMMAND in str(error.value)


def test_an_adapted_assertion_fails_only_when_instantiated(tmp_path: Path, host_compiler) -> None:
    header = wheel.adapt(FAILING_WHEN_USED.encode()).decode()
    assert header.count("\n") == FAILING_WHEN_USED.count("\n")
    good = tmp_path / "good.cpp"
    good.write_text(
        header + '#include <cstdio>\nint main() { std::printf("%d %d", size_of(1), sum<4>()); }\n'
    )
    assert host_compiler.run(good) == ["4", "6"]
    bad = tmp_path / "bad.cpp"
    bad.write_text(header + "int main() { return size_of('c'); }\n")
    result = host_compiler.compile(bad)
    assert result.returncode != 0
    assert "only four bytes" in result.stderr
