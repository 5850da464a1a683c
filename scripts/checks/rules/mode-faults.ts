/** The rules of `mode-faults` that are ours; axe's, in a mode, are explained by axe (`dark-color-contrast`). */
import { soundPage, type Rule } from "./rule.ts";

const turning = (style: string): string =>
  soundPage("<p>Words</p>", "page", `<style>@keyframes turn { to { transform: rotate(360deg) } } ${style}</style>`);
/** Words, and a box over them that begins so many pixels from the left. */
const beneath = (left: number): string =>
  `<div style="position:relative"><p style="margin:0;font-size:1rem">Words that end just there</p><div style="position:absolute;top:0;left:${left}px;width:300px;height:40px;background:#ddd"></div></div>`;
const calm = "@media (prefers-reduced-motion: no-preference)";

/** What a style does in a wide window. */
const wide = (style: string): string => `@media (min-width: 60rem) { ${style} }`;

export const modeFaults: readonly Rule[] = [
  {
    id: "wide-beyond-edge",
    wcag: [],
    severity: "warning",
    why: "At a desk, readers must scroll sideways.",
    mend: "Give the box no width of its own (`max-width`), or let its words break.",
    bad: [
      soundPage(
        '<p class="far">Words at the end</p>',
        "page",
        `<style>${wide(".far { width: 100rem; text-align: right }")}</style>`,
      ),
    ],
    good: [
      soundPage(
        '<p class="far">Words at the end</p>',
        "page",
        `<style>${wide(".far { max-width: 40rem; text-align: right }")}</style>`,
      ),
    ],
  },
  {
    id: "wide-cut-off",
    wcag: [],
    severity: "warning",
    why: "At a desk, words are lost.",
    mend: "Let the box grow with its words: `min-height` instead of `height`.",
    bad: [
      soundPage('<p class="low">Words</p>', "page", `<style>${wide(".low { height: 8px; overflow: hidden }")}</style>`),
    ],
    good: [
      soundPage(
        '<p class="low">Words</p>',
        "page",
        `<style>${wide(".low { min-height: 8px; overflow: hidden }")}</style>`,
      ),
    ],
  },
  {
    id: "wide-overlap",
    wcag: [],
    severity: "warning",
    why: "At a desk, words lie over words.",
    mend: "Let both take their own room.",
    bad: [
      soundPage(
        '<p>Words</p><p class="up">More words</p>',
        "page",
        `<style>${wide(".up { margin-top: -34px }")}</style>`,
      ),
    ],
    good: [
      soundPage(
        '<p>Words</p><p class="up">More words</p>',
        "page",
        `<style>${wide(".up { margin-top: 34px }")}</style>`,
      ),
    ],
  },
  {
    id: "wide-covered",
    wcag: [],
    severity: "warning",
    why: "At a desk, a picture, a field or a coloured box lies over words that cannot be read.",
    mend: "Let both take their own room.",
    bad: [
      soundPage(
        beneath(0),
        "page",
        `<style>div > div { display: none } ${wide("div > div { display: block; width: 90px !important }")}</style>`,
      ),
    ],
    good: [
      soundPage(
        beneath(480),
        "page",
        `<style>div > div { display: none } ${wide("div > div { display: block }")}</style>`,
      ),
    ],
  },
  {
    id: "large-beyond-edge",
    wcag: ["1.4.4"],
    severity: "warning",
    why: "Who reads with larger text must scroll sideways for each line.",
    mend: "Measure boxes in `rem` or per cent, and let words break.",
    bad: ['<div style="width:60rem"><p style="text-align:right">Words at the end</p></div>'],
    good: ['<div style="max-width:60rem"><p style="text-align:right">Words at the end</p></div>'],
  },
  {
    id: "large-cut-off",
    wcag: ["1.4.4"],
    severity: "warning",
    why: "Who reads with larger text loses words.",
    mend: "Measure the box in `rem`, or let it grow: `min-height` instead of `height`.",
    bad: ['<div style="height:30px;overflow:hidden"><p style="margin:0;font-size:1rem">Words</p></div>'],
    good: ['<div style="min-height:30px"><p style="margin:0;font-size:1rem">Words</p></div>'],
  },
  {
    id: "large-overlap",
    wcag: ["1.4.4"],
    severity: "warning",
    why: "For who reads with larger text, words lie over words.",
    mend: "Let the box grow with its words: `min-height` instead of `height`.",
    bad: ['<div style="height:20px"><p style="margin:0;font-size:1rem">Words</p></div><p style="margin:0">More</p>'],
    good: [
      '<div style="min-height:20px"><p style="margin:0;font-size:1rem">Words</p></div><p style="margin:0">More</p>',
    ],
  },
  {
    id: "large-covered",
    wcag: ["1.4.4"],
    severity: "warning",
    why: "For who reads with larger text, a picture, a field or a coloured box lies over words that cannot be read.",
    mend: "Let both take their own room; where a button or picture stands beside words, keep its width free of them.",
    bad: [beneath(240)],
    good: [beneath(480)],
  },
  {
    id: "endless-motion",
    wcag: ["2.2.2"],
    severity: "warning",
    why: "Who is easily distracted cannot read beside something that never rests.",
    mend: "Let it end within 5 seconds, or give readers a way to stop it.",
    bad: [
      turning(`${calm} { p { animation: turn 1s infinite } }`),
      turning("@keyframes blink { 50% { opacity: 0 } } p { animation: blink 1s infinite }"),
    ],
    good: [
      turning(`${calm} { p { animation: turn 4s } }`),
      turning("@keyframes glow { 50% { opacity: 0.8 } } p { animation: glow 1s infinite }"),
      turning("@keyframes blink { 50% { opacity: 0 } } p { animation: blink 1s 4 }"),
    ],
  },
  {
    id: "heedless-motion",
    // No criterion of A or AA asks for it: 2.3.3 is AAA and of motion that a reader's act sets off, and what goes on for more
    // than 5 seconds fails 2.2.2 and is told as endless. It is technique C39, and what the reader has asked for.
    wcag: [],
    severity: "warning",
    why: "Motion makes some people ill, and they have told their machine so.",
    mend: "Put the animation within `@media (prefers-reduced-motion: no-preference)`.",
    bad: [turning("p { animation: turn 4s }")],
    good: [turning(`${calm} { p { animation: turn 4s } }`)],
  },
];
