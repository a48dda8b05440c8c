import { chromium } from "playwright-core";
const base = process.argv[2]; const out = process.argv[3]; const only = process.argv[4]?.split(",");
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const shots = { case: "/", reader: "/documents/3?at=908&claim=26", claim: "/claims/26", chain: "/claims/26/chain", claims: "/claims", search: "/search?q=barrels", sources: "/sources", source: "/sources/10", pairs: "/pairs", findings: "/findings", compare: "/compare/26/150", decisions: "/decisions", reader2: "/documents/11" };
for (const [mode, w, h] of (process.argv[5] ?? "light:1440:900").split(",").map(x => x.split(":"))) {
  const c = await b.newContext({ viewport: { width: +w, height: +h }, colorScheme: mode });
  const p = await c.newPage();
  p.on("console", m => ["error","warning"].includes(m.type()) && console.log("console", m.text())); p.on("pageerror", e => console.log("pageerror", e.message));
  for (const [n, u] of Object.entries(shots)) { if (only && only[0] && !only.includes(n)) continue;
    if(!c.done){c.done=1;await p.goto(process.argv[6]||base)} await p.goto(base + u); await p.waitForTimeout(350); await p.screenshot({ path: `${out}/${n}-${mode}-${w}.png` });
    const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (over > 0) console.log(n, mode, w, "overflow", over); }
  await c.close(); }
await b.close();
