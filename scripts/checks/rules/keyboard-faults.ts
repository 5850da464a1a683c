/** The rules of `keyboard-faults`. */
import type { Rule } from "./rule.ts";

const error = { severity: "error" } as const;

export const keyboardFaults: readonly Rule[] = [
  {
    ...error,
    id: "keyboard-trap",
    wcag: ["2.1.2"],
    why: "Who has no mouse cannot leave: the rest of the page is out of reach.",
    mend: "Let the Tab key lead on; keep it within a dialogue only while that can be closed by Escape.",
    bad: [
      '<p><input aria-label="Name" onkeydown="event.preventDefault()"> <a href="#a">One</a></p>',
      '<p><input aria-label="Name" onblur="setTimeout(() => this.focus())"> <a href="#a">One</a></p>',
    ],
    good: ['<p><input aria-label="Name"> <a href="#a">One</a></p>'],
  },
  {
    ...error,
    id: "unreachable",
    wcag: ["2.1.1"],
    why: "Who has no mouse cannot use it.",
    mend: 'Take `tabindex="-1"` away, and use a link or a button instead of a box with a script.',
    bad: ['<p><button tabindex="-1">Open</button> <a href="#a">One</a></p>'],
    good: ["<p><button>Open</button> <a href='#a'>One</a></p>"],
  },
  {
    ...error,
    id: "unseen-focus",
    wcag: ["2.4.7"],
    why: "Who moves by keyboard cannot see where they are.",
    mend: "Give it an outline or another ground in `:focus-visible`, and let what has the focus be on the screen.",
    bad: [
      '<p><a href="#a" style="outline:none">One</a></p>',
      '<p><a href="#a" style="outline:thin dotted black">One</a></p>',
    ],
    good: ['<p><a href="#a">One</a></p>'],
  },
  {
    ...error,
    id: "covered-focus",
    wcag: ["2.4.11"],
    why: "Who moves by keyboard cannot see what they are about to press.",
    mend: "Leave room for what stays on the screen: `scroll-padding`, or let it scroll away.",
    bad: [
      '<div style="position:fixed;inset:0 0 auto;z-index:1;height:150px;background:white">Bar</div><p style="position:absolute;top:80px"><a href="#a">One</a></p>',
    ],
    good: [
      '<div style="position:fixed;inset:0 0 auto;z-index:1;height:50px;background:white">Bar</div><p style="position:absolute;top:80px"><a href="#a">One</a></p>',
    ],
  },
  {
    ...error,
    id: "unclosable",
    wcag: ["2.1.1"],
    why: "Who has no mouse cannot get rid of what lies over the page.",
    mend: "Let Escape close it, or the key that opened it, or a button within.",
    bad: [
      '<button popovertarget="p" popovertargetaction="show">Dates</button><div popover="manual" id="p">Tuesdays</div>',
    ],
    good: ['<button popovertarget="p">Dates</button><div popover id="p">Tuesdays</div>'],
  },
  {
    ...error,
    id: "pointer-only",
    lighter: "a warning where it is words alone, with nothing to operate, or a mark that leads to where it stands",
    wcag: ["2.1.1"],
    why: "Who has no mouse, or touches a screen, never sees it.",
    mend: "Bring it up on focus too (`:focus-within`), or by a button.",
    bad: [
      '<style>li ul { display: none } li:hover ul { display: block }</style><ul><li>Teams<ul><li><a href="#b">Two</a></li></ul></li></ul>',
      '<style>li button { visibility: hidden } li:hover > button { visibility: visible }</style><ul><li>Teams <button aria-label="Take it away">×</button></li></ul>',
    ],
    good: [
      '<style>li ul { display: none } li:hover ul, li:focus-within ul { display: block }</style><ul><li><a href="#a">Teams</a><ul><li><a href="#b">Two</a></li></ul></li></ul>',
    ],
  },
  {
    ...error,
    id: "pointer-only-label",
    wcag: ["2.1.1"],
    why: "Who has no mouse cannot open the menu, tick the box or choose the file.",
    mend: "Hide the field with `opacity: 0` and not with `display: none`, and show on its label that it has the focus; or use a button.",
    bad: [
      '<style>#menu, nav { display: none } #menu:checked ~ nav { display: block }</style><input type="checkbox" id="menu"><label for="menu">Menu</label><nav><a href="#a">One</a></nav>',
      '<form action="#"><label><input type="checkbox" name="agree" hidden> Agree</label></form>',
      '<p><input type="file" id="f" hidden><label for="f">Choose a file</label></p>',
    ],
    good: [
      '<style>nav { display: none } #menu { position: absolute; opacity: 0 } #menu:focus + label { outline: 3px solid } #menu:checked ~ nav { display: block }</style><input type="checkbox" id="menu"><label for="menu">Menu</label><nav><a href="#a">One</a></nav>',
      '<form action="#"><label><input type="checkbox" name="agree"> Agree</label></form>',
    ],
  },
  {
    ...error,
    id: "vanishing",
    wcag: ["1.4.13"],
    why: "Who enlarges the screen must move the pointer to read it, and then it is gone.",
    mend: "Let it stay while the pointer lies on it: put it within what brings it up, with no gap between.",
    bad: [
      '<style>.hint { display: none; position: absolute; top: 40px; left: 0 } a:hover + .hint, a:focus + .hint { display: block }</style><p style="position:relative"><a href="#a">Teams</a><span class="hint">Who they are</span></p>',
    ],
    good: [
      '<style>a { position: relative } .hint { display: none; position: absolute; top: 1em; left: 0; width: 9em } a:hover .hint, a:focus .hint { display: block }</style><p><a href="#a">Teams<span class="hint">Who they are</span></a></p>',
    ],
  },
  {
    id: "undismissed",
    wcag: ["1.4.13"],
    severity: "warning",
    why: "Who enlarges the screen has it over the words they are reading, with no room to move the pointer away.",
    mend: "Let Escape send it away, or put it where no words are; best is a button that opens and closes it.",
    bad: [
      '<style>span span { display: none; position: absolute; left: 0; top: 100%; background: white } span:hover > span, span:focus > span { display: block }</style><p><span tabindex="0" style="position:relative">Teams<span>Who they are and what they do</span></span></p><p>Words that are read below it, and on.</p>',
    ],
    good: [
      '<style>span span { display: none; position: absolute; left: 0; top: 100%; background: white } span:hover > span, span:focus > span { display: block }</style><p><span tabindex="0" style="position:relative">Teams<span>Who they are and what they do</span></span></p>',
      '<style>span span { display: none; position: absolute; left: 0; top: 100%; background: white } span:not(.off):hover > span, span:not(.off):focus > span { display: block }</style><p><span tabindex="0" style="position:relative">Teams<span>Who they are and what they do</span></span></p><p>Words that are read below it, and on.</p><script>addEventListener("keydown", ({ key }) => document.querySelector("span").classList.toggle("off", key === "Escape"))</script>',
    ],
  },
];
