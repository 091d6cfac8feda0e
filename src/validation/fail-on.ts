/** The level from which findings make `cdk8s synth` fail. */
export enum FailOn {
  /** What the cluster refuses. */
  REJECTED = 'rejected',
  /** What it refuses, and what it takes that never starts. */
  UNSTARTABLE = 'unstartable',
  /** These, and what it takes with a warning. */
  WARNED = 'warned',
  /** Every finding. */
  ADVISED = 'advised',
  /** None: findings are reported only. */
  NEVER = 'never',
}
