// All that people decided in this case, newest first. Nothing is ever changed: undoing is a new decision.
import { useList } from "../api/list";
import type { Decision } from "../api/types";
import { count, decisionNames } from "../logic/words";
import { DecisionWords } from "../ui/decision_line";
import { Choice, useFilter } from "../ui/filters";
import { undo } from "../ui/judging";
import { focusedRow, useKeys } from "../ui/keys";
import { Rows } from "../ui/rows";
import { anyOf } from "./claims";

export function DecisionsScreen() {
  const filter = useFilter();
  const list = useList<Decision>("/api/decisions", "decisions", { kind: filter.value("kind"), state: filter.value("state") });
  const undoFocused = (): void => {
    const id = Number(focusedRow()?.dataset["decision"] ?? 0);
    if (id !== 0) void undo(id);
  };
  useKeys("Decisions", [
    { key: "z", name: "undo the decision that has the focus", run: undoFocused },
  ]);
  return (
    <>
      <div class="head">
        <h1>Decisions</h1>
        {list.items && <p class="soft number">{count(list.total, "decision")}</p>}
      </div>
      <div class="stack">
        <div class="filters">
          <Choice label="Kind" value={filter.value("kind")} onChange={(value) => filter.set("kind", value)} choices={anyOf(decisionNames)} />
          <Choice label="State" value={filter.value("state")} onChange={(value) => filter.set("state", value)} choices={[["", "any"], ["holds", "holds"], ["undone", "undone"], ["lost", "about words no longer read"]]} />
        </div>
        <p class="soft small">Kept in the case file in the order in which they were made. Undoing one is a new decision, and can be undone itself.</p>
        <Rows
          list={list}
          label="decisions"
          keyOf={(decision) => decision.id}
          empty="Nobody has decided anything yet."
          row={(decision) => (
            <div class="with-button" tabIndex={0} data-row={`decision-${decision.id}`} data-decision={decision.id} data-claim={decision.about?.claim}>
              <div><DecisionWords decision={decision} /></div>
              {decision.state === "holds" && <button onClick={() => void undo(decision.id)}>Undo <kbd>z</kbd></button>}
            </div>
          )}
        />
      </div>
    </>
  );
}
