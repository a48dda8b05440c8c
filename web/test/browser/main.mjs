// Runs the browser tests:  node web/test/browser/main.mjs [PART…]     parts: journey, screens, hostile
// HEARSAY names the program, CHROMIUM the browser, HEARSAY_PICTURES where pictures go (build/web-pictures).
import { join } from "node:path";
import { hostile } from "./hostile_test.mjs";
import { journey } from "./journey_test.mjs";
import { screens } from "./screens_test.mjs";
import { openBrowser, readInto, serve, temporaryFolder } from "./workbench.mjs";

const parts = process.argv.slice(2);
const wanted = (name) => parts.length === 0 || parts.includes(name);
let failed = 0;

async function test(name, run) {
  const started = Date.now();
  try {
    await run();
    console.log(`ok   ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}\n${error.message}\n`);
  }
}

const browser = await openBrowser();
const folder = temporaryFolder();
const file = join(folder, "barrels.hearsay");
if (wanted("journey") || wanted("screens")) {
  readInto(file, ["examples"], { metadata: "examples/metadata.tsv" });
  const server = await serve(file);
  if (wanted("journey")) await journey(browser, server, test);
  if (wanted("screens")) await screens(browser, server, test);
  server.stop();
}
if (wanted("hostile")) await hostile(browser, folder, test);
await browser.close();
console.log(failed === 0 ? "all is well" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
