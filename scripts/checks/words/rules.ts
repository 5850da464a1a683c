/** The rules about words, written out. */
import { aimlessFields } from "./aimless-fields.ts";
import { alikeFrames } from "./alike-frames.ts";
import { alikeLinks } from "./alike-links.ts";
import { announcedPictures } from "./announced-pictures.ts";
import { bareHeaders } from "./bare-headers.ts";
import { bareHeadings } from "./bare-headings.ts";
import { brokenParagraphs } from "./broken-paragraphs.ts";
import { closedFormats } from "./closed-formats.ts";
import { doubledLinks } from "./doubled-links.ts";
import { drawnPictures } from "./drawn-pictures.ts";
import { drawnTables } from "./drawn-tables.ts";
import { emphasisedParagraphs } from "./emphasised-paragraphs.ts";
import { fillerWords } from "./filler-words.ts";
import { fleeingFocus } from "./fleeing-focus.ts";
import { headlessTables } from "./headless-tables.ts";
import { idleDescriptions } from "./idle-descriptions.ts";
import { impossibleDays } from "./impossible-days.ts";
import { lookAlikeLetters } from "./look-alike-letters.ts";
import { misdirectedFields } from "./misdirected-fields.ts";
import { misnamedLanguages } from "./misnamed-languages.ts";
import { mistakenDocuments } from "./mistaken-documents.ts";
import { movingFilms } from "./moving-films.ts";
import { namelessPictures } from "./nameless-pictures.ts";
import { placeholderLabels } from "./placeholder-labels.ts";
import { repeatedHeadings } from "./repeated-headings.ts";
import type { WordRule } from "./rule.ts";
import { scriptedElements } from "./scripted-elements.ts";
import { sensoryWords } from "./sensory-words.ts";
import { shoutedWords } from "./shouted-words.ts";
import { silencedHeadings } from "./silenced-headings.ts";
import { silencedTables } from "./silenced-tables.ts";
import { spacedLetters } from "./spaced-letters.ts";
import { speltAddresses } from "./spelt-addresses.ts";
import { splitCodes } from "./split-codes.ts";
import { starredFields } from "./starred-fields.ts";
import { strayHeaders } from "./stray-headers.ts";
import { suddenChanges } from "./sudden-changes.ts";
import { suddenSound } from "./sudden-sound.ts";
import { unannouncedDocuments } from "./unannounced-documents.ts";
import { unannouncedWindows } from "./unannounced-windows.ts";
import { underlinedWords } from "./underlined-words.ts";
import { unspokenLabels } from "./unspoken-labels.ts";
import { untoldSound } from "./untold-sound.ts";
import { vagueFrames } from "./vague-frames.ts";
import { vagueLinks } from "./vague-links.ts";
import { wordlessHeadings } from "./wordless-headings.ts";
import { wordlessLinks } from "./wordless-links.ts";
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
  silencedTables,
  strayHeaders,
  bareHeaders,
  drawnTables,
  spacedLetters,
  lookAlikeLetters,
  fillerWords,
  shoutedWords,
  impossibleDays,
  alikeLinks,
  doubledLinks,
  wordlessLinks,
  speltAddresses,
  unannouncedDocuments,
  closedFormats,
  mistakenDocuments,
  wordlessHeadings,
  bareHeadings,
  silencedHeadings,
  repeatedHeadings,
  emphasisedParagraphs,
  underlinedWords,
  brokenParagraphs,
  misnamedLanguages,
  sensoryWords,
  drawnPictures,
  vagueFrames,
  alikeFrames,
  placeholderLabels,
  starredFields,
  aimlessFields,
  misdirectedFields,
  unspokenLabels,
  splitCodes,
  idleDescriptions,
  scriptedElements,
  suddenChanges,
  fleeingFocus,
  movingFilms,
  untoldSound,
  suddenSound,
];
