import assert from "node:assert/strict";
import { test } from "node:test";
import type { Link } from "../../src/api/types";
import { sentenceOf, sentenceText } from "../../src/logic/sentence";

const wrote = (who: string | undefined, kind: Link["kind"] = "article"): Link => ({ link: "passage", kind: kind ?? "article", ...(who === undefined ? {} : { who }) });
const said = (who: string | undefined, stance: Link["stance"], quote: string | undefined, more: Partial<Link> = {}): Link => ({
  link: "attribution", source_type: "named", stance: stance ?? "asserted", ...(who === undefined ? {} : { who }), ...(quote === undefined ? {} : { quote }), ...more,
});

const cases: [string, Link[], string | undefined, string][] = [
  ["one source", [wrote("Ana Rusk"), said("Bo Tarn", "asserted", "that it rained")], undefined, "Ana Rusk wrote that Bo Tarn said: “that it rained”"],
  ["the outlet stands in for an author", [wrote(undefined), said("Bo Tarn", "denied", "it")], "The Courier", "The Courier wrote that Bo Tarn denied: “it”"],
  ["nobody known wrote it", [wrote(undefined, "post"), said("Bo", "asserted", "x")], undefined, "A post whose author is not given says that Bo said: “x”"],
  ["an unnamed official", [wrote("Ana"), said("The Courier", "asserted", "…", { source_type: "outlet" }), said("an official", "asserted", "that it sank", { source_type: "anonymous" })], undefined, "Ana wrote that The Courier said that an official (anonymous) said: “that it sank”"],
  ["passed on twice", [wrote("A", "post"), wrote("B"), wrote("C", "quotation"), said("D", "alleged", "x")], undefined, "A wrote, passing on B, who quoted C, that D alleged: “x”"],
  ["a pronoun with its name", [wrote("Ana"), said("She", "confirmed", "x", { name: "Otti Brand" })], undefined, "Ana wrote that She [Otti Brand] confirmed: “x”"],
  ["no comment", [wrote("Ana"), said("Bo", "declined", undefined)], undefined, "Ana wrote that Bo declined to comment."],
  ["no answer", [wrote("Ana"), said("Bo", "no_response", undefined)], undefined, "Ana wrote that Bo did not respond."],
  ["quotation marks are not doubled", [wrote("Ana"), said("Bo", "asserted", "“No,”")], undefined, "Ana wrote that Bo said: “No,”"],
  ["who is not said", [wrote("Ana"), said(undefined, "hedged", "x")], undefined, "Ana wrote that somebody whom the text does not name said, with reserve: “x”"],
  ["a denial in the middle is not lost", [wrote("Ana"), said("Bo", "denied", "…"), said("Cy", "asserted", "x")], undefined, "Ana wrote that Bo denied that Cy said: “x”"],
];
for (const [name, links, outlet, want] of cases) test(`sentence: ${name}`, () => assert.equal(sentenceText(sentenceOf(links, outlet)), want));
