// Every screen, light and dark: axe finds no serious issue. From 360 px to 4k: nothing runs over the edge. Pictures are kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ask, openPage, overflow, pictures, settled } from "./workbench.mjs";

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

// In the dark only what can differ there is looked at again: the colours.
async function seriousIssues(page, options, part = "body") {
  await page.evaluate(axe);
  const found = await page.evaluate(([where, how]) => window.axe.run(where, { resultTypes: ["violations"], ...how }), [part, options]);
  assert.ok(found.passes.length > 0, "axe has looked at something");
  const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  return serious.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
}

export async function screens(browser, server, test) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, wrong, context, origin } = await openPage(browser, server, { colorScheme });
    const all = await addresses(page);
    await ask(page, "/api/case").then((info) => page.evaluate(([key, claims]) => localStorage.setItem(key, claims), [`hearsay-dossier ${info.name}`, JSON.stringify([Number(all.claim.split("/")[2])])]));
    for (const [name, path] of Object.entries(all)) {
      await test(`${name}, ${colorScheme}: no serious issue for axe, nothing over the edge`, async () => {
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(origin + path);
        await settled(page);
        await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
        assert.deepEqual(await seriousIssues(page, colorScheme === "light" ? {} : { runOnly: ["color-contrast"] }), []);
        if (colorScheme === "dark") return;
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          assert.ok((await overflow(page)) <= 0, `at ${width} px`);
          if (width === 360 || name === "reader") await page.screenshot({ path: join(pictures, `${name}-${width}.png`) });
        }
      });
    }
    await test(`the list of keys, ${colorScheme}`, async () => {
      await page.keyboard.press("?");
      await page.waitForSelector("dialog[open]");
      assert.deepEqual(await seriousIssues(page, {}, "dialog"), []);
      await page.screenshot({ path: join(pictures, `keys-${colorScheme}.png`) });
    });
    await test(`no error on any screen, ${colorScheme}`, () => assert.deepEqual(wrong, []));
    await context.close();
  }
}
