/** The ids of one page: each stands once, and each reference to one leads to an element. */
import type { PageReading } from "./page-reading.ts";
import type { PageSurvey } from "./page-survey.ts";

const check = "duplicate-ids";

/** Judges ids that stand twice, and `for`, `aria-labelledby` and their like that lead to nothing. */
export function judgeIds(survey: PageSurvey, reading: PageReading): void {
  for (const { value, offset } of survey.repeatedIds) {
    reading.find(
      check,
      "duplicate-id",
      "error",
      offset,
      `the id \`${value}\` stands more than once in this page: a link or label can reach only the first`,
    );
  }
  for (const { attribute, id, offset } of survey.idReferences) {
    if (attribute === "usemap") {
      if (!survey.maps.has(id.replace(/^#/, ""))) {
        reading.find(
          check,
          "missing-map",
          "error",
          offset,
          `\`usemap\` names \`${id}\`, and this page has no \`<map>\` of that name`,
        );
      }
    } else if (!survey.ids.has(id)) {
      reading.find(
        check,
        "missing-id",
        "error",
        offset,
        `\`${attribute}\` names the id \`${id}\`, and this page has no element with that id`,
      );
    }
  }
}
