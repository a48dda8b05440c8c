// Two names, side by side with what is known of each: the same source, different ones, or unsure.
import { get, useGet } from "../api/client";
import { useList } from "../api/list";
import type { Claim, Pair, SourceAnswer } from "../api/types";
import { toPair, toSource } from "../logic/route";
import { clip, count, showDate } from "../logic/words";
import { judge } from "../ui/judging";
import { keysWaitFor, useKeys } from "../ui/keys";
import { amend, go } from "../ui/location";
import { Rows } from "../ui/rows";
import { SourceFigures, SourceLine } from "../ui/source_row";
import { Name, NotYet, StanceChip, Through, TypeName, Words } from "../ui/words";

export function PairsScreen() {
  const list = useList<Pair>("/api/pairs", "pairs");
  return (
    <>
      <div class="head">
        <h1>Names that might be one</h1>
        {list.items && <p class="soft number">{count(list.total, "pair")}</p>}
      </div>
      <div class="stack">
        <p class="soft small">In doubt hearsay keeps names apart. Only a person joins them; the decision can be undone.</p>
        <Rows
          list={list}
          label="pairs of names"
          keyOf={(pair) => `${pair.a.id}-${pair.b.id}`}
          empty="No pair of names waits to be judged."
          row={(pair) => (
            <a href={toPair(pair.a.id, pair.b.id)} data-row={`pair-${pair.a.id}-${pair.b.id}`}>
              <span class="pair"><span><SourceLine source={pair.a} /></span><span><SourceLine source={pair.b} /></span></span>
              <span class="under"><Name text={pair.why} most={200} /></span>
            </a>
          )}
        />
      </div>
    </>
  );
}

function Evidence({ id }: { id: number }) {
  const { data, error } = useGet<SourceAnswer>(`/api/sources/${id}`);
  const { data: claims } = useGet<{ total: number; claims: Claim[] }>(`/api/claims?source=${id}&offset=0&limit=12`);
  if (!data) return <NotYet error={error} />;
  return (
    <section class="card stack">
      <h2><a href={toSource(id)}><Name text={data.source.name} most={200} /></a></h2>
      <p class="under"><TypeName type={data.source.type} /><SourceFigures source={data.source} /></p>
      {(data.aliases?.length ?? 0) > 0 && <p class="small names"><span class="soft">also written</span> {data.aliases?.map((alias) => <Name text={alias} />)}</p>}
      <p class="small names"><span class="soft">heard through</span> {data.heard_by.slice(0, 8).map((row) => <Name text={row.who ?? row.outlet ?? "author not given"} />)}</p>
      <h3>What it is said to have said</h3>
      <ul class="stack">
        {claims?.claims.map((claim) => (
          <li key={claim.id} class="evidence">
            <StanceChip stance={claim.stance} /> {claim.source !== undefined && <b><Name text={claim.source} /></b>} {claim.content !== undefined && <Words text={claim.content} most={260} />}
            <span class="under"><Through claim={claim} /><span>in <Name text={claim.title ?? claim.path} most={80} /></span>{claim.dated !== undefined && <span>{showDate(clip(claim.dated, 40))}</span>}</span>
          </li>
        ))}
      </ul>
      {claims && claims.total > 12 && <p class="small soft">and {claims.total - 12} more</p>}
    </section>
  );
}

const waiting = "/api/pairs?offset=0&limit=20";

export function PairScreen({ a, b }: { a: number; b: number }) {
  const { data: pairs } = useGet<{ pairs: Pair[] }>(waiting);
  const { data: first } = useGet<SourceAnswer>(`/api/sources/${a}`);
  const known = first?.alike.find((one) => one.source.id === b || one.source.members?.includes(b));
  const joined = first?.source.members?.includes(a) && first.source.members.includes(b);
  const isOther = (pair: Pair): boolean => !(pair.a.id === a && pair.b.id === b) && !(pair.a.id === b && pair.b.id === a);
  const others = pairs?.pairs.filter(isOther) ?? [];
  const next = async (): Promise<void> => {
    const pair = (await get<{ pairs: Pair[] }>(waiting)).pairs.find(isOther);
    if (pair) amend(toPair(pair.a.id, pair.b.id));
    else go("/sources");
  };
  const decide = (kind: "same" | "different" | "unsure", done: string): void => {
    void keysWaitFor(judge({ kind, source: a, other: b }, done).then(next));
  };
  const choices: { key: string; label: string; run: () => void }[] = [
    { key: "y", label: "The same source", run: () => decide("same", "Joined: both names are one source now.") },
    { key: "n", label: "Keep apart", run: () => decide("different", "Kept apart.") },
    { key: "h", label: "Unsure", run: () => decide("unsure", "Unsure. They stay apart, and the pair is not asked again.") },
    { key: "l", label: "Later", run: () => void keysWaitFor(next()) },
  ];
  useKeys("Two names", choices.map(({ key, label, run }) => ({ key, name: label.toLowerCase(), run })));
  return (
    <>
      <div class="head">
        <h1>Are these one source?</h1>
        <p class="soft">{joined ? "joined by hand" : known?.decision !== undefined ? `judged: ${known.decision}` : known ? <Name text={known.why} /> : ""}</p>
        <div class="row">
          {choices.map((choice) => <button key={choice.key} onClick={choice.run}>{choice.label} <kbd>{choice.key}</kbd></button>)}
        </div>
      </div>
      <div class="half">
        <Evidence id={a} />
        <Evidence id={b} />
      </div>
      {others.length > 0 && <p class="soft small">{count(others.length, "more pair")} after this one.</p>}
    </>
  );
}
