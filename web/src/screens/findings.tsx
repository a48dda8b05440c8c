// What documents say of themselves or leave open.
import { useList } from "../api/list";
import type { Finding } from "../api/types";
import { toDocument } from "../logic/route";
import { count, documentName, findingNames } from "../logic/words";
import { Choice, useFilter } from "../ui/filters";
import { Rows } from "../ui/rows";
import { Name, Quoted, Words } from "../ui/words";
import { anyOf } from "./claims";

const shortest = 12; // a pronoun tells nothing

// The words that a finding rests on, where its message does not have them already.
function evidence(finding: Finding): string | undefined {
  const { quote, message } = finding;
  return quote === undefined || quote.length < shortest || message.includes(quote) ? undefined : quote;
}

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
          row={(finding) => {
            const quote = evidence(finding);
            return (
              <a href={toDocument(finding.document, finding.spans[0]?.[0])} data-row={`finding-${finding.id}`}>
                <span class="title">{findingNames[finding.kind]}</span> <Name text={finding.message} most={400} />
                {quote !== undefined && <span class="what clip"><Quoted text={quote}><Words text={quote} /></Quoted></span>}
                <span class="under"><span>in <Name text={documentName(finding)} most={100} /></span></span>
              </a>
            );
          }}
        />
      </div>
    </>
  );
}
