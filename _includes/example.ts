/** A component's example: documentation for whoever uses it, and a test of it. */
export interface Example<Props> {
  /** What the example shows, in a few words. */
  name: string;
  props: Props;
}
