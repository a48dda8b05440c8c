// A list that is fetched page by page as somebody goes down in it.
import { useEffect, useReducer, useRef } from "preact/hooks";
import { get, query, useLive } from "./client";

export interface List<T> {
  items: T[] | undefined;
  total: number;
  more: boolean; // the total is a lower bound
  error: string | undefined;
  next: (() => void) | undefined; // fetches the next page; undefined at the end
}

interface Page {
  total: number;
  more?: boolean;
  next?: number;
}

export const pageSize = 100;
const largestPage = 500;

export function useList<T>(path: string, field: string, parameters: Record<string, string | number | undefined | string[]> = {}): List<T> {
  const live = useLive();
  const [, again] = useReducer((count: number) => count + 1, 0);
  const base = query(path, parameters);
  const state = useRef({ base: "", fetched: false, items: undefined as T[] | undefined, total: 0, more: false, error: undefined as string | undefined, next: undefined as number | undefined, busy: false, stale: false });
  const current = state.current;
  if (current.base !== base) {
    state.current = { base, fetched: false, items: undefined, total: 0, more: false, error: undefined, next: undefined, busy: false, stale: false };
  }

  const fetchPage = async (offset: number, limit: number): Promise<void> => {
    const mine = state.current;
    if (mine.busy) {
      mine.stale ||= offset === 0;
      return;
    }
    mine.busy = true;
    try {
      const page = await get<Page & Record<string, T[]>>(query(path, { ...parameters, offset, limit }));
      if (state.current !== mine) return;
      const rows = page[field] ?? [];
      mine.items = offset === 0 ? rows : [...(mine.items ?? []), ...rows];
      mine.total = page.total;
      mine.more = page.more ?? false;
      mine.next = page.next;
      mine.error = undefined;
    } catch (error) {
      if (state.current !== mine) return;
      mine.error = (error as Error).message;
    } finally {
      mine.busy = false;
    }
    again(0);
    // The case has changed while this page was on its way.
    if (mine.stale) {
      mine.stale = false;
      refresh();
    }
  };

  const refresh = (): void => {
    const mine = state.current;
    // What was already shown is fetched again in one piece, so that a list does not jump while documents come in.
    const shown = Math.max(pageSize, Math.min(largestPage, mine.items?.length ?? 0));
    if (!mine.fetched || (mine.items?.length ?? 0) <= largestPage) void fetchPage(0, shown);
    mine.fetched = true;
  };
  useEffect(refresh, [base, live.changes]);

  const { items, total, more, error, next } = state.current;
  return { items, total, more, error, next: next === undefined ? undefined : () => void fetchPage(next, pageSize) };
}
