/**
 * Points of British spelling and of GOV.UK's style guide that can be decided by looking at the words, each with its
 * replacement. Source of the rules: "Style guide A to Z", GOV.UK (dates, times, per cent, eg and ie, email, online,
 * brackets, adviser, contractions, millions, abbreviations, internet, postcode).
 */
export interface StylePoint {
  /** Finds the words; `g` and `i` as needed. */
  pattern: RegExp;
  /** The replacement, or undefined where the words are right after all. */
  better: (match: RegExpMatchArray) => string | undefined;
  /** What is wrong with them, as the end of a sentence. */
  why: string;
}

/** Before `ize` in American and many a dictionary's English, and `ise` in GOV.UK's. Not "capsize", "prize", "seize", "size". */
export const STEMS =
  "anonym|antagon|apolog|author|capital|categor|central|character|civil|commercial|computer|criminal|critic|custom|decentral|democrat|digit|dramat|econom|emphas|energ|epitom|equal|familiar|fertil|final|formal|galvan|general|global|harmon|hospital|human|ideal|immun|incentiv|individual|industrial|internal|jeopard|legal|legitim|liberal|local|marginal|material|maxim|mechan|memor|minim|mobil|modern|monopol|national|neutral|nominal|normal|optim|organ|patron|penal|personal|polar|politic|popular|priorit|privat|professional|public|radical|random|rational|real|recogn|regular|reorgan|revital|scandal|scrutin|sensit|social|special|stabil|standard|steril|stigmat|subsid|summar|symbol|sympath|synchron|terror|theor|traumat|urban|vandal|victim|visual";

/** American → British, whole words; their endings are kept. */
export const SPELLINGS: readonly [american: string, british: string][] = [
  ["color", "colour"],
  ["favor", "favour"],
  ["honor", "honour"],
  ["labor", "labour"],
  ["behavior", "behaviour"],
  ["neighbor", "neighbour"],
  ["center", "centre"],
  ["theater", "theatre"],
  ["defense", "defence"],
  ["offense", "offence"],
  ["catalog", "catalogue"],
  ["gray", "grey"],
  ["fulfill", "fulfil"],
  ["fulfillment", "fulfilment"],
  ["enrollment", "enrolment"],
  ["traveled", "travelled"],
  ["traveling", "travelling"],
  ["canceled", "cancelled"],
  ["labeled", "labelled"],
  ["modeling", "modelling"],
  ["analyze", "analyse"],
  ["analyzed", "analysed"],
  ["analyzing", "analysing"],
  ["paralyze", "paralyse"],
  ["paralyzed", "paralysed"],
  ["paralyzing", "paralysing"],
  ["harbor", "harbour"],
  ["endeavor", "endeavour"],
  ["rumor", "rumour"],
  ["humor", "humour"],
  ["armor", "armour"],
  ["fiber", "fibre"],
  ["pretense", "pretence"],
  ["meager", "meagre"],
  ["skeptic", "sceptic"],
  ["skeptical", "sceptical"],
  ["artifact", "artefact"],
  ["aluminum", "aluminium"],
  ["jewelry", "jewellery"],
  ["maneuver", "manoeuvre"],
  ["pediatric", "paediatric"],
  ["councilor", "councillor"],
  ["counselor", "counsellor"],
  ["counseling", "counselling"],
  ["canceling", "cancelling"],
  ["labeling", "labelling"],
  ["modeled", "modelled"],
  ["traveler", "traveller"],
  ["fueled", "fuelled"],
  ["leveled", "levelled"],
  ["channeled", "channelled"],
  ["marvelous", "marvellous"],
  ["installment", "instalment"],
  ["willful", "wilful"],
  ["skillful", "skilful"],
  ["aging", "ageing"],
];

export const PHRASES: readonly [found: string, better: string][] = [
  ["percent", "per cent"],
  ["e-mail", "email"],
  ["e-mails", "emails"],
  ["on-line", "online"],
  ["web site", "website"],
  ["e\\.g\\.", "for example"],
  ["i\\.e\\.", "that is"],
  ["eg", "for example"],
  ["ie", "that is"],
  ["in order to", "to"],
  ["utili[sz]e", "use"],
  ["utili[sz]ed", "used"],
  ["going forward", "from now on"],
  ["12 noon", "midday"],
  ["(?<![:–—])12pm", "midday"],
  ["post code", "postcode"],
  ["post codes", "postcodes"],
  ["utili[sz]es", "uses"],
  ["utili[sz]ing", "using"],
  ["advisor", "adviser"],
  ["advisors", "advisers"],
];

const MONTH = "January|February|March|April|May|June|July|August|September|October|November|December";

/** With a capital at the start of a sentence, and part of no name. */
const SMALL =
  "The|A|An|And|But|Or|In|On|At|By|For|From|To|With|Our|Their|Its|His|Her|My|Your|This|That|These|Those|No|Any|All|Some|Each|Every|More|Most|New";
/** A word with a capital, and the next may be joined to it by "of": "the US", "Department of", but no "Ministry of". */
const NAMED = new RegExp(`(?<![\\w’'])(?!(?:${SMALL}) )(?!Ministry of )[A-Z][\\w’'-]*(?: of)? $`);

/** Whether a word belongs to somebody's name: the US Department of Defense, the Center for American Progress, Mr Gray. */
function isPartOfName({ 0: word, index = 0, input = "" }: RegExpMatchArray): boolean {
  if (!/^[A-Z]/.test(word)) return false;
  return (
    word === "Gray" ||
    NAMED.test(input.slice(0, index)) ||
    /^ for (?:the )?[A-Z]/.test(input.slice(index + word.length))
  );
}

export const STYLE_POINTS: readonly StylePoint[] = [
  {
    pattern: new RegExp(`\\b(${STEMS})iz(e[drs]?|ers|ing|ations?)\\b`, "gi"),
    better: (match) => `${match[1]!}is${match[2]!}`,
    why: "is not the British spelling",
  },
  {
    pattern: new RegExp(
      `\\b(${SPELLINGS.map(([american]) => american).join("|")})(s|ed|ing|ful|able|ist|ists)?\\b`,
      "gi",
    ),
    better: (match) => {
      const american = match[1]!.toLowerCase();
      const ending = match[2] ?? "";
      // "Fulfilled", "fulfilling" and "humorist" are British as well.
      if (isPartOfName(match) || /^(?:fulfill(?:ed|ing)|humorists?)$/.test(american + ending)) return undefined;
      const british = SPELLINGS.find(([one]) => one === american)![1];
      const stem = /^[ei]/.test(ending) ? british.replace(/e$/, "") : british;
      return (/^[A-Z]/.test(match[1]!) ? stem[0]!.toUpperCase() + stem.slice(1) : stem) + ending;
    },
    why: "is not the British spelling",
  },
  {
    pattern: new RegExp(`(?<![\\w.-])(?:${PHRASES.map(([found]) => `(${found})`).join("|")})(?![\\w-])`, "gi"),
    better: (match) => PHRASES[match.slice(1).findIndex((group) => (group as string | undefined) !== undefined)]?.[1],
    why: "is not how GOV.UK writes it",
  },
  {
    pattern: /\b(\d+(?:\.\d+)?) (?:per ?cent|percent)\b/gi,
    better: (match) => `${match[1]!}%`,
    why: "is a number, which stands with the sign",
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th) (?:of )?(${MONTH})\\b`, "g"),
    better: (match) => `${match[1]!} ${match[2]!}`,
    why: "is not how dates are written",
  },
  {
    pattern: new RegExp(`\\b(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?, (\\d{4})\\b`, "g"),
    better: (match) => `${match[2]!} ${match[1]!} ${match[3]!}`,
    why: "is not how dates are written",
  },
  {
    pattern: /(?<![\w/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\w/])/g,
    better: (match) => {
      const month = MONTH.split("|")[Number(match[2]) - 1];
      return month === undefined ? undefined : `${Number(match[1])} ${month} ${match[3]!}`;
    },
    why: "is not how dates are written",
  },
  {
    pattern: /\b(\d{1,2})(?:\.(\d{2})| (?=am|pm)|:(\d{2}) )(?: ?)(am|pm)\b/g,
    better: (match) => {
      const minutes = match[2] ?? match[3];
      return `${match[1]!}${minutes === undefined || minutes === "00" ? "" : `:${minutes}`}${match[4]!}`;
    },
    why: "is not how times are written",
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})[-–—](\\d{1,2}) (${MONTH})\\b`, "g"),
    better: (match) => `${match[1]!} to ${match[2]!} ${match[3]!}`,
    why: "is not how dates are written",
  },
  {
    pattern: /\b(\d{1,2}(?::\d{2})?(?:am|pm)?)[-–—](\d{1,2}(?::\d{2})?(?:am|pm))\b/g,
    better: (match) => `${match[1]!} to ${match[2] === "12pm" ? "midday" : match[2]!}`,
    why: "is not how times are written",
  },
  {
    pattern: /\b(ca|wo|do|does|did|is|are|was|were|has|have|had|could|should|would|must|need)n['’]t\b/gi,
    better: (match) => {
      const verb = match[1]!;
      return /^ca$/i.test(verb) ? `${verb}nnot` : `${/^wo$/i.test(verb) ? `${verb[0]!}ill` : verb} not`;
    },
    why: "is hard to read",
  },
  {
    pattern: /\b(could|should|would|they)['’]ve\b/gi,
    better: (match) => `${match[1]!} have`,
    why: "is hard to read",
  },
  {
    pattern: /(?<![\w£])£ ?(\d+(?:[.,]\d+)*) ?(m|mn|bn)\b/g,
    better: (match) => `£${match[1]!} ${match[2] === "bn" ? "billion" : "million"}`,
    why: "is a sum of money, whose millions are written out",
  },
  {
    pattern: /\b(Mr|Mrs|Ms|Dr)\.(?= ?[A-Z])/g,
    better: (match) => match[1]!,
    why: "is not how GOV.UK writes it",
  },
  {
    pattern: /(?<=[a-z,] )Internet\b(?! [A-Z])/g,
    better: (match) => (isPartOfName(match) ? undefined : "internet"),
    why: "has no capital, as it is no name",
  },
  {
    pattern: /\b([a-z]{3,})\(s\)/gi,
    better: (match) => `${match[1]!}s`,
    why: "is one and many at once, which is hard to read",
  },
];

/** Words that a point may begin or end with, in small letters; the letters and digits around them are looked at later. */
const SUSPECTS = new Set([
  ...STEMS.split("|").flatMap((stem) =>
    ["ize", "ized", "izes", "izer", "izers", "izing", "ization", "izations"].map((ending) => stem + ending),
  ),
  ...SPELLINGS.flatMap(([american]) =>
    ["", "s", "ed", "ing", "ful", "able", "ist", "ists"].map((ending) => american + ending),
  ),
  ..."percent cent e-mail e-mails on-line site code codes e.g i.e eg ie order utilise utilised utilises utilising utilize utilized utilizes utilizing forward noon am pm advisor advisors internet".split(
    " ",
  ),
]);
/** A number that may be part of a date, a time or a share: `15th`, `15,`, `15/12/2009`, `9.30am`, `10-12`. */
const NUMBER = /^\d+(?:st|nd|rd|th|,$|\/|[-–—]\d|[.:]?\d*(?:am|pm))/;

/**
 * A quick look for anything that a point might find: word by word, as most texts hold none of it, and a look for all the
 * points takes ten times as long.
 */
export function mayHaveAPoint(text: string): boolean {
  if (text.includes("(s)") || /n['’]t|['’]ve/i.test(text)) return true;
  if ((text.includes("£") && /£ ?\d[\d.,]* ?(?:mn?|bn)\b/.test(text)) || /\b[MD][rs]s?\./.test(text)) return true;
  for (const token of text.replaceAll("\n", " ").split(" ")) {
    const first = token.charCodeAt(0);
    if (first >= 48 && first <= 57) {
      if (NUMBER.test(token)) return true;
    } else if (SUSPECTS.has(isLetter(first) && isLetter(token.charCodeAt(token.length - 1)) ? token : bare(token)))
      return true;
    else if (first >= 65 && first <= 90 && SUSPECTS.has(bare(token))) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** A word in small letters, without what stands around it. */
function bare(token: string): string {
  return token.toLowerCase().replace(/^[^a-z0-9]+|[^a-z]+$/g, "");
}
