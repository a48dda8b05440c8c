// Claims as paths for the drawing: the source, those who relayed it, nearest first, the outlet, the document.
import type { Claim } from "../api/types";
import type { Path, Step } from "./paths";
import { chainNames, documentName, showDate, sourceName, typeNames } from "./words";
import { toDocument, toSource } from "./route";
import { firstWord } from "./blocks";

function steps(claim: Claim): Step[] {
  const name = sourceName(claim);
  const relays = chainNames(claim).slice(0, -1).reverse();
  const out: Step[] = [{ key: name, label: name, under: typeNames[claim.source_type], kind: claim.source_type, ...(claim.source_id === undefined ? {} : { href: toSource(claim.source_id) }) }];
  relays.forEach((who, at) => out.push({ key: who, label: who, under: at === relays.length - 1 ? "wrote" : "relayed by", kind: "relay" }));
  if (claim.outlet !== undefined && !relays.includes(claim.outlet)) out.push({ key: claim.outlet, label: claim.outlet, under: "published by", kind: "outlet" });
  out.push({
    key: `document ${claim.document}`,
    label: documentName(claim),
    under: claim.dated === undefined ? "document" : showDate(claim.dated.slice(0, 40)),
    kind: "document",
    href: toDocument(claim.document, firstWord(claim), claim.id),
  });
  return out;
}

// Claims that came the same way are one path. Of many, the main one and the most travelled.
export function pathsOf(claims: Claim[], main: number | undefined, most = 12): Path[] {
  const found = new Map<string, Path>();
  for (const claim of claims) {
    const way = steps(claim);
    const key = way.map((step) => step.key).join("\u0000");
    const path = found.get(key);
    if (path) {
      path.weight++;
      path.main ||= claim.id === main;
    } else found.set(key, { steps: way, weight: 1, main: claim.id === main });
  }
  return [...found.values()].sort((a, b) => Number(b.main) - Number(a.main) || b.weight - a.weight).slice(0, most);
}
