// Names of the field's terms, and small things done with texts. Nothing here knows the page.
import type { Claim, DecisionKind, FindingKind, PassageKind, SourceType, Stance } from "../api/types";

export const stanceNames: Record<Stance, string> = {
  asserted: "asserted",
  confirmed: "confirmed",
  denied: "denied",
  alleged: "alleged",
  hedged: "hedged",
  asked: "asked",
  declined: "declined to comment",
  no_response: "no response",
  retracted: "retracted",
};

export const typeNames: Record<SourceType, string> = {
  named: "named person",
  anonymous: "anonymous",
  described: "described, not named",
  institution: "institution",
  outlet: "outlet",
  document: "document",
  none: "no source given",
};

export const passageNames: Record<PassageKind, string> = {
  article: "article",
  post: "post",
  comment: "comment",
  message: "message",
  quotation: "quoted passage",
  caption: "caption",
  correction: "correction",
  signature: "signature",
  boilerplate: "boilerplate",
};

export const findingNames: Record<FindingKind, string> = {
  correction: "correction",
  declined: "declined to comment",
  open_question: "open question",
  conflict: "conflict",
};

export const decisionNames: Record<DecisionKind, string> = {
  accept: "accepted the reading",
  reject: "rejected the reading",
  correct_span: "corrected the words",
  correct_source: "corrected the source",
  same: "the same source",
  different: "different sources",
  unsure: "unsure whether they are one",
  grade: "graded the source",
  retract: "marked as retracted",
  note: "note",
  undo: "undid a decision",
};

export const gradeNames: Record<string, string> = {
  A: "reliable",
  B: "mostly reliable",
  C: "fairly reliable",
  D: "seldom reliable",
  E: "not reliable",
  F: "cannot be judged",
};

// Quotation marks for words that do not bring their own.
export function quoteMarks(text: string): [string, string] {
  return /^["“„«‘'‹「]/.test(text) ? ["", ""] : ["“", "”"];
}

// At most `most` UTF-16 units, never half a character.
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most;
  const unit = text.charCodeAt(end - 1);
  if (unit >= 0xd800 && unit < 0xdc00) end--;
  return `${text.slice(0, end)}…`;
}

export function documentName(document: { title?: string; path: string }): string {
  return document.title ?? document.path;
}

export function sourceName(claim: Claim): string {
  return claim.source_name ?? claim.source ?? "";
}

// Who stands in a claim's chain, outermost first; empty where the text does not say.
export function chainNames(claim: Claim): string[] {
  return claim.chain.split(" ← ").map((name) => (name === "?" ? "" : name));
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

// A date as documents give it (`2014`, `2014-09`, `2014-09-17`, an ISO time), for people. What is no such date stays as it is.
export function showDate(date: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/.exec(date);
  if (!parts) return date;
  const [, year = "", month, day, time] = parts;
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (name === undefined) return year;
  if (day === undefined) return `${name} ${year}`;
  return `${Number(day)} ${name} ${year}${time === undefined ? "" : `, ${time}`}`;
}

export function showMoment(seconds: number): string {
  const date = new Date(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}, ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function showNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, "\u202f");
}

export function count(value: number, one: string, many = `${one}s`): string {
  return `${showNumber(value)} ${value === 1 ? one : many}`;
}

const mediaNames: Record<string, string> = {
  "text/plain": "text",
  "text/markdown": "Markdown",
  "text/html": "HTML",
  "message/rfc822": "mail",
  "application/pdf": "PDF",
  "application/epub+zip": "EPUB",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.oasis.opendocument.text": "ODT",
};

export function mediaName(type: string): string {
  return mediaNames[type] ?? type;
}
