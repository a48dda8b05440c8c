// A note on any words of a document: those selected with the mouse, or picked with the arrow keys.
import { useState } from "preact/hooks";
import type { Claim, Span } from "../api/types";
import { firstWord } from "../logic/blocks";
import { SpanPicker } from "../ui/correct";
import { closeDialog, Dialog, openDialog, say } from "../ui/dialogs";
import { judge } from "../ui/judging";
import type { Reading } from "./stretches";

// The words of the text that are selected, as a span of the document.
export function pickedSpan(): Span | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const offset = (node: Node, at: number): number | undefined => {
    const piece = node.nodeType === Node.TEXT_NODE ? node.parentElement?.closest<HTMLElement>(".reader-text [data-at]") : undefined;
    return piece ? Number(piece.dataset["at"]) + at : undefined;
  };
  const [begin, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return begin !== undefined && end !== undefined && begin < end ? [begin, end] : undefined;
}

function NoteOnWords({ document, text, from, span: start }: { document: number; text: string; from: number; span: Span }) {
  const [span, setSpan] = useState(start);
  const [note, setNote] = useState("");
  const save = (event: Event): void => {
    event.preventDefault();
    if (note.trim() === "") return;
    closeDialog();
    void judge({ kind: "note", document, span, text: note.trim() }, "The note is kept.");
  };
  return (
    <Dialog title="A note on these words" onClose={closeDialog}>
      <form class="stack" onSubmit={save}>
        <SpanPicker text={text} from={from} span={span} onChange={setSpan} />
        <label>
          Your note
          <textarea
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(event);
            }}
          />
        </label>
        <div class="row end">
          <button type="button" onClick={closeDialog}>Cancel <kbd>Esc</kbd></button>
          <button class="main" type="submit">Keep the note <kbd>Ctrl Enter</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}

const around = 600;

export function askNoteOnWords(document: number, picked: Span | undefined, reading: Reading, chosen: Claim | undefined): void {
  const top = [...window.document.querySelectorAll<HTMLElement>(".reader-text .block")].find((block) => block.getBoundingClientRect().bottom > 80);
  const at = picked?.[0] ?? (chosen ? firstWord(chosen) : Number(top?.dataset["begin"] ?? 0));
  const part = reading.parts.find((one) => one.stretch.from <= at && at < one.stretch.to);
  const block = part?.blocks.find((one) => one.begin <= at && at < one.end);
  if (!part || !block) {
    say("Select some words first.");
    return;
  }
  const begin = Math.max(part.stretch.from, Math.min(block.begin, at));
  const from = Math.max(begin, at - around);
  const to = Math.min(part.stretch.to, Math.max(block.end, picked?.[1] ?? 0), at + around + (picked ? picked[1] - picked[0] : 0));
  const text = part.stretch.text.slice(from - part.stretch.from, to - part.stretch.from);
  const first = /\S+/.exec(text.slice(at - from));
  const word: Span = first ? [at + first.index, at + first.index + first[0].length] : [from, to];
  openDialog.set(<NoteOnWords document={document} text={text} from={from} span={picked ?? word} />);
}
