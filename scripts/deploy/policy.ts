/** The statement that lets visitors read the pages and not our records, for the bucket's own access policy. */

/** What is said at the first publication to a bucket; nothing for a folder. */
export function closingWords(to: string, state: string | undefined): string[] {
  const bucket = /^s3:\/\/([^/]+)/.exec(to);
  if (bucket === null || state !== undefined) return [];
  const [, name = ""] = bucket;
  return [
    "First publication to this bucket. If visitors read it directly, let its policy open the pages to them and not the deploy's own records:",
    JSON.stringify(readersStatement(name), null, 2),
    "`npm run deploy -- --verify --url URL` tries whether they are closed.",
  ];
}

/**
 * Lets everybody read everything in the bucket but what lies under a reserved prefix. An "allow" that leaves something
 * out, and no "deny": a "deny" for anonymous readers needs a condition that some stores do not know, and there it would
 * shut the publisher out too.
 */
export function readersStatement(bucket: string): object {
  return {
    Sid: "PagesAreOpenRecordsAreNot",
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    NotResource: `arn:aws:s3:::${bucket}/*.release/*`,
  };
}
