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
// To provoke what happens on slow machines: how many times slower the page's processor is, and by how many milliseconds at most
// an answer is late.
const slowness = Number(process.env.HEARSAY_SLOW ?? 1);
const delay = Number(process.env.HEARSAY_DELAY ?? 0);
const patience = 60000;

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) {
    console.log("skipped: no browser; install the Debian package chromium");
    process.exit(77);
  }
  return chromium.launch({ executablePath, timeout: 2 * patience, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
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
  return { address, origin: new URL(address).origin, log: () => said, stop: () => server.kill() };
}

// A page that has the cookie. What must not happen on any page is kept in `wrong`: dialogs, errors, requests to elsewhere.
export async function openPage(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  if (slowness > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowness });
  if (delay > 0) await answerLate(page, () => Math.random() * delay);
  const wrong = [];
  page.on("dialog", (dialog) => {
    wrong.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => wrong.push(`an error: ${error.message}`));
  page.on("console", (message) => {
    // A query that is not finished yet makes no sense.
    if (message.type() === "error" && !(message.location().url.includes("/api/search?") && message.text().includes("400"))) wrong.push(`the console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) wrong.push(`a request to ${request.url()}`);
  });
  await page.goto(server.address);
  await settled(page);
  return { context, page, wrong, origin: server.origin };
}

// The API's answers wait; files for download are left alone.
export async function answerLate(page, milliseconds) {
  await page.route(/\/api\/(?!dossier)/, async (route) => {
    await new Promise((done) => setTimeout(done, milliseconds()));
    await route.continue().catch(() => undefined);
  });
}

// All that the screen asked for has come, and it listens to keys: effects run a little after what they belong to is drawn.
export async function settled(page) {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return main && main.innerText.trim() !== "" && !main.querySelector("[aria-busy=true]") && main.querySelector("h1")?.textContent !== "…";
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));
}

let failures = 0;
export const failed = () => failures;

// Runs the checks of one page. `inOrder`: after one that failed the rest makes no sense.
export function checks(page, server, wrong, { inOrder = false } = {}) {
  let broken = false;
  return async (name, run) => {
    if (inOrder && broken) return console.log(`not run: ${name}`);
    const started = Date.now();
    try {
      await run();
      console.log(`ok   ${name} (${Date.now() - started} ms)`);
    } catch (error) {
      failures++;
      broken = true;
      console.log(`FAIL ${name} (${Date.now() - started} ms)\n${await circumstances(error, page, server, wrong)}\n`);
    }
  };
}

// The keys as they are pressed, of which the last ones are told when something fails.
const pressed = [];
export async function press(page, ...keys) {
  for (const key of keys) {
    pressed.push(key);
    await page.keyboard.press(key);
  }
}
export async function type(page, text) {
  pressed.push(JSON.stringify(text));
  await page.keyboard.type(text);
}

// Enough to understand a failure on a machine that nobody can look at.
async function circumstances(error, page, server, wrong) {
  const look = () => ({
    address: location.pathname + location.search,
    focus: document.activeElement?.outerHTML.slice(0, 200),
    dialog: document.querySelector("dialog[open]")?.innerText.slice(0, 300) ?? "none",
    busy: [...document.querySelectorAll("[aria-busy=true]")].map((one) => one.outerHTML.slice(0, 120)),
    toasts: [...document.querySelectorAll(".toast")].map((one) => one.innerText),
    screen: document.querySelector("main")?.innerText.slice(0, 800),
  });
  const file = join(pictures, `failure-${failures}.png`);
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("the page does not answer")), 20000));
  const seen = await Promise.race([page.evaluate(look), late]).catch((reason) => ({ page: reason.message }));
  const picture = await page.screenshot({ path: file, timeout: 20000 }).then(() => file, (reason) => reason.message);
  const steps = (error.stack ?? "").split("\n").filter((line) => line.includes("test/browser/"));
  return [
    error.message,
    ...steps,
    `keys: ${pressed.slice(-25).join(" ")}`,
    ...Object.entries(seen).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
    `wrong: ${JSON.stringify(wrong.slice(0, 5))}`,
    `picture: ${picture}`,
    `the server said: ${server.log().slice(-1500)}`,
  ].join("\n");
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
