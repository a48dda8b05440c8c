// One block of a document's text: who speaks, the words with what was read in them, and the claims that begin here in the margin.
import { Component } from "preact";
import type { Claim, Passage, Stance } from "../api/types";
import type { Block, Piece } from "../logic/blocks";
import { chainNames, clip, passageNames, showDate, sourceName, stanceNames } from "../logic/words";
import { StanceSign, TypeSign } from "../ui/icons";
import { Name, SourceName, StanceChip } from "../ui/words";

function PassageHead({ passage, goesOn }: { passage: Passage; goesOn: boolean }) {
  const kind = passageNames[passage.kind];
  return (
    <p class="passage-head">
      {passage.author !== undefined && <b><Name text={passage.author} /></b>}
      <span>{goesOn ? `${kind}, goes on` : kind}</span>
      {passage.author === undefined && <span>author not given</span>}
      {passage.outlet !== undefined && !goesOn && <Name text={passage.outlet} most={80} />}
      {passage.published !== undefined && !goesOn && <span class="number">{showDate(clip(passage.published, 40))}</span>}
      {passage.link !== undefined && !goesOn && <span class="mono"><Name text={passage.link} most={80} /></span>}
    </p>
  );
}

interface Props {
  block: Block;
  text: string;
  claims: Map<number, Claim>;
  chosen: number; // the chosen claim where it touches this block, else 0
  chain: ReadonlySet<number> | undefined; // claims of the chosen one's chain, where they touch this block
  choose: (claim: number) => void;
}

// Where the words of a claim end: its stance is written there, where it is not a plain assertion.
function endsHere(piece: Piece, claims: Map<number, Claim>): Stance | undefined {
  for (const id of [piece.content, piece.cue]) {
    const claim = claims.get(id);
    if (!claim || claim.stance === "asserted") continue;
    const spans = claim.content_spans.length > 0 ? claim.content_spans : claim.cue_spans;
    if (spans[spans.length - 1]?.[1] === piece.end) return claim.stance;
  }
  return undefined;
}

function PieceView({ piece, props }: { piece: Piece; props: Props }) {
  const { claims, chosen, chain, block, text } = props;
  const words = text.slice(piece.begin - block.begin, piece.end - block.begin);
  const content = claims.get(piece.content);
  const source = claims.get(piece.source);
  const id = piece.source || piece.cue || piece.content;
  const classes: string[] = [];
  if (content) classes.push("said", `on-${content.stance}`);
  if (content?.judged?.verdict === "rejected") classes.push("rejected");
  if (source) classes.push("source", `of-${source.source_type}`);
  if (piece.cue) classes.push("cue");
  if (piece.note) classes.push("noted");
  const isChosen = (claim: number): boolean => claim !== 0 && claim === chosen;
  if (chosen && inChosen(piece, claims.get(chosen))) classes.push("chosen");
  if (isChosen(piece.source) || isChosen(piece.cue)) classes.push("chosen-source");
  else if (chain && chain.has(piece.source)) classes.push("chain-source");
  const stance = endsHere(piece, claims);
  const begins = source?.source_spans[0]?.[0] === piece.begin;
  return (
    <>
      {source && begins && <TypeSign type={source.source_type} />}
      <span data-at={piece.begin} data-claim={id || undefined} class={classes.length > 0 ? classes.join(" ") : undefined}>
        {words}
      </span>
      {stance !== undefined && (
        <span class={`stance label ${stance}`}>
          <StanceSign stance={stance} />
          {stanceNames[stance]}
        </span>
      )}
    </>
  );
}

const inChosen = (piece: Piece, claim: Claim | undefined): boolean =>
  claim?.content_spans.some((span) => span[0] <= piece.begin && span[1] >= piece.end) ?? false;

// Drawn anew only when something in it changes: a document has thousands.
export class BlockView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const now = this.props;
    return now.block !== next.block || now.chosen !== next.chosen || now.chain !== next.chain;
  }

  override render(props: Props) {
    const { block, chosen, choose } = props;
    const silent = block.passage !== undefined && block.passage !== block.voice;
    const kind = block.passage?.kind ?? "article";
    return (
      <div class={`block kind-${kind} depth-${Math.min(block.depth, 6)}`} data-begin={block.begin}>
        {block.page !== undefined && <p class="page">{block.page}</p>}
        {block.head && block.voice && <PassageHead passage={block.voice} goesOn={block.head === "goes on"} />}
        {silent && kind !== "boilerplate" && <p class="passage-head small">{passageNames[kind]}</p>}
        <p class="text" dir="auto">
          {block.pieces.map((piece) => (
            <PieceView key={piece.begin} piece={piece} props={props} />
          ))}
        </p>
        {block.starts.length > 0 && (
          <ul class="margin" aria-label="claims that begin here">
            {block.starts.map((claim) => (
              <li key={claim.id}>
                <button class={claim.id === chosen ? "chosen" : ""} aria-pressed={claim.id === chosen} data-choose={claim.id} onClick={() => choose(claim.id)}>
                  <MarginChain claim={claim} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  }
}

// The chain from the passage's author inwards, shortened in the middle.
function MarginChain({ claim }: { claim: Claim }) {
  const relays = chainNames(claim).slice(1, -1);
  return (
    <>
      {relays.slice(-2).map((who) => (
        <span class="relay">
          {who === "" ? <i>not given</i> : <Name text={who} most={34} />}
          <span aria-hidden="true"> ← </span>
          <span class="gone">on the word of </span>
        </span>
      ))}
      <SourceName name={sourceName(claim)} type={claim.source_type} most={60} />
      {claim.stance !== "asserted" && <StanceChip stance={claim.stance} />}
      {claim.judged?.verdict === "rejected" && <span class="bad"> ✗ rejected</span>}
      {claim.judged?.verdict === "accepted" && <span> ✓</span>}
    </>
  );
}
