/** The statement that closes our records to visitors, for the store's own access policy. */

/** What is said at the first publication to a bucket; nothing for a folder. */
export function closingWords(to: string, state: string | undefined): string[] {
  const bucket = /^s3:\/\/([^/]+)\/?(.*)$/.exec(to);
  if (bucket === null || state !== undefined) return [];
  const [, name = "", path = ""] = bucket;
  return [
    "First publication to this bucket. If visitors read it directly, close the deploy's own records to them with this statement in the bucket's policy:",
    JSON.stringify(closingStatement(name, path.replace(/\/+$/, "")), null, 2),
    "`npm run deploy -- --verify --url URL` tries whether they are closed.",
  ];
}

/** Denies anonymous readers (who have no principal) everything under the reserved prefix. */
export function closingStatement(bucket: string, prefix: string): object {
  const root = prefix === "" ? "" : `${prefix}/`;
  return {
    Sid: "ReleaseRecordsAreClosed",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${bucket}/${root}.release/*`,
    Condition: { Null: { "aws:PrincipalArn": "true" } },
  };
}
