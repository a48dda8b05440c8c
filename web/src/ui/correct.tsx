// Corrections of a reading: which words, whose words.
import { useEffect, useState } from "preact/hooks";
import { get, query } from "../api/client";
import type { ClaimAnswer, NewDecision, Source, Span } from "../api/types";
import { markedPieces } from "../logic/marked";
import { moveEdge, wordEdges } from "../logic/word_edges";
import { closeDialog, Dialog } from "./dialogs";
import { judge } from "./judging";
import { SourceName } from "./words";

const extent = (spans: Span[]): Span | undefined =>
  spans.length === 0 ? undefined : [Math.min(...spans.map((span) => span[0])), Math.max(...spans.map((span) => span[1]))];

// Words picked out of a text with the arrow keys or with the mouse. `text` stands at `from` in its document.
export function SpanPicker({ text, from, span, onChange }: { text: string; from: number; span: Span; onChange: (span: Span) => void }) {
  const edges = wordEdges(text);
  const [begin, end] = [span[0] - from, span[1] - from];
  const set = (nextBegin: number, nextEnd: number): void => {
    if (nextBegin < nextEnd) onChange([from + nextBegin, from + nextEnd]);
  };
  const move = (which: "begin" | "end", steps: number): void => {
    if (which === "begin") set(moveEdge(edges.begins, begin, steps), end);
    else set(begin, moveEdge(edges.ends, end, steps));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (steps === 0) return;
    event.preventDefault();
    move(event.shiftKey ? "begin" : "end", event.ctrlKey ? steps * 5 : steps);
  };
  const onMouseUp = (): void => {
    const picked = getSelection();
    const root = picked?.rangeCount ? picked.getRangeAt(0) : undefined;
    if (!root || root.collapsed) return;
    const offset = (node: Node, at: number): number | undefined => {
      const piece = node.parentElement?.closest<HTMLElement>("[data-at]");
      return piece ? Number(piece.dataset["at"]) + at : undefined;
    };
    const [first, last] = [offset(root.startContainer, root.startOffset), offset(root.endContainer, root.endOffset)];
    if (first !== undefined && last !== undefined) set(first, last);
  };
  let at = 0;
  return (
    <div class="stack">
      <div class="picker words" dir="auto" tabIndex={0} role="group" aria-label={`Words picked: ${text.slice(begin, end)}`} onKeyDown={onKeyDown} onMouseUp={onMouseUp} autofocus>
        {markedPieces(text, [{ kind: "picked", spans: [[begin, end]] }]).map((piece) => {
          const here = at;
          at += piece.text.length;
          return piece.kinds.length > 0 ? <mark data-at={here}>{piece.text}</mark> : <span data-at={here}>{piece.text}</span>;
        })}
      </div>
      <div class="row small">
        <span class="soft">Begins</span>
        <button type="button" onClick={() => move("begin", -1)} aria-label="begin a word earlier">←</button>
        <button type="button" onClick={() => move("begin", 1)} aria-label="begin a word later">→</button>
        <kbd>Shift ← →</kbd>
        <span class="soft">Ends</span>
        <button type="button" onClick={() => move("end", -1)} aria-label="end a word earlier">←</button>
        <button type="button" onClick={() => move("end", 1)} aria-label="end a word later">→</button>
        <kbd>← →</kbd>
      </div>
    </div>
  );
}

export function CorrectWords({ answer }: { answer: ClaimAnswer }) {
  const { claim, context } = answer;
  const [role, setRole] = useState<"content" | "source">("content");
  const start = (of: "content" | "source"): Span =>
    extent(of === "content" ? claim.content_spans : claim.source_spans) ?? extent([...claim.cue_spans, ...claim.content_spans, ...claim.source_spans]) ?? [0, 0];
  const [span, setSpan] = useState<Span>(start("content"));
  const choose = (next: "content" | "source"): void => {
    setRole(next);
    setSpan(start(next));
  };
  const save = (event: Event): void => {
    event.preventDefault();
    closeDialog();
    void judge({ kind: "correct_span", claim: claim.id, role, spans: [span] }, "Corrected. What the program read stays with the claim.");
  };
  return (
    <Dialog title="Correct the words" onClose={closeDialog}>
      <form class="stack" onSubmit={save} onKeyDown={(event) => { if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) save(event); }}>
        <div class="row" role="radiogroup" aria-label="What is corrected">
          {(["content", "source"] as const).map((one) => (
            <button type="button" role="radio" aria-checked={role === one} aria-pressed={role === one} onClick={() => choose(one)}>
              {one === "content" ? "What was said" : "Who said it"}
            </button>
          ))}
        </div>
        {context ? <SpanPicker text={context.text} from={context.from} span={span} onChange={setSpan} /> : <p>The words around this claim are not at hand.</p>}
        <div class="row end">
          <button type="button" onClick={closeDialog}>Cancel <kbd>Esc</kbd></button>
          <button class="main" type="submit" disabled={!context}>Keep <kbd>Enter</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}

export function CorrectSource({ claim }: { claim: number }) {
  const [part, setPart] = useState("");
  const [{ of, found }, setFound] = useState<{ of: string | undefined; found: Source[] }>({ of: undefined, found: [] });
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let wanted = true;
    get<{ sources: Source[] }>(query("/api/sources", { q: part, limit: 8 })).then((page) => {
      if (!wanted) return;
      setFound({ of: part, found: page.sources });
      setChosen(0);
    }, () => setFound({ of: part, found: [] }));
    return () => {
      wanted = false;
    };
  }, [part]);
  const name = part.trim();
  const choices: { label: preact.ComponentChild; decision: Partial<NewDecision> }[] = [
    ...found.map((source) => ({ label: <SourceName name={source.name} type={source.type} />, decision: { source: source.id } })),
    ...(name === "" ? [] : [{ label: <>another name: <bdi>{name}</bdi></>, decision: { name } }]),
  ];
  const save = (decision: Partial<NewDecision> | undefined): void => {
    if (!decision) return;
    closeDialog();
    void judge({ kind: "correct_source", claim, ...decision }, "The source is corrected. What the program read stays with the claim.");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(choices.length - 1, chosen + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      event.preventDefault();
      save(choices[chosen]?.decision);
    }
  };
  return (
    <Dialog title="Who is the source?" onClose={closeDialog}>
      <div class="stack" aria-busy={of !== part}>
        <label>
          A name
          <input autofocus value={part} onInput={(event) => setPart(event.currentTarget.value)} onKeyDown={onKeyDown} role="combobox" aria-expanded="true" aria-controls="source-choices" aria-activedescendant={`source-choice-${chosen}`} />
        </label>
        <ul class="rows" id="source-choices" role="listbox" aria-label="sources">
          {choices.map((choice, at) => (
            <li role="option" id={`source-choice-${at}`} aria-selected={at === chosen} class={at === chosen ? "choice chosen" : "choice"} onClick={() => save(choice.decision)}>
              {choice.label}
            </li>
          ))}
        </ul>
        <div class="row end">
          <button type="button" onClick={closeDialog}>Cancel <kbd>Esc</kbd></button>
          <button class="main" type="button" disabled={choices.length === 0} onClick={() => save(choices[chosen]?.decision)}>Keep <kbd>Enter</kbd></button>
        </div>
      </div>
    </Dialog>
  );
}
