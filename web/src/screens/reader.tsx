// A document as passages with their authors, with what was read in its words. Choosing a claim shows its chain.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { get, useGet } from "../api/client";
import type { Claim, ClaimAnswer, DocumentInfo, SourceType, Span, Stance } from "../api/types";
import { firstWord } from "../logic/blocks";
import { toClaim, toDocument } from "../logic/route";
import { clip, count, decisionNames, documentName, findingNames, mediaName, showDate, showMoment, showNumber } from "../logic/words";
import { ChainLinks, ChainSentence } from "../ui/chain_words";
import { ClaimButtons, useScreenClaim } from "../ui/judging";
import { keysWaitFor, useKeys } from "../ui/keys";
import { amend, go, useRoute } from "../ui/location";
import { JudgedMarks, LongWords, Name, SourceName, StanceChip, TypeName } from "../ui/words";
import { BlockView } from "./block";
import { askNoteOnWords, pickedSpan } from "./note_words";
import { useStretches, type Reading } from "./stretches";

function Legend() {
  const stances: Stance[] = ["asserted", "confirmed", "denied", "alleged", "hedged", "asked", "declined", "no_response", "retracted"];
  const types: SourceType[] = ["named", "anonymous", "described", "institution", "outlet", "document"];
  return (
    <details class="card small">
      <summary>What the marks mean</summary>
      <p class="row">{stances.map((stance) => <span class={`said on-${stance}`}><StanceChip stance={stance} /></span>)}</p>
      <p class="row">{types.map((type) => <TypeName type={type} />)}</p>
      <p class="soft">The stance is what the text says of itself. Both are readings by the program, and can be wrong.</p>
    </details>
  );
}

function About({ info, onPlace }: { info: DocumentInfo; onPlace: (at: number) => void }) {
  return (
    <>
      <section class="card stack">
        <h2>This document</h2>
        <dl class="facts">
          {info.outlet !== undefined && (<><dt>outlet</dt><dd><Name text={info.outlet} /></dd></>)}
          {info.author !== undefined && (<><dt>author</dt><dd><Name text={info.author} /></dd></>)}
          {info.published !== undefined && (<><dt>published</dt><dd>{showDate(clip(info.published, 40))}</dd></>)}
          {info.amended !== undefined && (<><dt>amended</dt><dd>{showDate(clip(info.amended, 40))}</dd></>)}
          <dt>file</dt><dd class="mono"><Name text={info.path} most={400} /></dd>
          {info.container !== undefined && (<><dt>inside</dt><dd class="mono"><Name text={info.container} most={400} /></dd></>)}
          <dt>kind</dt><dd>{mediaName(info.media_type)}, {count(info.bytes, "byte")}, <a href={`/api/documents/${info.id}/file`} download>download as it came</a></dd>
          <dt>SHA-256</dt><dd class="mono hash">{info.sha256}</dd>
          {info.copies?.map((copy) => (<><dt>same bytes</dt><dd class="mono"><Name text={copy} most={300} /></dd></>))}
          {info.versions?.map((version) => (<><dt>other version</dt><dd><a href={toDocument(version.id)}>read {showMoment(version.captured_at)}</a></dd></>))}
          {info.notes?.map((note) => (<><dt>of the reading</dt><dd><Name text={note} most={300} /></dd></>))}
        </dl>
      </section>
      {(info.findings?.length ?? 0) > 0 && (
        <section class="card stack">
          <h2>Findings</h2>
          <ul class="stack small">
            {info.findings?.map((finding) => (
              <li key={finding.id}>
                <b>{findingNames[finding.kind]}</b>: <Name text={finding.message} most={400} />{" "}
                {finding.spans[0] && <button class="quiet small" onClick={() => onPlace(finding.spans[0]?.[0] ?? 0)}>show in the text</button>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Chosen({ claim, onPlace }: { claim: Claim; onPlace: (at: number) => void }) {
  const { data, error } = useGet<ClaimAnswer>(`/api/claims/${claim.id}`);
  return (
    <section class="card stack chosen-claim" aria-label="the chosen claim" aria-live="polite">
      {data ? (
        <ChainSentence answer={data} />
      ) : (
        <p class="sentence">
          <SourceName name={claim.source_name ?? claim.source ?? ""} type={claim.source_type} /> <StanceChip stance={claim.stance} /> {claim.content !== undefined && <LongWords text={claim.content} first={400} />}
        </p>
      )}
      <JudgedMarks claim={claim} />
      <ClaimButtons id={claim.id} />
      {error !== undefined && <p class="bad" role="alert">{error}</p>}
      {data && <ChainLinks answer={data} brief onPlace={onPlace} />}
      <p class="row">
        <a class="button" href={toClaim(claim.id)}>Open the claim <kbd>Enter</kbd></a>
        <a class="button" href={`${toClaim(claim.id)}/chain`}>Chain drawn <kbd>v</kbd></a>
      </p>
    </section>
  );
}

function Sentinel({ load }: { load: () => Promise<void> }) {
  const element = useRef<HTMLParagraphElement>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) void latest.current();
    }, { rootMargin: "1500px" });
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  });
  return <p ref={element} class="soft small">more of the text…</p>;
}

function scrollToPlace(at: number, block: ScrollLogicalPosition): void {
  const blocks = [...document.querySelectorAll<HTMLElement>(".reader-text .block")];
  const holder = blocks.filter((one) => Number(one.dataset["begin"]) <= at).pop() ?? blocks[0];
  if (!holder) return;
  const piece = [...holder.querySelectorAll<HTMLElement>("[data-at]")].filter((one) => Number(one.dataset["at"]) <= at).pop() ?? holder;
  const box = piece.getBoundingClientRect();
  // On a narrow screen the chosen claim covers the lower half.
  const lowest = matchMedia("(max-width: 60rem)").matches ? innerHeight / 2 : innerHeight - 40;
  const seen = box.top > 80 && box.bottom < lowest;
  if (seen && block === "nearest") return;
  piece.scrollIntoView({ block: "center" });
  // Blocks that were never shown have estimated heights; once they are drawn the place may have moved.
  requestAnimationFrame(() => piece.scrollIntoView({ block: "center" }));
}

function spansOf(claim: Claim): Span[] {
  return [...claim.source_spans, ...claim.cue_spans, ...claim.content_spans];
}

function Text({ reading, claims, chosen, choose }: { reading: Reading; claims: Map<number, Claim>; chosen: Claim | undefined; choose: (id: number) => void }) {
  const chain = useMemo(() => {
    const ids = new Set<number>();
    for (let at: Claim | undefined = chosen; at && !ids.has(at.id); at = at.parent === undefined ? undefined : claims.get(at.parent)) ids.add(at.id);
    return ids;
  }, [chosen, claims]);
  const touched = [...chain].flatMap((id) => { const claim = claims.get(id); return claim ? spansOf(claim) : []; });
  const onClick = (event: MouseEvent): void => {
    if (!getSelection()?.isCollapsed) return;
    const piece = (event.target as Element).closest<HTMLElement>("[data-claim]");
    if (piece && piece.closest(".text")) choose(Number(piece.dataset["claim"]));
  };
  return (
    <div class="reader-text" onClick={onClick}>
      {reading.earlier && <Sentinel load={reading.earlier} />}
      {reading.parts.flatMap((part) =>
        part.blocks.map((block) => {
          const touches = touched.some((span) => span[0] < block.end && span[1] > block.begin);
          return (
            <BlockView
              key={block.begin}
              block={block}
              text={part.stretch.text.slice(block.begin - part.stretch.from, block.end - part.stretch.from)}
              claims={claims}
              chosen={touches ? (chosen?.id ?? 0) : 0}
              chain={touches ? chain : undefined}
              choose={choose}
            />
          );
        }),
      )}
      {reading.later && <Sentinel load={reading.later} />}
    </div>
  );
}

export function ReaderScreen({ id }: { id: number }) {
  const { data: info, error } = useGet<DocumentInfo>(`/api/documents/${id}`);
  const { parameters } = useRoute();
  const at = Number(parameters.get("at") ?? 0) || 0;
  const chosenId = Number(parameters.get("claim") ?? 0) || 0;
  const reading = useStretches(id, at);

  const ordered = useMemo(() => {
    const all = new Map<number, Claim>();
    for (const part of reading.parts) for (const claim of part.stretch.claims) all.set(claim.id, claim);
    return [...all.values()].sort((a, b) => firstWord(a) - firstWord(b) || a.depth - b.depth);
  }, [reading.parts]);
  const claims = useMemo(() => new Map(ordered.map((claim) => [claim.id, claim])), [ordered]);
  const chosen = claims.get(chosenId);
  // The next claim's chain is asked for before its key is pressed.
  const next = chosen && ordered[ordered.indexOf(chosen) + 1];
  useEffect(() => {
    if (next) get(`/api/claims/${next.id}`).catch(() => undefined);
  }, [next]);
  useScreenClaim(chosen?.id);

  // The address names the place; once the words are there the page goes to it.
  const ready = reading.parts.length > 0;
  const came = useRef<string>("");
  useLayoutEffect(() => {
    const wanted = `${at} ${chosenId}`;
    if (!ready || came.current === wanted) return;
    const first = came.current === "";
    came.current = wanted;
    if (first && at === 0 && chosenId === 0) return;
    scrollToPlace(at, first ? "center" : "nearest");
  }, [ready, at, chosenId, reading.parts]);

  const choose = useCallback((claim: number) => {
    const found = claims.get(claim);
    if (found) amend(toDocument(id, firstWord(found), claim));
  }, [claims, id]);
  const onPlace = useCallback((place: number) => {
    came.current = "again";
    amend(toDocument(id, place, chosenId || undefined));
    scrollToPlace(place, "center");
  }, [id, chosenId]);

  const step = (by: number, further = true): void => {
    const now = ordered.findIndex((claim) => claim.id === chosenId);
    let next = ordered[now + by];
    if (now === -1) {
      // Nothing is chosen: the first claim on the screen.
      const top = [...document.querySelectorAll<HTMLElement>("[data-choose]")].find((one) => one.closest(".block")!.getBoundingClientRect().bottom > 60);
      next = claims.get(Number(top?.dataset["choose"])) ?? ordered[0];
    }
    if (next) choose(next.id);
    else if (further) {
      // It may be in words that are not there yet.
      const more = by > 0 ? reading.later : reading.earlier;
      if (more) void keysWaitFor(more().then(() => latestStep.current(by, false)));
    }
  };
  const latestStep = useRef(step);
  latestStep.current = step;
  useKeys("Document", [
    { key: "j", name: "next claim", run: () => step(1) },
    { key: "k", name: "claim before", run: () => step(-1) },
    { key: "ArrowDown", name: "scroll", shown: "↑ ↓ Space", pass: true, run: () => undefined },
    { key: "ArrowUp", name: "scroll", shown: "", pass: true, run: () => undefined },
    { key: "Enter", name: "open the chosen claim", run: () => { if (chosen) go(toClaim(chosen.id)); } },
    { key: "W", name: "write a note on any words (those selected, or picked by keys)", run: () => askNoteOnWords(id, pickedSpan(), reading, chosen) },
    { key: "x", name: "choose no claim", run: () => amend(toDocument(id)) },
  ]);

  const notes = reading.parts.flatMap((part) => part.stretch.notes);
  if (error !== undefined && !info) return <p class="empty bad" role="alert">{error}</p>;
  const position = ordered.findIndex((claim) => claim.id === chosenId);
  return (
    <>
      <div class="head">
        <h1>{info ? <Name text={documentName(info)} most={300} /> : "…"}</h1>
        {info && (
          <p class="soft">
            {info.outlet !== undefined && <><Name text={info.outlet} most={80} />, </>}
            {info.published !== undefined && <>{showDate(clip(info.published, 40))}, </>}
            <span class="number">{position >= 0 ? `claim ${showNumber(position + 1)} of ${showNumber(info.claims)}` : count(info.claims, "claim")}</span>
          </p>
        )}
        <div class="row">
          <button onClick={() => step(-1)} aria-label="claim before">Before <kbd>k</kbd></button>
          <button onClick={() => step(1)} aria-label="next claim">Next <kbd>j</kbd></button>
          <button onClick={() => askNoteOnWords(id, pickedSpan(), reading, chosen)}>Note on words <kbd>W</kbd></button>
        </div>
      </div>
      {reading.error !== undefined && <p class="empty bad" role="alert">{reading.error}</p>}
      <div class={chosen ? "reader has-chosen" : "reader"} aria-busy={reading.waits}>
        <Text reading={reading} claims={claims} chosen={chosen} choose={choose} />
        <aside class="side stack">
          {chosen && (
            <>
              <button class="quiet close" onClick={() => amend(toDocument(id))}>Close <kbd>x</kbd></button>
              <Chosen claim={chosen} onPlace={onPlace} />
            </>
          )}
          {!chosen && info && <About info={info} onPlace={onPlace} />}
          {!chosen && notes.length > 0 && (
            <section class="card stack">
              <h2>Notes</h2>
              <ul class="stack small">
                {notes.map((note) => (
                  <li key={note.id}>
                    {note.text !== undefined ? <Name text={note.text} most={1000} /> : decisionNames[note.kind]}
                    <br />
                    <span class="soft"><bdi>{note.who}</bdi>, {showMoment(note.at)}</span>
                    {note.about?.span && <button class="quiet small" onClick={() => onPlace(note.about?.span?.[0] ?? 0)}>show in the text</button>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {!chosen && <Legend />}
        </aside>
      </div>
    </>
  );
}
