// Sentences of the case by words and facets.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useGet } from "../api/client";
import { pageSize, useList } from "../api/list";
import { facetKinds, type Facet, type FacetKind, type Hit, type SearchAnswer } from "../api/types";
import { query } from "../api/client";
import { toDocument } from "../logic/route";
import { clip, count, documentName, showDate, showNumber, stanceNames, typeNames } from "../logic/words";
import { amend, useRoute } from "../ui/location";
import { Rows } from "../ui/rows";
import { JudgedMarks, MarkedWords, Name, SourceName, StanceChip } from "../ui/words";

const facetNames: Record<FacetKind, string> = { stance: "Stance", type: "Kind of source", source: "Source", outlet: "Outlet", depth: "Links of the chain", year: "Year" };

function valueName(kind: FacetKind, value: string): string {
  if (kind === "stance") return (stanceNames as Record<string, string>)[value] ?? value;
  if (kind === "type") return (typeNames as Record<string, string>)[value] ?? value;
  if (kind === "depth") return value === "1" ? "heard directly" : value === "2" ? "through one" : "through two and more";
  return value;
}

function HitRow({ hit }: { hit: Hit }) {
  const claim = hit.claims[0];
  return (
    <a href={toDocument(hit.document, hit.span[0], claim?.id)} data-row={`hit-${hit.sentence}`} data-claim={claim?.id}>
      {hit.claims.length > 0 && (
        <span class="said-list">
          {hit.claims.slice(0, 4).map((one) => (
            <span>
              <SourceName name={one.source ?? ""} type={one.source_type} most={60} /> <StanceChip stance={one.stance} /> <JudgedMarks claim={one} />
            </span>
          ))}
          {hit.claims.length > 4 && <span class="soft">and {hit.claims.length - 4} more</span>}
        </span>
      )}
      <span class="what">
        <MarkedWords text={hit.text} marks={hit.marks} />
      </span>
      <span class="under">
        <span>in <Name text={documentName(hit)} most={90} /></span>
        {hit.outlet !== undefined && <Name text={hit.outlet} most={60} />}
        {hit.page !== undefined && <span>{hit.page}</span>}
        {hit.dated !== undefined && <span class="number">{showDate(clip(hit.dated, 40))}</span>}
        {hit.claims.length === 0 && <span>no claim was read in this sentence</span>}
      </span>
    </a>
  );
}

function Facets({ facets, parameters, toggle }: { facets: SearchAnswer["facets"]; parameters: URLSearchParams; toggle: (kind: FacetKind, value: string) => void }) {
  return (
    <div class="facets">
      {facetKinds.map((kind) => {
        const chosen = parameters.getAll(kind);
        const values = facets[kind] ?? [];
        const asked = (facet: Facet): string => String(facet.id ?? facet.value);
        const gone = chosen.filter((value) => !values.some((one) => asked(one) === value));
        if (values.length === 0 && gone.length === 0) return null;
        return (
          <details open key={kind}>
            <summary>{facetNames[kind]}</summary>
            <ul>
              {[...gone.map((value): Facet => ({ value, count: 0 })), ...values.slice(0, 12)].map((facet) => (
                <li key={asked(facet)}>
                  <label class="check">
                    <input type="checkbox" checked={chosen.includes(asked(facet))} onChange={() => toggle(kind, asked(facet))} />
                    <Name text={valueName(kind, facet.value)} most={80} />
                    <span class="soft number">{showNumber(facet.count)}</span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

// A phrase that is still being typed ends where it has come to.
function finished(text: string): string {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 0) return text;
  return text.endsWith('"') ? text.slice(0, -1).trim() : `${text}"`;
}

export function SearchScreen() {
  const { parameters } = useRoute();
  const asked = parameters.get("q") ?? "", words = finished(asked);
  const [text, setText] = useState(asked);
  const put = useRef(asked); // the words that typing put into the address
  useEffect(() => {
    if (text === asked) return undefined;
    const wait = setTimeout(() => {
      put.current = text.trim() === "" ? "" : text;
      change((next) => (put.current === "" ? next.delete("q") : next.set("q", put.current)));
    }, 120);
    return () => clearTimeout(wait);
  }, [text]);
  useEffect(() => {
    if (asked === put.current) return;
    put.current = asked; // another search, by a link or by going back
    setText(asked);
  }, [asked]);
  const change = (edit: (next: URLSearchParams) => void): void => {
    const next = new URLSearchParams(location.search);
    edit(next);
    const all = next.toString();
    amend(all === "" ? "/search" : `/search?${all}`);
  };
  const toggle = (kind: FacetKind, value: string): void =>
    change((next) => {
      const had = next.getAll(kind);
      next.delete(kind);
      for (const one of had.includes(value) ? had.filter((other) => other !== value) : [...had, value]) next.append(kind, one);
    });
  const wanted: Record<string, string | string[]> = { q: words };
  for (const kind of facetKinds) wanted[kind] = parameters.getAll(kind);
  const any = words !== "" || facetKinds.some((kind) => parameters.has(kind));
  const waits = text.trim() === "" ? asked !== "" : text !== asked; // what is shown is not yet of these words
  const { data, error } = useGet<SearchAnswer>(any ? query("/api/search", { ...wanted, offset: 0, limit: pageSize }) : null);
  useLayoutEffect(() => {
    if (!any) document.querySelector<HTMLInputElement>("[data-search]")?.focus();
  }, []);
  return (
    <>
      <div class="head">
        <h1>Search</h1>
        {data && <p class="soft number" role="status">{data.more && "more than "}{count(data.total, "sentence")}</p>}
      </div>
      <div class="stack">
        <form role="search" aria-busy={waits} onSubmit={(event) => event.preventDefault()}>
          <label>
            Words of the documents
            <input data-search type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} autocomplete="off" spellcheck={false} aria-describedby="syntax" />
          </label>
        </form>
        <p id="syntax" class="soft small">
          A space means AND. <span class="mono">"a phrase"</span> <span class="mono">OR</span> <span class="mono">NOT</span> <span class="mono">source:</span> <span class="mono">outlet:</span> <span class="mono">stance:denied</span>{" "}
          <span class="mono">type:anonymous</span> <span class="mono">depth:&gt;1</span> <span class="mono">date:2014..2015</span>
        </p>
        {error !== undefined && <p class="card bad" role="alert">{error}</p>}
        {(data?.not_indexed ?? 0) > 0 && <p class="card small">{count(data?.not_indexed ?? 0, "document")} cannot be searched yet: the index is being made.</p>}
        {any && error === undefined && (
          <div class="search">
            <Facets facets={data?.facets ?? {}} parameters={parameters} toggle={toggle} />
            <Hits wanted={wanted} />
          </div>
        )}
      </div>
    </>
  );
}

function Hits({ wanted }: { wanted: Record<string, string | string[]> }) {
  const list = useList<Hit>("/api/search", "hits", wanted);
  return <Rows list={list} label="sentences" keyOf={(hit) => hit.sentence} row={(hit) => <HitRow hit={hit} />} empty="No sentence of the case has all of this." />;
}
