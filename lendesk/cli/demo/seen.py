"""Views without a window: they remember what a presenter showed, so that its story can be told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lendesk.domain.errors import Breach, RuleBroken


class Seen:
    """Answers to every `show_…` of any view protocol and keeps the last arguments of each."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        def remember(*shown: Any, **named: Any) -> None:
            self.last[name] = (*shown, *named.values())

        return remember

    def one(self, name: str) -> Any:
        """The first argument that was last shown by `name`; raises the refusal if one was shown instead."""
        refusal = self.last.pop("show_refusal", None) or self.last.pop("show_change_refusal", None)
        if refusal is not None:
            breach: Breach = refusal[0]
            raise RuleBroken(breach.code, **dict(breach.facts))
        if name not in self.last:
            raise RuleBroken("demo.not_shown", what=name)
        return self.last[name][0] if self.last[name] else None


def at_once(
    work: Callable[[], Any],
    done: Callable[[Any], None] | None = None,
    failed: Callable[[RuleBroken], None] | None = None,
    *,
    lane: str = "database",
) -> None:
    """A background that is none: the work is done before the call returns."""
    del lane
    try:
        result = work()
    except RuleBroken as broken:
        if failed is None:
            raise
        failed(broken)
        return
    if done is not None:
        done(result)
