// A text with spans of several kinds in it, cut into pieces that each lie under the same kinds.
import type { Span } from "../api/types";

export interface MarkedPiece {
  text: string;
  kinds: string[];
}

// Spans are relative to `text`; what reaches beyond it is cut.
export function markedPieces(text: string, marks: { kind: string; spans: Span[] }[]): MarkedPiece[] {
  const edges = new Set<number>([0, text.length]);
  for (const { spans } of marks) {
    for (const span of spans) for (const edge of span) if (edge > 0 && edge < text.length) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const out: MarkedPiece[] = [];
  for (let at = 0; at + 1 < sorted.length; at++) {
    const begin = sorted[at] as number;
    const end = sorted[at + 1] as number;
    const kinds = marks.filter(({ spans }) => spans.some((span) => span[0] <= begin && span[1] >= end)).map(({ kind }) => kind);
    out.push({ text: text.slice(begin, end), kinds });
  }
  return out;
}
