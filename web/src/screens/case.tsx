// What is in the case: its documents, what became of every file that was offered, and how far the reading is.
import { useRef } from "preact/hooks";
import { useGet, useLive } from "../api/client";
import { useList } from "../api/list";
import type { CaseInfo, DocumentRow } from "../api/types";
import { toDocument } from "../logic/route";
import { clip, count, documentName, mediaName, showDate, showNumber } from "../logic/words";
import { Choice, Part, useFilter } from "../ui/filters";
import { sendAll } from "../ui/drop";
import { useKeys } from "../ui/keys";
import { go } from "../ui/location";
import { Rows } from "../ui/rows";
import { Name } from "../ui/words";

function DocumentLine({ document }: { document: DocumentRow }) {
  return (
    <a href={toDocument(document.id)} data-row={`document-${document.id}`}>
      <span class="title clip">
        <Name text={documentName(document)} most={240} />
      </span>
      <span class="under">
        {document.outlet !== undefined && <Name text={document.outlet} most={80} />}
        {document.author !== undefined && (
          <span>
            by <Name text={document.author} most={80} />
          </span>
        )}
        {document.published !== undefined && <span class="number">{showDate(clip(document.published, 40))}</span>}
        <span class="number">{count(document.claims, "claim")}</span>
        <span>{mediaName(document.media_type)}</span>
        {document.title !== undefined && <span class="mono path"><Name text={document.path} most={100} /></span>}
      </span>
    </a>
  );
}

function Ledger({ ledger }: { ledger: CaseInfo["ledger"] }) {
  return (
    <section class="card stack">
      <h2>What became of every file</h2>
      <p class="number">
        {showNumber(ledger.offered)} offered = {showNumber(ledger.read)} read + {showNumber(ledger.failed)} failed + {showNumber(ledger.skipped)} skipped
      </p>
      {ledger.reasons.length > 0 && (
        <ul class="stack small">
          {ledger.reasons.slice(0, 8).map((reason) => (
            <li key={reason.fate + reason.reason}>
              <span class={reason.fate === "failed" ? "bad" : "soft"}>
                {showNumber(reason.count)} {reason.fate}
              </span>
              : <Name text={reason.reason} most={200} />
              <br />
              <span class="soft mono">
                <Name text={reason.example} most={100} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <a href="/ledger">
        The whole ledger <kbd>l</kbd>
      </a>
    </section>
  );
}

function Progress() {
  const reading = useLive().version?.reading;
  if (!reading || (reading.offered === 0 && reading.waiting === 0 && !reading.elsewhere)) return null;
  const total = reading.offered + reading.waiting;
  return (
    <section class="card stack" aria-label="Reading">
      <h2>{reading.here || reading.waiting > 0 ? "Reading" : reading.elsewhere ? "Another program is reading into this case" : "Read"}</h2>
      {total > 0 && (
        <>
          <progress class="wide" max={total} value={reading.done} aria-label="files read" />
          <p class="number small">
            {showNumber(reading.done)} of {showNumber(total)}: {showNumber(reading.read)} read, {showNumber(reading.failed)} failed, {showNumber(reading.skipped)} skipped
            {reading.already > 0 && `, ${showNumber(reading.already)} known already`}
          </p>
        </>
      )}
      {reading.failures.length > 0 && (
        <ul class="small stack">
          {reading.failures.slice(0, 5).map((failure) => (
            <li key={failure.path}>
              <span class="mono"><Name text={failure.path} most={100} /></span>
              <br />
              <span class={failure.fate === "failed" ? "bad" : "soft"}>{failure.fate}</span>: <Name text={failure.reason ?? ""} most={200} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function CaseScreen() {
  const { data, error } = useGet<CaseInfo>("/api/case");
  const filter = useFilter();
  const list = useList<DocumentRow>("/api/documents", "documents", { q: filter.value("q"), sort: filter.value("sort") });
  const files = useRef<HTMLInputElement>(null);
  const pick = (): void => files.current?.click();
  useKeys("Case", [
    { key: "l", name: "the whole ledger", run: () => go("/ledger") },
    { key: "+", name: "read more files", run: pick },
  ]);
  const offer = (): void => {
    const picked = [...(files.current?.files ?? [])];
    if (files.current) files.current.value = "";
    void sendAll(picked.map((file) => ({ path: file.name, file })));
  };
  return (
    <>
      <div class="head">
        <h1>{data ? <Name text={data.name} /> : "Case"}</h1>
        {data && (
          <p class="soft number">
            {count(data.documents, "document")}, {count(data.claims, "claim")}, {count(data.sources, "source")}, {count(data.findings, "finding")}
          </p>
        )}
        {error !== undefined && <p class="bad" role="alert">{error}</p>}
        <div class="row">
          <button onClick={pick}>
            Read files <kbd>+</kbd>
          </button>
          <input ref={files} type="file" multiple hidden onChange={offer} />
        </div>
      </div>
      <div class="two">
        <div class="stack">
          <div class="filters">
            <Part label="Title, path or outlet" value={filter.value("q")} onChange={(value) => filter.set("q", value)} />
            <Choice
              label="Order"
              value={filter.value("sort")}
              onChange={(value) => filter.set("sort", value)}
              choices={[["", "newest first"], ["published", "by date published"], ["title", "by title"], ["path", "by path"]]}
            />
          </div>
          <Rows
            list={list}
            label="documents"
            keyOf={(document) => document.id}
            row={(document) => <DocumentLine document={document} />}
            empty={filter.value("q") === "" ? "Nothing has been read yet. Drop files or folders on this page." : "No document's title, path or outlet holds this."}
          />
        </div>
        <aside class="stack">
          <Progress />
          {data && <Ledger ledger={data.ledger} />}
          {data && data.not_indexed > 0 && <p class="card small">{count(data.not_indexed, "document")} cannot be searched yet: the index is being made.</p>}
          <p class="card small soft">
            What you see here is what the program <b>read</b>: who said what, in whose words, how firmly. It does not know what is true, and it misreads. Every reading leads back to the page; judge it there.
          </p>
        </aside>
      </div>
    </>
  );
}
