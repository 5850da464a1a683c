/** The rules about words, written out. */
import { announcedPictures } from "./announced-pictures.ts";
import { drawnTables } from "./drawn-tables.ts";
import { fillerWords } from "./filler-words.ts";
import { headlessTables } from "./headless-tables.ts";
import { lookAlikeLetters } from "./look-alike-letters.ts";
import { namelessPictures } from "./nameless-pictures.ts";
import type { WordRule } from "./rule.ts";
import { shoutedWords } from "./shouted-words.ts";
import { spacedLetters } from "./spaced-letters.ts";
import { unannouncedWindows } from "./unannounced-windows.ts";
import { vagueLinks } from "./vague-links.ts";
import { writtenHeadings } from "./written-headings.ts";
import { writtenLists } from "./written-lists.ts";

export const wordRules: readonly WordRule[] = [
  vagueLinks,
  unannouncedWindows,
  namelessPictures,
  announcedPictures,
  writtenHeadings,
  writtenLists,
  headlessTables,
  drawnTables,
  spacedLetters,
  lookAlikeLetters,
  fillerWords,
  shoutedWords,
];
