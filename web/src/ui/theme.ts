// Light or dark: as the system says, until somebody chooses.
import { say } from "./dialogs";

const key = "hearsay-theme";
const themes = ["light", "dark"];

export function startTheme(): void {
  const chosen = localStorage.getItem(key);
  if (chosen !== null && themes.includes(chosen)) document.documentElement.dataset["theme"] = chosen;
}

// system → the other one → back to the system's.
export function nextTheme(): void {
  const root = document.documentElement;
  if (root.dataset["theme"] !== undefined) {
    delete root.dataset["theme"];
    localStorage.removeItem(key);
    say("Light or dark as the system says.");
    return;
  }
  const next = matchMedia("(prefers-color-scheme: dark)").matches ? "light" : "dark";
  root.dataset["theme"] = next;
  localStorage.setItem(key, next);
}
