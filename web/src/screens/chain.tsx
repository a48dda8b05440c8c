// The chain of a claim, drawn, with the other ways on which its source's words came into the case.
import { useGet } from "../api/client";
import type { ClaimAnswer } from "../api/types";
import { pathsOf } from "../logic/claim_paths";
import { toClaim } from "../logic/route";
import { ChainLinks, ChainSentence } from "../ui/chain_words";
import { PathsDrawing } from "../ui/drawing";
import { useScreenClaim } from "../ui/judging";
import { NotYet } from "../ui/words";

export function ChainScreen({ id }: { id: number }) {
  const { data, error } = useGet<ClaimAnswer>(`/api/claims/${id}`);
  useScreenClaim(id);
  if (!data) return <NotYet error={error} />;
  const alone = pathsOf([data.claim], id);
  const paths = pathsOf([data.claim, ...data.siblings], id);
  return (
    <div class="stack">
      <div class="head">
        <h1>The chain, from who is said to have said it to the page</h1>
        <div class="row">
          <a class="button" href={toClaim(id)}>The claim <kbd>i</kbd></a>
        </div>
      </div>
      <ChainSentence answer={data} />
      <PathsDrawing paths={alone} label="the chain of this claim" />
      {paths.length > 1 && (
        <>
          <h2>Other ways on which this source is heard in the case</h2>
          <p class="soft small">The way of this claim is drawn strong. Names are names as written: two spellings of one person stand apart until somebody has joined them.</p>
          <PathsDrawing paths={paths} label="all ways of this source's words" />
        </>
      )}
      <section class="card stack">
        <h2>Link by link, the other way: from the page inwards</h2>
        <ChainLinks answer={data} />
      </section>
    </div>
  );
}
