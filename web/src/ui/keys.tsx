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

// Keys that come while what they are meant for is on its way wait for it, in their order: somebody who knows the way types ahead.
// Esc forgets them.
const held: KeyboardEvent[] = [];
const mostHeld = 50;
let underWay = 0;

export async function keysWaitFor<T>(work: Promise<T>): Promise<T> {
  underWay++;
  try {
    return await work;
  } finally {
    underWay--;
  }
}

const isBusy = (): boolean => underWay > 0 || (document.querySelector("dialog[open]") ?? document.querySelector("main"))?.querySelector("[aria-busy=true]") != null;

// What is typed into a field is asked for while one types.
const types = (key: string, target: EventTarget | null): boolean => key.length === 1 && isTyping(target);
const mustWait = (key: string, target: EventTarget | null): boolean => !types(key, target) && isBusy();

function holdKey(event: KeyboardEvent): void {
  if (event.key === "Escape") held.length = 0;
  const plain = event.key.length === 1 || event.key === "Enter" || event.key.startsWith("Arrow");
  if (!event.isTrusted || !plain || event.metaKey || event.altKey || event.isComposing || (event.ctrlKey && event.key.length === 1)) return;
  if (held.length === 0 && !mustWait(event.key, event.target)) return;
  event.preventDefault();
  event.stopPropagation();
  if (held.length === 0) requestAnimationFrame(giveHeld);
  if (held.length < mostHeld) held.push(event);
}

// One a frame, since each may change the screen or wait in its turn; what is typed all at once.
function giveHeld(): void {
  let typing = true;
  while (typing && held[0] && !mustWait(held[0].key, document.activeElement)) {
    typing = types(held[0].key, document.activeElement);
    give(held.shift() as KeyboardEvent);
  }
  if (held.length > 0) requestAnimationFrame(giveHeld);
}

// What the program does with a key, and what the browser would have done.
function give({ key, shiftKey, ctrlKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  if (!target.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, ctrlKey, bubbles: true, cancelable: true }))) return;
  if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && types(key, target)) {
    target.setRangeText(key, target.selectionStart ?? target.value.length, target.selectionEnd ?? target.value.length, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  } else if (key === "Enter" && target instanceof HTMLElement && target.matches("a, button, summary")) {
    target.click();
  }
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") {
      (event.target as HTMLElement).blur();
      event.preventDefault();
    } else if (event.target instanceof HTMLInputElement && (event.key === "ArrowDown" || (event.key === "Enter" && event.target.matches("[data-search]"))) && moveRow(1, true)) {
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
  addEventListener("keydown", holdKey, true);
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
