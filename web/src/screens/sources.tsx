// Who is heard in the case: directly, or on somebody else's word.
import { useRef } from "preact/hooks";
import { useGet } from "../api/client";
import { useList } from "../api/list";
import type { Pair, Source } from "../api/types";
import { toPair, toSource } from "../logic/route";
import { count, typeNames } from "../logic/words";
import { say } from "../ui/dialogs";
import { Choice, Part, useFilter } from "../ui/filters";
import { focusedRow, useKeys } from "../ui/keys";
import { go } from "../ui/location";
import { Rows } from "../ui/rows";
import { SourceLine } from "../ui/source_row";
import { anyOf } from "./claims";

export function SourcesScreen() {
  const filter = useFilter();
  const list = useList<Source>("/api/sources", "sources", { q: filter.value("q"), type: filter.value("type"), sort: filter.value("sort") });
  const { data: pairs } = useGet<{ total: number; pairs: Pair[] }>("/api/pairs?offset=0&limit=1");
  const picked = useRef<number | undefined>(undefined);
  const pick = (): void => {
    const id = Number(focusedRow()?.dataset["source"] ?? 0);
    if (id === 0) say("First go to a source: j and k move.");
    else if (picked.current === undefined || picked.current === id) {
      picked.current = id;
      say("Kept. Press p on another source to judge whether both are one.");
    } else go(toPair(picked.current, id));
  };
  useKeys("Sources", [
    { key: "p", name: "pick a source, and a second one to judge both side by side", run: pick },
    { key: "q", name: "judge pairs of names that might be one", run: () => go("/pairs") },
  ]);
  return (
    <>
      <div class="head">
        <h1>Sources</h1>
        {list.items && <p class="soft number">{count(list.total, "name")}</p>}
        <div class="row">
          <a class="button" href="/pairs">{pairs && pairs.total > 0 ? `${count(pairs.total, "pair")} to judge` : "Pairs to judge"} <kbd>q</kbd></a>
        </div>
      </div>
      <div class="stack">
        <div class="filters">
          <Part label="Name" value={filter.value("q")} onChange={(value) => filter.set("q", value)} />
          <Choice label="Kind" value={filter.value("type")} onChange={(value) => filter.set("type", value)} choices={anyOf(typeNames)} />
          <Choice label="Order" value={filter.value("sort")} onChange={(value) => filter.set("sort", value)} choices={[["", "most heard first"], ["name", "by name"], ["documents", "in most documents first"]]} />
        </div>
        <p class="soft small">Names as written. Two spellings of one person are two sources until somebody has joined them; unnamed sources of different documents are never one.</p>
        <Rows
          list={list}
          label="sources"
          keyOf={(source) => source.id}
          empty="No source of this name or kind."
          row={(source) => (
            <a href={toSource(source.id)} data-row={`source-${source.id}`} data-source={source.id}>
              <SourceLine source={source} />
            </a>
          )}
        />
      </div>
    </>
  );
}
