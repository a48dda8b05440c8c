// One claim: who said it, on whose word, in which words, how firmly; what else this source said; what was decided.
import { useGet } from "../api/client";
import type { ClaimAnswer, Span } from "../api/types";
import { markedPieces } from "../logic/marked";
import { toChain, toDocument, toSource } from "../logic/route";
import { firstWord } from "../logic/blocks";
import { clip, count, documentName, mediaName, showDate } from "../logic/words";
import { ChainLinks, ChainSentence } from "../ui/chain_words";
import { DecisionWords } from "../ui/decision_line";
import { ClaimButtons, undo, useScreenClaim } from "../ui/judging";
import { ClaimRow, useKeptPlace } from "../ui/rows";
import { JudgedMarks, LongWords, Name, NotYet, Quoted, StanceChip } from "../ui/words";

// The words around the claim as they stand on the page, with the parts of the reading marked.
export function InContext({ answer }: { answer: ClaimAnswer }) {
  const { context, claim } = answer;
  if (!context) return null;
  const near = (spans: Span[]): Span[] => spans.map((span) => [span[0] - context.from, span[1] - context.from]);
  const pieces = markedPieces(context.text, [
    { kind: `said on-${claim.stance}`, spans: near(claim.content_spans) },
    { kind: "cue", spans: near(claim.cue_spans) },
    { kind: `source of-${claim.source_type}`, spans: near(claim.source_spans) },
  ]);
  return (
    <blockquote class="words context" dir="auto">
      {pieces.map((piece) => (piece.kinds.length > 0 ? <span class={piece.kinds.join(" ")}>{clip(piece.text, 20000)}</span> : clip(piece.text, 20000)))}
    </blockquote>
  );
}

function DocumentFacts({ answer }: { answer: ClaimAnswer }) {
  const { document, claim } = answer;
  return (
    <section class="card stack">
      <h2>Where it is written</h2>
      <p>
        <a href={toDocument(document.id, firstWord(claim), claim.id)}><Name text={documentName(document)} most={240} /></a> <kbd>o</kbd>
      </p>
      <dl class="facts">
        {document.outlet !== undefined && (<><dt>outlet</dt><dd><Name text={document.outlet} /></dd></>)}
        {document.published !== undefined && (<><dt>published</dt><dd>{showDate(clip(document.published, 40))}</dd></>)}
        {claim.pages !== undefined && (<><dt>where</dt><dd>{claim.pages}</dd></>)}
        <dt>file</dt><dd class="mono"><Name text={document.path} most={300} /> ({mediaName(document.media_type)})</dd>
        <dt>SHA-256</dt><dd class="mono hash">{document.sha256}</dd>
      </dl>
    </section>
  );
}

export function ClaimScreen({ id }: { id: number }) {
  const { data, error } = useGet<ClaimAnswer>(`/api/claims/${id}`);
  useScreenClaim(id);
  useKeptPlace(data !== undefined);
  if (!data) return <NotYet error={error} />;
  const { claim, read_as: readAs } = data;
  return (
    <>
      <div class="head">
        <h1>Claim <span class="number">{claim.id}</span></h1>
        <StanceChip stance={claim.stance} />
        <JudgedMarks claim={claim} />
        <div class="row">
          <a class="button" href={toChain(id)}>Chain drawn <kbd>v</kbd></a>
          {claim.source_id !== undefined && <a class="button" href={toSource(claim.source_id)}>The source <kbd>s</kbd></a>}
        </div>
      </div>
      <div class="two">
        <div class="stack">
          <section class="card stack">
            <ChainSentence answer={data} />
            <p class="soft small">This is what the text says, as the program reads it; it is nobody's finding that it is so.</p>
            <ClaimButtons id={id} />
          </section>
          <section class="card stack">
            <h2>In the text</h2>
            <InContext answer={data} />
            {readAs && (
              <div class="small">
                <h3>Before it was corrected by hand, the program read</h3>
                {readAs.source !== undefined && <p>source: <Name text={readAs.source} /></p>}
                {readAs.content !== undefined && <p>words: <Quoted text={readAs.content}><LongWords text={readAs.content} first={400} /></Quoted></p>}
              </div>
            )}
          </section>
          <section class="card stack">
            <h2>The chain, link by link</h2>
            <ChainLinks answer={data} />
          </section>
        </div>
        <aside class="stack">
          <DocumentFacts answer={data} />
          <section class="card stack">
            <h2>Decisions about it</h2>
            {data.decisions.length === 0 ? (
              <p class="soft small">Nobody has judged this reading yet.</p>
            ) : (
              <ul class="stack small">
                {data.decisions.map((decision) => (
                  <li key={decision.id} class="decision">
                    <DecisionWords decision={decision} brief />
                    {decision.state === "holds" && decision.kind !== "undo" && <button class="quiet small" onClick={() => void undo(decision.id)}>undo</button>}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section class="stack">
            <h2>Other claims of this source <span class="soft number">{data.siblings.length > 0 && count(data.siblings.length, "claim")}</span></h2>
            {data.siblings.length === 0 ? <p class="soft small">None under this name.</p> : (
              <ul class="rows">
                {data.siblings.map((sibling) => (
                  <li key={sibling.id}><ClaimRow claim={sibling} inDocument={sibling.document === claim.document} /></li>
                ))}
              </ul>
            )}
          </section>
        </aside>
      </div>
    </>
  );
}
