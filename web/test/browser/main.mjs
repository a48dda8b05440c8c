// Runs the browser tests:  node web/test/browser/main.mjs [PART…]     parts: journey, screens, hostile
// HEARSAY names the program, CHROMIUM the browser, HEARSAY_PICTURES where pictures go (build/web-pictures). HEARSAY_SLOW=6 makes the page's
// processor six times slower and HEARSAY_DELAY=400 answers up to 400 ms late: races that are rare show themselves then.
import { join } from "node:path";
import { hostile } from "./hostile_test.mjs";
import { journey } from "./journey_test.mjs";
import { screens } from "./screens_test.mjs";
import { failed, openBrowser, readInto, serve, temporaryFolder } from "./workbench.mjs";

const parts = process.argv.slice(2);
const wanted = (name) => parts.length === 0 || parts.includes(name);

const browser = await openBrowser();
const folder = temporaryFolder();
const file = join(folder, "barrels.hearsay");
if (wanted("journey") || wanted("screens")) {
  readInto(file, ["examples"], { metadata: "examples/metadata.tsv" });
  const server = await serve(file);
  if (wanted("journey")) await journey(browser, server);
  if (wanted("screens")) await screens(browser, server);
  server.stop();
}
if (wanted("hostile")) await hostile(browser, folder);
await browser.close();
console.log(failed() === 0 ? "all is well" : `${failed()} failed`);
process.exit(failed() === 0 ? 0 : 1);
