import assert from "node:assert/strict";
import { test } from "node:test";
import { markedPieces } from "../../src/logic/marked";
import { layOut, nodeHeight, type Path } from "../../src/logic/paths";
import { parseRoute, toDocument } from "../../src/logic/route";
import { moveEdge, wordEdges } from "../../src/logic/word_edges";
import { clip, showDate, showNumber } from "../../src/logic/words";

const dates: [string, string][] = [
  ["2019", "2019"], ["2019-03", "March 2019"], ["2019-03-09", "9 March 2019"], ["2019-03-09T17:25:00+01:00", "9 March 2019, 17:25"], ["2019-13-01", "2019"], ["last spring", "last spring"],
];
for (const [given, want] of dates) test(`date ${given}`, () => assert.equal(showDate(given), want));

const clips: [string, number, string][] = [["abc", 3, "abc"], ["abcd", 3, "abc…"], ["a\u{1f600}b", 2, "a…"], ["a\u{1f600}b", 3, "a\u{1f600}…"]];
for (const [given, most, want] of clips) test(`clip ${given} to ${most}`, () => assert.equal(clip(given, most), want));

test("numbers", () => assert.deepEqual([0, 999, 1000, 1234567].map(showNumber), ["0", "999", "1\u202f000", "1\u202f234\u202f567"]));

test("marked pieces", () => {
  const pieces = markedPieces("abcdef", [{ kind: "x", spans: [[1, 4]] }, { kind: "y", spans: [[3, 99], [-5, 1]] }]);
  assert.deepEqual(pieces.map((piece) => `${piece.text}:${piece.kinds.join("+")}`), ["a:y", "bc:x", "d:x+y", "ef:y"]);
});

test("word edges", () => {
  const { begins, ends } = wordEdges("Ana’s “boat”, נמל sank.");
  assert.deepEqual(begins, [0, 6, 7, 11, 12, 14, 18, 22]);
  assert.deepEqual([moveEdge(ends, 5, 1), moveEdge(ends, 6, 1), moveEdge(ends, 5, -1), moveEdge(ends, 999, 1), moveEdge(ends, 23, -1)], [7, 7, 5, 23, 22]);
});

test("routes", () => {
  const route = parseRoute("/claims/26/chain", "?a=1");
  assert.deepEqual([route.screen, route.ids, route.part, route.parameters.get("a")], ["claims", [26], "chain", "1"]);
  assert.deepEqual(parseRoute("/", "").screen, "");
  assert.equal(toDocument(3, 90, 4), "/documents/3?at=90&claim=4");
});

const path = (main: boolean, ...keys: string[]): Path => ({ steps: keys.map((key) => ({ key, label: key, under: "", kind: "relay" })), weight: 1, main });
test("paths share their nodes, documents stand last, nothing overlaps", () => {
  for (const width of [5000, 300]) {
    const layout = layOut([path(true, "s", "a", "b", "d1"), path(false, "s", "a", "d2"), path(false, "s", "a", "b", "d1")], width);
    assert.deepEqual(layout.nodes.map((node) => node.label).sort(), ["a", "b", "d1", "d2", "s"]);
    assert.equal(layout.edges.length, 4);
    const at = (label: string) => layout.nodes.find((node) => node.label === label)!;
    const along = (label: string): number => (width > 1000 ? at(label).x : at(label).y);
    assert.equal(along("d1"), along("d2"));
    assert.ok(along("s") < along("a") && along("a") < along("b") && along("b") < along("d1"));
    for (const one of layout.nodes) for (const other of layout.nodes) {
      if (one !== other) assert.ok(Math.abs(one.x - other.x) >= layout.nodeWidth || Math.abs(one.y - other.y) >= nodeHeight, `${one.label} over ${other.label}`);
    }
  }
});
