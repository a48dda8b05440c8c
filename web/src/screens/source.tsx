// One source: heard directly or relayed, by whom, when, on what; names that might be the same; its claims.
import { useGet } from "../api/client";
import { useList } from "../api/list";
import type { Claim, SourceAnswer, Stance } from "../api/types";
import { pathsOf } from "../logic/claim_paths";
import { toPair } from "../logic/route";
import { clip, count, gradeNames, showDate, showNumber } from "../logic/words";
import { DecisionWords } from "../ui/decision_line";
import { PathsDrawing } from "../ui/drawing";
import { closeDialog, Dialog, openDialog } from "../ui/dialogs";
import { askNote, judge, undo } from "../ui/judging";
import { useKeys } from "../ui/keys";
import { ClaimRow, Rows } from "../ui/rows";
import { SourceFigures, SourceLine } from "../ui/source_row";
import { Name, NotYet, StanceChip, TypeName } from "../ui/words";

function GradeDialog({ id }: { id: number }) {
  const grade = (value: string): void => {
    closeDialog();
    void judge({ kind: "grade", source: id, grade: value }, value === "" ? "The grade is taken away." : `Graded ${value}.`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = event.key.toUpperCase();
    if (key in gradeNames) grade(key);
    else if (event.key === "0") grade("");
  };
  return (
    <Dialog title="What do you think of this source?" onClose={closeDialog}>
      <div class="stack" onKeyDown={onKeyDown}>
        <p class="soft small">Your own judgement, kept with your name. hearsay never grades anybody.</p>
        <div class="stack">
          {Object.entries(gradeNames).map(([value, name], at) => (
            <button key={value} autofocus={at === 0} onClick={() => grade(value)}><kbd>{value}</kbd> {name}</button>
          ))}
          <button onClick={() => grade("")}><kbd>0</kbd> no grade</button>
        </div>
      </div>
    </Dialog>
  );
}

function HeardBy({ rows }: { rows: SourceAnswer["heard_by"] }) {
  if (rows.length === 0) return <p class="soft small">Nobody.</p>;
  return (
    <div class="table">
      <table>
        <thead><tr><th scope="col">through</th><th scope="col">directly</th><th scope="col">relayed</th><th scope="col">in</th><th scope="col">when</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              <td>{row.who === undefined ? <i>author not given</i> : <Name text={row.who} most={90} />}{row.outlet !== undefined && <span class="soft">, <Name text={row.outlet} most={80} /></span>}</td>
              <td class="number">{showNumber(row.direct)}</td>
              <td class="number">{showNumber(row.relayed)}</td>
              <td class="number">{showNumber(row.documents)}</td>
              <td class="number">{row.first !== undefined && showDate(clip(row.first.slice(0, 10), 40))}{row.last !== undefined && row.last.slice(0, 10) !== row.first?.slice(0, 10) && ` to ${showDate(clip(row.last.slice(0, 10), 40))}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function SourceScreen({ id }: { id: number }) {
  const { data, error } = useGet<SourceAnswer>(`/api/sources/${id}`);
  const claims = useList<Claim>("/api/claims", "claims", { source: id });
  useKeys("Source", [
    { key: "g", name: "grade the source", run: () => { const dialog = <GradeDialog id={id} />; openDialog.set(dialog); } },
    { key: "W", name: "write a note on the source", run: () => askNote({ source: id }, "this source") },
  ]);
  if (!data) return <NotYet error={error} />;
  const { source } = data;
  const paths = pathsOf(claims.items ?? [], undefined, 14);
  return (
    <>
      <div class="head">
        <h1><Name text={source.name} most={300} /></h1>
        <TypeName type={source.type} />
        <div class="row">
          <button onClick={() => { const dialog = <GradeDialog id={id} />; openDialog.set(dialog); }}>Grade <kbd>g</kbd></button>
          <button onClick={() => askNote({ source: id }, "this source")}>Note <kbd>W</kbd></button>
        </div>
      </div>
      <p class="row soft small figures"><SourceFigures source={source} /></p>
      <div class="two">
        <div class="stack">
          <section class="stack">
            <h2>How its words came into the case</h2>
            {paths.length > 0 && <PathsDrawing paths={paths} label="ways of this source's words" />}
          </section>
          <section class="stack">
            <h2>What it is said to have said</h2>
            <Rows list={claims} label="claims of this source" keyOf={(claim) => claim.id} row={(claim) => <ClaimRow claim={claim} />} empty="No claim." />
          </section>
        </div>
        <aside class="stack">
          <section class="card stack">
            <h2>Heard through</h2>
            <HeardBy rows={data.heard_by} />
          </section>
          <section class="card stack">
            <h2>Stances of its claims</h2>
            <p class="row">{Object.entries(data.stances).map(([stance, times]) => <span class="number"><StanceChip stance={stance as Stance} /> {times}</span>)}</p>
          </section>
          {((source.names?.length ?? 0) > 1 || (data.aliases?.length ?? 0) > 0) && (
            <section class="card stack">
              <h2>Also written</h2>
              <p class="names">{[...(source.names ?? []), ...(data.aliases ?? [])].map((name) => <Name text={name} />)}</p>
            </section>
          )}
          {data.alike.length > 0 && (
            <section class="stack">
              <h2>Perhaps the same?</h2>
              <ul class="rows">
                {data.alike.map(({ source: other, why, decision }) => (
                  <li key={other.id}>
                    <a href={toPair(id, other.id)} data-row={`alike-${other.id}`} data-source={other.id}>
                      <SourceLine source={other} />
                      <span class="under"><Name text={why} most={160} />{decision !== undefined && <b>judged: {decision}</b>}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section class="card stack">
            <h2>Decisions about it</h2>
            {data.decisions.length === 0 ? <p class="soft small">None yet.</p> : (
              <ul class="stack small">
                {data.decisions.map((decision) => (
                  <li key={decision.id} class="decision">
                    <DecisionWords decision={decision} />
                    {decision.state === "holds" && decision.kind !== "undo" && <button class="quiet small" onClick={() => void undo(decision.id)}>undo</button>}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </aside>
      </div>
      <p class="soft small">{claims.items && count(claims.total, "claim")}</p>
    </>
  );
}
