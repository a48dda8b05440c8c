// What the server answers: docs/workbench-api.md, as types. Spans are UTF-16 units of a document's text, half-open.

export type Span = [number, number];
export type Stance =
  | "asserted" | "confirmed" | "denied" | "alleged" | "hedged" | "asked" | "declined" | "no_response" | "retracted";
export type SourceType = "named" | "anonymous" | "described" | "institution" | "outlet" | "document" | "none";
export type PassageKind =
  | "article" | "post" | "comment" | "message" | "quotation" | "caption" | "correction" | "signature" | "boilerplate";
export type FindingKind = "correction" | "declined" | "open_question" | "conflict";
export type Fate = "read" | "failed" | "skipped";

export interface Reading {
  here: boolean;
  elsewhere: boolean;
  waiting: number;
  offered: number;
  done: number;
  read: number;
  failed: number;
  skipped: number;
  already: number;
  bytes: number;
  failures: LedgerEntry[];
}

export interface Version {
  version: number;
  documents: number;
  decisions: number;
  not_indexed: number;
  reading: Reading;
}

export interface LedgerEntry {
  path: string;
  fate: Fate;
  reason?: string;
}

export interface CaseInfo {
  name: string;
  program: string;
  who: string;
  version: number;
  documents: number;
  claims: number;
  sources: number;
  findings: number;
  decisions: number;
  not_indexed: number;
  bytes: number;
  ledger: {
    offered: number;
    read: number;
    failed: number;
    skipped: number;
    reasons: { fate: Fate; reason: string; count: number; example: string }[];
  };
}

export interface DocumentRow {
  id: number;
  path: string;
  title?: string;
  outlet?: string;
  author?: string;
  published?: string;
  media_type: string;
  claims: number;
  captured_at?: number;
}

export interface DocumentInfo extends DocumentRow {
  amended?: string;
  language?: string;
  sha256: string;
  container?: string;
  bytes: number;
  length: number;
  notes?: string[];
  copies?: string[];
  versions?: { id: number; captured_at: number }[];
  findings?: { id: number; kind: FindingKind; message: string; spans: Span[] }[];
}

export interface Passage {
  id: number;
  parent?: number;
  kind: PassageKind;
  span: Span;
  depth: number;
  author?: string;
  published?: string;
  dated?: string;
  outlet?: string;
  author_span?: Span;
  link?: string;
}

export interface Judged {
  verdict?: "accepted" | "rejected";
  retracted?: boolean;
  corrected?: boolean;
  notes?: number;
}

export interface Claim {
  id: number;
  document: number;
  path: string;
  title?: string;
  outlet?: string;
  dated?: string;
  parent?: number;
  depth: number;
  source?: string;
  source_name?: string;
  source_id?: number;
  source_type: SourceType;
  form: "direct" | "indirect" | "mixed";
  stance: Stance;
  cue?: string;
  content?: string;
  chain: string; // "Lio Marsh ← he [Adela Croft] ← ?": outermost first, as chainNames takes it apart
  pages?: string;
  source_spans: Span[];
  cue_spans: Span[];
  content_spans: Span[];
  access?: string; // what the text says of the source's position and access
  access_spans?: Span[];
  confidence?: number; // how sure the reading is, 0 to 1; nothing of what is true
  judged?: Judged;
}

export interface Stretch {
  document: number;
  from: number;
  to: number;
  length: number;
  text: string;
  passages: Passage[];
  claims: Claim[];
  more?: boolean;
  pages?: { page: number; label?: string; span: Span }[];
  notes: Decision[];
}

export interface Link {
  link: "passage" | "attribution";
  kind?: PassageKind;
  who?: string;
  name?: string;
  when?: string;
  passage?: number;
  span?: Span;
  claim?: number;
  source_id?: number;
  source_type?: SourceType;
  stance?: Stance;
  cue?: string;
  quote?: string;
  outlet?: string;
  who_spans?: Span[];
  cue_spans?: Span[];
  quote_spans?: Span[];
  file_bytes?: Span;
  part?: string;
  pages?: string;
  boxes?: number[][];
}

export interface ClaimAnswer {
  claim: Claim;
  document: {
    id: number;
    path: string;
    title?: string;
    outlet?: string;
    published?: string;
    sha256: string;
    media_type: string;
    length: number;
  };
  sentence: string;
  links: Link[];
  context?: { from: number; to: number; text: string };
  siblings: Claim[];
  read_as?: { source?: string; source_spans?: Span[]; content?: string; content_spans?: Span[] };
  decisions: Decision[];
}

export interface Source {
  id: number;
  name: string;
  type: SourceType;
  direct: number;
  relayed: number;
  documents: number;
  first?: string;
  last?: string;
  names?: string[];
  members?: number[];
  grade?: string;
}

export interface SourceAnswer {
  source: Source;
  aliases?: string[];
  heard_by: {
    who?: string;
    outlet?: string;
    claims: number;
    direct: number;
    relayed: number;
    documents: number;
    first?: string;
    last?: string;
  }[];
  stances: Partial<Record<Stance, number>>;
  alike: { source: Source; why: string; decision?: string }[];
  decisions: Decision[];
}

export interface Pair {
  a: Source;
  b: Source;
  why: string;
}

export interface Facet {
  value: string;
  id?: number; // of a source: what to ask with
  count: number;
}
export const facetKinds = ["stance", "type", "source", "outlet", "depth", "year"] as const;
export type FacetKind = (typeof facetKinds)[number];

export interface Hit {
  document: number;
  path: string;
  title?: string;
  outlet?: string;
  dated?: string;
  page?: string;
  sentence: number;
  span: Span;
  text: string;
  marks: Span[];
  before?: string;
  after?: string;
  cut?: boolean;
  claims: {
    id: number;
    source?: string;
    source_id?: number;
    stance: Stance;
    source_type: SourceType;
    depth: number;
    judged?: Judged;
  }[];
}

export interface SearchAnswer {
  total: number;
  more?: boolean;
  not_indexed?: number;
  hits: Hit[];
  facets: Partial<Record<FacetKind, Facet[]>>;
  next?: number;
}

export interface Finding {
  id: number;
  kind: FindingKind;
  message: string;
  document: number;
  path: string;
  title?: string;
  spans: Span[];
  quote?: string;
}

export type DecisionKind =
  | "accept" | "reject" | "correct_span" | "correct_source" | "same" | "different" | "unsure" | "grade" | "retract"
  | "note" | "undo";

export interface About {
  what: "claim" | "source" | "span" | "decision";
  claim?: number;
  source?: number;
  name?: string;
  document?: number;
  decision?: number;
  title?: string;
  path?: string;
  sha256?: string;
  quote?: string;
  span?: Span;
}

export interface Decision {
  id: number;
  at: number;
  who: string;
  kind: DecisionKind;
  text?: string;
  state: "holds" | "undone" | "lost";
  undone_by?: number;
  about?: About;
  other?: About;
  role?: string;
  spans?: Span[];
  grade?: string;
  name?: string;
  decision?: number;
}

export interface NewDecision {
  kind: DecisionKind;
  claim?: number;
  document?: number;
  span?: Span;
  source?: number;
  other?: number;
  role?: "content" | "source";
  spans?: Span[];
  name?: string;
  grade?: string;
  text?: string;
  decision?: number;
}
