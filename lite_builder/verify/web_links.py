"""Do the links to other hosts still lead somewhere? Asks each address once, and only when a person wants to know."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urldefrag

import httpx

from lite_builder.course.links.links import WebLink

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
AT_ONCE = 8
"""How many addresses are asked at the same time."""

_ASK_AGAIN = frozenset({403, 404, 405, 501})
"""Answers to HEAD that some hosts give although they have the page: they are asked by GET."""


@dataclass(frozen=True)
class DeadWebLink:
    """A link whose host does not give the page, and what it says instead."""

    link: WebLink
    problem: str


def check_links(links: Sequence[WebLink]) -> tuple[DeadWebLink, ...]:
    """Ask every address; gives the links that are dead, in their order."""
    addresses = list(dict.fromkeys(urldefrag(link.url).url for link in links))
    timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    with httpx.Client(timeout=timeout, follow_redirects=True) as client, ThreadPoolExecutor(AT_ONCE) as pool:
        problems = dict(zip(addresses, pool.map(lambda url: _problem(client, url), addresses), strict=True))
    asked = ((link, problems[urldefrag(link.url).url]) for link in links)
    return tuple(DeadWebLink(link, problem) for link, problem in asked if problem)


def _problem(client: httpx.Client, url: str) -> str:
    """What is wrong with the address, or nothing."""
    try:
        status = client.head(url).status_code
        if status in _ASK_AGAIN:
            with client.stream("GET", url) as answer:  # its body is not needed
                status = answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"{type(error).__name__}: {error}"
    return f"status {status}" if status >= 400 else ""
