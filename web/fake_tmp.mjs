import { screens } from "./test/browser/screens_test.mjs";
import { openBrowser } from "./test/browser/workbench.mjs";
const b = await openBrowser();
await screens(b, { address: "http://127.0.0.1:8099/", origin: "http://127.0.0.1:8099" }, async (n, f) => { const s = Date.now(); try { await f(); console.log("ok", n, Date.now() - s); } catch (e) { console.log("FAIL", n, e.message.slice(0, 900)); } });
await b.close();
