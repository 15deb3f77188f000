#!/usr/bin/env python3
"""Holds YAML files to a JSON Schema: validate.py SCHEMA FILE…

An independent reader of schemas (package python3-jsonschema) and of YAML (python3-yaml, taught the
scalars of YAML 1.2, as editors read it). Prints a line a file: "good<TAB>path", "bad<TAB>path<TAB>
what", or "unread<TAB>path<TAB>what" where it is no YAML. A wrong schema is exit status 2.
"""
import json
import re
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2: yes, on and 2021-06-16 are texts."""

    yaml_implicit_resolvers = {}


TAG = "tag:yaml.org,2002:"
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(TAG + tag, re.compile(f"^(?:{pattern})$"), first)
Core.add_constructor(TAG + "int", lambda loader, node: int(loader.construct_scalar(node)))
Core.add_constructor(TAG + "float", lambda loader, node: float(loader.construct_scalar(node)))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        print(f"{sys.argv[1]}: {error.message}")
        sys.exit(2)
    validator = jsonschema.Draft7Validator(schema)
    for path in sys.argv[2:]:
        try:
            with open(path, "rb") as file:
                data = yaml.load(file.read().decode("utf-8"), Core)
        except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
            print(f"unread\t{path}\t{' '.join(str(error).split())}")
            continue
        error = jsonschema.exceptions.best_match(validator.iter_errors(data))
        if error is None:
            print(f"good\t{path}")
        else:
            place = "/".join(str(part) for part in error.absolute_path)
            print(f"bad\t{path}\t{place}: {' '.join(error.message.split())[:200]}")


main()
