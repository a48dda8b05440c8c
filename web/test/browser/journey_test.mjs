// What the workbench is for, by keyboard alone: open a case, search, follow a chain of four links, judge, undo, join two names,
// write a note, hand over a dossier.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerLate, ask, checks, openPage, pictures, press as pressOn, settled, type as typeOn } from "./workbench.mjs";

export async function journey(browser, server) {
  const { page, wrong, context } = await openPage(browser, server);
  const test = checks(page, server, wrong, { inOrder: true });
  const press = (...keys) => pressOn(page, ...keys);
  const type = (text) => typeOn(page, text);
  const focusedRow = () => page.evaluate(() => document.activeElement?.dataset.row ?? "");
  // What was said is read once, so that the same words a second time are waited for.
  const said = async (text) => {
    await page.waitForSelector(`.toast:not([data-read]):has-text("${text}")`);
    await page.evaluate(() => document.querySelectorAll(".toast").forEach((one) => one.setAttribute("data-read", "")));
  };

  await test("the case opens with its documents, and keys move in them", async () => {
    await page.waitForSelector("h1:has-text('barrels.hearsay')");
    await press("j");
    const first = await focusedRow();
    await press("j", "k");
    assert.equal(await focusedRow(), first);
    assert.match(first, /^document-/);
  });

  await test("? lists the keys, Esc closes the list", async () => {
    await press("?");
    await page.waitForSelector("dialog[open]");
    const listed = await page.innerText("dialog[open]");
    for (const name of ["search", "next row", "undo the last decision", "accept the reading", "put into the dossier"]) assert.ok(listed.includes(name), name);
    await press("Escape");
    await page.waitForSelector("dialog[open]", { state: "detached" });
  });

  await test("search leads to the words in their document", async () => {
    await press("/");
    await page.waitForURL("**/search");
    await page.waitForFunction(() => document.activeElement?.matches("[data-search]"));
    await type('"storage log of Shed 9" sixty-three');
    await page.waitForSelector("main [data-row^=hit]");
    await press("ArrowDown");
    assert.match(await focusedRow(), /^hit-/);
    await press("Enter");
    await page.waitForURL("**/documents/*");
    await page.waitForSelector(".text .chosen");
  });

  let claim = 0;
  await test("a chain of four links is followed, link by link", async () => {
    const { claims } = await ask(page, "/api/claims?min_depth=2&q=storage%20log&limit=50");
    const wanted = claims.find((one) => /Moorhen61.*Quaile.*paper.*official/.test(one.chain));
    assert.ok(wanted, "the example's chain of four links is read");
    claim = wanted.id;
    const place = () => page.evaluate(() => location.search);
    let before = await place();
    for (let at = 0; at < 40 && !before.endsWith(`claim=${claim}`); at++) {
      await press("j");
      await page.waitForFunction((old) => location.search !== old, before);
      before = await place();
    }
    assert.ok(before.endsWith(`claim=${claim}`), "j comes to the claim");
    await page.waitForSelector(".chosen-claim .links");
    assert.match(await page.innerText(".chosen-claim .sentence"), /Moorhen61 wrote, passing on Nerys Quaile, that The national paper said that an official .* \(anonymous\) said: “that the storage log/s);
    await press("Enter");
    await page.waitForURL(`**/claims/${claim}`);
    await page.waitForSelector("main h1:has-text('Claim')");
    assert.equal(await page.locator("main .links > li").count(), 4);
    await press("v");
    await page.waitForURL("**/chain");
    await page.waitForSelector(".drawing .node");
    assert.deepEqual((await page.locator(".drawing").first().locator(".node b").allInnerTexts()).slice(0, 4).map((name) => name.split(",")[0]), ["an official at the harbour office", "The national paper", "Nerys Quaile", "Moorhen61"]);
    await page.screenshot({ path: join(pictures, "journey-chain.png") });
    await press("i");
    await page.waitForURL(`**/claims/${claim}`);
  });

  await test("a claim is rejected, and the rejection undone", async () => {
    await page.waitForSelector("main .links");
    await press("r");
    await said("Reading rejected");
    await page.waitForSelector("main .head .state:has-text('rejected')");
    assert.equal((await ask(page, `/api/claims/${claim}`)).claim.judged.verdict, "rejected");
    await press("u");
    await said("Undone");
    await page.waitForSelector("main .head .state:has-text('rejected')", { state: "detached" });
    const { decisions } = await ask(page, `/api/claims/${claim}`);
    assert.deepEqual(decisions.filter((one) => one.kind === "reject").map((one) => one.state), ["undone"]);
  });

  await test("words are corrected with the arrow keys, and a note is written", async () => {
    await press("e");
    await page.waitForSelector("dialog[open] .picker");
    await page.waitForFunction(() => document.activeElement?.matches(".picker"));
    const before = await page.innerText(".picker mark");
    await press("ArrowLeft");
    const after = await page.innerText(".picker mark");
    assert.ok(before.startsWith(after) && after.length < before.length);
    await press("Enter");
    await said("Corrected");
    assert.equal((await ask(page, `/api/claims/${claim}`)).claim.content, after);
    await press("u");
    await said("Undone");
    await press("w");
    await page.waitForSelector("dialog[open] textarea");
    await type("Ask for the log itself.");
    await press("Control+Enter");
    await said("note is kept");
    await page.waitForSelector("main .note-text:has-text('Ask for the log itself.')");
  });

  await test("a note on any words of a document", async () => {
    await press("o");
    await page.waitForURL("**/documents/*");
    await page.waitForSelector(".text .chosen");
    await press("W");
    await page.waitForSelector("dialog[open] .picker");
    await page.waitForFunction(() => document.activeElement?.matches(".picker"));
    await press("ArrowRight", "ArrowRight");
    for (let at = 0; at < 8 && !(await page.evaluate(() => document.activeElement?.matches("textarea"))); at++) await press("Tab");
    await type("Which log?");
    await press("Control+Enter");
    await said("note is kept");
    await page.waitForSelector(".text .noted");
    await press("d");
    await said("In the dossier: 1");
  });

  await test("two names are joined, and the joining undone", async () => {
    await press("4");
    await page.waitForSelector("main [data-row^=source]");
    await press("q");
    await page.waitForURL("**/pairs");
    await page.waitForSelector("main [data-row^=pair]");
    await press("j", "Enter");
    await page.waitForURL("**/pairs/*/*");
    await page.waitForSelector("main .half .evidence");
    await page.screenshot({ path: join(pictures, "journey-pair.png") });
    const [a, b] = page.url().split("/").slice(-2).map(Number);
    await press("y");
    await said("Joined");
    const joined = (await ask(page, `/api/sources/${b}`)).source;
    assert.ok(joined.members.includes(a) && joined.members.includes(b));
    await press("u");
    await said("Undone");
    assert.notEqual((await ask(page, `/api/sources/${a}`)).source.id, (await ask(page, `/api/sources/${b}`)).source.id);
  });

  await test("a source is graded, a claim given to another source, two claims compared", async () => {
    await press("4");
    await page.waitForSelector("main [data-row^=source]");
    await press("j", "Enter");
    await page.waitForSelector("main .drawing .node");
    await press("g");
    await page.waitForSelector("dialog[open]");
    await press("b");
    await said("Graded B");
    await page.waitForSelector("main .figures:has-text('graded B')");
    await press("2");
    await page.waitForSelector("main [data-row^=claim]");
    await press("j", "E");
    await page.waitForSelector("dialog[open] [role=combobox]");
    await type("Somebody Quite Else");
    await page.waitForSelector("dialog[open] [role=option]:has-text('another name')");
    await press("Enter");
    await said("source is corrected");
    await page.waitForSelector("main [data-row]:has-text('Somebody Quite Else'):has-text('corrected by hand')");
    await press("u");
    await said("Undone");
    await press("c", "j", "c");
    await page.waitForURL("**/compare/*/*");
    await page.waitForFunction(() => document.querySelectorAll("main .half .sentence").length === 2);
  });

  await test("all decisions are listed, newest first, and can be undone there", async () => {
    await press("7");
    await page.waitForURL("**/decisions");
    await page.waitForSelector("main [data-row^=decision]");
    const { total } = await ask(page, "/api/decisions");
    await page.waitForFunction((count) => document.querySelectorAll("main [data-row^=decision]").length === count, total);
    const held = await ask(page, "/api/decisions?kind=note&state=holds");
    const target = held.decisions[0].id;
    for (let at = 0; at < 20 && (await focusedRow()) !== `decision-${target}`; at++) await press("j");
    await press("z");
    await said("Undone");
    assert.equal((await ask(page, "/api/decisions?kind=note&state=holds")).total, held.total - 1);
    await page.screenshot({ path: join(pictures, "journey-decisions.png") });
  });

  await test("a dossier is exported", async () => {
    await press("8");
    await page.waitForURL("**/dossier");
    await page.waitForSelector("main [data-row^=claim]");
    for (const [key, ending] of [["X", "html"], ["M", "md"]]) {
      const [download] = await Promise.all([page.waitForEvent("download"), press(key)]);
      assert.match(download.suggestedFilename(), new RegExp(`\\.${ending}$`));
      const text = readFileSync(await download.path(), "utf8");
      for (const words of ["storage log of Shed 9", "Moorhen61", "Nerys Quaile", "Ask for the log itself"]) assert.ok(text.includes(words), `${ending}: ${words}`);
    }
  });

  await test("files given to the page are read while one looks on", async () => {
    await press("1");
    await page.waitForSelector("main [data-row^=document]");
    await page.setInputFiles("input[type=file]", [{ name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from("Pia Lund said that the ferry was late.\n") }]);
    await page.waitForSelector('main [data-row^=document]:has-text("ferry.txt")');
    const { documents } = await ask(page, "/api/documents?q=ferry");
    assert.deepEqual(documents.map((one) => [one.path, one.claims]), [["dropped/ferry.txt", 1]]);
  });

  await test("Esc goes back through the screens to the row one came from", async () => {
    await press("2");
    await page.waitForSelector("main [data-row^=claim]");
    await press("j", "j", "j");
    const row = await focusedRow();
    await press("Enter");
    await page.waitForURL("**/claims/*");
    await settled(page);
    await press("Escape");
    await page.waitForURL("**/claims");
    await page.waitForFunction((wanted) => document.activeElement?.dataset.row === wanted, row);
  });

  await test("somebody who types ahead of late answers loses no key", async () => {
    await answerLate(page, () => 250);
    await press("2", "j", "j", "r");
    await said("Reading rejected");
    const row = await focusedRow();
    await press("u");
    await said("Undone");
    const [latest] = (await ask(page, "/api/decisions?kind=reject")).decisions;
    assert.deepEqual([`claim-${latest.about.claim}`, latest.state], [row, "undone"]);
    await press("1", "/");
    await type('"storage log of Shed 9" sixty-three');
    await press("ArrowDown", "Enter");
    await page.waitForURL("**/documents/*");
    await press("4", "j", "Enter", "g", "c");
    await said("Graded C");
    await press("u");
    await said("Undone");
    await press("2", "j", "E");
    await type("Somebody Quite Else");
    await press("Enter");
    await said("source is corrected");
    await press("u");
    await said("Undone");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  await test("nothing went wrong on the way", () => assert.deepEqual(wrong, []));
  await context.close();
}
