/** Files that systems and editors leave behind, for a while or for good, and nobody meant to publish: by their names. */
export const LITTER = /^(?:\.|#.*#$|~\$|Thumbs\.db$|desktop\.ini$)|~$|\.(?:swp|swx|tmp|bak|orig)$/i;
