#!/usr/bin/env python3
"""Holds what tally makes of pages to html5lib (package python3-html5lib): html_oracle.py FILE

FILE has a JSON object a line: "page", the file's text; "tokens", what our tokeniser cut it into;
"text", the article's text, or null. Tokens must be those of html5lib's tokeniser; each character of
the text must stand in the text of html5lib's tree, in its order. Prints a line a difference, and at
the end how many pages were compared.
"""
import html.entities
import json
import sys
import unicodedata

import html5lib
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

NAMES = {number: name for name, number in tokenTypes.items()}
RAW = {"script": "scriptDataState", "title": "rcdataState", "textarea": "rcdataState"}
for name in ("style", "xmp", "iframe", "noembed", "noframes"):
    RAW[name] = "rawtextState"


def tokens_of(page):
    tokeniser = HTMLTokenizer(page)
    out = []
    for token in tokeniser:
        kind = NAMES[token["type"]]
        if kind in ("Characters", "SpaceCharacters"):
            if out and out[-1][0] == "text":
                out[-1][1] += token["data"]
            else:
                out.append(["text", token["data"]])
        elif kind in ("StartTag", "EmptyTag"):
            out.append(["start", token["name"], dict(token["data"])])
            if token["name"] in RAW:
                tokeniser.state = getattr(tokeniser, RAW[token["name"]])
        elif kind == "EndTag":
            out.append(["end", token["name"]])
    return out


def letters(text):
    return "".join(unicodedata.normalize("NFKC", text).replace("“", "").replace("”", "").split())


def missing(text, page):
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    wanted, have = letters(text), iter(letters("".join(tree.itertext())))
    for at, letter in enumerate(wanted):
        if not any(letter == other for other in have):
            return wanted[max(0, at - 40) : at + 10]
    return None


def check_names():
    path = "claims/articles/words/character_references.txt"
    with open(path, encoding="utf-8") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    ours = {row[0]: "".join(chr(int(point, 16)) for point in row[1:]) for row in rows}
    if ours != html.entities.html5 or list(ours) != sorted(ours):
        print(f"{path} is not the list of the standard")


def main():
    check_names()
    count = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            count += 1
            expected = tokens_of(case["page"])
            if case["tokens"] != expected:
                pairs = zip(case["tokens"] + [None], expected + [None])
                ours, theirs = next(pair for pair in pairs if pair[0] != pair[1])
                print(f"tokens differ: {ours} is {theirs} in {case['page'][:400]!r}")
            if case["text"] is not None and (lost := missing(case["text"], case["page"])):
                print(f"no such text on the page: {lost!r}")
    print(f"compared {count}")


main()
