// Every file that was offered, with its fate.
import { useList } from "../api/list";
import type { LedgerEntry } from "../api/types";
import { count } from "../logic/words";
import { Choice, Part, useFilter } from "../ui/filters";
import { Rows } from "../ui/rows";
import { Name } from "../ui/words";

export function LedgerScreen() {
  const filter = useFilter();
  const list = useList<LedgerEntry>("/api/ledger", "entries", { q: filter.value("q"), fate: filter.value("fate") });
  return (
    <>
      <div class="head">
        <h1>Ledger</h1>
        {list.items && <p class="soft number">{count(list.total, "file")}</p>}
      </div>
      <div class="stack">
        <div class="filters">
          <Part label="Path" value={filter.value("q")} onChange={(value) => filter.set("q", value)} />
          <Choice label="Fate" value={filter.value("fate")} onChange={(value) => filter.set("fate", value)} choices={[["", "all"], ["read", "read"], ["failed", "failed"], ["skipped", "skipped"]]} />
        </div>
        <Rows
          list={list}
          label="files"
          keyOf={(entry) => entry.path}
          empty="No such file was offered."
          row={(entry) => (
            <div tabIndex={0} data-row={`file-${entry.path}`}>
              <span class="mono"><Name text={entry.path} most={300} /></span>
              <span class="under">
                <b class={entry.fate === "failed" ? "bad" : ""}>{entry.fate}</b>
                {entry.reason !== undefined && <Name text={entry.reason} most={300} />}
              </span>
            </div>
          )}
        />
      </div>
    </>
  );
}
