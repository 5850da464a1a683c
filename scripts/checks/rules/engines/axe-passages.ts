/** Axe's rules on what stands in a page: lists, tables, colours, controls, sound and motion. */
import type { Explanation } from "../rule.ts";

const UNREADABLE_MOTION = "Words that move or blink cannot be read by who reads slowly, and draw everybody else away.";

export const axePassages: Readonly<Record<string, Explanation>> = {
  accesskeys: {
    why: "One key is to do two things, and does only one of them or neither.",
    mend: "Give each a key of its own, or better none: such keys clash with those of browsers and screen readers.",
  },
  "autocomplete-valid": {
    why: "The browser does not fill the field in for people who find typing or remembering hard.",
    mend: "Write what the field asks for as the standard names it: `email`, `given-name`.",
  },
  "avoid-inline-spacing": {
    why: "Who spaces text wider to read it cannot: what is written on the element outweighs what they ask for.",
    mend: "Leave `!important` out, or put the spacing into a style sheet.",
  },
  blink: {
    why: UNREADABLE_MOTION,
    mend: "Take `<blink>` away, and say in words what matters.",
  },
  "color-contrast": {
    why: "Many people cannot read words that hardly stand out from what is behind them.",
    mend: "Set the colours of words and ground further apart: 4.5 to 1, or 3 to 1 for large words.",
  },
  "definition-list": {
    why: "A screen reader cannot say which description belongs to which term.",
    mend: "Let the `<dl>` hold terms (`dt`), each with its descriptions (`dd`) after it, and nothing else.",
  },
  dlitem: {
    why: "A screen reader does not say that it is a term or its description.",
    mend: "Put it into a `<dl>`.",
  },
  "frame-focusable-content": {
    why: "Who has no mouse cannot reach what is in the frame.",
    mend: 'Take `tabindex="-1"` off the frame.',
  },
  "link-in-text-block": {
    why: "Who cannot tell the two colours apart does not see that there is a link.",
    mend: "Underline links that stand among words.",
  },
  list: {
    why: "A screen reader counts the entries wrongly, or does not say that it is a list.",
    mend: "Let `<ul>` and `<ol>` hold nothing but entries (`li`), and what else there is stand in an entry.",
  },
  listitem: {
    why: "A screen reader does not say that it is an entry of a list, or of how many.",
    mend: "Put it into a `<ul>` or an `<ol>`.",
  },
  marquee: {
    why: UNREADABLE_MOTION,
    mend: "Take `<marquee>` away, and let the words stand still.",
  },
  "meta-refresh": {
    why: "Who reads slowly is sent away, or back to the top, in the midst of a sentence.",
    mend: "Take it away; a page that has moved leads on at once (after 0 seconds).",
  },
  "meta-viewport": {
    why: "Who needs larger words cannot enlarge the page.",
    mend: 'Take `user-scalable=no` and `maximum-scale` out of `<meta name="viewport">`.',
  },
  "meta-viewport-large": {
    why: "Some people need words five times as large, and cannot have them.",
    mend: 'Take `maximum-scale` out of `<meta name="viewport">`.',
  },
  "no-autoplay-audio": {
    why: "Who listens to a screen reader cannot hear it for the sound.",
    mend: "Let readers start the sound themselves, or show the controls that stop it.",
  },
  "scope-attr-valid": {
    why: "A screen reader says the wrong heading with a cell, or none.",
    mend: "Write `col`, `row`, `colgroup` or `rowgroup`, and on a heading cell (`th`) alone.",
  },
  "scrollable-region-focusable": {
    why: "Who has no mouse cannot scroll it, and never sees what lies beyond its edge.",
    mend: 'Let the keyboard reach it: `tabindex="0"`, with a role and a name.',
  },
  "server-side-image-map": {
    why: "Only a pointer can say which place of the picture is meant, and no words say where a place leads.",
    mend: "Write the links as words, or draw them with `<map>` and `<area>`, and take `ismap` away.",
  },
  tabindex: {
    why: "The Tab key jumps about the page in an order that nobody sees.",
    mend: "Take `tabindex` away or write `0`, and let the elements stand in the order in which they are to be reached.",
  },
  "target-size": {
    why: "Who has an unsteady hand, or uses a finger, presses what lies beside it.",
    mend: "Make it at least 24 by 24 pixels large, or leave room around it.",
  },
  "td-headers-attr": {
    why: "A screen reader looks for the cell's headings where there are none, and says the figure alone.",
    mend: "Name in `headers` the ids of heading cells (`th`) of the same table.",
  },
  "th-has-data-cells": {
    why: "A screen reader announces a heading, and no cell is ever read under it.",
    mend: "Let it head the cells of its column or row, or make it a `td`.",
  },
  "video-caption": {
    why: "Who cannot hear the film misses all that is said in it.",
    mend: 'Add captions: `<track kind="captions">`.',
  },
};
