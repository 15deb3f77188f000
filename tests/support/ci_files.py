#!/usr/bin/env python3
"""Tries the files that let CI systems run tally, as those systems would: ci_files.py

action.yml, ci/gitlab.yml, .pre-commit-hooks.yaml, ci/github-matcher.json, and the blocks of
docs/ci.md. Each is parsed, held to what its system asks for, and its commands are run in a scratch
repository in which a change makes two articles disagree. Prints a line a file that is good.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = os.getcwd()


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def need(truth, what):
    if not truth:
        print(f"ci_files: {what}")
        sys.exit(1)


def run(command, folder, **variables):
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "HOME": folder, **variables}, check=False)


def repository(folder):
    """main holds an article; the change adds one that disagrees."""
    def write(path, text):
        os.makedirs(os.path.dirname(os.path.join(folder, path)) or folder, exist_ok=True)
        with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
            file.write(text)
    write("tally.yaml", "tally: 1\ndatabase: ':memory:'\nrules: [summit]\narticles:\n"
          "  - {path: 'articles/*/*.txt', source: '{dir}', published: '{name:date}'}\n")
    write("articles/gazette/2021-06-10.txt", "In April the White House sanctioned 32 entities.\n")
    git = ("git -c init.defaultBranch=main init -q . && git add -A && "
           "git -c user.name=a -c user.email=a@b commit -qm one")
    need(run(git, folder).returncode == 0, "git")
    write("articles/herald/2021-06-11.txt", "In April Washington blacklisted 50 companies.\n")


def action():
    data = yaml.safe_load(read("action.yml"))
    need(data["runs"]["using"] == "composite" and data["description"], "a composite action")
    for name, given in data["inputs"].items():
        need(given["description"] and "default" in given, f"input {name}")
    for step in data["runs"]["steps"]:
        need(step["shell"] == "bash", "each step of a composite action names its shell")
        need("${{" not in step["run"], "an expression in a script lets others run commands")
        used = re.findall(r"inputs\.([a-z-]+)", " ".join(step["env"].values()))
        need(sorted(used) == sorted(data["inputs"]), f"inputs: {used}")
    script = data["runs"]["steps"][0]["run"]
    with tempfile.TemporaryDirectory() as folder:
        repository(folder)
        summary = os.path.join(folder, "summary.md")
        variables = {"TALLY_PATHS": "", "TALLY_FAIL_ON": "error", "TALLY_CHANGED_SINCE": "main",
                     "TALLY_SARIF": "out.sarif", "TALLY_HTML": "", "TALLY_ARGUMENTS": "-q",
                     "TALLY_ACTION": ROOT, "GITHUB_STEP_SUMMARY": summary}
        told = run(script, folder, **variables)
        need(told.returncode == 1 and "::error file=articles/herald/2021-06-11.txt,line=1"
             in told.stdout, f"action: {told}")
        need(os.path.exists(summary), "the summary")
        with open(os.path.join(folder, "out.sarif"), encoding="utf-8") as file:
            need(len(json.load(file)["runs"][0]["results"]) == 1, "sarif")
        variables["TALLY_PATHS"] = "articles/gazette"
        told = run(script, folder, **variables)
        need(told.returncode == 0, f"action on a path: {told}")
    print("action.yml is good")


def gitlab():
    job = yaml.safe_load(read("ci/gitlab.yml"))[".tally"]
    with tempfile.TemporaryDirectory() as folder:
        repository(folder)
        for variables in ({"CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"}, {}):
            line = " && ".join(job["script"])
            line = line.replace("--report html=tally.html ", "") if "html" not in FORMATS else line
            told = run(line, folder, TALLY_ARGUMENTS="-q", **variables)
            need(told.returncode == 1, f"gitlab: {told}")
        reports = job["artifacts"]["reports"]
        for format_, name in (("gitlab", reports["codequality"]), ("junit", reports["junit"])):
            validated = run(f"python3 '{ROOT}/tests/support/validate_reports.py' {format_} {name}",
                            folder)
            need(validated.returncode == 0, validated.stdout)
    print("ci/gitlab.yml is good")


def pre_commit():
    (hook,) = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    need({"id", "name", "entry", "language"} <= hook.keys(), "a hook's keys")
    need(hook["pass_filenames"] is False and hook["require_serial"] is True, "one run for all")
    with tempfile.TemporaryDirectory() as folder:
        repository(folder)
        need(run(hook["entry"], folder).returncode == 1, "the hook")
    print(".pre-commit-hooks.yaml is good")


def matcher():
    (one,) = json.loads(read("ci/github-matcher.json"))["problemMatcher"]
    (pattern,) = one["pattern"]
    with tempfile.TemporaryDirectory() as folder:
        repository(folder)
        told = run("tally check -f concise -q", folder).stdout.strip()
    match = re.fullmatch(pattern["regexp"], told)
    need(match, f"the matcher does not match: {told}")
    need(match.group(pattern["file"]) == "articles/herald/2021-06-11.txt", "file")
    need(match.group(pattern["line"]) == "1" and match.group(pattern["severity"]) == "error", "line")
    print("ci/github-matcher.json is good")


def image():
    """The image has each library that the program is linked with."""
    last = read("ci/Dockerfile").split("FROM debian:12-slim")[1]
    for path in re.findall(r"=> (/\S+)", run("ldd $(command -v tally)", ROOT).stdout):
        if re.search(r"/lib[au]b?san\.", path):
            continue  # a sanitizer's, for tests
        owner = run(f"dpkg -S {path} || dpkg -S $(realpath {path})", ROOT).stdout.split(":")[0]
        need(owner in ("libc6", "libgcc-s1") or re.search(rf"\s{re.escape(owner)}\s", last),
             f"ci/Dockerfile has no {owner}, which has {path}")
    print("ci/Dockerfile is good")


def packages():
    """README names what .ci/packages installs."""
    needed = re.search(r'^needed="(.*?)\$\*"', read(".ci/packages"), re.S | re.M).group(1).split()
    need(len(needed) > 20, needed)
    for name in needed:
        need(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", read("README.md")),
             f"README.md does not name {name}")
    print("README.md names the packages")


def page():
    """Blocks parse, inputs and files that they name are there, options are options."""
    text = read("docs/ci.md")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.S)
    need(len(blocks) >= 4, "blocks")
    inputs = yaml.safe_load(read("action.yml"))["inputs"]
    for block in blocks:
        data = yaml.safe_load(block)
        steps = [step for job in data.get("jobs", {}).values() for step in job["steps"]]
        for step in steps + data.get("steps", []):
            if step.get("uses", "").startswith("OWNER/tally@"):
                need(set(step["with"]) <= set(inputs), f"inputs: {step['with']}")
            for path in re.findall(r"::add-matcher::(\S+?)\"", step.get("run", "")):
                need(os.path.exists(os.path.join(ROOT, path)), path)
        for repo in data.get("repos", []):
            need(repo["hooks"][0]["id"] in read(".pre-commit-hooks.yaml"), "hook")
        for one in data.get("include", []):
            need(os.path.exists(os.path.join(ROOT, one["file"])), one["file"])
    help_ = run("tally help check", ROOT).stdout
    for option in re.findall(r"`(--[a-z-]+)", text):
        need(option in help_, f"docs/ci.md names {option}")
    print("docs/ci.md is good")


FORMATS = run("tally help check", ROOT).stdout
action()
gitlab()
pre_commit()
matcher()
image()
packages()
page()
