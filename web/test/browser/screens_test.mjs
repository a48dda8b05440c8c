// Every screen, light and dark: axe finds no serious issue. From 360 px to 4k: nothing runs over the edge. Pictures are kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ask, checks, openPage, overflow, pictures, settled, visit } from "./workbench.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function addresses(page) {
  const { claims } = await ask(page, "/api/claims?min_depth=3&limit=1");
  const claim = claims[0];
  const { claims: denied } = await ask(page, "/api/claims?stance=denied&limit=1");
  const { sources } = await ask(page, "/api/sources?limit=1");
  const { pairs } = await ask(page, "/api/pairs?limit=1");
  return {
    case: "/",
    ledger: "/ledger",
    document: `/documents/${claim.document}`,
    reader: `/documents/${claim.document}?at=${claim.content_spans[0][0]}&claim=${claim.id}`,
    claims: "/claims",
    claim: `/claims/${claim.id}`,
    chain: `/claims/${claim.id}/chain`,
    search: "/search?q=barrels",
    sources: "/sources",
    source: `/sources/${sources[0].id}`,
    pairs: "/pairs",
    pair: `/pairs/${pairs[0].a.id}/${pairs[0].b.id}`,
    findings: "/findings",
    compare: `/compare/${claim.id}/${denied[0].id}`,
    decisions: "/decisions",
    dossier: "/dossier",
  };
}

const sizes = [[3840, 2160], [820, 1100], [360, 740]];

async function seriousIssues(page, options, part = "body") {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  // Of a long list the first rows stand for all.
  const where = { include: [[part]], exclude: [[".rows > li:nth-child(n+9)"], [".block:nth-of-type(n+25)"]] };
  const found = await page.evaluate(([context, how]) => window.axe.run(context, { resultTypes: ["violations"], ...how }), [where, options]);
  assert.ok(found.passes.length > 0, "axe has looked at something");
  const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return serious.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
}

export async function screens(browser, server) {
  const { page, wrong, context } = await openPage(browser, server, { colorScheme: "light" });
  const test = checks(page, server, wrong);
  const all = await addresses(page);
  const claim = Number(all.claim.split("/")[2]);
  const { name: caseName } = await ask(page, "/api/case");
  await page.evaluate(([key, claims]) => localStorage.setItem(key, claims), [`hearsay-dossier ${caseName}`, JSON.stringify([claim])]);
  await page.reload();
  await settled(page);

  for (const [name, path] of Object.entries(all)) {
    await test(`${name}: no serious issue for axe, light and dark; nothing over the edge`, async () => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await visit(page, path);
      await page.screenshot({ path: join(pictures, `${name}-light.png`) });
      assert.deepEqual(await seriousIssues(page, {}), []);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.screenshot({ path: join(pictures, `${name}-dark.png`) });
      assert.deepEqual(await seriousIssues(page, { runOnly: ["color-contrast"] }), []);
      await page.emulateMedia({ colorScheme: "light" });
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height });
        assert.ok((await overflow(page)) <= 0, `at ${width} px`);
        if (width === 360 || name === "reader") await page.screenshot({ path: join(pictures, `${name}-${width}.png`) });
      }
    });
  }
  await test("the list of keys", async () => {
    await page.keyboard.press("?");
    await page.waitForSelector("dialog[open]");
    assert.deepEqual(await seriousIssues(page, {}, "dialog"), []);
    await page.screenshot({ path: join(pictures, "keys.png") });
  });
  await test("no error on any screen", () => assert.deepEqual(wrong, []));
  await context.close();
}
