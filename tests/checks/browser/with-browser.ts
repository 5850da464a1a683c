/** The checks whose rules take a browser to see. */
export const withBrowser = [
  "accessibility",
  "layout-faults",
  "mode-faults",
  "style-faults",
  "keyboard-faults",
  "script-dependence",
];
