import type { ComponentChildren } from "preact";
import type { Example } from "./example.ts";

export interface DocumentLinkProps {
  title: string;
  href: string;
  /** Type, size and length, measured from the file: “[PDF, 1.2 MB, 87 pages]”. */
  marker: string;
  /** What the document is, in a sentence. */
  children?: ComponentChildren;
}

/** A document to download, with what a reader should know before doing so. */
export function DocumentLink({ title, href, marker, children }: DocumentLinkProps) {
  return (
    <div class="app-document">
      <p class="app-document__title">
        <a class="govuk-link" href={href}>
          {title}
        </a>{" "}
        <span class="app-document__marker">{marker}</span>
      </p>
      {children}
    </div>
  );
}

export const examples: Example<DocumentLinkProps>[] = [
  {
    name: "a PDF",
    props: {
      title: "Excellence and Fairness: achieving world class public services",
      href: "/strategy-documents/excellence-and-fairness.pdf",
      marker: "[PDF, 1.2 MB, 87 pages]",
    },
  },
];
