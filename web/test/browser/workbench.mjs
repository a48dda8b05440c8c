// What the browser tests stand on: a case made by `hearsay read`, `hearsay serve` on it, and a headless Chromium.
import { chromium } from "playwright-core";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const hearsay = resolve(process.env.HEARSAY ?? join(root, "build/release/hearsay"));
export const pictures = resolve(process.env.HEARSAY_PICTURES ?? join(root, "build/web-pictures"));
mkdirSync(pictures, { recursive: true });

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) {
    console.log("skipped: no browser; install the Debian package chromium");
    process.exit(77);
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-web-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// Exit status 1 says that some files failed: for hostile files that is in order.
export function readInto(file, paths, options = {}) {
  try {
    execFileSync(hearsay, ["read", "--case", file, ...(options.metadata ? ["--metadata", options.metadata] : []), ...paths], { cwd: options.cwd ?? root, stdio: "pipe" });
  } catch (error) {
    if (error.status !== 1) throw error;
  }
}

export async function serve(file) {
  const server = spawn(hearsay, ["serve", "--case", file, "--no-browser", "--who", "ada"], { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => server.kill());
  let said = "";
  const address = await new Promise((found, failed) => {
    const read = (some) => {
      said += some;
      const url = /http:\/\/\S+/.exec(said);
      if (url) found(url[0]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.on("exit", () => failed(new Error(`hearsay serve ended: ${said}`)));
  });
  return { address, origin: new URL(address).origin, stop: () => server.kill() };
}

// A page that has the cookie. What must not happen on any page is kept in `wrong`: dialogs, errors, requests to elsewhere.
export async function openPage(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const wrong = [];
  page.on("dialog", (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => wrong.push(`an error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`the console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) wrong.push(`a request to ${request.url()}`);
  });
  await page.goto(server.address);
  await page.waitForSelector("main [data-row], main .empty");
  return { context, page, wrong, origin: server.origin };
}

// All that the screen asked for has come.
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("main")?.innerText.trim() !== "" && ![...document.querySelectorAll("main .empty, main h1")].some((one) => one.textContent === "…"));
}

// Goes to another screen as a link does, without loading the program anew.
export async function visit(page, path) {
  await page.evaluate(async (to) => {
    history.pushState(0, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  }, path);
  await settled(page);
}

export const ask = (page, path) => page.evaluate(async (where) => (await fetch(where)).json(), path);

export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
