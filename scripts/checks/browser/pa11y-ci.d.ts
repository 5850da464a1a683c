/** What we use of pa11y-ci, which brings no types of its own. */
declare module "pa11y-ci" {
  export interface Pa11yIssue {
    code: string;
    type: "error" | "warning" | "notice";
    message: string;
    context: string;
    selector: string;
    runner: "axe" | "htmlcs";
    runnerExtras: { needsFurtherReview?: boolean; impact?: string };
  }
  interface Pa11yCiReport {
    total: number;
    passes: number;
    errors: number;
    results: Partial<Record<string, (Pa11yIssue | Error)[]>>;
  }
  export default function pa11yCi(urls: readonly string[], options: object): Promise<Pa11yCiReport>;
}
