/** How grave a finding is. The first two keep `synth` from writing anything. */
export enum FindingLevel {
  /** The cluster refuses the object. */
  REJECTED = 'rejected',
  /** The object is admitted, but the instance made from it is refused: it never starts. */
  UNSTARTABLE = 'unstartable',
  /** The cluster admits the object and answers with a warning. */
  WARNED = 'warned',
  /** The object is admitted and then does not do what its author expects. */
  ADVISED = 'advised',
}
