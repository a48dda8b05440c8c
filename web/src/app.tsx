// The frame around every screen: the bar, the keys that work everywhere, dropped files, dialogs.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useGet, useLive } from "./api/client";
import type { CaseInfo } from "./api/types";
import { showNumber } from "./logic/words";
import { CaseScreen } from "./screens/case";
import { ChainScreen } from "./screens/chain";
import { ClaimScreen } from "./screens/claim";
import { ClaimsScreen } from "./screens/claims";
import { CompareScreen } from "./screens/compare";
import { DecisionsScreen } from "./screens/decisions";
import { DossierScreen } from "./screens/dossier";
import { FindingsScreen } from "./screens/findings";
import { LedgerScreen } from "./screens/ledger";
import { PairScreen, PairsScreen } from "./screens/pairs";
import { ReaderScreen } from "./screens/reader";
import { SearchScreen } from "./screens/search";
import { SourceScreen } from "./screens/source";
import { SourcesScreen } from "./screens/sources";
import { Dialog, Dialogs, Toasts, closeDialog, openDialog } from "./ui/dialogs";
import { useDropped } from "./ui/drop";
import { claimBindings, undoLast } from "./ui/judging";
import { activeKeys, focusedRow, keysAreOff, moveRow, setKeysOff, useKeys, type Binding } from "./ui/keys";
import { back, go, useRoute } from "./ui/location";
import { dossier, openPicks, isReading } from "./ui/picks";
import { nextTheme } from "./ui/theme";

const places: { key: string; path: string; name: string; screens: string[] }[] = [
  { key: "1", path: "/", name: "Case", screens: ["", "documents", "ledger"] },
  { key: "2", path: "/claims", name: "Claims", screens: ["claims"] },
  { key: "3", path: "/search", name: "Search", screens: ["search"] },
  { key: "4", path: "/sources", name: "Sources", screens: ["sources", "pairs"] },
  { key: "5", path: "/findings", name: "Findings", screens: ["findings"] },
  { key: "6", path: "/compare", name: "Compare", screens: ["compare"] },
  { key: "7", path: "/decisions", name: "Decisions", screens: ["decisions"] },
  { key: "8", path: "/dossier", name: "Dossier", screens: ["dossier"] },
];

function Screen({ screen, ids, part }: { screen: string; ids: number[]; part: string }) {
  const [id, other] = ids;
  if (screen === "") return <CaseScreen />;
  if (screen === "ledger") return <LedgerScreen />;
  if (screen === "documents" && id !== undefined) return <ReaderScreen key={id} id={id} />;
  if (screen === "claims" && id === undefined) return <ClaimsScreen />;
  if (screen === "claims" && id !== undefined) return part === "chain" ? <ChainScreen key={id} id={id} /> : <ClaimScreen key={id} id={id} />;
  if (screen === "sources") return id === undefined ? <SourcesScreen /> : <SourceScreen key={id} id={id} />;
  if (screen === "pairs") return id === undefined || other === undefined ? <PairsScreen /> : <PairScreen key={`${id}-${other}`} a={id} b={other} />;
  if (screen === "search") return <SearchScreen />;
  if (screen === "findings") return <FindingsScreen />;
  if (screen === "compare") return <CompareScreen a={id} b={other} />;
  if (screen === "decisions") return <DecisionsScreen />;
  if (screen === "dossier") return <DossierScreen />;
  return (
    <p class="empty">
      There is no such screen. <a href="/">To the case</a>
    </p>
  );
}

function KeysHelp() {
  const [off, setOff] = useState(keysAreOff());
  return (
    <Dialog title="Keys that work here" onClose={closeDialog}>
      <div class="keys">
        {activeKeys().map((scope) => (
          <section key={scope.title}>
            <h3>{scope.title}</h3>
            <ul>
              {scope.bindings.map((binding) => (
                <li key={binding.key}>
                  <span>{binding.name}</span>
                  <kbd>{binding.shown ?? binding.key}</kbd>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p class="small soft">Tab goes to every link and button; Enter opens it. In a field, Esc gives the keys back.</p>
      <label class="check">
        <input
          type="checkbox"
          checked={off}
          onChange={(event) => {
            setKeysOff(event.currentTarget.checked);
            setOff(event.currentTarget.checked);
          }}
        />{" "}
        Letters and digits do nothing (for speech input and the like)
      </label>
      <div class="row end">
        <button onClick={closeDialog} autofocus>
          Close <kbd>Esc</kbd>
        </button>
      </div>
    </Dialog>
  );
}

export const showKeys = (): void => {
  const keys = <KeysHelp />;
  openDialog.set(keys);
};

function ReadingNow() {
  const { version, error } = useLive();
  if (error !== undefined) return <span class="reading bad" role="alert">{error}</span>;
  const reading = version?.reading;
  if (!reading || !isReading()) return null;
  const total = reading.offered + reading.waiting;
  return (
    <span class="reading" role="status">
      <span class="pulse" aria-hidden="true" />
      {reading.elsewhere ? "another program is reading into this case" : `reading ${showNumber(reading.done)} of ${showNumber(total)}`}
      {!reading.elsewhere && total > 0 && <progress max={total} value={reading.done} aria-label="files read" />}
    </span>
  );
}

function Bar({ screen }: { screen: string }) {
  const { data } = useGet<CaseInfo>("/api/case");
  const picked = dossier.use().length;
  if (data) openPicks(data.name);
  return (
    <header class="bar">
      <a class="skip" href="#screen" onClick={(event) => { event.preventDefault(); document.getElementById("screen")?.focus(); }}>
        To the screen
      </a>
      <bdi class="case-name">{data?.name ?? "hearsay"}</bdi>
      <nav aria-label="Screens">
        {places.map((place) => (
          <a key={place.key} href={place.path} aria-current={place.screens.includes(screen) ? "page" : undefined}>
            {place.name}
            {place.key === "8" && picked > 0 && <span class="number">({picked})</span>}
            <kbd aria-hidden="true">{place.key}</kbd>
          </a>
        ))}
      </nav>
      <ReadingNow />
      <button class="quiet" onClick={showKeys} aria-label="keys">
        Keys <kbd>?</kbd>
      </button>
    </header>
  );
}

function search(): void {
  const field = document.querySelector<HTMLInputElement>("main [data-search]");
  if (field) {
    field.focus();
    field.select();
  } else {
    go("/search");
  }
}

const filter = (): void => document.querySelector<HTMLInputElement>("main .filters input, main .facets input")?.focus();

// A row that is a link opens by itself.
function openRow(): void {
  const row = focusedRow();
  if (row) row.querySelector<HTMLElement>("a")?.click();
  else moveRow(0);
}

const everywhere: Binding[] = [
  { key: "?", name: "show the keys", run: showKeys },
  { key: "/", name: "search", run: search },
  { key: "f", name: "filter what is shown", run: filter },
  { key: "Escape", name: "go back", shown: "Esc", run: back },
  { key: "j", name: "next row", shown: "j ↓", run: () => void moveRow(1) },
  { key: "k", name: "previous row", shown: "k ↑", run: () => void moveRow(-1) },
  { key: "ArrowDown", name: "next row", shown: "", run: () => void moveRow(1) },
  { key: "ArrowUp", name: "previous row", shown: "", run: () => void moveRow(-1) },
  { key: "Enter", name: "open the row", shown: "Enter", run: openRow },
  { key: "u", name: "undo the last decision", run: () => void undoLast() },
  { key: "t", name: "light or dark", run: nextTheme },
];

export function App() {
  const route = useRoute();
  const address = `${route.screen}/${route.ids.join("/")}/${route.part}`;
  useKeys("Everywhere", everywhere, true);
  useKeys("Screens", places.map((place) => ({ key: place.key, name: place.name, run: () => go(place.path) })), true);
  useKeys("The claim that has the focus", claimBindings(), true);
  const dropping = useDropped();

  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) first.current = false;
    else {
      if (!document.activeElement || document.activeElement === document.body) document.getElementById("screen")?.focus({ preventScroll: true });
    }
    document.title = `${places.find((place) => place.screens.includes(route.screen))?.name ?? "hearsay"} · hearsay`;
  }, [address]);

  return (
    <>
      <Bar screen={route.screen} />
      <main id="screen" tabIndex={-1}>
        <Screen screen={route.screen} ids={route.ids} part={route.part} />
      </main>
      <Dialogs />
      <Toasts />
      {dropping && <div class="drop">Drop files or folders: they are read into this case</div>}
    </>
  );
}
