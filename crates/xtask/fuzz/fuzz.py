"""Throws what its own description allows, and what it does not, at a running Stadion, and counts operations.

An operation has failed if one of its answers was a failure of ours (5xx), had a status, a content type or a shape that the
description does not name. There are passes for nobody, an athlete of
the demo, each role of the staff, and for what ends a session, last.

  STADION_URL, STADION_BIN, STADION_DATA_DIR   the running Stadion, its program and its data
  SCHEMATHESIS                                 the program that generates and checks
  FUZZ_SEED, FUZZ_SECONDS                      the same seed sends the same; how long all passes take together
"""

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
URL = os.environ["STADION_URL"]
BIN = os.environ["STADION_BIN"]
SCHEMATHESIS = os.environ["SCHEMATHESIS"]
SEED = os.environ["FUZZ_SEED"]
SECONDS = int(os.environ["FUZZ_SECONDS"])
PASSWORD = "demo-only-not-secret"

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
    "every_status_is_named",
]
# These end the session that asks, so they are asked last, with a session of their own.
ENDS_A_SESSION = ["sign_out", "end_session", "change_password", "ask_erasure"]


# An answer without an end, which the tool would wait for; its own tests walk it.
HAS_NO_END = ["hear_notifications"]


def ask(method, path, body=None, cookie=None):
    """JSON of an answer, and the cookie that it sets."""
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    if cookie:
        headers["Cookie"] = cookie
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            text, set_cookie = answer.read(), answer.headers.get("Set-Cookie", "")
    except urllib.error.HTTPError as refused:
        sys.exit(f"{method} {path}: {refused.code} {refused.read().decode()}")
    return (json.loads(text) if text else None), set_cookie.split(";")[0]


def sign_in(email):
    return ask("POST", "/api/v1/sessions", {"email": email, "password": PASSWORD})[1]


def open_account(name):
    account = {
        "email": f"{name}@example.org", "password": PASSWORD, "name": name, "handle": name, "country": "DE",
        "birth_on": "1991-04-12", "time_zone": "Europe/Berlin", "units": "metric", "language": "en",
    }
    return ask("POST", "/api/v1/accounts", account)[1]


def code_of(secret):
    """What an app for codes shows (RFC 6238)."""
    letters = secret.replace(" ", "")
    key = base64.b32decode(letters + "=" * (-len(letters) % 8))
    mac = hmac.new(key, int(time.time() // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    at = mac[19] & 15
    return str((int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF) % 1_000_000).zfill(6)


def make_staff(role):
    """Somebody of the staff, with a second factor."""
    name = f"{role}_{int(time.time())}"
    cookie = open_account(name)
    command = [BIN, "operator", "add", name, "--role", role]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    begun, _ = ask("POST", "/api/v1/me/second_step", cookie=cookie)
    ask("PUT", "/api/v1/me/second_step", {"code": code_of(begun["secret"])}, cookie)
    return cookie


def ids_in(found):
    """The ids in an answer, those of outer things first: lists have names of their own, but whatever has an id says so."""
    if isinstance(found, dict):
        if isinstance(found.get("id"), str):
            yield found["id"]
        found = list(found.values())
    for inner in found if isinstance(found, list) else []:
        yield from ids_in(inner)


def what_there_is(athlete, admin, document):
    """For each path with gaps: what to put into them, so that requests reach more than `not found`."""
    def get(path):
        return ask("GET", path, cookie=athlete)[0]

    def post(path, body, cookie=athlete):
        return ask("POST", path, body, cookie)[0]

    today = time.strftime("%Y-%m-%d")
    soon = time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime(time.time() + 40 * 86_400))
    shop = post(
        "/api/v1/operator/shops",
        {"name": "Velo & Lauf", "adapter": "generic", "cart_url": "https://shop.example/{product}?code={code}&ref={click}"},
        admin,
    )["shop"]["id"]
    feed = post("/api/v1/operator/feeds", {"shop": shop, "country": "IT", "currency": "EUR"}, admin)["id"]
    promotion = {
        "shop": shop, "title": "Shipping is free", "unlock": {"kind": "open"}, "discount": {"kind": "free_shipping"},
        "starts_at": f"{today}T00:00:00Z", "ends_at": soon, "valid_days": 30, "budget": 200,
    }
    promotion = post("/api/v1/operator/promotions", promotion, admin)["id"]
    post(f"/api/v1/operator/promotions/{promotion}/codes", {"lines": "FREE-1\nFREE-2"}, admin)
    board = {
        "kind": "regional", "country": "IT", "title": "Italy moves", "measure": "time", "sports": [], "goal": 3600,
        "starts_on": today, "ends_on": soon[:10],
    }
    board = post("/api/v1/challenges", board, admin)["id"]
    activities = list(ids_in(get("/api/v1/activities")))[:4]
    comment = post(f"/api/v1/activities/{activities[0]}/comments", {"text": "Well done!"})["id"]
    app = {
        "kind": "public", "name": "Trail Diary", "about": "Writes a diary of your runs.",
        "home_url": "https://diary.example/", "redirect_uris": ["http://127.0.0.1/back"],
    }
    app = post("/api/v1/apps", app)["app"]["id"]
    # Of the demo; they can look at each other's pages.
    people = ["anna", "jonas", "emma", "sofia"]
    athletes = [get(f"/api/v1/athletes/{handle}")["athlete"]["id"] for handle in people]
    # The longest head that fits says what goes into the gaps.
    fills = {
        "/api/v1/activities/{id}": [{"id": id} for id in activities],
        "/api/v1/activities/{id}/comments/{comment_id}": [{"id": activities[0], "comment_id": comment}],
        "/api/v1/apps/{id}": [{"id": app}],
        "/api/v1/athletes/{handle}": [{"handle": handle} for handle in people],
        "/api/v1/challenges/{id}": [{"id": board}],
        "/api/v1/challenges/{id}/invitations/{handle}": [{"id": board, "handle": handle} for handle in people],
        "/api/v1/gear/{id}": [{"id": id} for id in list(ids_in(get("/api/v1/gear")))[:4]],
        "/api/v1/operator/challenges/{id}": [{"id": board}],
        "/api/v1/operator/feeds/{feed}": [{"feed": feed}],
        "/api/v1/operator/promotions/{id}": [{"id": promotion}],
        "/api/v1/operator/shops/{shop}": [{"shop": shop}],
        "/api/v1/shop/promotions/{id}": [{"id": promotion}],
        "/api/v1/shops/{id}": [{"id": shop}],
        "/api/v1/training/sessions/{id}": [{"id": id} for id in list(ids_in(get("/api/v1/training/plan")))[:4]],
    }
    known = {}
    for path in document["paths"]:
        heads = [head for head in fills if path == head or path.startswith(head + "/")]
        if heads:
            known[path] = fills[max(heads, key=len)]
        elif "{athlete_id}" in path:
            known[path] = [{"athlete_id": id} for id in athletes]
    return {path: gaps for path, gaps in known.items() if gaps}


def run_pass(name, seconds, folder, filters, cookie=None):
    """One pass; gives what it found as the report says it, or ends with what went wrong."""
    report = os.path.join(folder, f"{name}.json")
    command = [
        SCHEMATHESIS, "run", f"{URL}/api/openapi.json", "--url", URL, "--no-color",
        "--checks", ",".join(CHECKS), "--seed", SEED, "--max-time", str(seconds), "--request-timeout", "30",
        "--generation-database", "none", "--generation-with-security-parameters", "false",
        "--max-examples", "30", "--continue-on-failure", "--warnings", "off", "--suppress-health-check", "all",
        "--report", "json", "--report-json-path", report, *filters,
    ]
    if cookie:
        command += ["--header", f"Cookie: {cookie}", "--header", "Sec-Fetch-Site: same-origin"]
    print(f"--- {name}, up to {seconds} s", flush=True)
    done = subprocess.run(command, cwd=folder)
    if not os.path.exists(report):
        sys.exit(f"the pass {name} did not get to its report (exit code {done.returncode})")
    with open(report, encoding="utf-8") as file:
        return json.load(file)


def judged(name, report):
    """How many operations passed, and those that did not, with what was wrong."""
    faults = {}
    for failure in report["failures"]:
        for operation in failure["operations"]:
            faults.setdefault(operation, []).append(failure["title"])
    # What could not be asked is no proof of anything.
    for error in report["errors"]:
        faults.setdefault(f"{name}: not asked", []).append(error["title"])
    if report["operations"]["tested"] == 0 or not report["complete"]:
        faults.setdefault(name, []).append("it did not get through")
    for operation, titles in sorted(faults.items()):
        print(f"FAULT {operation}: {', '.join(titles)}")
    cases = report["test_cases"]["generated"]
    print(f"{name}: {cases} requests at {report['operations']['tested']} operations", flush=True)
    return max(0, report["operations"]["tested"] - len(faults)), faults


def main():
    share = lambda part: max(10, SECONDS * part // 100)
    subprocess.run(
        [BIN, "demo", "--url", URL, "--weeks", "1"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    athlete, leaving = sign_in("anna@demo.example"), sign_in("jonas@demo.example")
    staff = {role: make_staff(role) for role in ["admin", "support", "moderator", "privacy_officer"]}
    document, _ = ask("GET", "/api/openapi.json")
    with tempfile.TemporaryDirectory() as folder:
        known = os.path.join(folder, "known.json")
        with open(known, "w", encoding="utf-8") as file:
            json.dump(what_there_is(athlete, staff["admin"], document), file)
        os.environ["FUZZ_KNOWN"] = known
        os.environ["SCHEMATHESIS_HOOKS"] = "hooks"
        os.environ["PYTHONPATH"] = HERE
        of_staff = "^/api/v1/operator/"
        ending = [word for name in ENDS_A_SESSION for word in ("--include-operation-id", name)]
        not_ending = [word for name in ENDS_A_SESSION + HAS_NO_END for word in ("--exclude-operation-id", name)]
        passes = [
            ("nobody", share(22), [word for name in HAS_NO_END for word in ("--exclude-operation-id", name)], None),
            ("an athlete", share(45), ["--exclude-path-regex", of_staff, *not_ending], athlete),
            *[(role, share(7), ["--include-path-regex", of_staff], cookie) for role, cookie in staff.items()],
            ("what ends a session", share(5), ending, leaving),
        ]
        passed = failed = 0
        for name, seconds, filters, cookie in passes:
            fine, faults = judged(name, run_pass(name, seconds, folder, filters, cookie))
            passed += fine
            failed += len(faults)
    print(f"{passed} passed, {failed} failed", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
