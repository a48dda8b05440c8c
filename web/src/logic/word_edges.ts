// Where words begin and end in a text, for moving the edges of a span by word.

export interface WordEdges {
  begins: number[];
  ends: number[];
}

export function wordEdges(text: string): WordEdges {
  const begins: number[] = [];
  const ends: number[] = [];
  // Punctuation is a word of its own, so that a span can stop before a full stop or inside quotation marks.
  const word = /[\p{L}\p{N}\p{M}_’'-]+|[^\s\p{L}\p{N}\p{M}]/gu;
  for (let match = word.exec(text); match; match = word.exec(text)) {
    begins.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { begins, ends };
}

// The edge `steps` words from `edge` in an ascending list; stays inside it.
export function moveEdge(edges: number[], edge: number, steps: number): number {
  if (edges.length === 0) return edge;
  let at = edges.findIndex((one) => one >= edge);
  if (at === -1) at = edges.length;
  const exact = edges[at] === edge;
  const to = steps > 0 ? at + steps - (exact ? 0 : 1) : at + steps;
  return edges[Math.min(edges.length - 1, Math.max(0, to))] as number;
}
