"""axe-core in a page, whatever the page may run itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page


@contextmanager
def opened(browser: Browser, url: str, scripts: bool = True, **options: Any) -> Iterator[Page]:
    """Open a page as it is with its scripts or without them; tests can run theirs either way.

    `options` are those of a browser context.
    """
    with browser.new_context(**options) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        page.goto(url, wait_until="load")
        # What the page brought along was passed over while it was read, and is not made up for.
        session.send("Emulation.setScriptExecutionDisabled", {"value": False})
        yield page


def violations(page: Page, axe: str, *unasked: str) -> list[str]:
    """Return what axe finds on the page as it is now: the rule, and the elements that break it.

    It is asked all that it has switched on, and for the size of targets, which WCAG 2.2 wants; of rules
    only those that are `unasked` are left out.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    rules = {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in unasked}
    options = {"resultTypes": ["violations"], "rules": rules}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{one['id']} ({one['impact']}): {node}" for one in found for node in _nodes(one)]


def _nodes(violation: dict[str, Any]) -> Iterator[str]:
    for node in violation["nodes"]:
        why = " ".join(check["message"] for check in (*node["any"], *node["all"], *node["none"]))
        yield f"{node['target']}: {why}"
