import type { Source } from "../api/types";
import { clip, count, gradeNames, showDate, showNumber } from "../logic/words";
import { Name, TypeName } from "./words";

// Whether a source is heard itself or through others, and when: "6 directly, 3 relayed, in 4 documents, March 2019".
export function SourceFigures({ source }: { source: Source }) {
  const [first, last] = [source.first, source.last].map((date) => (date === undefined ? undefined : showDate(clip(date.slice(0, 10), 40))));
  return (
    <>
      <span class="number">{showNumber(source.direct)} heard directly</span>
      <span class="number">{showNumber(source.relayed)} relayed</span>
      <span class="number">in {count(source.documents, "document")}</span>
      {first !== undefined && <span class="number">{first === last || last === undefined ? first : `${first} to ${last}`}</span>}
      {source.grade !== undefined && <span title={gradeNames[source.grade] ?? ""}>graded <b>{source.grade}</b></span>}
      {(source.members?.length ?? 0) > 1 && <span>{count(source.members?.length ?? 0, "name")} joined by hand</span>}
    </>
  );
}

export function SourceLine({ source }: { source: Source }) {
  return (
    <>
      <span class="title"><Name text={source.name} most={160} /></span>
      <span class="under">
        <TypeName type={source.type} />
        <SourceFigures source={source} />
      </span>
    </>
  );
}
