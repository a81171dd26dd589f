"""The version of tilemetal; the build, the CMake package and the package metadata all read this line."""

__version__ = "0.1.0"
