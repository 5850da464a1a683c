import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modeFaults } from "../../../scripts/checks/mode-faults.ts";
import { scriptDependence } from "../../../scripts/checks/script-dependence.ts";
import { findingsIn } from "./examples.ts";

const examples: { name: string; body: string; head?: string; found: RegExp[] }[] = [
  { name: "black on white", body: "<p>Words</p>", found: [] },
  {
    name: "a dark ground whose words stay dark",
    body: "<p>Words</p>",
    head: "<style>@media (prefers-color-scheme: dark) { body { background: #222 } p { color: #333 } }</style>",
    found: [
      /^error 6:1 dark-color-contrast 1\.4\.3: in dark mode: Elements must meet minimum colour contrast ratio thresholds: /,
    ],
  },
  {
    name: "a dark mode with light words",
    body: "<p>Words</p>",
    head: "<style>@media (prefers-color-scheme: dark) { body { background: #222 } p { color: #eee } }</style>",
    found: [],
  },
  {
    name: "pale words in print",
    body: "<p>Words</p>",
    head: "<style>@media print { p { color: #ccc } }</style>",
    found: [/^error 6:1 print-color-contrast 1\.4\.3: in print: /],
  },
  {
    name: "words that refuse forced colours",
    body: "<p>Words</p>",
    head: "<style>@media (forced-colors: active) { p { forced-color-adjust: none; color: #777; background: #888 } }</style>",
    found: [/^error 6:1 forced-colours-color-contrast 1\.4\.3: in forced colours: /],
  },
  {
    name: "a button, a picture and a link without names that are shown in a narrow window alone",
    body: '<div><button type="button"><span></span></button> <img src="/a.png"> <a href="/a"><span>&nbsp;</span></a></div><p>Words</p>',
    head: "<style>@media (min-width: 600px) { div { display: none } } button, a { display: block; width: 40px; height: 40px }</style>",
    found: [
      /^error 6:6 narrow-button-name 4\.1\.2: in a window of 320 pixels: Buttons must have discernible text: /,
      /^error 6:51 narrow-image-alt 1\.1\.1: in a window of 320 pixels: Images must have alternative text: /,
      /^error 6:70 narrow-link-name 2\.4\.4,4\.1\.2: in a window of 320 pixels: Links must have discernible text: /,
    ],
  },
  {
    name: "a button without a name at every width, which is told once",
    body: '<p><button type="button"></button></p>',
    found: [],
  },
  {
    name: "a link that grows pale under the pointer",
    body: '<p>See <a href="/a">the report</a> and <a href="/b">the plan</a>.</p>',
    head: "<style>a[href='/a']:hover { color: #9bf }</style>",
    found: [
      /^error 6:8 hover-color-contrast 1\.4\.3: while the pointer lies on it: Elements must meet minimum colour contrast ratio thresholds: /,
    ],
  },
  {
    name: "a link that grows pale where the row around it is pointed at",
    body: '<ul><li><a href="/a"><span>The report</span></a></li></ul>',
    head: "<style>li:hover { background: #225 }</style>",
    found: [/^error 6:22 hover-color-contrast 1\.4\.3: /],
  },
  {
    name: "a button whose words pale with the focus",
    body: "<p><button>Search the section</button></p>",
    head: "<style>button:focus { background: #fd0; color: #fff }</style>",
    found: [/^error 6:4 focus-color-contrast 1\.4\.3: while it has the focus: /],
  },
  {
    name: "a link that is lost under the pointer in dark mode",
    body: '<p><a href="/a">The report</a></p>',
    head: "<style>@media (prefers-color-scheme: dark) { body { background: #222 } p, a { color: #eee } a:hover { color: #00c } }</style>",
    found: [/^error 6:4 dark-hover-color-contrast 1\.4\.3: in dark mode, while the pointer lies on it: /],
  },
  {
    name: "a link that is pale at rest is told once, and one that pales the others beside it not at all",
    body: '<ul><li><a href="/a" style="color:#aaa">One</a></li><li><a href="/b">Two</a></li></ul>',
    head: "<style>ul:hover a:not(:hover) { color: #bbb } a:focus, a:hover { background: #fd0; color: #111 }</style>",
    found: [],
  },
  {
    name: "a menu that opens over other links",
    body: '<ul><li><a href="/a">One</a><ul><li><a href="/b">Two</a></li></ul></li></ul><p><a href="/c">Three</a></p>',
    head: "<style>li { position: relative } li ul { display: none; position: absolute; background: #225 } li ul a { color: #fff } li:hover ul { display: block }</style>",
    found: [],
  },
  {
    name: "targets that crowd in a narrow window",
    body: '<ul><li><a href="/a">a</a></li><li><a href="/b">b</a></li></ul>',
    head: "<style>ul { list-style: none } a { display: block; padding: 12px } @media (max-width: 400px) { li { float: left; margin: 0 } a { padding: 0; width: 9px; height: 9px; font-size: 9px; overflow: visible } }</style>",
    found: [/^error 6:9 narrow-target-size 2\.5\.8: /, /^error 6:36 narrow-target-size 2\.5\.8: /],
  },
  {
    name: "a box that does not grow with larger text",
    body: '<div style="height:30px;overflow:hidden"><p style="margin:0;font-size:1rem">Words</p></div>',
    found: [/^warning 6:42 large-cut-off 1\.4\.4: when text is twice as large, N pixels of "Words" are cut off/],
  },
  {
    name: "something that turns for ever, whatever the reader asks for",
    body: "<p>Words</p>",
    head: "<style>@keyframes turn { to { transform: rotate(360deg) } } p { animation: turn 1s infinite }</style>",
    found: [
      /^warning 6:1 endless-motion 2\.2\.2: the animation `turn` goes on for more than 5 seconds: readers need a way to stop it$/,
      /^warning 6:1 heedless-motion : the animation `turn` still runs where a reader has asked for less motion$/,
    ],
  },
  {
    name: "something that moves briefly, and not for who asked",
    body: "<p>Words</p>",
    head: "<style>@keyframes turn { to { transform: rotate(360deg) } } @media (prefers-reduced-motion: no-preference) { p { animation: turn 4s } }</style>",
    found: [],
  },
];

describe("mode-faults", { timeout: 120_000 }, () => {
  for (const { name, body, head, found } of examples)
    it(name, async (test) => {
      const said = (await findingsIn(test, modeFaults, body, head)).filter((line) => !line.startsWith("review"));
      assert.equal(said.length, found.length, said.join("\n"));
      for (const [index, pattern] of found.entries()) assert.match(said[index]!, pattern);
    });
});

describe("script-dependence", { timeout: 60_000 }, () => {
  const table = [
    { name: "a page without script", body: "<p>Words</p>", found: [] },
    {
      name: "words that a script writes",
      body: '<p id="p"></p><script>document.getElementById("p").textContent = "Written by a script";</script>',
      found: ['warning : words-by-script : 4 words are not there without script: "Written by a script"'],
    },
    {
      name: "a script that adds nothing to read",
      body: "<p>Words that stay</p><script>window.x = 1;</script>",
      found: [],
    },
  ];
  for (const { name, body, found } of table)
    it(name, async (test) => assert.deepEqual(await findingsIn(test, scriptDependence, body), found));
});
