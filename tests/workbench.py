"""A running `hearsay serve` for tests and measurements, and requests to it."""
import http.client
import json
import signal
import subprocess
import urllib.parse

import tool


class Workbench:
    def __init__(self, case, program=tool.PROGRAM):
        self.process = subprocess.Popen([program, "serve", "--case", str(case), "--no-browser", "--who", "ada"],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        url = self.process.stdout.readline().decode().strip()
        if not url:
            raise AssertionError(f"hearsay serve ended: {self.process.stderr.read().decode()}")
        parts = urllib.parse.urlsplit(url)
        self.port, self.token = parts.port, urllib.parse.parse_qs(parts.query)["token"][0]
        self.host = f"127.0.0.1:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(20)
        self.process.stdout.close()
        self.process.stderr.close()

    def headers(self):
        return {"Cookie": f"hearsay-{self.port}={self.token}", "Origin": f"http://{self.host}"}

    def ask(self, method, path, body=None, headers=None, **changes):
        """(status, headers, body) of one request; `changes` replace headers, None leaves one out."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {**self.headers(), **(headers or {}), **{name.replace("_", "-"): value for name, value in changes.items()}}
            connection.request(method, path, body, {name: value for name, value in sent.items() if value is not None})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def get(self, path, **parameters):
        """The JSON of an answer, which must be a good one."""
        query = "?" + urllib.parse.urlencode(parameters, doseq=True) if parameters else ""
        status, _, body = self.ask("GET", f"/api/{path}{query}")
        if status != 200:
            raise AssertionError(f"GET {path}{query}: {status} {body[:300]!r}")
        return json.loads(body)

    def post(self, path, value):
        """(status, JSON) of a request that changes something."""
        status, _, body = self.ask("POST", f"/api/{path}", json.dumps(value), {"Content-Type": "application/json"})
        return status, json.loads(body)

    def decide(self, kind, **fields):
        status, answer = self.post("decisions", {"kind": kind, **fields})
        if status != 201:
            raise AssertionError(f"{kind} {fields}: {status} {answer}")
        return answer

    def drop(self, name, content):
        return self.ask("POST", "/api/files?path=" + urllib.parse.quote(name), content,
                        {"Content-Type": "application/octet-stream"})[0]

    def peak_megabytes(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
