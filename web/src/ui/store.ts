// A value that several parts of the screen show.
import { useLayoutEffect, useReducer } from "preact/hooks";

export class Store<T> {
  private readonly listeners = new Set<() => void>();
  constructor(private value: T) {}
  get(): T {
    return this.value;
  }
  set(value: T): void {
    this.value = value;
    for (const listener of [...this.listeners]) listener();
  }
  use(): T {
    const [, again] = useReducer((count: number) => count + 1, 0);
    useLayoutEffect(() => {
      const listener = (): void => again(0);
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    }, []);
    return this.value;
  }
}
