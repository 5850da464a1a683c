/** PDFs, opened by pdfjs: the one place that knows how. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export type PdfDocument = PDFDocumentProxy;

/** Whether bytes begin as a PDF does; the standard allows up to 1024 bytes before (ISO 32000-1, annex H.3.4.1). */
export function isPdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1024).includes("%PDF-");
}

/** Opens a PDF, gives it to a function and lets it go. Throws pdfjs's own errors: {@link pdfFault} knows them. */
export async function withPdf<T>(bytes: Buffer, use: (document: PdfDocument) => Promise<T>): Promise<T> {
  // Heavy, so only where there is a PDF to read.
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    standardFontDataUrl: join(folder, "standard_fonts/"),
    cMapUrl: join(folder, "cmaps/"),
    cMapPacked: true,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** What an error says of the PDF: that it asks for a password, or is broken. Anything else is our own fault: undefined. */
export function pdfFault(error: unknown): { locked: boolean; why: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === "PasswordException") return { locked: true, why: "asks for a password" };
  return ["InvalidPDFException", "FormatError", "UnknownErrorException", "MissingPDFException"].includes(error.name)
    ? { locked: false, why: error.message }
    : undefined;
}
