/** The rules about HTML that html-validate lacks, written out. */
import { brokenReferences } from "./broken-references.ts";
import { lateStyles } from "./late-styles.ts";
import { misplacedAttributes } from "./misplaced-attributes.ts";
import { otherEncodings } from "./other-encodings.ts";
import type { HtmlRule } from "./rule.ts";
import { unfinishedLists } from "./unfinished-lists.ts";
import { unknownAttributes } from "./unknown-attributes.ts";
import { unreadTimes } from "./unread-times.ts";

export const htmlRules: readonly HtmlRule[] = [
  misplacedAttributes,
  unknownAttributes,
  lateStyles,
  unreadTimes,
  unfinishedLists,
  otherEncodings,
  brokenReferences,
];
