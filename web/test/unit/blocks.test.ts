import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim, Passage, Span, Stretch } from "../../src/api/types";
import { blocksOf } from "../../src/logic/blocks";

const passage = (id: number, span: Span, kind: Passage["kind"], more: Partial<Passage> = {}): Passage => ({ id, span, kind, depth: 0, ...more });
const claim = (id: number, depth: number, source: Span[], cue: Span[], content: Span[]): Claim => ({
  id, document: 1, path: "a.txt", depth, source_type: "named", form: "indirect", stance: "asserted", chain: "", source_spans: source, cue_spans: cue, content_spans: content,
});
const stretch = (text: string, more: Partial<Stretch> = {}): Stretch => ({ document: 1, from: 0, to: text.length, length: text.length, text, passages: [], claims: [], notes: [], ...more });

// Every block as "[who|head] words", every piece with what lies on it.
function shown(given: Stretch): string[] {
  return blocksOf(given).map((block) => {
    const voice = block.voice ? `${block.voice.author ?? "?"}${block.head ? ` ${block.head}` : ""}` : "-";
    return `${voice}: ${given.text.slice(block.begin - given.from, block.end - given.from)}`;
  });
}

const cases: { name: string; given: Stretch; want: string[] }[] = [
  { name: "nothing", given: stretch(""), want: [] },
  { name: "blanks only", given: stretch(" \n\n \n"), want: [] },
  { name: "paragraphs", given: stretch("One.\n\nTwo\nlines.\n \nThree."), want: ["-: One.", "-: Two\nlines.", "-: Three."] },
  {
    name: "a quoted post inside a post, which goes on",
    given: stretch("I read:\n\nNobody came.\n\nWell.", { passages: [passage(1, [0, 30], "post", { author: "Ana" }), passage(2, [9, 21], "quotation", { author: "Bo", parent: 1, depth: 1 })] }),
    want: ["Ana opens: I read:", "Bo opens: Nobody came.", "Ana goes on: Well."],
  },
  {
    name: "a caption does not break into a voice",
    given: stretch("One.\n\nA quay.\n\nTwo.", { passages: [passage(1, [0, 20], "article", { author: "Ana" }), passage(2, [6, 13], "caption", { parent: 1, depth: 1 })] }),
    want: ["Ana opens: One.", "Ana: A quay.", "Ana: Two."],
  },
  { name: "boilerplate is nobody's", given: stretch("Menu\n\nOne.", { passages: [passage(1, [0, 4], "boilerplate"), passage(2, [6, 10], "article", { author: "Ana" })] }), want: ["-: Menu", "Ana opens: One."] },
];
for (const { name, given, want } of cases) test(`blocks: ${name}`, () => assert.deepEqual(shown(given), want));

test("pieces: the innermost claim has the words, sources and cues show", () => {
  const text = "Ana said that Bo denied it.";
  const given = stretch(text, { claims: [claim(1, 1, [[0, 3]], [[4, 8]], [[9, 26]]), claim(2, 2, [[14, 16]], [[17, 23]], [[24, 26]])] });
  const pieces = blocksOf(given)[0]?.pieces.map((piece) => [text.slice(piece.begin, piece.end), piece.content, piece.source, piece.cue]);
  assert.deepEqual(pieces, [
    ["Ana", 0, 1, 0], [" ", 0, 0, 0], ["said", 0, 0, 1], [" ", 0, 0, 0], ["that ", 1, 0, 0], ["Bo", 1, 2, 0], [" ", 1, 0, 0], ["denied", 1, 0, 2], [" ", 1, 0, 0], ["it", 2, 0, 0], [".", 0, 0, 0],
  ]);
});

test("a claim begins in the block of its first word", () => {
  const text = "One.\n\nTwo, Ana said.";
  const blocks = blocksOf(stretch(text, { claims: [claim(1, 1, [[11, 14]], [[15, 19]], [[6, 9]])] }));
  assert.deepEqual(blocks.map((block) => block.starts.map((one) => one.id)), [[], [1]]);
});

test("pieces cover every block without gaps, whatever spans come", () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: random(200) }, () => "ab \n\u05d0"[random(5)]).join("");
    const span = (): Span => {
      const begin = random(text.length + 1);
      return [begin, begin + random(text.length + 20 - begin)];
    };
    const claims = Array.from({ length: random(6) }, (_, at) => claim(at + 1, 1 + random(3), [span()], [span()], [span(), span()]));
    const passages = Array.from({ length: random(4) }, (_, at) => passage(at + 1, span(), "post"));
    let before = 0;
    for (const block of blocksOf(stretch(text, { claims, passages, pages: [{ page: 1, span: span() }] }))) {
      assert.ok(block.begin >= before && block.end >= block.begin);
      assert.equal(text.slice(before, block.begin).trim(), "");
      before = block.end;
      let at = block.begin;
      for (const piece of block.pieces) {
        assert.equal(piece.begin, at);
        assert.ok(piece.end > piece.begin);
        at = piece.end;
      }
      assert.equal(at, block.end);
    }
    assert.equal(text.slice(before).trim(), "");
  }
});

test("a word of a megabyte is cut into blocks, never inside a character", () => {
  const text = "\u{1f600}".repeat(500_000);
  const started = Date.now();
  const blocks = blocksOf(stretch(text));
  assert.ok(Date.now() - started < 1000);
  assert.ok(blocks.length > 100);
  for (const block of blocks) assert.equal(block.begin % 2, 0);
});
