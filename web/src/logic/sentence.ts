// A chain as a sentence: who wrote, passing on whom, that who said what. Every name and quote is a part of its own, so that the
// page can isolate it and show what kind of source it is. Nothing is said as a fact: every word stands behind somebody's name.
import type { Link, PassageKind, SourceType, Stance } from "../api/types";
import { quoteMarks } from "./words";

export interface Part {
  part: "who" | "name" | "verb" | "plain" | "quote";
  text: string;
  type?: SourceType;
  stance?: Stance;
  source?: number;
  claim?: number;
}

const lastVerbs: Record<Stance, string> = {
  asserted: "said",
  confirmed: "confirmed",
  denied: "denied",
  alleged: "alleged",
  hedged: "said, with reserve",
  asked: "asked",
  declined: "declined to comment",
  no_response: "did not respond",
  retracted: "took back",
};

const innerVerbs: Record<Stance, string> = { ...lastVerbs, hedged: "said, with reserve,", asked: "asked whether", declined: "declined to say", no_response: "did not answer" };

const articles: Record<PassageKind, string> = {
  article: "an article",
  post: "a post",
  comment: "a comment",
  message: "a message",
  quotation: "a quoted passage",
  caption: "a caption",
  correction: "a correction",
  signature: "a signature",
  boilerplate: "the page around the text",
};

function author(link: Link, outlet: string | undefined, first: boolean): Part {
  const who = link.who ?? link.outlet ?? outlet;
  if (who !== undefined) return { part: "who", text: who };
  const text = `${articles[link.kind ?? "article"]} whose author is not given`;
  return { part: "plain", text: first ? text.charAt(0).toUpperCase() + text.slice(1) : text };
}

function passages(links: Link[], outlet: string | undefined): Part[] {
  const out: Part[] = [];
  links.forEach((link, at) => {
    if (at === 0) {
      const who = author(link, outlet, true);
      out.push(who, { part: "plain", text: who.part === "who" ? " wrote" : " says" });
      return;
    }
    const quoting = link.kind === "quotation";
    const verb = at === 1 ? (quoting ? ", quoting " : ", passing on ") : quoting ? ", who quoted " : ", who passed on ";
    out.push({ part: "plain", text: verb }, author(link, undefined, false));
  });
  if (links.length > 1) out.push({ part: "plain", text: "," });
  return out;
}

function source(link: Link): Part[] {
  const type = link.source_type ?? "none";
  const common = { type, ...(link.source_id === undefined ? {} : { source: link.source_id }), ...(link.claim === undefined ? {} : { claim: link.claim }) };
  if (link.who === undefined) return [{ part: "plain", text: "somebody whom the text does not name" }];
  const out: Part[] = [{ part: "who", text: link.who, ...common }];
  if (link.name !== undefined && !link.who.includes(link.name)) {
    out.push({ part: "plain", text: " [" }, { part: "name", text: link.name, ...common }, { part: "plain", text: "]" });
  }
  if (type === "anonymous") out.push({ part: "plain", text: " (anonymous)" });
  return out;
}

export function sentenceOf(links: Link[], outlet?: string): Part[] {
  const out = passages(links.filter((link) => link.link === "passage"), outlet);
  const said = links.filter((link) => link.link === "attribution");
  said.forEach((link, at) => {
    const stance = link.stance ?? "asserted";
    out.push({ part: "plain", text: out.length === 0 ? "" : " that " }, ...source(link), { part: "plain", text: " " });
    if (at < said.length - 1) {
      out.push({ part: "verb", text: innerVerbs[stance], stance });
      return;
    }
    out.push({ part: "verb", text: lastVerbs[stance], stance });
    if (link.quote === undefined) out.push({ part: "plain", text: "." });
    else {
      const [open, close] = quoteMarks(link.quote);
      out.push({ part: "plain", text: `: ${open}` }, { part: "quote", text: link.quote }, { part: "plain", text: close });
    }
  });
  return out.filter((part) => part.text !== "");
}

export function sentenceText(parts: Part[]): string {
  return parts.map((part) => part.text).join("");
}
