/** The rules of `unreadable-pdfs`. */
import type { Rule, SmallSite } from "./rule.ts";

const error = { severity: "error" } as const;

interface Parts {
  words?: string;
  tags?: boolean;
  title?: string;
  /** The title in the metadata (XMP), where newer programs write it. */
  metadataTitle?: string;
  language?: string;
  /** The viewer's preferences, between `<<` and `>>`. */
  preferences?: string;
  /** Entries of the trailer. */
  trailer?: string;
}

/** A site with one PDF; its words, tags, title, language and preferences as given, or sound. */
function attached(parts: Parts): SmallSite {
  const { words = "The report", tags = true, title = "The report", language = "en-GB", trailer = "" } = parts;
  const { preferences = "/DisplayDocTitle true", metadataTitle = "" } = parts;
  const metadata = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${metadataTitle}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const content = words === "" ? "" : `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${tags ? "/MarkInfo << /Marked true >> " : ""}${language === "" ? "" : `/Lang (${language}) `}${preferences === "" ? "" : `/ViewerPreferences << ${preferences} >> `}${metadataTitle === "" ? "" : "/Metadata 7 0 R "}>>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    `<< /Title (${title}) >>`,
    `<< /Type /Metadata /Subtype /XML /Length ${metadata.length} >>\nstream\n${metadata}\nendstream`,
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const body = `%PDF-1.7\n${objects.join("")}`;
  const places = objects.map((object) => `${String(body.indexOf(object)).padStart(10, "0")} 00000 n \n`);
  const otherwise = Object.keys(parts).length === 0 ? "" : `, but for ${JSON.stringify(parts)}`;
  return {
    words: `report.pdf: a page of words with tags, a language and a title that is shown${otherwise}`,
    files: {
      "index.html": '<a href="report.pdf">The report (PDF)</a>',
      "report.pdf": `${body}xref\n0 8\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size 8 /Root 1 0 R /Info 6 0 R ${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`,
    },
  };
}
const sound = attached({});
/** Encryption (40 bits) whose password is not the empty one: no key that a reader could have fits these digests. */
const locked = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >> `;
const file = (text: string): SmallSite => ({ files: { "index.html": "", "report.pdf": text } });

export const unreadablePdfs: readonly Rule[] = [
  {
    ...error,
    wcag: [],
    id: "not-a-pdf",
    why: "The reader's program says that the file is broken.",
    mend: "Attach the PDF itself, or name the file by what it is.",
    bad: [file("<p>Not found</p>")],
    good: [sound],
  },
  {
    ...error,
    wcag: [],
    id: "broken-pdf",
    why: "The reader's program says that the file is broken, or shows a part of it.",
    mend: "Save the document as a PDF again.",
    bad: [file("%PDF-1.7\nand then nothing")],
    good: [sound],
  },
  {
    ...error,
    wcag: [],
    id: "locked-pdf",
    why: "Nobody who has not the password can read it.",
    mend: "Save it without a password.",
    bad: [attached({ trailer: locked })],
    good: [sound],
  },
  {
    ...error,
    wcag: ["1.1.1", "1.4.5"],
    id: "pdf-without-text",
    why: "It holds pictures of words: it cannot be read aloud, searched or enlarged.",
    mend: "Make it from the document itself, or let a program recognise its words and read them over.",
    bad: [attached({ words: "" })],
    good: [sound],
  },
  {
    ...error,
    wcag: ["1.3.1"],
    id: "pdf-without-tags",
    why: "Headings, lists, tables and the order of reading are lost to who cannot see it.",
    mend: "Save it as a tagged PDF: word processors call it accessible, or PDF/UA.",
    bad: [attached({ tags: false })],
    good: [sound],
  },
  {
    ...error,
    wcag: ["2.4.2"],
    id: "pdf-without-title",
    why: "The reader's window and screen reader say the file's name instead.",
    mend: "Write the title among the document's properties, and save it again.",
    bad: [attached({ title: "" })],
    good: [sound, attached({ title: "", metadataTitle: "The report" })],
  },
  {
    wcag: ["2.4.2"],
    severity: "warning",
    id: "pdf-title-not-shown",
    why: "The window and the list of open documents say the file's name, though the document has a title.",
    mend: "Choose in the document's properties that the window shows its title (PDF18: `DisplayDocTitle`), and save it again.",
    bad: [
      attached({ preferences: "" }),
      attached({ preferences: "/FitWindow true" }),
      attached({ preferences: "/DisplayDocTitle false" }),
    ],
    good: [sound, attached({ preferences: "/FitWindow true /DisplayDocTitle true" })],
  },
  {
    ...error,
    wcag: ["3.1.1"],
    id: "pdf-without-language",
    why: "It may be read aloud as if it were in another language.",
    mend: "Set the document's language, and save it again.",
    bad: [attached({ language: "" })],
    good: [sound],
  },
];
