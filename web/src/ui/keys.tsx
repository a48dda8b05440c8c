// Every action has a key. A screen says which keys it has while it is shown; `?` lists those that work now.
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Binding {
  key: string; // as KeyboardEvent.key tells it; "/" or "j" or "Escape"
  name: string; // what it does, for the list
  run: () => void;
  pass?: boolean; // the browser does it; this only keeps it from the scopes below
  shown?: string; // how the list writes the key, when not as `key`; "" leaves it out
}

interface Scope {
  title: string;
  bindings: Binding[];
}

const scopes: Scope[] = [];
const switchedOff = "hearsay-keys-off";

export function keysAreOff(): boolean {
  return localStorage.getItem(switchedOff) !== null;
}

export function setKeysOff(off: boolean): void {
  if (off) localStorage.setItem(switchedOff, "1");
  else localStorage.removeItem(switchedOff);
}

// A screen's scope goes before those of the whole program (`everywhere`). Keys of `bindings` may change with every rendering.
export function useKeys(title: string, bindings: Binding[], everywhere = false): void {
  const scope = useRef<Scope>({ title, bindings });
  scope.current.bindings = bindings;
  useLayoutEffect(() => {
    const mine = scope.current;
    if (everywhere) scopes.unshift(mine);
    else scopes.push(mine);
    return () => void scopes.splice(scopes.indexOf(mine), 1);
  }, []);
}

// What works now: each key once, the screen's own before those of the whole program.
export function activeKeys(): Scope[] {
  const seen = new Set<string>();
  const out: Scope[] = [];
  for (const scope of [...scopes].reverse()) {
    const bindings = scope.bindings.filter((binding) => !seen.has(binding.key));
    for (const binding of bindings) seen.add(binding.key);
    const listed = bindings.filter((binding) => binding.shown !== "");
    if (listed.length > 0) out.push({ title: scope.title, bindings: listed });
  }
  return out;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement ? target.type !== "checkbox" : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") {
      (event.target as HTMLElement).blur();
      event.preventDefault();
    } else if (event.key === "ArrowDown" && event.target instanceof HTMLInputElement && moveRow(1, true)) {
      event.preventDefault();
    }
    return;
  }
  // Enter and Space belong to what has the focus: a link, a button.
  if ((event.key === "Enter" || event.key === " ") && (event.target as Element).closest?.("a, button, summary, input")) return;
  if (keysAreOff() && event.key.length === 1) return;
  for (const scope of [...scopes].reverse()) {
    const binding = scope.bindings.find((one) => one.key === event.key);
    if (!binding) continue;
    if (binding.pass) return;
    event.preventDefault();
    binding.run();
    return;
  }
}

export function startKeys(): void {
  addEventListener("keydown", onKey);
}

export function rowsOnScreen(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("main [data-row]")];
}

export function focusedRow(): HTMLElement | undefined {
  return document.activeElement?.closest<HTMLElement>("[data-row]") ?? undefined;
}

// Moves the focus among the rows of the screen; to the first one where none has it. False: there is nowhere to go.
export function moveRow(step: number, fresh = false): boolean {
  const rows = rowsOnScreen();
  const current = focusedRow();
  const at = current && !fresh ? rows.indexOf(current) : -1;
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  if (!next) return false;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}
