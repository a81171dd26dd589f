"""The error of this tool: something the check needs is missing or damaged."""

from __future__ import annotations

from tilemetal.errors import TilemetalError


class SdkCheckError(TilemetalError):
    """The SDK headers, the cross compiler or an argument of the check is missing or unusable."""


class SdkMissingError(SdkCheckError):
    """The wheel cannot be had, or the cross compiler is not installed: nothing can be checked here."""
