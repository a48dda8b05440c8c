// Questions to the user, and what was done with the way back.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Store } from "./store";

export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const element = useRef<HTMLDialogElement>(null);
  // Taken before anything of the dialog is in the page and takes the focus.
  const before = useRef(document.activeElement);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      // While it is open nothing outside can have the focus.
      dialog?.close();
      const place = before.current;
      if (place instanceof HTMLElement && place.isConnected) place.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={element} aria-label={title} onClose={onClose} onCancel={onClose}>
      <h2>{title}</h2>
      {children}
    </dialog>
  );
}

// The one dialog that is open.
export const openDialog = new Store<ComponentChildren>(null);
export const closeDialog = (): void => openDialog.set(null);

export function AskText({ title, label, save, optional = false, onSave }: { title: string; label: string; save: string; optional?: boolean; onSave: (text: string) => void }) {
  const [text, setText] = useState("");
  const done = (event: Event): void => {
    event.preventDefault();
    if (!optional && text.trim() === "") return;
    closeDialog();
    onSave(text.trim());
  };
  return (
    <Dialog title={title} onClose={closeDialog}>
      <form onSubmit={done} class="stack">
        <label>
          {label}
          <textarea
            autofocus
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) done(event);
            }}
          />
        </label>
        <div class="row end">
          <button type="button" onClick={closeDialog}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button class="main" type="submit">
            {save} <kbd>Ctrl Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | undefined;
}

const toasts = new Store<Toast[]>([]);
let lastToast = 0;

export function say(text: string, undo?: () => void): void {
  const id = ++lastToast;
  toasts.set([...toasts.get().slice(-1), { id, text, undo }]);
  setTimeout(() => toasts.set(toasts.get().filter((toast) => toast.id !== id)), undo ? 9000 : 5000);
}

export function Toasts() {
  const shown = toasts.use();
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div class="toast" key={toast.id}>
          <span>{toast.text}</span>
          {toast.undo && (
            <button onClick={toast.undo}>
              Undo <kbd>u</kbd>
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

export function Dialogs() {
  return <>{openDialog.use()}</>;
}
