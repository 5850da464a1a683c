/**
 * HTML_CodeSniffer's codes, from the criterion on; `*` stands for any part. Most are for a person's eye (`trust.ts`): their
 * mend says what to look for.
 */
import type { Explanation } from "../rule.ts";
import { htmlcsTables } from "./html-codesniffer-tables.ts";

const TWICE = "A screen reader says the same words twice.";
const UNLABELLED = "A screen reader says that there is a field, and not what to write into it.";
const UNNAMED_LINK = "A screen reader says “link”, and not where it leads.";
const NAMES_NO_FIELD = "The label names no field: pressing it does nothing, and a screen reader does not say it.";
const NO_TITLE = "Tabs, bookmarks and search results have no name for the page, and a screen reader says its address.";
const NO_PLACE = "The reader lands nowhere: the page has no such place.";
const OWN_LANGUAGE = "A screen reader reads it aloud in whatever language its owner has set.";
const NOT_SAID_AS_LIST = "A screen reader does not say that it is a list, or of how many entries.";
const UNMEASURED = "What lies behind the words could not be measured: they may be hard to read.";
const NO_LINK = "Some screen readers announce a link where there is none.";
const UNREADABLE_MOTION = "Words that move or blink cannot be read by who reads slowly, and draw everybody else away.";
const SENT_AWAY = "Who reads slowly is sent away, or back to the top, in the midst of a sentence.";

const GIVE_LABEL = "Give it a `<label>` whose `for` names its id.";
const NAME_FIELD = "Write into `for` the id of the field itself.";
const WRITE_TAG = "Write a language tag (BCP 47): `en-GB`, `cy`.";
const NO_APPLET = "Take the applet out, and say in words what it showed.";

export const htmlcs: Readonly<Record<string, Explanation>> = {
  "1_1_1.H30.2": {
    title: "A link with nothing but a picture without words",
    why: UNNAMED_LINK,
    mend: "Say in the picture's `alt` where the link leads.",
  },
  "1_1_1.H67.1": {
    title: "A picture without words that has a title",
    why: "The picture is both hidden from screen readers and named for them: some say the name and some do not.",
    mend: "Say it in `alt`, or take `title` away.",
  },
  "1_1_1.H67.2": {
    title: "A picture that is said to decorate only",
    why: "Who cannot see the picture is not told that there is one.",
    mend: "Look whether it only decorates; if it says something, say that in `alt`.",
  },
  "1_1_1.H37": {
    title: "A picture without words",
    why: "Who cannot see the picture hears a file's name, or nothing.",
    mend: 'Say in `alt` what the picture says; leave it empty (`alt=""`) where it only decorates.',
  },
  "1_1_1.H36": {
    title: "A picture that is a button and has no words",
    why: "A screen reader says “button”, and not what happens when it is pressed.",
    mend: "Say in `alt` what it does.",
  },
  "1_1_1.H24": {
    title: "An area of a picture without words",
    why: "Who cannot see the picture hears that a part of it is a link, and not where it leads.",
    mend: "Say in the area's `alt` where it leads.",
  },
  "1_1_1.H2.EG5": {
    title: "A picture that says the words of its link again",
    why: TWICE,
    mend: "Leave the picture's `alt` empty: the link's words say it already.",
  },
  "1_1_1.H2.EG4": {
    title: "A picture without words beside a link to the same place",
    why: "Two links beside each other lead to one place, and a screen reader has no words for one of them.",
    mend: "Put the picture and the words into one link.",
  },
  "1_1_1.H2.EG3": {
    title: "A picture that says the words of the link beside it again",
    why: TWICE,
    mend: "Put the picture and the words into one link, and leave the `alt` empty.",
  },
  "1_1_1.H53,ARIA6": {
    title: "Embedded content without words in its place",
    why: "Who cannot see what is embedded is told nothing of it.",
    mend: "Say the same in words between `<object>` and `</object>`, and name it with `aria-label`.",
  },
  "1_1_1.H35.2": {
    title: "An applet without alt",
    why: "No browser runs applets any more: readers find an empty place.",
    mend: NO_APPLET,
  },
  "1_1_1.H35.3": {
    title: "An applet without words in its place",
    why: "No browser runs applets any more: readers find an empty place.",
    mend: NO_APPLET,
  },

  "1_3_1.F92,ARIA4": {
    title: "A role that takes the meaning of what stands within",
    why: "The role says that the element only arranges things, and what its parts are is lost.",
    mend: "Take the role away.",
  },
  "1_3_1.H44.NonExistent": {
    title: "A label for a field that is not on the page",
    why: NAMES_NO_FIELD,
    mend: NAME_FIELD,
  },
  "1_3_1.H44.NonExistentFragment": {
    title: "A label for a field that is not in this part of the page",
    why: NAMES_NO_FIELD,
    mend: NAME_FIELD,
  },
  "1_3_1.H44.NotFormControl": { title: "A label for what is no field", why: NAMES_NO_FIELD, mend: NAME_FIELD },
  "1_3_1.H65": {
    title: "A field whose title is empty",
    why: "An empty `title` gives the field no name.",
    mend: GIVE_LABEL,
  },
  "1_3_1.ARIA6": {
    title: "A field whose name is empty",
    why: "An empty `aria-label` gives the field no name.",
    mend: GIVE_LABEL,
  },
  "1_3_1.ARIA16,ARIA9": {
    title: "A field named by words that are not there",
    why: "The field is to be named by words that are not there.",
    mend: "Write into `aria-labelledby` the id of the words beside the field.",
  },
  "1_3_1.F68": { title: "A field without a label", why: UNLABELLED, mend: GIVE_LABEL },
  "1_3_1.F68.Hidden": {
    title: "A label for a field that is hidden",
    why: "The label names a field that nobody sees.",
    mend: "Take the label away.",
  },
  "1_3_1.F68.HiddenAttr": {
    title: "A label for a field with hidden",
    why: "The label names a field that nobody sees.",
    mend: "Look whether the label is hidden with its field.",
  },
  "1_3_1.H49.AlignAttr": {
    title: "Words set to a side by an attribute",
    why: "It is no part of HTML any more: browsers need not heed it.",
    mend: "Say it with a style (`text-align`).",
  },
  "1_3_1.H49.*": {
    title: "An element for looks alone",
    why: "It says how the words look, and not why: who cannot see the look is told nothing.",
    mend: "Use `<em>`, `<strong>` or a heading where it means something, and a style where it does not.",
  },
  "1_3_1.H42": {
    title: "Words that look like a heading",
    why: "Who moves by headings passes over words that only look like one.",
    mend: "Look whether it is a heading; if so, write it as one (`h2`, `h3`).",
  },
  "1_3_1.H42.2": {
    title: "A heading without words",
    why: "Who moves by headings comes upon one that says nothing.",
    mend: "Write words into it, or take it away.",
  },
  "1_3_1.H48": {
    title: "Links that may be a list",
    why: NOT_SAID_AS_LIST,
    mend: "Look whether the links are a menu; if so, make them a list within `<nav>`.",
  },
  "1_3_1.H48.1": {
    title: "Lines that may be a list with bullets",
    why: NOT_SAID_AS_LIST,
    mend: "Look whether it is a list; if so, write it as one (`ul`, `li`).",
  },
  "1_3_1.H48.2": {
    title: "Lines that may be a list with numbers",
    why: NOT_SAID_AS_LIST,
    mend: "Look whether it is a list; if so, write it as one (`ol`, `li`).",
  },
  "1_3_1.H71.NoLegend": {
    title: "A group of fields without a legend",
    why: "A screen reader says that the fields belong together, and not what they are about.",
    mend: "Begin the `<fieldset>` with a `<legend>` that says it.",
  },
  "1_3_1.H71.SameName": {
    title: "Choices that may be one group",
    why: "Who hears one choice after the other is not told what is asked.",
    mend: "Look whether the choices answer one question; if so, put them into a `<fieldset>` whose `<legend>` asks it.",
  },
  "1_3_1.H85.2": {
    title: "A list of choices that may fall into groups",
    why: "In a long list of choices it is hard to find the one that is wanted.",
    mend: "Look whether they fall into groups; if so, put each group into an `<optgroup>`.",
  },
  "1_3_1_A.G141": {
    title: "A level of headings left out",
    why: "A reader who moves by headings looks for the part that is missing.",
    mend: "Write the heading one level below the one before it, and let a style say how large it is.",
  },
  ...htmlcsTables,

  "1_3_5.H98": {
    title: "A field that does not say what of the reader's it asks for",
    why: "The browser does not fill the field in for people who find typing or remembering hard.",
    mend: "Write what the field asks for as the standard names it: `email`, `given-name`.",
  },
  "1_4_3.*.Abs": {
    title: "Contrast of words placed over something else, not measured",
    why: UNMEASURED,
    mend: "Look at them where they lie, on a narrow and a wide window.",
  },
  "1_4_3.*.BgImage": {
    title: "Contrast of words over a picture, not measured",
    why: UNMEASURED,
    mend: "Look at them over the lightest and the darkest part of the picture.",
  },
  "1_4_3.*.Alpha": {
    title: "Contrast of words over what shows through, not measured",
    why: UNMEASURED,
    mend: "Look at them over all that can show through.",
  },
  "1_4_3.*.Fail": {
    title: "Too little contrast",
    why: "Many people cannot read words that hardly stand out from what is behind them.",
    mend: "Set the colours of words and ground further apart: 4.5 to 1, or 3 to 1 for large words.",
  },
  "1_4_3_F24.F24.*": {
    title: "A colour of words or ground without the other",
    why: "Who sets colours of their own may find words of the colour of their ground.",
    mend: "Set the colour of the words and that of their ground in one place.",
  },
  "1_4_10.C32,C31,C33,C38,SCR34,G206": {
    title: "A page that may not fit a narrow window",
    why: "On a telephone, or at 400 %, readers may have to scroll both ways, or cannot enlarge the page at all.",
    mend: "Enlarge the page to 400 %, and look whether all of it can be read by scrolling down alone.",
  },
  "2_1_1.G90": {
    title: "Something for a mouse alone",
    why: "Who has no mouse may have no way to do it.",
    mend: "Let a link or a button do it, which the keyboard reaches.",
  },
  "2_1_1.SCR20.*": {
    title: "Something that may be for a mouse alone",
    why: "What a mouse alone sets off, nobody without one can do.",
    mend: "Look whether the keyboard can do the same; if not, let a button or the focus do it too.",
  },
  "2_1_2.F10": {
    title: "Embedded content that may hold the keyboard",
    why: "What is embedded may hold the keyboard fast, and the rest of the page is out of reach.",
    mend: "Go into it with the Tab key, and look whether the Tab key leads out again.",
  },
  "2_2_1.F40.2": {
    title: "A page that leads on by itself after a time",
    why: SENT_AWAY,
    mend: "Lead on at once (after 0 seconds), or let a link lead on.",
  },
  "2_2_1.F41.2": {
    title: "A page that loads itself anew after a time",
    why: SENT_AWAY,
    mend: "Take it away, and let readers load the page anew themselves.",
  },
  "2_2_2.F4": {
    title: "Words that may blink for long",
    why: UNREADABLE_MOTION,
    mend: "Let it stop within 5 seconds, or give readers a way to stop it.",
  },
  "2_2_2.F47": {
    title: "Blinking words",
    why: UNREADABLE_MOTION,
    mend: "Take `<blink>` away, and say in words what matters.",
  },
  "2_4_1.H64.1": {
    title: "A frame without a title",
    why: "A screen reader's reader decides by the frame's title whether to go into it.",
    mend: "Say in `title` what is in the frame.",
  },
  "2_4_1.G1,G123,G124.NoSuchID*": {
    title: "A link to a place that the page does not have",
    why: NO_PLACE,
    mend: "Name the id of an element that is there, letter for letter.",
  },
  "2_4_2.H25.1.NoHeadEl": {
    title: "A page without a head, and so without a title",
    why: NO_TITLE,
    mend: "Give the page a `<title>` that says what is on it.",
  },
  "2_4_2.H25.1.NoTitleEl": {
    title: "A page without a title",
    why: NO_TITLE,
    mend: "Give the page a `<title>` that says what is on it.",
  },
  "2_4_2.H25.1.EmptyTitle": {
    title: "A page whose title is empty",
    why: NO_TITLE,
    mend: "Write into `<title>` what is on the page.",
  },
  "3_1_1.H57.2": {
    title: "A page that does not say its language",
    why: OWN_LANGUAGE,
    mend: "Give `<html>` a `lang`: `en-GB`, or `cy` for Welsh.",
  },
  "3_1_1.H57.3.*": { title: "A page in a language that does not exist", why: OWN_LANGUAGE, mend: WRITE_TAG },
  "3_1_2.H58.1.*": {
    title: "A passage in a language that does not exist",
    why: "A screen reader reads the passage in the page's language, and nobody can follow it.",
    mend: WRITE_TAG,
  },
  "3_2_2.H32.2": {
    title: "A form without a button that sends it",
    why: "Who fills the form in by keyboard finds nothing that sends it.",
    mend: "Give it a button that says what it sends: `<button>Search</button>`.",
  },
  "4_1_1.F77": {
    title: "An id that stands twice",
    why: "A link, a label or a description reaches only the first of the two.",
    mend: "Give each element an id of its own.",
  },
  "4_1_2.H91.A.Empty": {
    title: "A link element that only marks a place",
    why: NO_LINK,
    mend: "Put the id on the element that it marks, and take the `<a>` away.",
  },
  "4_1_2.H91.A.EmptyWithName": {
    title: "A link element that only marks a place, by its name",
    why: NO_LINK,
    mend: "Put the name as an id on the element that it marks, and take the `<a>` away.",
  },
  "4_1_2.H91.A.EmptyNoId": {
    title: "A link element without address and words",
    why: NO_LINK,
    mend: "Take the `<a>` away.",
  },
  "4_1_2.H91.A.NoHref": {
    title: "A link without an address",
    why: "Words that were to be a link, or to mark a place, lead nowhere.",
    mend: "Write where it leads into `href`; an id that marks a place belongs on the heading or paragraph.",
  },
  "4_1_2.H91.A.Placeholder": {
    title: "Words of a link that lead nowhere",
    why: "Words that were to be a link lead nowhere.",
    mend: "Write where it leads into `href`, or take the `<a>` away.",
  },
  "4_1_2.H91.A.NoContent": {
    title: "A link without words",
    why: UNNAMED_LINK,
    mend: "Write where it leads as the link's words.",
  },
  "4_1_2.H91.Select.Value": {
    title: "A list of choices with none made",
    why: "Some screen readers do not say which choice is made to begin with.",
    mend: "Look whether the first choice is the usual one; if not, mark the one that is as `selected`.",
  },
  "4_1_2.H91.*.Name": {
    title: "A field, button or group without a name",
    why: "A screen reader says what kind of thing it is, and not what it is for.",
    mend: "Name a field by its `<label>`, a group of fields by its `<legend>`, a button by its words.",
  },
};
