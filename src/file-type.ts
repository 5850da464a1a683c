/** The types of file that a record may carry, and what their bytes begin with. */

export interface FileType {
  /** Media type, as a server sends it. */
  type: string;
  /** What a reader is told: "PDF", "CSV". */
  label: string;
  image: boolean;
  matches(bytes: Buffer): boolean;
}

const startsWith =
  (...magic: string[]) =>
  (bytes: Buffer): boolean =>
    magic.some((text) => bytes.subarray(0, text.length).toString("latin1") === text);

const zip = startsWith("PK\u0003\u0004");
const text = (bytes: Buffer): boolean => !bytes.subarray(0, 4096).includes(0);
const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

/** By the ending of a file's name, in small letters. */
export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: {
    type: "application/pdf",
    label: "PDF",
    image: false,
    // The standard allows up to 1024 bytes before the header (ISO 32000-1, annex H.3.4.1).
    matches: (bytes) => bytes.subarray(0, 1024).includes("%PDF-"),
  },
  png: { type: "image/png", label: "PNG", image: true, matches: startsWith("\u0089PNG\r\n\u001a\n") },
  jpg: { type: "image/jpeg", label: "JPEG", image: true, matches: startsWith("\u00ff\u00d8\u00ff") },
  jpeg: { type: "image/jpeg", label: "JPEG", image: true, matches: startsWith("\u00ff\u00d8\u00ff") },
  gif: { type: "image/gif", label: "GIF", image: true, matches: startsWith("GIF87a", "GIF89a") },
  webp: {
    type: "image/webp",
    label: "WebP",
    image: true,
    matches: (bytes) => startsWith("RIFF")(bytes) && bytes.subarray(8, 12).toString("latin1") === "WEBP",
  },
  odt: { type: `${open}.text`, label: "ODT", image: false, matches: zip },
  ods: { type: `${open}.spreadsheet`, label: "ODS", image: false, matches: zip },
  odp: { type: `${open}.presentation`, label: "ODP", image: false, matches: zip },
  docx: { type: `${office}.wordprocessingml.document`, label: "Word document", image: false, matches: zip },
  xlsx: { type: `${office}.spreadsheetml.sheet`, label: "Excel spreadsheet", image: false, matches: zip },
  pptx: { type: `${office}.presentationml.presentation`, label: "PowerPoint presentation", image: false, matches: zip },
  zip: { type: "application/zip", label: "ZIP", image: false, matches: zip },
  csv: { type: "text/csv", label: "CSV", image: false, matches: text },
  txt: { type: "text/plain", label: "Plain text", image: false, matches: text },
};
