/** The rules about style sheets, written out. */
import { capitalStyles } from "./capital-styles.ts";
import { justifiedText } from "./justified-text.ts";
import { lockedOrientation } from "./locked-orientation.ts";
import { longLines } from "./long-lines.ts";
import { pinnedLines } from "./pinned-lines.ts";
import type { StyleRule } from "./rule.ts";
import { shrinkingType } from "./shrinking-type.ts";
import { smallType } from "./small-type.ts";
import { styledHeadings } from "./styled-headings.ts";
import { styledPictures } from "./styled-pictures.ts";
import { styledWords } from "./styled-words.ts";
import { tightText } from "./tight-text.ts";

export const styleRules: readonly StyleRule[] = [
  smallType,
  longLines,
  tightText,
  pinnedLines,
  justifiedText,
  capitalStyles,
  shrinkingType,
  lockedOrientation,
  styledHeadings,
  styledWords,
  styledPictures,
];
