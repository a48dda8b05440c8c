// Asks the server; answers are kept until the case's version changes, so that going back shows at once what was there.
import { useEffect, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import type { Decision, NewDecision, Version } from "./types";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiError(0, "hearsay does not answer. Is `hearsay serve` still running?");
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body;
  const said = (body as { error?: { message?: string } } | null)?.error?.message;
  throw new ApiError(response.status, said ?? `the server answered ${response.status}`);
}

const maxKept = 300;
const kept = new Map<string, { value: unknown; version: number }>();
const listeners = new Set<() => void>();

export interface Live {
  version: Version | undefined;
  error: string | undefined;
  judged: number; // grows with every decision, made here or elsewhere
  changes: number; // grows with every change that is known, also one made here before the server tells it
}
export const live: Live = { version: undefined, error: undefined, judged: 0, changes: 0 };

function tell(): void {
  for (const listener of [...listeners]) listener();
}

let polling = false;

async function poll(): Promise<void> {
  if (polling) return;
  polling = true;
  try {
    const next = (await ask("/api/version")) as Version;
    const changed = next.version !== live.version?.version;
    const visible = changed || JSON.stringify(next.reading) !== JSON.stringify(live.version?.reading) || live.error !== undefined;
    if (live.version && next.decisions > live.version.decisions) live.judged++;
    live.version = next;
    live.error = undefined;
    if (changed) live.changes++;
    if (visible) tell();
  } catch (error) {
    const message = (error as Error).message;
    if (live.error !== message) {
      live.error = message;
      tell();
    }
  } finally {
    polling = false;
  }
}

export function watchVersion(): void {
  void poll();
  setInterval(() => {
    if (document.visibilityState === "visible") void poll();
  }, 1000);
}

function keep(path: string, value: unknown): void {
  kept.delete(path);
  kept.set(path, { value, version: live.changes });
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break;
    kept.delete(oldest);
  }
}

const underWay = new Map<string, Promise<unknown>>();

export async function get<T>(path: string): Promise<T> {
  const known = kept.get(path);
  if (known && known.version === live.changes) return known.value as T;
  const at = live.changes;
  const key = `${at} ${path}`;
  const answer = underWay.get(key) ?? ask(path).finally(() => underWay.delete(key));
  underWay.set(key, answer);
  const value = await answer;
  if (at === live.changes) keep(path, value);
  return value as T;
}

// Renders anew when the version or the progress of reading changes.
export function useLive(): Live {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    const listener = (): void => again(0);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return live;
}

export interface Answer<T> {
  data: T | undefined;
  error: string | undefined;
}

// The answer to a path; the last one stays on the screen while a newer one is on its way. Null asks nothing.
export function useGet<T>(path: string | null): Answer<T> {
  useLive();
  const [, again] = useReducer((count: number) => count + 1, 0);
  const state = useRef<{ path: string | null; data: T | undefined; error: string | undefined }>({
    path: null,
    data: undefined,
    error: undefined,
  });
  if (state.current.path !== path) {
    const known = path === null ? undefined : kept.get(path);
    state.current = { path, data: known?.value as T | undefined, error: undefined };
  }
  useEffect(() => {
    if (path === null) return undefined;
    let wanted = true;
    get<T>(path).then(
      (data) => {
        if (!wanted || state.current.path !== path) return;
        if (state.current.data === data && state.current.error === undefined) return;
        state.current = { path, data, error: undefined };
        again(0);
      },
      (error: Error) => {
        if (!wanted) return;
        state.current = { ...state.current, error: error.message };
        again(0);
      },
    );
    return () => {
      wanted = false;
    };
  }, [path, live.changes]);
  return state.current;
}

export async function decide(decision: NewDecision): Promise<Decision> {
  const made = (await ask("/api/decisions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(decision),
  })) as Decision;
  live.changes++;
  live.judged++;
  tell();
  return made;
}

export async function sendFile(path: string, file: Blob): Promise<void> {
  await ask(`/api/files?path=${encodeURIComponent(path)}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
  void poll();
}

// A path with its parameters; empty ones are left out.
export function query(path: string, parameters: Record<string, string | number | undefined | string[]>): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (Array.isArray(value)) for (const one of value) out.append(name, one);
    else if (value !== undefined && value !== "") out.append(name, String(value));
  }
  const text = out.toString();
  return text === "" ? path : `${path}?${text}`;
}
