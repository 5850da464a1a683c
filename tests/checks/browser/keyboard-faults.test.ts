import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyboardFaults } from "../../../scripts/checks/keyboard-faults.ts";
import { findingsIn } from "./examples.ts";

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
    name: "a field that never lets go",
    body: '<p><input aria-label="Name" onkeydown="event.preventDefault()"> <a href="/a">One</a></p>',
    found: ['error 6:4 keyboard-trap 2.1.2: the Tab key never leads on from "Name"'],
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
  { name: "nothing to operate", body: "<p>Words alone.</p>", found: [] },
];

describe("keyboard-faults", { timeout: 120_000 }, () => {
  for (const { name, body, head, found } of examples)
    it(name, async (test) => assert.deepEqual(await findingsIn(test, keyboardFaults, body, head), found));
});
