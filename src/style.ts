/** Style points in words of ours that can be decided: warnings, with the replacement. */
import type { Fault } from "./faults.ts";
import type { StoredRecord } from "./record.ts";

export function styleWarnings(_record: StoredRecord, _names: readonly string[]): Fault[] {
  return [];
}
