/** The name of a month, as GOV.UK writes it. */
import { Info } from "luxon";

const NAMES = Info.months("long", { locale: "en-GB" });

/** `12` → “December”. */
export function monthName(month: string): string {
  return NAMES[Number(month) - 1]!;
}
