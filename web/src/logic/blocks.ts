// A stretch of a document's text, cut into blocks (paragraphs that lie in one passage) and these into pieces (words under the
// same claims). Linear in the text and in the claims, times how many claims lie over one another.
import type { Claim, Passage, Span, Stretch } from "../api/types";

export interface Piece {
  begin: number;
  end: number;
  content: number; // the innermost claim whose content this is; 0: none
  source: number; // the claim whose source this names; 0: none
  cue: number;
  note: number; // a decision's id; 0: none
}

export interface Block {
  begin: number;
  end: number;
  passage: Passage | undefined; // the innermost one
  voice: Passage | undefined; // the innermost one that is somebody's words: no boilerplate, caption, signature
  depth: number; // passages around it, without boilerplate
  head: "opens" | "goes on" | undefined; // whether the voice is to be named before this block
  page: string | undefined; // a page begins here
  pieces: Piece[];
  starts: Claim[]; // claims whose first word stands here
}

const longestBlock = 4000;

const isSilent = (passage: Passage): boolean => passage.kind === "boilerplate" || passage.kind === "caption" || passage.kind === "signature";

// Where a block must end: blank lines, and what is too long at a line's end, a blank, or anywhere but inside a character.
function cuts(text: string, from: number): number[] {
  const out: number[] = [];
  let begin = 0;
  const cutLong = (end: number): void => {
    while (end - begin > longestBlock) {
      const limit = begin + longestBlock;
      let at = text.lastIndexOf("\n", limit) + 1;
      if (at <= begin) at = text.lastIndexOf(" ", limit) + 1;
      if (at <= begin) {
        at = limit;
        const unit = text.charCodeAt(at);
        if (unit >= 0xdc00 && unit < 0xe000) at--;
      }
      out.push(from + at);
      begin = at;
    }
  };
  const blank = /\n[ \t\r]*\n\s*/g;
  for (let match = blank.exec(text); match; match = blank.exec(text)) {
    const end = match.index + match[0].length;
    cutLong(end);
    out.push(from + end);
    begin = end;
  }
  cutLong(text.length);
  return out;
}

function unique(positions: number[]): number[] {
  positions.sort((a, b) => a - b);
  return positions.filter((position, at) => at === 0 || position !== positions[at - 1]);
}

const inside = (position: number, stretch: Span): boolean => position > stretch[0] && position < stretch[1];

// The passages that hold each of the ascending positions, outermost first.
function* pathsAt(positions: number[], passages: Passage[]): Generator<Passage[]> {
  const waiting = [...passages].sort((a, b) => a.span[0] - b.span[0] || a.depth - b.depth);
  let open: Passage[] = [];
  let next = 0;
  for (const position of positions) {
    open = open.filter((passage) => passage.span[1] > position);
    for (let passage = waiting[next]; passage && passage.span[0] <= position; passage = waiting[++next]) {
      if (passage.span[1] > position) open.push(passage);
    }
    open.sort((a, b) => a.depth - b.depth);
    yield open;
  }
}

interface Mark {
  at: number;
  opens: boolean;
  what: "content" | "source" | "cue" | "note";
  id: number;
  rank: number; // of claims over one another the deepest shows
}

function marksOf(stretch: Stretch): Mark[] {
  const out: Mark[] = [];
  const add = (spans: Span[], what: Mark["what"], id: number, rank: number): void => {
    for (const [begin, end] of spans) {
      if (end <= stretch.from || begin >= stretch.to || begin >= end) continue;
      out.push({ at: Math.max(begin, stretch.from), opens: true, what, id, rank }, { at: Math.min(end, stretch.to), opens: false, what, id, rank });
    }
  };
  for (const claim of stretch.claims) {
    add(claim.content_spans, "content", claim.id, claim.depth);
    add(claim.source_spans, "source", claim.id, claim.depth);
    add(claim.cue_spans, "cue", claim.id, claim.depth);
  }
  for (const note of stretch.notes) if (note.about?.span) add([note.about.span], "note", note.id, 0);
  return out.sort((a, b) => a.at - b.at);
}

const top = (open: Mark[] | undefined): number => {
  let best: Mark | undefined;
  for (const mark of open ?? []) if (!best || mark.rank >= best.rank) best = mark;
  return best?.id ?? 0;
};

function fillPieces(blocks: Block[], marks: Mark[]): void {
  const open: Record<Mark["what"], Mark[]> = { content: [], source: [], cue: [], note: [] };
  let next = 0;
  for (const block of blocks) {
    let begin = block.begin;
    while (begin < block.end) {
      for (let mark = marks[next]; mark && mark.at <= begin; mark = marks[++next]) {
        const list = open[mark.what];
        if (mark.opens) list.push(mark);
        else list.splice(list.findIndex((one) => one.id === mark.id), 1);
      }
      const end = Math.min(block.end, marks[next]?.at ?? block.end);
      block.pieces.push({ begin, end, content: top(open.content), source: top(open.source), cue: top(open.cue), note: top(open.note) });
      begin = end;
    }
  }
}

export const firstWord = (claim: Claim): number =>
  Math.min(...[...claim.source_spans, ...claim.cue_spans, ...claim.content_spans].map((span) => span[0]));

function placeClaims(blocks: Block[], stretch: Stretch): void {
  for (const claim of stretch.claims) {
    const at = firstWord(claim);
    if (!(at >= stretch.from && at < stretch.to)) continue;
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle + 1] as Block).begin <= at) low = middle + 1;
      else high = middle;
    }
    blocks[low]?.starts.push(claim);
  }
}

// `before` is the voice of the block before the stretch, so that a stretch that goes on does not name it again.
export function blocksOf(stretch: Stretch, before?: Passage): Block[] {
  const whole: Span = [stretch.from, stretch.to];
  const pageStarts = new Map((stretch.pages ?? []).map((page) => [page.span[0], page.label !== undefined && page.label !== String(page.page) ? `page ${page.label} (${page.page})` : `page ${page.page}`]));
  const edges = unique([
    stretch.from,
    ...cuts(stretch.text, stretch.from),
    ...stretch.passages.flatMap((passage) => passage.span),
    ...pageStarts.keys(),
  ].filter((position) => position === stretch.from || inside(position, whole)));

  const blocks: Block[] = [];
  const named = new Set<number>();
  let voiceBefore = before;
  if (before) named.add(before.id);
  const paths = pathsAt(edges, stretch.passages);
  edges.forEach((begin, at) => {
    const path = (paths.next().value as Passage[] | undefined) ?? [];
    const words = stretch.text.slice(begin - stretch.from, (edges[at + 1] ?? stretch.to) - stretch.from);
    const page = pageStarts.get(begin);
    if (words.trim() === "" && page === undefined) return;
    // Blanks around a block are left out; how far apart blocks stand is the page's matter.
    const end = begin + words.trimEnd().length;
    const start = Math.min(end, begin + words.length - words.replace(/^\s*\n/, "").length);
    const voices = path.filter((passage) => !isSilent(passage));
    const voice = voices[voices.length - 1];
    const passage = path[path.length - 1];
    let head: Block["head"];
    if (voice && passage?.kind !== "boilerplate" && voice.id !== voiceBefore?.id) {
      head = named.has(voice.id) ? "goes on" : "opens";
      named.add(voice.id);
      voiceBefore = voice;
    }
    blocks.push({ begin: start, end, passage, voice, depth: Math.max(0, voices.length - 1), head, page, pieces: [], starts: [] });
  });
  fillPieces(blocks, marksOf(stretch));
  placeClaims(blocks, stretch);
  return blocks;
}
