/** PDFs of one page, written by hand. */

export interface Pdf {
  /** Words on the page; none draws a line instead. */
  words: string;
  /** Tagged; `false` leaves the tags out. */
  tags?: boolean;
  title?: string;
  language?: string;
  /** Strings as UTF-16 in hexadecimal digits, as Acrobat writes them, instead of letters between brackets. */
  wide?: boolean;
  /** Entries of the catalogue that say how a viewer is to show it; else they ask for the title. */
  preferences?: string;
  /** More entries of the trailer. */
  trailer?: string;
}

/** What there is not of a PDF's title and language, its reader is not told. */
export function pdf({ words, tags = false, title, language, wide = false, trailer = "", preferences }: Pdf): string {
  const shown = preferences ?? " /ViewerPreferences << /DisplayDocTitle true >>";
  const string = (text: string): string =>
    wide ? `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>` : `(${text})`;
  const drawn = words === "" ? "72 72 m 300 300 l S" : `/P <</MCID 0>> BDC BT /F1 12 Tf 72 720 Td (${words}) Tj ET EMC`;
  const lang = language === undefined ? "" : ` /Lang ${string(language)}`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${tags ? " /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R" : ""}${lang}${shown} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    "<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>",
    "<< /Type /StructElem /S /P /P 6 0 R /Pg 3 0 R /K 0 >>",
    `<< ${title === undefined ? "" : `/Title ${string(title)}`} >>`,
  ];
  let text = "%PDF-1.7\n";
  const table = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table.join("")}trailer\n<< /Size ${size} /Root 1 0 R /Info 8 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
}

/** A PDF that everybody can read. */
export function soundPdf(words: string, wide = false): string {
  return pdf({ words, tags: true, title: "The report", language: "en-GB", wide });
}
