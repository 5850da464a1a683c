/** Attached PDFs that cannot be read aloud: no text, no tags, no title or one that is not shown, no language. */
import type { Check, Found } from "./contract.ts";
import { isPdf, type PdfDocument, pdfFault, withPdf } from "./pdf.ts";
import { addressOf } from "./page-address.ts";
import { readBytes, type Site, type SiteFile } from "./site.ts";

const check = "unreadable-pdfs";

/** A fault of a file, without its place. */
type Fault = Pick<Found, "rule" | "severity" | "message" | "wcag">;

export const unreadablePdfs: Check = {
  name: check,
  module: import.meta.url,
  async run(site, context) {
    const findings: Found[] = [];
    const files = [...site.files.values()].filter(({ path }) => /\.pdf$/i.test(path));
    for (const [index, file] of files.entries()) {
      let faults = context.memory.recall(file.sha256) as Fault[] | undefined;
      if (!faults) {
        faults = await faultsOf(site, file);
        context.memory.remember(file.sha256, faults);
      }
      for (const fault of faults) findings.push({ ...fault, check, page: addressOf(file.path), file: file.path });
      context.progress(index + 1, files.length);
    }
    return { pages: site.pages.length, findings, how: { "only its attached PDFs matter": site.pages.length } };
  },
};

async function faultsOf(site: Site, file: SiteFile): Promise<Fault[]> {
  const bytes = readBytes(site, file.path);
  if (!isPdf(bytes)) return [fault("not-a-pdf", "is no PDF, whatever its name says")];
  try {
    return await withPdf(bytes, judged);
  } catch (error) {
    const wrong = pdfFault(error);
    if (wrong === undefined) throw error;
    return wrong.locked
      ? [fault("locked-pdf", "asks for a password: nobody can read it")]
      : [fault("broken-pdf", `cannot be read as a PDF: ${wrong.why}`)];
  }
}

async function judged(document: PdfDocument): Promise<Fault[]> {
  const faults: Fault[] = [];
  const { info, metadata } = (await document.getMetadata()) as {
    info: { Title?: string; Language?: string | null };
    metadata: { get(name: string): unknown } | null;
  };
  // Readers take either: PDF 2.0 leaves the first to older files.
  const titles = [info.Title, metadata?.get("dc:title")].map((title) =>
    typeof title === "string" ? title.trim() : "",
  );
  const preferences: { DisplayDocTitle?: boolean } | null = await document.getViewerPreferences();
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
  if (titles.every((title) => title === ""))
    faults.push(fault("pdf-without-title", "has no title: readers are told its file name instead", "2.4.2"));
  else if (preferences?.DisplayDocTitle !== true)
    faults.push(
      warning(
        "pdf-title-not-shown",
        "does not ask for its title to be shown: the window's bar says its file name",
        "2.4.2",
      ),
    );
  if ((info.Language ?? "").trim() === "")
    faults.push(fault("pdf-without-language", "declares no language: it may be read aloud in the wrong one", "3.1.1"));
  return faults;
}

function fault(rule: string, message: string, ...wcag: string[]): Fault {
  return { rule, severity: "error", message, wcag };
}

/** What the files' readers may make up for. */
function warning(rule: string, message: string, ...wcag: string[]): Fault {
  return { ...fault(rule, message, ...wcag), severity: "warning" };
}
