#!/usr/bin/env python3
"""Holds reports of tally to their specifications: validate_reports.py FORMAT FILE…

Independent readers: python3-jsonschema with OASIS' schema of SARIF, xmllint (libxml2-utils) with a
RELAX NG of JUnit's XML, Python's own of JSON; and, by hand, what the services ask for besides that
no schema says. Prints a line a mistake; its exit status is 1 where there is any.
"""
import base64
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

SCHEMAS = os.path.join(os.path.dirname(__file__), "schemas")
mistakes = []


def need(truth, what):
    if not truth:
        mistakes.append(what)


def unique(items, what):
    need(len(items) == len(set(items)), f"{what} are not unique")


def check_region(region, where):
    for key in ("startLine", "startColumn", "endLine", "endColumn"):
        need(region.get(key, 0) >= 1, f"{where}: {key} must be at least 1")  # lintr#2550
    start = (region["startLine"], region["startColumn"])
    need(start < (region["endLine"], region["endColumn"]), f"{where}: the region is empty")


def check_uri(location, where):
    uri = location["artifactLocation"]["uri"]
    need(re.fullmatch(r"[A-Za-z0-9._~%/-]+", uri), f"{where}: '{uri}' is not percent-encoded")
    need(not uri.startswith("./") and "\\" not in uri and "/../" not in uri, f"{where}: {uri}")


def sarif(path):
    """OASIS' schema, then what GitHub says in its page on SARIF support."""
    import jsonschema

    with open(os.path.join(SCHEMAS, "sarif-2.1.0-rtm.5.json"), encoding="utf-8") as file:
        schema = json.load(file)
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    for error in jsonschema.Draft4Validator(schema).iter_errors(log):
        place = "/".join(str(part) for part in error.absolute_path)
        mistakes.append(f"{place}: {' '.join(error.message.split())[:200]}")
    need(log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json", "$schema")
    need(len(log["runs"]) == 1, "one run")
    run = log["runs"][0]
    need(run["columnKind"] == "unicodeCodePoints", "columnKind")
    need(run["automationDetails"]["id"].endswith("/"), "the category is what stands before a slash")
    need(len(run["results"]) <= 5000, "GitHub keeps 5,000 results")
    rules = run["tool"]["driver"]["rules"]
    unique([rule["id"] for rule in rules], "rules")
    for rule in rules:
        where = f"rule {rule['id']}"
        need(0 < len(rule["name"]) <= 255, f"{where}: name")
        for key in ("shortDescription", "fullDescription"):
            need(0 < len(rule[key]["text"]) <= 1024, f"{where}: {key}")
        need(rule["help"]["text"] and rule["help"]["markdown"], f"{where}: help")
        need(len(rule["properties"]["tags"]) <= 10, f"{where}: tags")
        need(rule["properties"]["precision"] in ("low", "medium", "high", "very-high"), where)
        need(rule["properties"]["problem.severity"] in ("error", "warning", "recommendation"), where)
        need("security-severity" not in rule["properties"], f"{where}: a security alert")
    prints = []
    for number, result in enumerate(run["results"]):
        where = f"result {number}"
        need(rules[result["ruleIndex"]]["id"] == result["ruleId"], f"{where}: ruleIndex")
        need(result["level"] in ("error", "warning", "note"), f"{where}: level")
        need(len(result["locations"]) == 1, f"{where}: GitHub shows one place")
        related = result.get("relatedLocations", [])
        need(len(related) <= 100, f"{where}: GitHub keeps 100 related places")
        ids = [str(one["id"]) for one in related]
        unique(ids, f"{where}: ids of related places")
        text = result["message"]["text"]
        links = re.findall(r"(?<!\\)\]\((\d+)\)", text)
        need(sorted(links) == sorted(ids), f"{where}: each related place is linked, and no other")
        need(re.match(r"[^.]+[.:]", text), f"{where}: a first sentence")
        for one in result["locations"] + related:
            check_region(one["physicalLocation"]["region"], where)
            check_uri(one["physicalLocation"], where)
        prints.append(result["partialFingerprints"]["primaryLocationLineHash"])
        need(re.fullmatch(r"[0-9a-f]{16}:1", prints[-1]), f"{where}: {prints[-1]}")
    unique(prints, "fingerprints")


def junit(path):
    told = subprocess.run(
        ["xmllint", "--noout", "--relaxng", os.path.join(SCHEMAS, "junit.rng"), path],
        capture_output=True, text=True)
    if told.returncode != 0:
        mistakes.append(told.stderr.strip())
    with open(path, "rb") as file:
        need(file.read().startswith(b'<?xml version="1.0" encoding="UTF-8"?>'), "declaration")
    root = xml.parse(path).getroot()
    totals = {}
    names = []
    for suite in root:
        counts = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
        for case in suite:
            names.append((case.get("classname"), case.get("name")))
            counts["tests"] += 1
            for tag, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
                found = case.findall(tag)
                counts[key] += len(found)
                need(all(one.text for one in found), f"{case.get('name')}: GitLab reads the text")
        for key, count in counts.items():
            need(int(suite.get(key)) == count, f"suite {suite.get('name')}: {key}")
            totals[key] = totals.get(key, 0) + count
    for key, count in totals.items():
        need(int(root.get(key)) == count, f"testsuites: {key}")
    unique(names, "names")


def gitlab(path):
    with open(path, "rb") as file:
        data = file.read()
    need(not data.startswith(b"\xef\xbb\xbf"), "GitLab takes no byte order mark")
    problems = json.loads(data)
    need(isinstance(problems, list), "an array")
    for one in problems:
        need(one["description"] and one["check_name"] and one["fingerprint"], "texts")
        need(one["severity"] in ("info", "minor", "major", "critical", "blocker"), "severity")
        need(not one["location"]["path"].startswith(("./", "/")), "a path from the root")
        need(one["location"]["lines"]["begin"] >= 1, "a line")
    unique([one["fingerprint"] for one in problems], "fingerprints")


def rdjson(path):
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    need(report["source"]["name"] == "tally", "source")
    for one in report["diagnostics"]:
        need(one["message"] and one["location"]["path"], "texts")
        need(one["severity"] in ("ERROR", "WARNING", "INFO"), "severity")
        need(one["code"]["value"], "code")
        begin, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
        need(begin["line"] >= 1 and begin["column"] >= 1, "places count from 1")
        need((begin["line"], begin["column"]) < (end["line"], end["column"]), "an empty range")


def github(path):
    """What the runner does: stop-commands, then a command a line."""
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    word = None
    counts = {}
    for line in lines:
        if word is not None:
            if line.strip() == f"::{word}::":
                word = None
            continue
        stop = re.fullmatch(r"::stop-commands::([0-9a-f]{32})", line)
        if stop:
            word = stop.group(1)
            continue
        if not line:
            continue
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        need(command, f"no command: {line}")
        if not command:
            continue
        counts[command.group(1)] = counts.get(command.group(1), 0) + 1
        for part in command.group(2).split(","):
            key, equals, value = part.partition("=")
            need(equals and key in ("file", "line", "endLine", "col", "endColumn", "title"), part)
            need(not re.search(r"%(?!25|0D|0A|3A|2C)", value), f"not escaped: {part}")
            need(key != "title" or len(value) <= 255 * 3, "title")
        need(not re.search(r"%(?!25|0D|0A)", command.group(3)), f"not escaped: {line}")
        need(len(line.encode()) < 64 * 1024, "a message has at most 64 KB")
    need(word is None, "commands are stopped for good")
    for level, count in counts.items():
        need(count <= 10, f"{count} of {level}: the runner keeps 10")


def jsonl(path):
    with open(path, encoding="utf-8") as file:
        types = [json.loads(line)["type"] for line in file.read().splitlines()]
    need(types[0] == "run", "the first line is the run")
    need(set(types) <= {"run", "fact", "relation", "relation_not_evaluated", "coverage", "error"},
         str(types))


def markdown(path):
    with open(path, "rb") as file:
        data = file.read()
    need(len(data) <= 1024 * 1024, "GitHub shows 1 MiB of a step")
    text = data.decode()
    left = re.sub(r"<!-- -->|</?b>", "", text)
    need("<" not in left, "markup of an article's")


class Page(html.parser.HTMLParser):
    """The tags and attributes of a page, and what stands in its style and scripts."""

    allowed = set("""html head meta link title style body header nav main section footer h1 h2 p a div
        span b ul li dl dt dd code time table caption thead tbody tr th td details summary blockquote
        mark br svg desc line circle path rect text script""".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inside = None
        self.held = {}
        self.policy = ""

    def handle_starttag(self, tag, attrs):
        need(tag in self.allowed, f"<{tag}> is none of ours")
        given = dict(attrs)
        for name, value in attrs:
            need(not name.startswith("on") and name != "style", f"<{tag} {name}>")
            if name in ("href", "src"):
                need(re.match(r"(#|https?://|data:,$)", value or ""), f"{name} {value}")
        if given.get("http-equiv"):
            self.policy = given["content"]
        self.inside = (tag, given.get("type")) if tag in ("script", "style") else None

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.held[self.inside] = self.held.get(self.inside, "") + data


def html_(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        page = Page()
        page.feed(file.read())
    need(page.policy.startswith("default-src 'none';"), "the policy")
    for key, name in ((("style", None), "style-src"), (("script", None), "script-src")):
        digest = base64.b64encode(hashlib.sha256(page.held[key].encode()).digest()).decode()
        need(f"{name} 'sha256-{digest}'" in page.policy, f"the policy does not allow its {name}")
    data = json.loads(page.held[("script", "application/json")])
    need(data["schema_version"] == 1, "data")
    unique([fact["id"] for fact in data["facts"]], "facts")


def main():
    for path in sys.argv[2:]:
        globals()["html_" if sys.argv[1] == "html" else sys.argv[1]](path)
    for mistake in mistakes:
        print(f"{sys.argv[1]}: {mistake}")
    sys.exit(1 if mistakes else 0)


main()
