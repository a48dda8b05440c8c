// Two claims side by side: who says what, how firmly, on whose word, in which words.
import { useGet } from "../api/client";
import type { ClaimAnswer } from "../api/types";
import { toClaim } from "../logic/route";
import { clip, documentName, showDate } from "../logic/words";
import { ChainLinks, ChainSentence } from "../ui/chain_words";
import { toCompare } from "../ui/picks";
import { JudgedMarks, Name, NotYet, StanceChip } from "../ui/words";
import { InContext } from "./claim";

function Side({ id }: { id: number }) {
  const { data, error } = useGet<ClaimAnswer>(`/api/claims/${id}`);
  if (!data) return <NotYet error={error} />;
  const { claim } = data;
  return (
    <section class="stack" aria-label={`claim ${id}`}>
      <div class="card stack focusable" tabIndex={0} data-row={`claim-${id}`} data-claim={id}>
        <p class="row"><StanceChip stance={claim.stance} /> <JudgedMarks claim={claim} /> <a href={toClaim(id)}>claim {id}</a></p>
        <ChainSentence answer={data} />
        <p class="soft small">
          <Name text={documentName(claim)} most={140} />{claim.dated !== undefined && <>, {showDate(clip(claim.dated, 40))}</>}
        </p>
      </div>
      <div class="card"><InContext answer={data} /></div>
      <div class="card"><ChainLinks answer={data} brief /></div>
    </section>
  );
}

export function CompareScreen({ a, b }: { a: number | undefined; b: number | undefined }) {
  const waiting = toCompare.use();
  const first = a ?? waiting;
  if (first === undefined || b === undefined) {
    return (
      <>
        <div class="head"><h1>Compare two claims</h1></div>
        <div class="half">
          {first === undefined ? <p class="empty">Press <kbd>c</kbd> on a claim anywhere, and <kbd>c</kbd> on another.</p> : <Side id={first} />}
          <p class="empty">Press <kbd>c</kbd> on {first === undefined ? "a second" : "another"} claim, in any list, in a document or on its own screen.</p>
        </div>
      </>
    );
  }
  return (
    <>
      <div class="head">
        <h1>Two claims side by side</h1>
        <p class="soft">What differs is for you to judge. <kbd>j</kbd> and <kbd>k</kbd> choose the one that keys act on.</p>
      </div>
      <div class="half">
        <Side id={first} />
        <Side id={b} />
      </div>
    </>
  );
}
