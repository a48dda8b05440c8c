// Filters of lists live in the address, so that a list can be linked to and Esc comes back to it.
import { amend, useRoute } from "./location";

export function useFilter(): { value: (name: string) => string; set: (name: string, value: string) => void } {
  const { parameters } = useRoute();
  return {
    value: (name) => parameters.get(name) ?? "",
    set: (name, value) => {
      const next = new URLSearchParams(location.search);
      if (value === "") next.delete(name);
      else next.set(name, value);
      const text = next.toString();
      amend(location.pathname + (text === "" ? "" : `?${text}`));
    },
  };
}

export function Choice({ label, value, choices, onChange }: { label: string; value: string; choices: [string, string][]; onChange: (value: string) => void }) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map(([one, name]) => (
          <option value={one} key={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Part({ label, value, onChange, autofocus = false }: { label: string; value: string; onChange: (value: string) => void; autofocus?: boolean }) {
  return (
    <label>
      {label}
      <input type="search" autofocus={autofocus} value={value} onInput={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
