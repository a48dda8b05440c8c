// The claims that were chosen for a dossier, in the order in which they will stand in it, and the files to hand over.
import { useState } from "preact/hooks";
import { query, useGet } from "../api/client";
import type { ClaimAnswer } from "../api/types";
import { count } from "../logic/words";
import { focusedRow, useKeys } from "../ui/keys";
import { dossier, setDossier } from "../ui/picks";
import { ClaimRow } from "../ui/rows";

function Chosen({ id }: { id: number }) {
  const { data, error } = useGet<ClaimAnswer>(`/api/claims/${id}`);
  if (data) return <ClaimRow claim={data.claim} />;
  return <div tabIndex={0} data-row={`claim-${id}`} data-claim={id}>{error === undefined ? "…" : `claim ${id}: ${error}`}</div>;
}

export function DossierScreen() {
  const claims = dossier.use();
  const [title, setTitle] = useState("");
  const link = (format: string, preview = false): string => query("/api/dossier", { claims: claims.join(","), format, title: title.trim(), preview: preview ? 1 : undefined });
  const move = (by: number): void => {
    const id = Number(focusedRow()?.dataset["claim"] ?? 0);
    const at = claims.indexOf(id);
    const to = at + by;
    if (at === -1 || to < 0 || to >= claims.length) return;
    const next = [...claims];
    [next[at], next[to]] = [next[to]!, next[at]!];
    setDossier(next);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`main [data-row="claim-${id}"]`)?.focus());
  };
  const press = (id: string): void => document.getElementById(id)?.click();
  useKeys("Dossier", [
    { key: "J", name: "move the claim down", run: () => move(1) },
    { key: "K", name: "move the claim up", run: () => move(-1) },
    { key: "X", name: "export as one HTML file", run: () => press("dossier-html") },
    { key: "M", name: "export as Markdown", run: () => press("dossier-markdown") },
    { key: "P", name: "look at it first", run: () => press("dossier-preview") },
  ]);
  return (
    <>
      <div class="head">
        <h1>Dossier</h1>
        <p class="soft number">{count(claims.length, "claim")}</p>
        {claims.length > 0 && (
          <div class="row">
            <a class="button" id="dossier-preview" href={link("html", true)} target="_blank" rel="noopener">Look at it <kbd>P</kbd></a>
            <a class="button" id="dossier-html" href={link("html")} download>Export HTML <kbd>X</kbd></a>
            <a class="button" id="dossier-markdown" href={link("markdown")} download>Export Markdown <kbd>M</kbd></a>
          </div>
        )}
      </div>
      {claims.length === 0 ? (
        <p class="empty">Press <kbd>d</kbd> on a claim, in any list, in a document or on its own screen. The dossier is one file with every claim, its chain, the words, where they stand, the documents' hashes and your decisions; it can be read and printed without hearsay.</p>
      ) : (
        <div class="stack">
          <label class="title-field">
            Title
            <input value={title} placeholder="What this dossier is about" onInput={(event) => setTitle(event.currentTarget.value)} />
          </label>
          <p class="soft small"><kbd>J</kbd> and <kbd>K</kbd> move a claim, <kbd>d</kbd> takes it out.</p>
          <ol class="rows">
            {claims.map((id) => <li key={id}><Chosen id={id} /></li>)}
          </ol>
        </div>
      )}
    </>
  );
}
