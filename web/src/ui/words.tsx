// Words of documents. They get into the page here and nowhere else: as text, isolated, in the book face.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Claim, SourceType, Span, Stance } from "../api/types";
import { markedPieces } from "../logic/marked";
import { chainNames, clip, quoteMarks, stanceNames, typeNames } from "../logic/words";
import { StanceSign, TypeSign } from "./icons";

export function Words({ text, most = 420, as = "words" }: { text: string; most?: number; as?: string }) {
  return (
    <bdi class={as} dir="auto">
      {clip(text, most)}
    </bdi>
  );
}

// What a screen or a part of it shows while its answer is on its way, or when it has failed. Keys wait for what is busy.
export function NotYet({ error }: { error: string | undefined }) {
  if (error !== undefined) return <p class="empty bad" role="alert">{error}</p>;
  return <p class="empty" aria-busy="true">…</p>;
}

// Names are words of documents too, but stand in the plain face.
export const Name = ({ text, most = 120 }: { text: string; most?: number }) => <bdi dir="auto">{clip(text, most)}</bdi>;

// Between quotation marks, unless they are part of the words.
export function Quoted({ children, text }: { children: ComponentChildren; text: string }) {
  const [open, close] = quoteMarks(text);
  return (
    <>
      {open}
      {children}
      {close}
    </>
  );
}

const step = 20000;

// Words that may be very many: a first part, and more on demand.
export function LongWords({ text, first = 3000 }: { text: string; first?: number }) {
  const [shown, setShown] = useState(first);
  return (
    <>
      <Words text={text} most={shown} />
      {text.length > shown && (
        <button class="quiet" onClick={() => setShown(shown + step)}>
          more ({text.length - shown} characters)
        </button>
      )}
    </>
  );
}

// `spans` are relative to the text.
export function MarkedWords({ text, marks, kind = "hit" }: { text: string; marks: Span[]; kind?: string }) {
  return (
    <bdi class="words" dir="auto">
      {markedPieces(text, [{ kind, spans: marks }]).map((piece) => (piece.kinds.length > 0 ? <mark>{piece.text}</mark> : piece.text))}
    </bdi>
  );
}

export function StanceChip({ stance }: { stance: Stance }) {
  return (
    <span class={`stance ${stance}`}>
      <StanceSign stance={stance} />
      {stanceNames[stance]}
    </span>
  );
}

export function TypeName({ type }: { type: SourceType }) {
  return (
    <span class={`type of-${type}`}>
      <TypeSign type={type} />
      {typeNames[type]}
    </span>
  );
}

// A source with the sign of its kind; for readers of the screen the kind is said.
export function SourceName({ name, type, most = 120 }: { name: string; type: SourceType; most?: number }) {
  return (
    <span class={`type of-${type}`} title={typeNames[type]}>
      <TypeSign type={type} />
      {name === "" ? <i>not said</i> : <Name text={name} most={most} />}
      {type === "anonymous" && <span> (anonymous)</span>}
      {type !== "anonymous" && <span class="gone"> ({typeNames[type]})</span>}
    </span>
  );
}

// Who relayed it, nearest first: "through The national paper, Nerys Quaile, Moorhen61".
export function Through({ claim }: { claim: Claim }) {
  const relays = chainNames(claim).slice(0, -1).reverse();
  if (relays.length === 0) return null;
  return (
    <span>
      through{" "}
      {relays.slice(0, 6).map((who, at) => (
        <>
          {at > 0 && " ← "}
          {who === "" ? <i>an author not given</i> : <Name text={who} most={60} />}
        </>
      ))}
      {relays.length > 6 && ` and ${relays.length - 6} more`}
    </span>
  );
}

export function JudgedMarks({ claim }: { claim: Pick<Claim, "judged"> }) {
  const judged = claim.judged;
  if (!judged) return null;
  return (
    <span class="state">
      {judged.verdict === "accepted" && <span class="good-state">✓ reading accepted</span>}
      {judged.verdict === "rejected" && <span class="bad">✗ reading rejected</span>}
      {judged.retracted && <span class="bad">↶ marked as retracted</span>}
      {judged.corrected && <span>corrected by hand</span>}
      {(judged.notes ?? 0) > 0 && <span>{judged.notes === 1 ? "1 note" : `${judged.notes} notes`}</span>}
    </span>
  );
}
