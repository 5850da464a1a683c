/** Pages that are there only while the screen is held one way. */
import type { StyleRule } from "./rule.ts";

export const lockedOrientation: StyleRule = {
  id: "locked-orientation",
  wcag: ["1.3.4"],
  source: "F97, F100; ACT b33eff",
  severity: "warning",
  why: "A screen that is mounted on a wheelchair or a bed cannot be turned.",
  mend: "Lay the page out for both ways of holding a screen; nothing but a picture of a keyboard or a cheque needs one.",
  bad: [
    "<style>@media (orientation: portrait) { main { rotate: 90deg } }</style><main><p>All the words of this page.</p></main>",
    "<style>@media (orientation: landscape) { body { transform: rotate(-90deg) } }</style><p>All the words of this page.</p>",
    "<style>.turn { display: none } @media (orientation: portrait) { main { display: none } .turn { display: block } }</style><main><p>All the words of this page, of which there are some.</p></main><p class='turn'>Please turn.</p>",
  ],
  good: [
    "<style>@media (orientation: portrait) { main { columns: 1 } .plan { display: none } }</style><main><p>All the words of this page.</p><p class='plan'>Plan</p></main>",
    "<style>.arrow { display: inline-block } @media (orientation: portrait) { .arrow { rotate: 90deg } }</style><main><p>All the words of this page. <span class='arrow'>→</span></p></main>",
  ],
  judge({ turned }) {
    if (!turned) return [];
    const { wide, high } = turned;
    const lost = wide < high ? "wide" : "high";
    if (Math.min(wide, high) >= 0.5 * Math.max(wide, high)) return [];
    return [
      {
        element: { selector: "body", path: [0, 1] },
        message: `most words are gone or lie on their side while the screen is ${lost === "wide" ? "held sideways" : "held upright"}`,
      },
    ];
  },
};
