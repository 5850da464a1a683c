/** Attached PDFs that cannot be read aloud: no text, no tags, no title, no language. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Check, Found } from "./contract.ts";
import { addressOf, readBytes, type Site, type SiteFile } from "./site.ts";

const check = "unreadable-pdfs";

/** A fault of a file, without its place. */
type Fault = Pick<Found, "rule" | "message" | "wcag">;

export const unreadablePdfs: Check = {
  name: check,
  module: import.meta.url,
  async run(site, context) {
    const findings: Found[] = [];
    const files = [...site.files.values()].filter(({ path }) => /\.pdf$/i.test(path));
    for (const [index, file] of files.entries()) {
      let faults = context.memory.recall([file.sha256]) as Fault[] | undefined;
      if (!faults) {
        faults = await faultsOf(site, file);
        context.memory.remember([file.sha256], faults);
      }
      for (const fault of faults)
        findings.push({ ...fault, check, severity: "error", page: addressOf(file.path), file: file.path });
      context.progress(index + 1, files.length);
    }
    return { pages: site.pages.length, findings, how: { "only its attached PDFs matter": site.pages.length } };
  },
};

async function faultsOf(site: Site, file: SiteFile): Promise<Fault[]> {
  const bytes = readBytes(site, file.path);
  if (!bytes.subarray(0, 1024).includes("%PDF-")) return [fault("not-a-pdf", "is no PDF, whatever its name says")];
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
    const document = await task.promise;
    const faults: Fault[] = [];
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string | null } };
    const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
    let text = false;
    for (let page = 1; page <= document.numPages && !text; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      text = items.some((item) => "str" in item && item.str.trim() !== "");
    }
    if (!text)
      faults.push(
        fault(
          "pdf-without-text",
          "holds no text, only pictures of it: it cannot be read aloud, searched or enlarged",
          "1.1.1",
          "1.4.5",
        ),
      );
    if (marks?.Marked !== true)
      faults.push(
        fault(
          "pdf-without-tags",
          "is not tagged: headings, lists and the order of reading are lost to who cannot see it",
          "1.3.1",
        ),
      );
    if ((info.Title ?? "").trim() === "")
      faults.push(fault("pdf-without-title", "has no title: readers are told its file name instead", "2.4.2"));
    if ((info.Language ?? "").trim() === "")
      faults.push(
        fault("pdf-without-language", "declares no language: it may be read aloud in the wrong one", "3.1.1"),
      );
    return faults;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "PasswordException") return [fault("locked-pdf", "asks for a password: nobody can read it")];
    if (["InvalidPDFException", "FormatError", "UnknownErrorException", "MissingPDFException"].includes(error.name)) {
      return [fault("broken-pdf", `cannot be read as a PDF: ${error.message}`)];
    }
    throw error;
  } finally {
    await task.destroy();
  }
}

function fault(rule: string, message: string, ...wcag: string[]): Fault {
  return { rule, message, wcag };
}
