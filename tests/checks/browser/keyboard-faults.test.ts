import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyboardFaults } from "../../../scripts/checks/keyboard-faults.ts";
import { CheckMemory } from "../../../scripts/checks/memory.ts";
import { openSite } from "../../../scripts/checks/site.ts";
import { findingsIn, pageAround } from "./examples.ts";
import { siteFolder } from "./site-folder.ts";

const examples: { name: string; body: string; head?: string; found: string[] }[] = [
  {
    name: "links, a button, fields and a disclosure, as the browser draws them",
    body: '<p><a href="/a">One</a> <button>Two</button> <input aria-label="Three"> <select aria-label="Four"><option>a</select></p><details><summary>Five</summary><a href="/b">Six</a></details>',
    found: [],
  },
  {
    name: "a link that takes its focus ring away",
    body: '<p><a href="/a" style="outline:none">One</a> <a href="/b">Two</a></p>',
    found: ['error 6:4 unseen-focus 2.4.7: nothing on the screen shows that "One" has the focus'],
  },
  {
    name: "a link that shows its focus by its ground",
    body: '<p><a href="/a">One</a></p>',
    head: "<style>a { outline: none } a:focus { background: gold }</style>",
    found: [],
  },
  {
    name: "a hidden box whose label shows its focus",
    body: '<p><input type="checkbox" id="c"><label for="c">Agree</label></p>',
    head: "<style>input { opacity: 0; position: absolute } input:focus + label { outline: 3px solid }</style>",
    found: [],
  },
  {
    name: "a skip link that comes into sight with the focus",
    body: '<a class="skip" href="#main">Skip to content</a><main id="main"><a href="/a">One</a></main>',
    head: "<style>.skip { position: absolute; left: -999px } .skip:focus { left: 0 }</style>",
    found: [],
  },
  {
    name: "a skip link that stays out of sight",
    body: '<a class="skip" href="#main">Skip to content</a><main id="main"><a href="/a">One</a></main>',
    head: "<style>.skip { position: absolute; left: -999px }</style>",
    found: ['error 6:1 unseen-focus 2.4.7: nothing on the screen shows that "Skip to content" has the focus'],
  },
  {
    name: "a button that Tab passes by",
    body: '<p><button tabindex="-1">Open</button> <a href="/a">One</a></p>',
    found: ['error 6:4 unreachable 2.1.1: the Tab key never reaches "Open"'],
  },
  {
    name: "a picture's link that Tab passes by, with its words linked beside it",
    body: '<p><a href="/a" tabindex="-1" aria-hidden="true">Picture</a> <a href="/a">One</a></p>',
    found: [],
  },
  {
    name: "a field that takes the focus back",
    body: '<p><input aria-label="Name" onblur="this.focus()"> <a href="/a">One</a> <a href="/b">Two</a></p>',
    found: ['error 6:4 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
  },
  {
    name: "a field that never lets go",
    body: '<p><input aria-label="Name" onkeydown="event.preventDefault()"> <a href="/a">One</a></p>',
    found: ['error 6:4 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
  },
  {
    name: "the page's last field, which never lets go",
    body: '<p><a href="/a">One</a> <input aria-label="Name" onkeydown="if (event.key === \'Tab\') event.preventDefault()"></p>',
    found: ['error 6:25 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
  },
  {
    name: "a script that holds the page's last field",
    body: '<p><a href="/a">One</a> <input aria-label="Name" id="last"></p>',
    head: '<script>addEventListener("keydown", (event) => { if (event.key === "Tab" && document.activeElement.id === "last") event.preventDefault(); });</script>',
    found: ['error 6:25 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
  },
  {
    name: "a script, and a last field that the walk may end on",
    body: '<p><a href="/a">One</a> <a href="/b">Two</a> <a href="/c">Three</a> <a href="/d">Four</a> <input aria-label="Name"></p>',
    head: '<script>addEventListener("keydown", () => { document.title = "A page of keys"; });</script>',
    found: [],
  },
  {
    name: "a field that takes the focus back a moment later",
    body: '<p><a href="/a">One</a> <input aria-label="Name" onblur="setTimeout(() => this.focus(), 10)"> <a href="/b">Two</a></p>',
    found: ['error 6:25 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
  },
  {
    name: "two fields that hand the focus to each other",
    body: '<p><a href="/a">One</a> <input id="y" aria-label="Year" onblur="m.focus()"> <input id="m" aria-label="Month" onblur="y.focus()"> <a href="/b">Two</a></p>',
    found: ['error 6:77 keyboard-trap 2.1.2: the Tab key never leads on from "Month"'],
  },
  {
    name: "a field that never lets go, and says which key does",
    body: '<p>To go on press Ctrl and M. <input aria-label="Name" onkeydown="event.preventDefault()"> <a href="/a">One</a></p>',
    found: [
      'review 6:31 keyboard-trap 2.1.2: the Tab key never leads on from "Name": does the key that the page names?',
    ],
  },
  {
    name: "scripts that move the focus and hold it nowhere: a guard, a step that is left out, a first field",
    body: '<div tabindex="0" onfocus="f.focus()"></div><p><input id="f" aria-label="Name"> <a href="/a" onblur="setTimeout(() => b.focus(), 5)">One</a> <a id="b" href="/b">Two</a> <a href="/c">Three</a></p><script>f.focus();</script>',
    found: [],
  },
  {
    name: "a link beneath a bar that stays at the top",
    body: '<div style="position:fixed;inset:0 0 auto 0;height:90px;background:white">Bar</div><p style="margin-top:40px"><a href="/a">One</a></p><p style="margin-top:90px"><a href="/b">Two</a></p>',
    found: ['error 6:111 covered-focus 2.4.11: "One" has the focus while `div` covers it wholly'],
  },
  {
    name: "radio buttons, one stop for all",
    body: '<fieldset><legend>Which</legend><input type="radio" name="r" aria-label="a"><input type="radio" name="r" aria-label="b"></fieldset>',
    found: [],
  },
  {
    name: "a popover that opens by a button and closes by nothing",
    body: '<button popovertarget="p" popovertargetaction="show">Dates</button><div popover="manual" id="p">Tuesdays</div>',
    found: [
      'error 6:1 unclosable 2.1.1: what "Dates" opens cannot be closed by keyboard: not by Escape, nor by the same key again, nor by anything in it',
    ],
  },
  {
    name: "popovers that close: by Escape, by a button within",
    body: '<button popovertarget="p">Dates</button><div popover id="p">Tuesdays</div><button popovertarget="q" popovertargetaction="show">Places</button><div popover="manual" id="q">Here <button popovertarget="q" popovertargetaction="hide">Close</button></div>',
    found: [],
  },
  {
    name: "a dialogue that does not let Escape close it, with and without a button",
    body: '<button commandfor="d" command="show-modal">Terms</button><dialog id="d" closedby="none" aria-label="Terms">Words</dialog><button commandfor="e" command="show-modal">Help</button><dialog id="e" closedby="none" aria-label="Help">Words <button commandfor="e" command="close">Close</button></dialog>',
    found: [
      'error 6:1 unclosable 2.1.1: what "Terms" opens cannot be closed by keyboard: not by Escape, nor by the same key again, nor by anything in it',
    ],
  },
  {
    name: "a menu button whose script opens and never closes",
    body: '<button aria-expanded="false" aria-controls="m" onclick="this.setAttribute(\'aria-expanded\', true); m.hidden = false">Menu</button><ul id="m" hidden><li><a href="#m">One</a></li></ul>',
    found: [
      'error 6:1 unclosable 2.1.1: what "Menu" opens cannot be closed by keyboard: not by Escape, nor by the same key again, nor by anything in it',
    ],
  },
  {
    name: "a link in a disclosure that shows no focus",
    body: '<details><summary>Dates</summary><p><a href="/a" style="outline:none">One</a></p></details>',
    found: ['error 6:37 unseen-focus 2.4.7: nothing on the screen shows that "One" has the focus'],
  },
  {
    name: "a menu that only the pointer opens",
    body: '<ul><li>Teams<ul><li><a href="/b">Two</a></li></ul></li></ul>',
    head: "<style>li ul { display: none } li:hover ul { display: block }</style>",
    found: ['error 6:5 pointer-only 2.1.1: only a pointer brings up "Two", no key does'],
  },
  {
    name: "a link that stands beside a narrow window",
    body: '<p><a href="/a">One</a></p>',
    head: "<style>@media (max-width: 600px) { p { position: fixed; left: -300px } }</style>",
    found: [
      'error 6:4 unseen-focus 2.4.7: in a window of 320 pixels, nothing on the screen shows that "One" has the focus',
    ],
  },
  {
    name: "a menu that a label opens in a narrow window, its box not drawn",
    body: '<nav><input type="checkbox" id="menu"><label for="menu"><svg width="20" height="20"></svg></label><div><a href="/a">About</a> <a href="/b">Contact</a></div></nav>',
    head: "<style>#menu, label { display: none } @media (max-width: 600px) { label { display: block } div { display: none } #menu:checked ~ div { display: block } }</style>",
    found: [
      'error 6:39 pointer-only-label 2.1.1: in a window of 320 pixels, only a pointer brings up "About Contact" by this label: its checkbox is hidden, and no key comes to that',
    ],
  },
  {
    name: "boxes and buttons that a style sheet draws anew: one not drawn itself, one drawn and unseen",
    body: '<form action="/a"><p><input type="radio" name="r" id="a"><label for="a">Yes</label> <input type="radio" name="s" id="b" class="unseen"><label for="b">No</label></p></form>',
    head: "<style>#a { display: none } .unseen { position: absolute; opacity: 0 } .unseen:focus + label { outline: 3px solid }</style>",
    found: [
      'error 6:58 pointer-only-label 2.1.1: only a pointer works the label "Yes": its radio button is hidden, and no key comes to that',
    ],
  },
  {
    name: "a label of a file field that is hidden",
    body: '<p><input type="file" id="f" hidden><label for="f">Choose a file</label></p>',
    found: [
      'error 6:37 pointer-only-label 2.1.1: only a pointer works the label "Choose a file": its field for a file is hidden, and no key comes to that',
    ],
  },
  {
    name: "labels of hidden boxes: of no use, not in sight, with a button in it, of a box that is off",
    body: '<p><input type="checkbox" id="a" hidden><label for="a">Words</label></p><form action="/a"><p hidden><input type="checkbox" name="b" id="b"><label for="b">Words</label></p><p><input type="checkbox" name="c" id="c" hidden><label for="c">Words <button type="button">More</button></label></p><p><input type="checkbox" name="d" id="d" hidden disabled><label for="d">Words</label></p></form>',
    found: [],
  },
  {
    name: "a mark beside a heading that leads to it, which only the pointer brings up",
    body: '<h2 id="a">Words <a href="#a">¶</a></h2><p>Words</p>',
    head: "<style>h2 a { visibility: hidden } h2:hover > a { visibility: visible }</style>",
    found: ['warning 6:1 pointer-only 2.1.1: only a pointer brings up "¶", no key does'],
  },
  {
    name: "a button without letters that only the pointer brings up",
    body: '<ul><li>Words <button aria-label="Take it away">×</button></li></ul>',
    head: "<style>li button { visibility: hidden } li:hover > button { visibility: visible }</style>",
    found: ['error 6:5 pointer-only 2.1.1: only a pointer brings up "×", no key does'],
  },
  {
    name: "the same mark brought up by the focus too, one for the eye alone, and an arrow that comes up in a link",
    body: '<h2 id="a">Words <a href="#a">¶</a></h2><h3 id="b">Words <a href="#b" aria-hidden="true" tabindex="-1">¶</a></h3><p>Words <a href="/">Home <b>→</b></a></p>',
    head: "<style>h2 a { opacity: 0 } h2:hover > a, h2 > a:focus { opacity: 1 } h3 a, p b { visibility: hidden } h3:hover > a, p:hover b { visibility: visible }</style>",
    found: [],
  },
  {
    name: "a menu that the pointer opens, and the focus",
    body: '<ul><li><a href="/a">Teams</a><ul><li><a href="/b">Two</a></li></ul></li></ul>',
    head: "<style>li ul { display: none } li:hover ul, li:focus-within ul { display: block }</style>",
    found: [],
  },
  {
    name: "a hint beside a link that goes when the pointer moves towards it",
    body: '<p style="position:relative"><a href="/a">Teams</a><span class="hint">Who they are</span></p>',
    head: "<style>.hint { display: none; position: absolute; top: 40px; left: 0 } a:hover + .hint, a:focus + .hint { display: block }</style>",
    found: [
      'error 6:30 vanishing 1.4.13: "Who they are" comes up under the pointer and goes when that moves towards it',
    ],
  },
  {
    name: "the same hint, where the style speaks of whatever the pointer lies on",
    body: '<p class="own" style="position:relative"><a href="/a">Teams</a><span class="hint">Who they are</span></p>',
    head: "<style>.hint { display: none; position: absolute; top: 40px; left: 0 } .own > :hover + .hint, .own > :focus + .hint { display: block }</style>",
    found: [
      'error 6:42 vanishing 1.4.13: "Who they are" comes up under the pointer and goes when that moves towards it',
    ],
  },
  {
    name: "a hint within a link, which the pointer can move onto",
    body: '<p><a href="/a" class="with">Teams<span class="hint">Who they are</span></a></p>',
    head: "<style>.with { position: relative } .hint { display: none; position: absolute; top: 1em; left: 0; width: 9em } .with:hover .hint, .with:focus .hint { display: block }</style>",
    found: [],
  },
  {
    name: "a hint drawn by the style sheet where only the pointer comes",
    body: '<p><span data-hint="Cabinet Office" class="with">CO</span></p>',
    head: "<style>.with:hover::after { content: attr(data-hint) }</style>",
    found: ['warning 6:4 pointer-only 2.1.1: only a pointer brings up "Cabinet Office", no key does'],
  },
  {
    name: "a menu that the pointer opens, and a button",
    body: "<ul><li><button aria-expanded=\"false\" onclick=\"this.setAttribute('aria-expanded', this.getAttribute('aria-expanded') === 'false')\">Teams</button><ul><li><a href=\"/b\">Two</a></li></ul></li></ul>",
    head: "<style>li ul { display: none } li:hover ul, [aria-expanded=true] + ul { display: block }</style>",
    found: [],
  },
  {
    name: "blocks that scroll, at which the browser lets Tab stop, before a link",
    body: `${'<pre style="width:60px;overflow:auto">long words in one line</pre>'.repeat(8)}<p><a href="/a">One</a></p>`,
    found: [],
  },
  {
    name: "a frame with stops of its own before a link",
    body: `<iframe title="Frame" srcdoc="${"<a href='/x'>x</a> ".repeat(30)}"></iframe><p><a href="/a">One</a></p>`,
    found: [],
  },
  {
    name: "a button that Tab passes by among four links, where the last press comes upon the last of them",
    body: '<p><button tabindex="-1">Open</button> <a href="/a">One</a> <a href="/b">Two</a> <a href="/c">Three</a> <a href="/d">Four</a></p>',
    found: ['error 6:4 unreachable 2.1.1: the Tab key never reaches "Open"'],
  },
  {
    name: "a button that a script takes away while Tab is on its way",
    body: '<p><a href="/a" onfocus="document.querySelector(\'button\')?.remove()">One</a> <button>Return to top</button></p>',
    found: [],
  },
  { name: "nothing to operate", body: "<p>Words alone.</p>", found: [] },
];

describe("keyboard-faults", { timeout: 120_000 }, () => {
  for (const { name, body, head, found } of examples)
    it(name, async (test) => assert.deepEqual(await findingsIn(test, keyboardFaults, body, head), found));

  it("reads style sheets that another brings in", async (test) => {
    const folder = await siteFolder(test, {
      "index.html": pageAround(
        '<ul><li>Teams<ul><li><a href="/b">Two</a></li></ul></li></ul>',
        '<link rel="stylesheet" href="one.css">',
      ),
      "one.css": '@import "two.css" screen;',
      "two.css": "li ul { display: none } li:hover ul { display: block }",
    });
    const memory = CheckMemory.open(undefined, keyboardFaults.name, "");
    const { findings } = await keyboardFaults.run(await openSite(folder), {
      memory,
      everyPage: false,
      progress: () => undefined,
    });
    assert.deepEqual(
      findings.map(({ rule, message }) => `${rule}: ${message}`),
      ['pointer-only: only a pointer brings up "Two", no key does'],
    );
  });

  it("likens pages to sound ones where what spoils a common part is a part that few hold", async (test) => {
    const page = (more = ""): string => pageAround(`<p><a href="/a">One</a></p><p>Words.</p>${more}`);
    const notice = '<div style="position:fixed;inset:0;background:#fff">Notice</div>';
    const names = Array.from({ length: 60 }, (_, index) => `page-${String(index).padStart(2, "0")}.html`);
    const covered = [names[30]!, names[45]!];
    const folder = await siteFolder(
      test,
      Object.fromEntries(names.map((name) => [name, page(covered.includes(name) ? notice : "")])),
    );
    const memory = CheckMemory.open(undefined, keyboardFaults.name, "");
    const judge = async (): ReturnType<typeof keyboardFaults.run> =>
      keyboardFaults.run(await openSite(folder), { memory, everyPage: false, progress: () => undefined });
    const first = await judge();
    assert.deepEqual(
      first.findings.map(({ file, rule }) => `${file} ${rule}`),
      covered.map((name) => `${name} covered-focus`),
    );
    assert.deepEqual(first.how, {
      "walked with the Tab key at 1280 and 320 pixels": 22,
      "sound like pages that were judged": 38,
    });
    assert.deepEqual(await judge(), first);
  });
});
