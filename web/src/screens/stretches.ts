// The part of a document that is on the screen: stretches of its text that follow one another, more of them as somebody goes on.
import { useEffect, useReducer, useRef } from "preact/hooks";
import { get, query, useLive } from "../api/client";
import type { Passage, Stretch } from "../api/types";
import { blocksOf, type Block } from "../logic/blocks";

const size = 24000;
const lead = 6000; // how much text is fetched before the place that is asked for

interface Part {
  from: number; // what was asked for
  size: number;
  until: number | undefined; // where the next part, which was there first, begins
  stretch: Stretch;
  blocks: Block[];
}

export interface Reading {
  parts: Part[];
  length: number;
  error: string | undefined;
  waits: boolean; // the place that is asked for is not there yet
  earlier: (() => Promise<void>) | undefined;
  later: (() => Promise<void>) | undefined;
}

function cropped(stretch: Stretch, until: number | undefined): Stretch {
  if (until === undefined || stretch.to <= until) return stretch;
  return { ...stretch, to: until, text: stretch.text.slice(0, until - stretch.from) };
}

export function useStretches(document: number, at: number): Reading {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const { judged } = useLive();
  const parts = useRef<Part[]>([]);
  const error = useRef<string | undefined>(undefined);
  const underWay = useRef<Promise<void> | undefined>(undefined);
  const alive = useRef(true);

  const ask = (from: number, much: number): Promise<Stretch> => get<Stretch>(query(`/api/documents/${document}/text`, { from, size: much }));
  const voiceBefore = (index: number): Passage | undefined => {
    const blocks = parts.current[index - 1]?.blocks;
    return blocks?.[blocks.length - 1]?.voice;
  };
  const part = (stretch: Stretch, from: number, much: number, until: number | undefined, before: Passage | undefined): Part => {
    const mine = cropped(stretch, until);
    return { from, size: much, until, stretch: mine, blocks: blocksOf(mine, before) };
  };
  // One after another: a decision may change what is on its way.
  const guarded = (work: () => Promise<void>): Promise<void> => {
    const run = async (before: Promise<void> | undefined): Promise<void> => {
      await before;
      try {
        await work();
        error.current = undefined;
      } catch (reason) {
        error.current = (reason as Error).message;
      }
    };
    const mine = run(underWay.current).then(() => {
      if (underWay.current === mine) underWay.current = undefined;
      if (alive.current) again(0);
    });
    underWay.current = mine;
    return mine;
  };

  const open = (): Promise<void> =>
    guarded(async () => {
      const from = at > size - lead ? at - lead : 0;
      parts.current = [part(await ask(from, size), from, size, undefined, undefined)];
    });
  const later = (): Promise<void> =>
    guarded(async () => {
      const from = parts.current[parts.current.length - 1]?.stretch.to ?? 0;
      const stretch = await ask(from, size);
      if (stretch.to <= from) return;
      parts.current = [...parts.current, part(stretch, from, size, undefined, voiceBefore(parts.current.length))];
    });
  const earlier = (): Promise<void> =>
    guarded(async () => {
      const until = parts.current[0]?.stretch.from ?? 0;
      const found: Part[] = [];
      let from = Math.max(0, until - size);
      while (from < until) {
        const much = Math.max(1000, until - from);
        const stretch = await ask(from, much);
        const last = found[found.length - 1]?.blocks;
        found.push(part(stretch, from, much, until, last?.[last.length - 1]?.voice));
        if (stretch.to <= from) break;
        from = stretch.to;
      }
      parts.current = [...found, ...parts.current];
    });
  const refresh = (): Promise<void> =>
    guarded(async () => {
      const fresh = await Promise.all(parts.current.map((one) => ask(one.from, one.size)));
      parts.current = parts.current.map((one, index) => part(fresh[index] as Stretch, one.from, one.size, one.until, voiceBefore(index)));
    });

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(() => {
    if (parts.current.length === 0) void open();
    else void refresh();
  }, [document, judged]);
  // A place far from what is shown opens anew around it.
  const first = parts.current[0]?.stretch;
  const last = parts.current[parts.current.length - 1]?.stretch;
  const outside = first !== undefined && last !== undefined && (at < first.from || at >= last.to) && at < last.length;
  useEffect(() => {
    if (outside) void open();
  }, [at, outside]);

  return {
    parts: parts.current,
    length: last?.length ?? 0,
    error: error.current,
    waits: error.current === undefined && (first === undefined || outside),
    earlier: first !== undefined && first.from > 0 ? () => underWay.current ?? earlier() : undefined,
    later: last !== undefined && last.to < last.length ? () => underWay.current ?? later() : undefined,
  };
}
