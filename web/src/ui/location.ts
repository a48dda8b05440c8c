// Where the user is. Going to another screen keeps the place in the one that is left: its scroll and its row.
import { useLayoutEffect, useReducer } from "preact/hooks";
import { parseRoute, type Route } from "../logic/route";

const listeners = new Set<() => void>();
const places = new Map<string, { scroll: number; row: string | undefined }>();
let depth = 0; // screens that Esc can go back through

const here = (): string => location.pathname + location.search;

function leave(): void {
  const row = document.activeElement?.closest<HTMLElement>("[data-row]");
  places.set(here(), { scroll: window.scrollY, row: row?.dataset["row"] });
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

export function go(path: string): void {
  if (path === here()) return;
  leave();
  depth++;
  history.pushState(depth, "", path);
  tell();
}

// Another address for the same screen (a filter, the chosen claim): no new step back.
export function amend(path: string): void {
  if (path === here()) return;
  history.replaceState(history.state, "", path);
  tell();
}

export function back(): void {
  leave();
  if (depth > 0) history.back();
  else if (location.pathname !== "/") go("/");
}

export function placeHere(): { scroll: number; row: string | undefined } | undefined {
  return places.get(here());
}

export function useRoute(): Route {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => {
    const listener = (): void => again(0);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return parseRoute(location.pathname, location.search);
}

export function startLocation(): void {
  history.scrollRestoration = "manual";
  depth = typeof history.state === "number" ? history.state : 0;
  addEventListener("popstate", (event) => {
    depth = typeof event.state === "number" ? event.state : 0;
    tell();
  });
  // Links within the program change the screen without loading the page anew.
  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
