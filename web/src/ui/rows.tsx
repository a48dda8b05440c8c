// Rows of lists. Each is one link, so that Enter opens it and the focus shows where one is.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { List } from "../api/list";
import type { Claim } from "../api/types";
import { clip, documentName, showDate, sourceName } from "../logic/words";
import { toClaim } from "../logic/route";
import { rowsOnScreen } from "./keys";
import { placeHere } from "./location";
import { dossier } from "./picks";
import { JudgedMarks, Name, NotYet, SourceName, StanceChip, Through, Words } from "./words";

// After a screen has come back, its scroll and its row are where they were.
export function useKeptPlace(ready: boolean): void {
  const done = useRef(false);
  useLayoutEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    const place = placeHere();
    if (!place) return;
    window.scrollTo(0, place.scroll);
    if (place.row === undefined) return;
    const row = [...document.querySelectorAll<HTMLElement>("main [data-row]")].find((one) => one.dataset["row"] === place.row);
    row?.focus({ preventScroll: true });
  }, [ready]);
}

// Where the row that has the focus goes away (it was judged, and the list shows what is not judged), the one in its place has it.
function useKeptFocus(items: unknown): void {
  const before = rowsOnScreen().findIndex((row) => row === document.activeElement);
  useLayoutEffect(() => {
    if (before === -1 || document.activeElement !== document.body) return;
    const rows = rowsOnScreen();
    rows[Math.min(before, rows.length - 1)]?.focus({ preventScroll: true });
  }, [items]);
}

function MoreRows({ next }: { next: () => void }) {
  const element = useRef<HTMLLIElement>(null);
  const latest = useRef(next);
  latest.current = next;
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) latest.current();
    }, { rootMargin: "600px" });
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  });
  return (
    <li ref={element} class="small soft more">
      loading more…
    </li>
  );
}

export function Rows<T>({ list, row, keyOf, empty, label, keepPlace = true }: { list: List<T>; row: (item: T) => ComponentChildren; keyOf: (item: T) => string | number; empty: ComponentChildren; label: string; keepPlace?: boolean }) {
  useKeptPlace(keepPlace && list.items !== undefined);
  useKeptFocus(list.items);
  if (list.error !== undefined || !list.items) return <NotYet error={list.error} />;
  if (list.items.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ul class="rows" aria-label={label}>
      {list.items.map((item) => (
        <li key={keyOf(item)}>{row(item)}</li>
      ))}
      {list.next && <MoreRows next={list.next} />}
    </ul>
  );
}

// Who says what: the source, how firmly, the words, and through whom they came.
export function ClaimRow({ claim, inDocument = false }: { claim: Claim; inDocument?: boolean }) {
  const picked = dossier.use().includes(claim.id);
  return (
    <a class={claim.judged?.verdict === "rejected" ? "was-rejected" : ""} href={toClaim(claim.id)} data-row={`claim-${claim.id}`} data-claim={claim.id}>
      <span class="who">
        <SourceName name={sourceName(claim)} type={claim.source_type} most={90} /> <StanceChip stance={claim.stance} />
      </span>
      {claim.content !== undefined && (
        <span class="what clip">
          <Words text={claim.content} />
        </span>
      )}
      <span class="under">
        <Through claim={claim} />
        {!inDocument && (
          <span>
            in <Name text={documentName(claim)} most={90} />
          </span>
        )}
        {claim.pages !== undefined && <span>{claim.pages}</span>}
        {claim.dated !== undefined && <span class="number">{showDate(clip(claim.dated, 40))}</span>}
        <JudgedMarks claim={claim} />
        {picked && <span>in the dossier</span>}
      </span>
    </a>
  );
}
