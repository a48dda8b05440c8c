// What documents say of themselves or leave open.
import { useList } from "../api/list";
import type { Finding } from "../api/types";
import { toDocument } from "../logic/route";
import { count, documentName, findingNames } from "../logic/words";
import { Choice, useFilter } from "../ui/filters";
import { Rows } from "../ui/rows";
import { Name, Quoted, Words } from "../ui/words";
import { anyOf } from "./claims";

export function FindingsScreen() {
  const filter = useFilter();
  const list = useList<Finding>("/api/findings", "findings", { kind: filter.value("kind") });
  return (
    <>
      <div class="head">
        <h1>Findings</h1>
        {list.items && <p class="soft number">{count(list.total, "finding")}</p>}
      </div>
      <div class="stack">
        <div class="filters">
          <Choice label="Kind" value={filter.value("kind")} onChange={(value) => filter.set("kind", value)} choices={anyOf(findingNames)} />
        </div>
        <Rows
          list={list}
          label="findings"
          keyOf={(finding) => finding.id}
          empty="No finding of this kind."
          row={(finding) => (
            <a href={toDocument(finding.document, finding.spans[0]?.[0])} data-row={`finding-${finding.id}`}>
              <span class="title">{findingNames[finding.kind]}</span> <Name text={finding.message} most={400} />
              {finding.quote !== undefined && <span class="what clip"><Quoted text={finding.quote}><Words text={finding.quote} /></Quoted></span>}
              <span class="under"><span>in <Name text={documentName(finding)} most={100} /></span></span>
            </a>
          )}
        />
      </div>
    </>
  );
}
