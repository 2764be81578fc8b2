"""What every page that is one file must be: complete, closed, and shut to the network by its own policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import lxml.html


def stands_alone(html: str) -> None:
    """A page loads nothing, runs nothing but our script, and has only styles that its policy names."""
    assert html.startswith("<!DOCTYPE html>") and '<meta charset="utf-8">' in html
    tree = lxml.html.document_fromstring(html)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy and "unsafe" not in policy
    inside = [("style-src", one) for one in re.findall(r"<style[^>]*>(.*?)</style>", html, re.S)]
    inside += [("script-src", one) for one in re.findall(r"<script>(.*?)</script>", html, re.S)]
    for rule, text in inside:
        named = b64encode(sha256(text.encode()).digest()).decode()
        assert re.search(rf"{rule} [^;]*'sha256-{re.escape(named)}'", policy), rule
    others = [one for one in tree.iter("script") if one.get("type") != "application/json"]
    assert len(others) == len(re.findall(r"<script>", html)), "a script with attributes is not ours"
    assert not tree.xpath("//link | //img | //iframe | //object | //embed | //base | //*[@src] | //*[@style]")
    assert not [name for one in tree.iter() for name in one.attrib if name.startswith("on")]
    assert not re.search(r"@import|url\(", html)
