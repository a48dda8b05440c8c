// Documents that would like to be programs. Whatever stands in a field that comes from a document, nothing of it runs, styles the
// page, turns its words round or pushes it over the edge.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, checks, openPage, overflow, pictures, press, readInto, serve, settled, visit } from "./workbench.mjs";

const run = "window.hostile=1";
const image = `<img src=x onerror=${run}>`;
const drawing = `<svg onload=${run}>`;
const script = `<script>${run}</script>`;
const style = "</style><style>*{display:none!important;position:fixed}</style>";
const turned = "\u202eevoba denrut\u202d\u2066";
const huge = "a".repeat(1_000_000);
const entity = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

// In every place where a document can name somebody, say something or date it.
const fields = [image, script, drawing, style, `"><script>${run}</script>`, `javascript:${run}`, `{{constructor.constructor('${run}')()}}`, "&lt;img src=x onerror=window.hostile=1&gt;", turned, "يوسف الخطيري", "בן-דוד הולט", "e" + "\u0301".repeat(3000), "W".repeat(5000)];

function articles() {
  const out = {};
  fields.forEach((field, at) => {
    const name = `Mara ${field} Holt`;
    out[`text-${at}.txt`] = `${name} said that "${field} sank ${field}" near the quay. Ana Rusk denied that ${field} had said so. A spokesman for ${field} declined to comment.\n\n${field}\n`;
    out[`page-${at}.html`] =
      `<!doctype html><html><head><title>${entity(field)}</title><meta name="author" content="${entity(field)}"><meta property="og:site_name" content="${entity(field)}">` +
      `<meta property="article:published_time" content="${entity(field)}"></head><body>${script}<style>body{display:none}</style><article><h1>${entity(field)}</h1>` +
      `<p class="byline">By ${entity(field)}</p><p>${entity(name)} said that “${entity(field)}” was seen at the ferry. ${entity(field)} &amp;lt;script&amp;gt; alleged that it had sunk, according to ${entity(name)}.</p>` +
      `<p>${drawing}Correction: an earlier version said that ${entity(field)} sank.</p></article></body></html>`;
    if (at % 3 > 0) return;
    out[`letter-${at}.eml`] = `From: "${field.replace(/["\\]/g, "")}" <mara@quay.example>\nTo: ana@quay.example\nSubject: ${field.slice(0, 800)}\nDate: Mon, 3 Feb 2031 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\nMara Holt told me that ${field} had left.\n\n> ${field} wrote:\n> Pia Lund said that "${field}".\n`;
  });
  out["huge.txt"] = `Mara Holt said that "${huge}" was written there.\n\n${huge}\n\nAna Rusk denied it.\n`;
  out["controls.txt"] = `Mara\u0001\u0007\u001b[31m Holt said that \u0085\u2028\u2029 it sank.\n`;
  out["nested.md"] = Array.from({ length: 40 }, (_, at) => `${"> ".repeat(at)}Mara Holt ${at} said that Ana Rusk had said that it sank.\n`).join("\n");
  out[`name ${image}${turned}.txt`.replace(/\//g, "")] = "Mara Holt said that the ferry sank.\n";
  return out;
}

function metadata() {
  const rows = [["path", "title", "author", "outlet", "published"]];
  fields.forEach((field, at) => {
    const cell = field.replace(/[\t\n]/g, " ");
    rows.push([`hostile/text-${at}.txt`, cell, cell, cell, "2031-02-03"]);
  });
  return rows.map((row) => row.join("\t")).join("\n") + "\n";
}

// What a reader of the page would notice, looked at in the page.
function look() {
  const problems = [];
  if (window.hostile !== undefined) problems.push("something ran");
  const bar = document.querySelector(".bar");
  if (!bar || getComputedStyle(bar).display === "none" || bar.getBoundingClientRect().width < 300) problems.push("the page's style was changed");
  if (document.querySelectorAll("main script, main style, main img, main iframe").length > 0) problems.push("a document made an element");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/.test(node.data)) continue;
    const parent = node.parentElement;
    if (["INPUT", "TEXTAREA", "OPTION"].includes(parent.tagName)) continue;
    let isolated = false;
    for (let one = parent; one && one !== document.body && !isolated; one = one.parentElement) isolated = /isolate|plaintext/.test(getComputedStyle(one).unicodeBidi);
    if (!isolated) problems.push(`not isolated: ${parent.outerHTML.slice(0, 120)}`);
  }
  return problems.slice(0, 3);
}

export async function hostile(browser, folder) {
  const documents = join(folder, "hostile");
  mkdirSync(documents);
  for (const [name, text] of Object.entries(articles())) writeFileSync(join(documents, name), text);
  writeFileSync(join(folder, "metadata.tsv"), metadata());
  const file = join(folder, `${image.replace(/[/]/g, "")}.hearsay`);
  readInto(file, ["hostile"], { cwd: folder, metadata: "metadata.tsv" });
  const server = await serve(file);
  const { page, wrong, context, origin } = await openPage(browser, server);
  const test = checks(page, server, wrong);

  const inspect = async (path) => {
    await visit(page, path);
    assert.deepEqual(await page.evaluate(look), [], path);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok((await overflow(page)) <= 0, `${path} runs over the edge at ${width} px`);
    }
  };

  const all = await ask(page, "/api/documents?limit=200");
  await test(`hostile: all of ${all.total} documents are read`, () => assert.ok(all.total >= fields.length * 2));
  const { sources } = await ask(page, "/api/sources?limit=60");
  const { pairs } = await ask(page, "/api/pairs?limit=3");
  const { claims } = await ask(page, "/api/claims?limit=500");
  for (const field of fields.slice(0, 10)) {
    const claim = claims.find((one) => (one.content ?? "").includes(field.slice(0, 20)));
    if (!claim) continue;
    await page.evaluate(([id, text]) => fetch("/api/decisions", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ kind: "note", claim: id, text }) }), [claim.id, `${field} noted`]);
  }

  await test("hostile: lists", async () => {
    for (const path of ["/", "/ledger", "/claims", "/sources", "/pairs", "/findings", "/decisions", "/search?q=said", `/search?q=${encodeURIComponent(image)}`, `/claims?q=${encodeURIComponent(script)}`, `/${encodeURIComponent(script)}`]) await inspect(path);
  });
  await test("hostile: documents", async () => {
    for (const one of all.documents) await inspect(`/documents/${one.id}`);
  });
  await test("hostile: claims, their chains and both side by side", async () => {
    const seen = new Set();
    const some = claims.filter((one) => !seen.has(one.document) && seen.add(one.document)).slice(0, 14);
    for (const one of some) await inspect(`/claims/${one.id}`);
    for (const one of some.slice(0, 6)) await inspect(`/claims/${one.id}/chain`);
    for (let at = 0; at + 1 < 6; at += 2) await inspect(`/compare/${some[at].id}/${some[at + 1].id}`);
    await inspect(`/documents/${some[0].document}?claim=${some[0].id}&at=${some[0].content_spans[0]?.[0] ?? 0}`);
  });
  await test("hostile: sources and pairs", async () => {
    for (const one of sources.slice(0, 10)) await inspect(`/sources/${one.id}`);
    for (const pair of pairs) await inspect(`/pairs/${pair.a.id}/${pair.b.id}`);
  });
  await test("hostile: a note on words, corrections and the dossier", async () => {
    const one = claims.find((claim) => claim.content?.includes(image)) ?? claims[0];
    await page.goto(`${origin}/claims/${one.id}`);
    await settled(page);
    for (const key of ["e", "E", "w"]) {
      await press(page, key);
      await page.waitForSelector("dialog[open]");
      assert.deepEqual(await page.evaluate(look), []);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog[open]", { state: "detached" });
      await settled(page);
    }
    await page.keyboard.press("d");
    await inspect("/dossier");
    await page.goto(`${origin}/api/dossier?claims=${claims.slice(0, 40).map((claim) => claim.id).join(",")}&format=html&preview=1`);
    assert.equal(await page.evaluate(() => window.hostile), undefined);
    assert.ok((await page.evaluate(() => document.querySelectorAll("script, img, iframe, svg[onload]").length)) === 0);
  });
  await test("hostile: a word of a megabyte does not freeze the page", async () => {
    const one = all.documents.find((document) => document.path.endsWith("huge.txt"));
    await page.setViewportSize({ width: 1280, height: 800 });
    const started = Date.now();
    await page.goto(`${origin}/documents/${one.id}`);
    await page.waitForSelector(".reader-text .block");
    await page.keyboard.press("j");
    await page.waitForSelector(".text .chosen");
    const first = Date.now() - started;
    const steps = Date.now();
    for (let at = 0; at < 5; at++) await page.evaluate(() => new Promise((done) => { scrollBy(0, 3000); requestAnimationFrame(() => requestAnimationFrame(done)); }));
    await page.screenshot({ path: join(pictures, "hostile-huge.png") });
    console.log(`     first words and a chosen claim after ${first} ms; five pages down in ${Date.now() - steps} ms`);
    assert.ok(first < 60000, `${first} ms`);
    assert.ok(Date.now() - steps < 60000);
    assert.ok((await overflow(page)) <= 0);
  });
  await test("hostile: no dialog, no error, no request to anywhere else", () => assert.deepEqual([...new Set(wrong)].slice(0, 5), []));
  await context.close();
  server.stop();
}
