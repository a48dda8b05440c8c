// What can be done with a claim or a source, by key or by button. Each is one appended decision, and can be undone.
import { useLayoutEffect } from "preact/hooks";
import { decide, get } from "../api/client";
import type { Claim, ClaimAnswer, Decision, NewDecision } from "../api/types";
import { firstWord } from "../logic/blocks";
import { toChain, toClaim, toDocument, toSource } from "../logic/route";
import { CorrectSource, CorrectWords } from "./correct";
import { AskText, openDialog, say } from "./dialogs";
import { focusedRow, keysWaitFor, type Binding } from "./keys";
import { go } from "./location";
import { dossier, inDossier, setDossier, toCompare } from "./picks";

let screenClaim: number | undefined;

// The claim that the screen is about, where no row has the focus.
export function useScreenClaim(id: number | undefined): void {
  useLayoutEffect(() => {
    screenClaim = id;
    return () => {
      screenClaim = undefined;
    };
  }, [id]);
}

export function currentClaim(): number | undefined {
  const row = focusedRow();
  if (!row) return screenClaim;
  return row.dataset["claim"] === undefined ? undefined : Number(row.dataset["claim"]);
}

const made: number[] = []; // decisions of this visit that hold, latest last

export async function judge(decision: NewDecision, done: string): Promise<void> {
  try {
    const kept = await keysWaitFor(decide(decision));
    made.push(kept.id);
    say(done, () => void undoLast());
  } catch (error) {
    say(`Not kept: ${(error as Error).message}`);
  }
}

export async function undo(id: number): Promise<void> {
  try {
    await keysWaitFor(decide({ kind: "undo", decision: id }));
    const at = made.indexOf(id);
    if (at !== -1) made.splice(at, 1);
    say("Undone. The decision and its undoing both stay in the list of decisions.");
  } catch (error) {
    say(`Not undone: ${(error as Error).message}`);
  }
}

export async function undoLast(): Promise<void> {
  let id = made[made.length - 1];
  if (id === undefined) {
    const latest = await keysWaitFor(get<{ decisions: Decision[] }>("/api/decisions?offset=0&limit=50"));
    id = latest.decisions.find((decision) => decision.state === "holds" && decision.kind !== "undo")?.id;
  }
  if (id === undefined) say("There is nothing to undo.");
  else await undo(id);
}

export function toggleDossier(id: number): void {
  const had = inDossier(id);
  setDossier(had ? dossier.get().filter((one) => one !== id) : [...dossier.get(), id]);
  say(had ? "Taken out of the dossier." : `In the dossier: ${dossier.get().length}. 8 opens it.`);
}

export function compareWith(id: number): void {
  const first = toCompare.get();
  if (first === undefined || first === id) {
    toCompare.set(id);
    say("Kept to be compared. Press c on another claim to see both side by side.");
    return;
  }
  toCompare.set(undefined);
  go(`/compare/${first}/${id}`);
}

export function openInDocument(claim: Claim): void {
  go(toDocument(claim.document, firstWord(claim), claim.id));
}

function withClaim(id: number, use: (answer: ClaimAnswer) => void): void {
  void keysWaitFor(get<ClaimAnswer>(`/api/claims/${id}`).then(use, (error: Error) => say(error.message)));
}

export function askNote(target: Partial<NewDecision>, about: string): void {
  openDialog.set(<AskText title={`A note on ${about}`} label="Your note" save="Keep the note" onSave={(text) => void judge({ kind: "note", ...target, text }, "The note is kept.")} />);
}

export function askRetract(target: Partial<NewDecision>): void {
  openDialog.set(
    <AskText
      title="Mark as retracted"
      label="Who has taken this back, when and where? (may stay empty)"
      save="Mark as retracted"
      optional
      onSave={(text) => void judge({ kind: "retract", ...target, ...(text === "" ? {} : { text }) }, "Marked as retracted.")}
    />,
  );
}

export const claimActions: { key: string; name: string; label: string; run: (id: number) => void }[] = [
  { key: "a", label: "Accept", name: "accept the reading: the program has read it right", run: (id) => void judge({ kind: "accept", claim: id }, "Reading accepted.") },
  { key: "r", label: "Reject", name: "reject the reading: the program has misread it", run: (id) => void judge({ kind: "reject", claim: id }, "Reading rejected.") },
  { key: "e", label: "Correct words", name: "correct the words", run: (id) => withClaim(id, (answer) => openDialog.set(<CorrectWords answer={answer} />)) },
  { key: "E", label: "Correct source", name: "correct the source", run: (id) => { const dialog = <CorrectSource claim={id} />; openDialog.set(dialog); } },
  { key: "m", label: "Mark as retracted", name: "mark as retracted by who said it", run: (id) => askRetract({ claim: id }) },
  { key: "w", label: "Note", name: "write a note", run: (id) => askNote({ claim: id }, "this claim") },
  { key: "d", label: "Dossier", name: "put into the dossier, or take out", run: toggleDossier },
  { key: "c", label: "Compare", name: "compare with another claim", run: compareWith },
];

const claimMoves: typeof claimActions = [
  { key: "o", label: "Open in document", name: "show in its document", run: (id) => withClaim(id, ({ claim }) => openInDocument(claim)) },
  { key: "v", label: "Chain", name: "view the chain, drawn", run: (id) => go(toChain(id)) },
  { key: "i", label: "Claim", name: "open the claim", run: (id) => go(toClaim(id)) },
  {
    key: "s",
    label: "Source",
    name: "open its source",
    run: (id) =>
      withClaim(id, ({ claim }) => {
        if (claim.source_id !== undefined) go(toSource(claim.source_id));
        else say("The text does not say who the source is.");
      }),
  },
];

// Keys that work on the claim that has the focus, or that the screen is about.
export function claimBindings(): Binding[] {
  return [...claimActions, ...claimMoves].map(({ key, name, run }) => ({
    key,
    name,
    run: () => {
      const id = currentClaim();
      if (id === undefined) say("First go to a claim: j and k move.");
      else run(id);
    },
  }));
}

export function ClaimButtons({ id }: { id: number }) {
  dossier.use();
  return (
    <div class="row actions">
      {claimActions.map((action) => (
        <button key={action.key} title={action.name} aria-pressed={action.key === "d" ? inDossier(id) : undefined} onClick={() => action.run(id)}>
          {action.label} <kbd>{action.key}</kbd>
        </button>
      ))}
    </div>
  );
}
