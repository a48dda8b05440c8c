"""The workbench's server over the examples: who is refused, what is answered, decisions that last, dropped files."""
import json
import pathlib
import signal
import socket
import subprocess
import time

import tool
from workbench import Workbench


def units(text):
    """The text as a browser counts it: slices of it are by UTF-16 units."""
    return text.encode("utf-16-le")


def words(text, span):
    return units(text)[2 * span[0]:2 * span[1]].decode("utf-16-le")


def check_refused(checks, bench):
    good = bench.headers()
    json_type = {"Content-Type": "application/json"}
    cases = [  # what, method, path, headers, body, status
        ("a foreign host", "GET", "/api/case", {"Host": "orrin.example"}, None, 403),
        ("a foreign origin", "GET", "/api/case", {"Origin": "http://orrin.example"}, None, 403),
        ("a request from another site", "GET", "/api/case", {"Sec-Fetch-Site": "cross-site"}, None, 403),
        ("no token", "GET", "/api/case", {"Cookie": None}, None, 401),
        ("no token for a page", "GET", "/", {"Cookie": None}, None, 401),
        ("no token for an asset", "GET", "/assets/x.js", {"Cookie": None}, None, 401),
        ("a wrong token", "GET", "/?token=" + "0" * 64, {"Cookie": None}, None, 401),
        ("a method that is none", "DELETE", "/api/case", {}, None, 405),
        ("a page that is asked to change", "POST", "/", json_type, "{}", 405),
        ("writing where one reads", "POST", "/api/case", json_type, "{}", 405),
        ("reading where one writes", "GET", "/api/files", {}, None, 405),
        ("a change without an origin", "POST", "/api/decisions", {**json_type, "Origin": None}, "{}", 403),
        ("a change as a form", "POST", "/api/decisions", {"Content-Type": "text/plain"}, "{}", 415),
        ("a body that is no JSON", "POST", "/api/decisions", json_type, "{", 400),
        ("a body that is no object", "POST", "/api/decisions", json_type, "[1]", 400),
        ("a body nested too deeply", "POST", "/api/decisions", json_type, '{"a":' * 100 + "1" + "}" * 100, 400),
        ("an oversized body", "POST", "/api/decisions", json_type, " " * 300_000, 413),
        ("an oversized file", "POST", "/api/files?path=a", {"Content-Type": "application/octet-stream",
                                                           "Content-Length": str(65 << 20)}, b"", 413),
        ("a path out of the assets", "GET", "/assets/../../../etc/passwd", {}, None, 404),
        ("the same in another writing", "GET", "/assets/%2e%2e/%2e%2e/etc/passwd", {}, None, 404),
        ("a file with a name out of its folder", "POST", "/api/files?path=../../x",
         {"Content-Type": "application/octet-stream"}, b"x", 400),
        ("an address that is none", "GET", "/api/nothing", {}, None, 404),
        ("a number that is none", "GET", "/api/documents/1x", {}, None, 404),
        ("a document that is none", "GET", "/api/documents/999999", {}, None, 404),
        ("a parameter that makes no sense", "GET", "/api/claims?stance=true", {}, None, 400),
        ("more rows than are given", "GET", "/api/claims?limit=100000", {}, None, 400),
        ("a query that makes no sense", "GET", "/api/search?q=%22", {}, None, 400),
        ("a part of an answer", "GET", "/api/case", {"Range": "bytes=0-1,3-4"}, None, 400),
    ]
    for what, method, path, changes, body, expected in cases:
        status, headers, text = bench.ask(method, path, body, {**good, **changes})
        checks.equal(status, expected, f"{what}: status")
        checks.that("default-src 'none'" in headers.get("Content-Security-Policy", ""), f"{what}: has a policy")
        if path.startswith("/api/"):
            checks.that("error" in json.loads(text), f"{what}: says what is wrong")
    # A body that was refused unread is not taken for the next request.
    with socket.create_connection(("127.0.0.1", bench.port), 10) as raw:
        inner = f"GET /api/case HTTP/1.1\r\nHost: {bench.host}\r\nCookie: {good['Cookie']}\r\n\r\n"
        raw.sendall((f"POST /api/decisions HTTP/1.1\r\nHost: {bench.host}\r\nContent-Length: {len(inner)}\r\n\r\n{inner}")
                    .encode())
        answer = b""
        while part := raw.recv(65536):
            answer += part
        checks.equal(answer.count(b"HTTP/1.1"), 1, "answers to a request whose body holds another")


def check_token(checks, bench):
    status, headers, _ = bench.ask("GET", f"/?token={bench.token}", Cookie=None, Origin=None)
    checks.equal((status, headers.get("Location")), (303, "/"), "the token's address leads to the page")
    cookie = headers.get("Set-Cookie", "")
    checks.that(all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/", bench.token)), f"cookie {cookie}")
    status, headers, body = bench.ask("GET", "/", Origin=None)
    if (tool.ROOT / "web/dist/index.html").exists():
        checks.equal(status, 200, "the page")
        checks.equal(bench.ask("GET", "/claims/7", Origin=None)[2], body, "the front end's own paths give the page")
        checks.that(b"<script>" not in body, "no script in the page itself")


def check_answers(checks, bench):
    case = bench.get("case")
    checks.that(case["documents"] > 20 and case["claims"] > 100 and case["who"] == "ada", f"the case: {case}")
    documents = bench.get("documents", sort="title", limit=500)["documents"]
    checks.equal(len(documents), case["documents"], "documents")
    page = bench.get("documents", limit=5)
    checks.equal((len(page["documents"]), page["next"], page["total"]), (5, 5, case["documents"]), "a page of documents")
    checks.equal(len(bench.get("documents", q="SHED 9 and the barrels")["documents"]), 2, "documents by part of a title")

    seen = 0
    for row in documents:
        document = bench.get(f"documents/{row['id']}")
        text, at = "", 0
        while at < document["length"]:  # stretch by stretch
            stretch = bench.get(f"documents/{row['id']}/text", **{"from": at, "size": 1000})
            checks.that(stretch["from"] <= at < stretch["to"], f"{row['path']}: the stretch at {at}")
            text = words(text, [0, stretch["from"]]) + stretch["text"]
            at = stretch["to"]
        checks.equal(len(units(text)) // 2, document["length"], f"{row['path']}: length")
        claims = bench.get("claims", document=row["id"], limit=500)["claims"]
        checks.equal(len(claims), row["claims"], f"{row['path']}: claims")
        for claim in claims:
            for role in ("source", "cue", "content"):
                quoted = " … ".join(words(text, span) for span in claim[f"{role}_spans"])
                checks.equal(quoted, claim.get(role, ""), f"claim {claim['id']}: the words of its {role}")
            seen += 1
    checks.equal(seen, case["claims"], "claims of all documents")

    four = bench.get("claims", min_depth=3)["claims"][0]
    whole = bench.get(f"claims/{four['id']}")
    checks.equal(len(whole["links"]), four["depth"] + 1, "links of a chain")
    checks.that(whole["context"]["text"] and whole["sentence"].startswith(whole["links"][0]["who"]), "a claim as a sentence")

    sources = bench.get("sources", limit=500)
    checks.equal(len(sources["sources"]), min(500, sources["total"]), "sources")
    heard = sources["sources"][0]
    checks.equal(bench.get("claims", source=heard["id"])["total"], heard["direct"] + heard["relayed"], "its claims")
    checks.that(bench.get(f"sources/{heard['id']}")["heard_by"], "through whom it is heard")

    found = bench.get("search", q="barrels", limit=500)
    rows = tool.rows("search", "barrels", "--limit", 500, "--case", bench.case)
    checks.equal(sorted(hit["sentence"] for hit in found["hits"]), sorted(row["sentence"] for row in rows), "search")
    for hit in found["hits"]:
        checks.that(all(words(hit["text"], mark).lower() == "barrels" for mark in hit["marks"]), "marks of a hit")
    for facet, values in found["facets"].items():
        for value in values[:3]:
            narrowed = bench.get("search", q="barrels", **{facet: value.get("id", value["value"])})
            checks.equal(narrowed["total"], value["count"], f"narrowed by {facet} {value['value']}")
    checks.that(bench.get("findings")["total"] > 5, "findings")
    checks.equal(bench.get("ledger", fate="skipped")["total"], case["ledger"]["skipped"], "skipped files")


def check_decisions(checks, bench):
    claim = bench.get("claims", min_depth=3)["claims"][0]
    rejected = bench.decide("reject", claim=claim["id"], text="the cue is another's")
    checks.equal(rejected["about"]["claim"], claim["id"], "about the claim")
    checks.equal(bench.get(f"claims/{claim['id']}")["claim"]["judged"], {"verdict": "rejected"}, "the claim is marked")
    checks.equal(bench.get("claims", verdict="rejected")["total"], 1, "rejected claims")
    undone = bench.decide("undo", decision=rejected["id"])
    checks.that("judged" not in bench.get(f"claims/{claim['id']}")["claim"], "undone")
    checks.equal(bench.post("decisions", {"kind": "undo", "decision": rejected["id"]})[0], 409, "undone twice")
    bench.decide("undo", decision=undone["id"])
    checks.equal(bench.get("claims", verdict="rejected")["total"], 1, "the undo undone")

    a, b, c = bench.get("sources", type="named", limit=3)["sources"]
    same = bench.decide("same", source=a["id"], other=b["id"])
    merged = bench.get(f"sources/{b['id']}")["source"]
    checks.equal((merged["id"], sorted(merged["names"])), (min(a["id"], b["id"]), sorted([a["name"], b["name"]])), "merged")
    checks.equal(merged["direct"], a["direct"] + b["direct"], "claims of the merged source")
    checks.equal(bench.get("claims", source=a["id"])["total"], merged["direct"] + merged["relayed"], "listed together")
    bench.decide("different", source=b["id"], other=c["id"])
    checks.equal(bench.post("decisions", {"kind": "same", "source": a["id"], "other": c["id"]})[0], 409,
                 "joined through one that was kept apart")
    bench.decide("undo", decision=same["id"])
    checks.equal(bench.get(f"sources/{b['id']}")["source"]["name"], b["name"], "apart again")

    document = claim["document"]
    note = bench.decide("note", document=document, span=[3, 9], text="look here")
    checks.that(any(row["id"] == note["id"] for row in bench.get(f"documents/{document}/text")["notes"]), "a note in the text")
    bench.decide("correct_span", claim=claim["id"], role="content", spans=[[claim["content_spans"][0][0] + 5,
                                                                          claim["content_spans"][0][1]]])
    corrected = bench.get(f"claims/{claim['id']}")
    checks.that(claim["content"].endswith(corrected["claim"]["content"]) and "read_as" in corrected, "corrected words")
    bench.decide("correct_source", claim=claim["id"], source=c["id"])
    checks.that(claim["id"] in [row["id"] for row in bench.get("claims", source=c["id"], limit=500)["claims"]], "given to another")
    bench.decide("grade", source=c["id"], grade="B")
    checks.equal(bench.get(f"sources/{c['id']}")["source"]["grade"], "B", "a grade")
    for wrong in ({"kind": "bless"}, {"kind": "reject"}, {"kind": "reject", "claim": 10**9}, {"kind": "grade", "source": 1, "grade": "Z"},
                  {"kind": "note", "document": document, "span": [9, 3], "text": "x"},
                  {"kind": "note", "document": document, "span": [0, 10**9], "text": "x"}, {"kind": "undo", "decision": 999}):
        status, answer = bench.post("decisions", wrong)
        checks.that(status in (400, 404) and answer["error"]["message"], f"{wrong} is refused: {status}")

    status, headers, page = bench.ask("GET", f"/api/dossier?claims={claim['id']}")
    checks.equal((status, "attachment" in headers["Content-Disposition"]), (200, True), "a dossier")
    checks.that(b"rejected the reading" in page and claim["content"].encode() in page and b"<script" not in page, "what is in it")
    checks.that(b"## Documents" in bench.ask("GET", f"/api/dossier?claims={claim['id']}&format=markdown")[2], "as Markdown")


def check_dropped(checks, bench):
    before = bench.get("version")["version"]
    checks.equal(bench.drop("letters/quay.txt", b"Adela Croft said that the quay was sound.\n"), 202, "a dropped file")
    checks.equal(bench.drop("noise.bin", bytes(range(256))), 202, "a dropped file that is no text")
    checks.equal(bench.drop("empty.txt", b""), 400, "an empty file")
    for _ in range(100):
        now = bench.get("version")
        if not now["reading"]["here"] and not now["reading"]["waiting"] and bench.get("ledger", q="dropped/")["total"] == 2:
            break
        time.sleep(0.1)
    fates = {row["path"]: row["fate"] for row in bench.get("ledger", q="dropped/")["entries"]}
    checks.equal(fates, {"dropped/letters/quay.txt": "read", "dropped/noise.bin": "failed"}, "fates of dropped files")
    checks.that(now["version"] > before, "the version tells")
    checks.equal(bench.get("search", q="quay sound source:croft")["total"], 1, "what was dropped is found")


def check_kill(checks, folder):
    """Decisions made while another program reads are there after everybody was killed."""
    case = folder / "kill.hearsay"
    texts = folder / "texts"
    texts.mkdir()
    for number in range(300):
        (texts / f"{number}.txt").write_text(f"Adela Croft said that barrel {number} was sound.\n" * 30)
    tool.hearsay("read", "--case", case, texts / "0.txt")
    bench = Workbench(case)
    reading = subprocess.Popen([tool.PROGRAM, "read", "--case", str(case), "--threads", "1", str(texts)],
                               stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    kept, busy = 0, 0
    for number in range(40):
        busy += reading.poll() is None
        kept = bench.decide("accept" if number % 2 else "reject", claim=1 + number % 30)["id"]
    reading.send_signal(signal.SIGKILL)
    bench.end(signal.SIGKILL)
    reading.wait()
    checks.that(busy > 0, "decisions were made while the other program read")
    checks.equal(kept, 40, "numbers of decisions follow each other")
    with Workbench(case) as again:
        checks.equal(again.get("decisions")["total"], 40, "decisions after kill -9")
        checks.equal(again.get("decisions")["lost"], 0, "none is lost")
    checks.equal(tool.hearsay("read", "--case", case, texts).returncode, 0, "the reading goes on")
    with Workbench(case) as again:
        checks.equal(again.get("decisions", state="holds")["total"], 40, "decisions after the reading went on")
    checks.that(not pathlib.Path(f"{case}.decisions").exists(), "they were taken into the case")
    checks.equal(tool.hearsay("verify", "--case", case).returncode, 0, "the case is sound")


def check_reread(checks, folder):
    """Decisions about one reading of the files, laid on another one: each holds of the same words or is listed as lost."""
    rules, model = folder / "rules.hearsay", folder / "model.hearsay"
    tool.hearsay("read", "--case", rules, "--no-analysis", "examples", cwd=tool.ROOT)
    tool.hearsay("read", "--case", model, "examples", cwd=tool.ROOT)
    with Workbench(rules) as bench:
        before = bench.get("claims", limit=60)
        for number, claim in enumerate(before["claims"]):
            bench.decide("reject" if number % 2 else "accept", claim=claim["id"])
        first = before["claims"][0]
        bench.decide("note", document=first["document"], span=first["content_spans"][0], text="Who wrote this down?")
    status = tool.hearsay("status", "--case", rules)
    checks.that("61 decisions" in status.stdout, "decisions that no writer has taken in yet are counted")
    pathlib.Path(f"{rules}.decisions").rename(f"{model}.decisions")
    for taken_in in (False, True):
        when = "taken into the case" if taken_in else "waiting beside the case"
        with Workbench(model) as bench:
            checks.that(bench.get("case")["claims"] != before["total"], "the two readings differ")
            after = bench.get("decisions", limit=500)
            checks.equal(after["total"], 61, f"decisions, {when}")
            states = [one["state"] for one in after["decisions"]]
            checks.that(states.count("holds") >= 10, f"some readings are the same, {when}: {states.count('holds')}")
            checks.that(states.count("lost") >= 1, f"some readings are gone, {when}")
            checks.equal(states.count("holds") + states.count("lost"), 61, f"held or lost, {when}")
            checks.equal(after["lost"], states.count("lost"), f"the lost ones are counted, {when}")
            checks.equal(after["decisions"][0]["state"], "holds", f"a note on words holds, {when}")
            for one in after["decisions"][1:]:
                if one["state"] == "lost":
                    checks.that("claim" not in one["about"] and one["about"]["quote"], f"{one['id']} tells what it was about")
                    continue
                claim = bench.get(f"claims/{one['about']['claim']}")["claim"]
                checks.equal((claim.get("content", claim["source"]), claim["judged"]["verdict"]),
                             (one["about"]["quote"], one["kind"] + "ed"), f"{one['id']} holds of the same words")
        tool.hearsay("read", "--case", model, "examples", cwd=tool.ROOT)
    checks.that(not pathlib.Path(f"{model}.decisions").exists(), "the writer takes them in")


def check_all(checks):
    with tool.temporary_folder() as folder:
        folder = pathlib.Path(folder)
        case = folder / "examples.hearsay"
        read = tool.hearsay("read", "--case", case, "--metadata", "examples/metadata.tsv", "examples", cwd=tool.ROOT)
        checks.exit_status(read, 0, "reading the examples")
        with Workbench(case) as bench:
            bench.case = case
            check_refused(checks, bench)
            check_token(checks, bench)
            check_answers(checks, bench)
            check_decisions(checks, bench)
            check_dropped(checks, bench)
        check_kill(checks, folder)
        check_reread(checks, folder)


tool.run(check_all)
