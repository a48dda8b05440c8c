// Addresses of screens: real paths, so that every claim, document and search can be written down and opened again.

export interface Route {
  screen: string; // first part of the path; "" is the case
  ids: number[];
  part: string; // a word after the ids: "chain"
  parameters: URLSearchParams;
}

export function parseRoute(path: string, search: string): Route {
  const parts = path.split("/").filter((part) => part !== "");
  const rest = parts.slice(1);
  return {
    screen: parts[0] ?? "",
    ids: rest.filter((part) => /^[0-9]{1,15}$/.test(part)).map(Number),
    part: rest.find((part) => /^[a-z]+$/.test(part)) ?? "",
    parameters: new URLSearchParams(search),
  };
}

export const toClaim = (id: number): string => `/claims/${id}`;
export const toChain = (id: number): string => `/claims/${id}/chain`;
export const toSource = (id: number): string => `/sources/${id}`;
export const toPair = (a: number, b: number): string => `/pairs/${a}/${b}`;

export function toDocument(id: number, at?: number, claim?: number): string {
  const parameters = new URLSearchParams();
  if (at !== undefined) parameters.set("at", String(at));
  if (claim !== undefined) parameters.set("claim", String(claim));
  const text = parameters.toString();
  return `/documents/${id}${text === "" ? "" : `?${text}`}`;
}
