// Files and folders dropped on the page, or picked, go to the server one after another and are read behind it.
import { useEffect, useState } from "preact/hooks";
import { sendFile } from "../api/client";
import { count } from "../logic/words";
import { say } from "./dialogs";

export interface Offered {
  path: string;
  file: File;
}

async function walk(entry: FileSystemEntry, out: Offered[]): Promise<void> {
  const path = entry.fullPath.replace(/^\/+/, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    out.push({ path, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walk(one, out);
  }
}

async function offeredBy(data: DataTransfer): Promise<Offered[]> {
  // Entries must be taken before the first wait; afterwards the list is empty.
  const entries = [...data.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  const out: Offered[] = [];
  if (entries.length > 0 && entries.every((entry) => entry !== null)) {
    for (const entry of entries) await walk(entry as FileSystemEntry, out);
  } else {
    for (const file of plain) out.push({ path: file.name, file });
  }
  return out;
}

export async function sendAll(offered: Offered[]): Promise<void> {
  let sent = 0;
  const refused: string[] = [];
  for (const { path, file } of offered) {
    try {
      await sendFile(path, file);
      sent++;
    } catch (error) {
      refused.push(`${file.name}: ${(error as Error).message}`);
    }
  }
  if (sent > 0) say(`${count(sent, "file")} received; they are read now.`);
  if (refused.length > 0) say(`Not taken: ${refused.slice(0, 3).join("; ")}${refused.length > 3 ? ` and ${refused.length - 3} more` : ""}`);
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

// Whether files are being dragged over the page.
export function useDropped(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      void offeredBy(event.dataTransfer).then(sendAll);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
