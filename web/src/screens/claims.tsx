// All claims, by filters.
import { useList } from "../api/list";
import type { Claim } from "../api/types";
import { count, stanceNames, typeNames } from "../logic/words";
import { Choice, Part, useFilter } from "../ui/filters";
import { ClaimRow, Rows } from "../ui/rows";

export const anyOf = (names: Record<string, string>): [string, string][] => [["", "any"], ...Object.entries(names)];

export function ClaimsScreen() {
  const filter = useFilter();
  const names = ["q", "stance", "type", "min_depth", "verdict", "from", "to", "source", "via", "document"];
  const list = useList<Claim>("/api/claims", "claims", Object.fromEntries(names.map((name) => [name, filter.value(name)])));
  return (
    <>
      <div class="head">
        <h1>Claims</h1>
        {list.items && <p class="soft number">{list.more && "more than "}{count(list.total, "claim")}</p>}
      </div>
      <div class="stack">
        <div class="filters">
          <Part label="Words of the claim" value={filter.value("q")} onChange={(value) => filter.set("q", value)} />
          <Choice label="Stance" value={filter.value("stance")} onChange={(value) => filter.set("stance", value)} choices={anyOf(stanceNames)} />
          <Choice label="Kind of source" value={filter.value("type")} onChange={(value) => filter.set("type", value)} choices={anyOf(typeNames)} />
          <Choice label="Heard" value={filter.value("min_depth")} onChange={(value) => filter.set("min_depth", value)} choices={[["", "directly or relayed"], ["2", "on somebody's word"], ["3", "through two and more"], ["4", "through three and more"]]} />
          <Choice label="Judged" value={filter.value("verdict")} onChange={(value) => filter.set("verdict", value)} choices={[["", "any"], ["none", "not yet"], ["accepted", "accepted"], ["rejected", "rejected"]]} />
          <label>From<input class="date" placeholder="2019-03" value={filter.value("from")} onChange={(event) => filter.set("from", event.currentTarget.value.trim())} /></label>
          <label>To<input class="date" placeholder="2019-04-30" value={filter.value("to")} onChange={(event) => filter.set("to", event.currentTarget.value.trim())} /></label>
        </div>
        <Rows list={list} label="claims" keyOf={(claim) => claim.id} row={(claim) => <ClaimRow claim={claim} />} empty="No claim fits all of these." />
      </div>
    </>
  );
}
