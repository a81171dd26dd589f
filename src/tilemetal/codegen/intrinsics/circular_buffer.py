"""Circular-buffer protocol (metalium release 0.81, section "Circular buffers" of its API)."""

from ..registry import Arg, Intrinsic, Kind, Role

_ALL = (Role.READER, Role.COMPUTE, Role.WRITER)
_CB = Arg("cb", Kind.CB)
_PAGES = Arg("pages", Kind.U32)


def _entry(name: str, doc: str, roles: tuple[Role, ...] = _ALL) -> Intrinsic:
    # The data-movement wrappers already provide these functions; the compute header is named by role.
    return Intrinsic(name, doc, (_CB, _PAGES), spelling=name, roles=roles)


ENTRIES = (
    _entry("cb_reserve_back", "Wait until `pages` pages are free at the back."),
    _entry("cb_push_back", "Publish `pages` reserved pages to the consumer."),
    _entry("cb_wait_front", "Wait until `pages` pages are available at the front."),
    _entry("cb_pop_front", "Free `pages` pages at the front."),
    Intrinsic(
        "get_write_ptr",
        "L1 address of the first reserved page.",
        (_CB,),
        spelling="get_write_ptr",
        roles=(Role.READER, Role.WRITER),
        result="uint32_t",
    ),
    Intrinsic(
        "get_read_ptr",
        "L1 address of the front page.",
        (_CB,),
        spelling="get_read_ptr",
        roles=(Role.READER, Role.WRITER),
        result="uint32_t",
    ),
)
