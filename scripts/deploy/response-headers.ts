/**
 * The headers that a store cannot send and a CDN in front of it can: a content security policy made from what the
 * site's pages really use, and the rest. Written as a response headers policy in CloudFront's shape; the names and
 * values are the same anywhere.
 */
import { createHash } from "node:crypto";
import { Parser } from "htmlparser2";

/** Collects what pages use; give it each page, then ask for the policy. */
export class PageUses {
  readonly #scripts = new Set<string>();
  readonly #styles = new Set<string>();
  readonly #attributes = new Set<string>();
  readonly #images = new Set<string>(["'self'"]);
  #forms = false;

  /** Reads a page of HTML. */
  read(html: string): void {
    let open: { of: Set<string>; text: string } | undefined;
    const parser = new Parser({
      onopentag: (name, { src, href, srcset, style, type, rel }) => {
        if (style !== undefined) this.#attributes.add(hash(style));
        if (name === "form") this.#forms = true;
        if (name === "style") open = { of: this.#styles, text: "" };
        if (name === "script" && src !== undefined) this.#scripts.add(source(src));
        // Data in a script element is not run, and so not the policy's concern.
        else if (name === "script" && (type === undefined || /^(module|text\/javascript)$/.test(type)))
          open = { of: this.#scripts, text: "" };
        if (name === "link" && rel === "stylesheet" && href !== undefined) this.#styles.add(source(href));
        if (name === "link" && /\bicon\b/.test(rel ?? "") && href !== undefined) this.#images.add(source(href));
        if (name === "img" || name === "source") {
          for (const one of [src, ...(srcset?.split(",") ?? [])]) if (one) this.#images.add(source(one.trim()));
        }
      },
      ontext: (text) => {
        if (open) open.text += text;
      },
      onclosetag: (name) => {
        if (open && (name === "style" || name === "script")) {
          open.of.add(hash(open.text));
          open = undefined;
        }
      },
    });
    parser.end(html);
  }

  /** The content security policy: nothing but what was seen. */
  policy(): string {
    const list = (of: Set<string>): string => (of.size === 0 ? "'none'" : [...of].sort().join(" "));
    const directives = [
      "default-src 'none'",
      `script-src ${list(this.#scripts)}`,
      `style-src ${list(this.#styles)}`,
      ...(this.#attributes.size === 0 ? [] : [`style-src-attr 'unsafe-hashes' ${list(this.#attributes)}`]),
      `img-src ${list(this.#images)}`,
      "font-src 'self'",
      "manifest-src 'self'",
      "base-uri 'none'",
      `form-action ${this.#forms ? "'self'" : "'none'"}`,
      "frame-ancestors 'none'",
    ];
    return directives.join("; ");
  }
}

/** A response headers policy for CloudFront (the shape of `create-response-headers-policy`). */
export function headersPolicy(csp: string): object {
  const override = { Override: true };
  return {
    Name: "static-site",
    Comment: "Made from the site's pages by npm run deploy -- --headers",
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ...override, ContentSecurityPolicy: csp },
      StrictTransportSecurity: { ...override, AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true },
      ContentTypeOptions: override,
      FrameOptions: { ...override, FrameOption: "DENY" },
      ReferrerPolicy: { ...override, ReferrerPolicy: "strict-origin-when-cross-origin" },
    },
    CustomHeadersConfig: {
      Quantity: 2,
      Items: [
        { ...override, Header: "Permissions-Policy", Value: "camera=(), geolocation=(), microphone=()" },
        { ...override, Header: "Cross-Origin-Opener-Policy", Value: "same-origin" },
      ],
    },
  };
}

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function source(address: string): string {
  if (address.startsWith("data:")) return "data:";
  const url = new URL(address, "http://site.invalid/");
  return url.origin === "http://site.invalid" ? "'self'" : url.origin;
}
