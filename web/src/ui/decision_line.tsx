// One decision: what was decided, by whom, when, about which words.
import type { About, Decision } from "../api/types";
import { clip, decisionNames, gradeNames, showMoment } from "../logic/words";
import { toClaim, toDocument, toSource } from "../logic/route";
import { Name, Quoted, Words } from "./words";

function AboutWords({ about }: { about: About }) {
  const named = about.what === "source" && about.name !== undefined;
  const words = about.quote !== undefined && !named ? <Quoted text={about.quote}><Words text={about.quote} most={240} /></Quoted> : about.name !== undefined ? <Name text={about.name} /> : <>{about.what} {about.claim ?? about.source ?? about.decision ?? ""}</>;
  if (about.claim !== undefined) return <a href={toClaim(about.claim)}>{words}</a>;
  if (about.source !== undefined) return <a href={toSource(about.source)}>{words}</a>;
  if (about.document !== undefined) return <a href={toDocument(about.document, about.span?.[0])}>{words}</a>;
  return words;
}

export function DecisionWords({ decision, brief = false }: { decision: Decision; brief?: boolean }) {
  const { about, other } = decision;
  return (
    <>
      <span>
        <b class={decision.state === "undone" ? "undone" : ""}>{decisionNames[decision.kind]}</b>
        {decision.grade !== undefined && <> {decision.grade === "" ? "no grade" : `${decision.grade}, ${gradeNames[decision.grade] ?? ""}`}</>}
        {decision.name !== undefined && <>: <Name text={decision.name} /></>}
        {decision.decision !== undefined && <> no. {decision.decision}</>}
        {!brief && about && decision.kind !== "undo" && <>: <AboutWords about={about} /></>}
        {other && <> and <AboutWords about={other} /></>}
      </span>
      {decision.text !== undefined && <span class="note-text"><bdi dir="auto">{clip(decision.text, 2000)}</bdi></span>}
      <span class="under">
        <span class="number">no. {decision.id}, {showMoment(decision.at)}</span>
        <span>by <bdi>{clip(decision.who, 60)}</bdi></span>
        {decision.state === "undone" && <span>undone{decision.undone_by === undefined ? "" : ` by no. ${decision.undone_by}`}</span>}
        {decision.state === "lost" && <span class="bad">the words it is about are no longer read so</span>}
        {!brief && about?.title !== undefined && <span>in <Name text={about.title} most={90} /></span>}
      </span>
    </>
  );
}
