/** All the words of a PDF: its pages, what it says of itself, its outline and notes, and the files attached to it. */
import { type PdfDocument, withPdf } from "../pdf.ts";

export interface PdfWords {
  /** Words, and where they stand. */
  texts: { where: string; text: string }[];
  files: { name: string; bytes: Buffer }[];
}

interface OutlineItem {
  title: string;
  url?: string | null;
  items: OutlineItem[];
}

/** Reads a PDF's words. Throws pdfjs's errors where it cannot be read. */
export function pdfWords(bytes: Buffer): Promise<PdfWords> {
  return withPdf(bytes, async (document) => {
    const pages: string[] = [];
    const notes: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
      notes.push(...((await page.getAnnotations()) as unknown[]).flatMap(wordsOf));
      page.cleanup();
    }
    const text = pages.join("\n");
    const outline = ((await document.getOutline()) as OutlineItem[] | null) ?? [];
    const { files, names } = await attachedTo(document);
    return {
      texts: [
        { where: "its pages", text },
        // A word that was divided at a line's end is whole again.
        { where: "its pages", text: text.replace(/(\p{L})[-\u00ad\u2010]\n(\p{L})/gu, "$1$2") },
        { where: "what it says of itself", text: await ofItself(document) },
        { where: "its outline", text: outline.flatMap(wordsOf).join("\n") },
        { where: "its notes and links", text: notes.join("\n") },
        { where: "the names of its attachments", text: names.join("\n") },
      ],
      files,
    };
  });
}

async function ofItself(document: PdfDocument): Promise<string> {
  const { info, metadata } = await document.getMetadata();
  const raw = (metadata as { getRaw?(): string } | null)?.getRaw?.() ?? "";
  return [...wordsOf(info), raw.replace(/<[^>]*>/g, "\n")].join("\n");
}

async function attachedTo(document: PdfDocument): Promise<{ files: PdfWords["files"]; names: string[] }> {
  const attached = Object.values(
    ((await document.getAttachments()) ?? {}) as Record<
      string,
      { filename: string; description?: string; content?: Uint8Array }
    >,
  );
  return {
    files: attached.flatMap(({ filename, content }) =>
      content ? [{ name: filename, bytes: Buffer.from(content) }] : [],
    ),
    names: attached.map(({ filename, description }) => `${filename} ${description ?? ""}`),
  };
}

/** Every string within a value of pdfjs's. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(wordsOf);
}
