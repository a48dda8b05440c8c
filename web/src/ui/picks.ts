// What the user has put aside in this browser: claims for the dossier, in order, and the claim that waits to be compared.
import { live } from "../api/client";
import { Store } from "./store";

let key = "";
export const dossier = new Store<number[]>([]);
export const toCompare = new Store<number | undefined>(undefined);

// Each case has a dossier of its own.
export function openPicks(caseName: string): void {
  if (key !== "") return;
  key = `hearsay-dossier ${caseName}`;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    if (Array.isArray(kept)) dossier.set(kept.filter((id): id is number => Number.isSafeInteger(id)));
  } catch {
    localStorage.removeItem(key);
  }
}

export function setDossier(claims: number[]): void {
  dossier.set(claims);
  if (key !== "") localStorage.setItem(key, JSON.stringify(claims));
}

export function inDossier(claim: number): boolean {
  return dossier.get().includes(claim);
}

export const isReading = (): boolean => {
  const reading = live.version?.reading;
  return reading !== undefined && (reading.here || reading.elsewhere || reading.waiting > 0);
};
