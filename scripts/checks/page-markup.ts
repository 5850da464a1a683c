/** The HTML of a page, judged by html-validate. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import type { TokenReader } from "./html-tokens.ts";
import type { PageReading } from "./page-reading.ts";
import { rules } from "./html-rules.ts";

export class PageMarkup {
  #validator: HtmlValidate | undefined;

  reader(): TokenReader {
    return {};
  }

  /** Judges a page; whether html-validate itself read it. */
  judge(reading: PageReading): boolean {
    this.#validator ??= new HtmlValidate(new StaticConfigLoader(rules));
    const report = this.#validator.validateStringSync(reading.text, reading.page.file);
    for (const result of report.results) {
      for (const message of result.messages) {
        reading.find(
          "invalid-html",
          message.ruleId,
          message.severity === 2 ? "error" : "warning",
          message.offset,
          sentence(message.message),
        );
      }
    }
    return true;
  }
}

function sentence(message: string): string {
  return message;
}
