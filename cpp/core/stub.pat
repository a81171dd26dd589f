# The exception gets its attributes when raised, so the generator cannot see them.
tilemetal._core.EmitError:
    class EmitError(ValueError):
        """IR without an exact C++ form; `source` is '' and `line` 0 where the IR carries no span."""

        message: str
        node: str
        source: str
        line: int
        column: int

# Plain dictionaries lose their types.
tilemetal._core.DEVICE_TYPES:
    DEVICE_TYPES: dict[str, str] = ...

tilemetal._core.HOST_TYPES:
    HOST_TYPES: dict[str, str] = ...
