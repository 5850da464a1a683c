/** One class attribute from a base class and further ones; no class, no attribute. */
export function classes(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}
