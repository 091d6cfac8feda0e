/** What a validation plugin is given by `cdk8s synth`: the part of cdk8s-cli's `ValidationContext` that this library needs. */
export interface IValidationContext {
  /** The manifests that were written: paths of files. */
  readonly manifests: string[];
  /** Where findings go. */
  readonly report: IValidationReport;
}

/** The report of a validation, which `cdk8s synth` prints: the part of cdk8s-cli's `ValidationReport` that this library needs. */
export interface IValidationReport {
  /**
   * Adds what breaks one rule.
   *
   * @param violation the rule, and the resources that break it
   */
  addViolation(violation: ValidationViolation): void;

  /**
   * Ends the report.
   *
   * @param status `success` or `failure`, which makes `cdk8s synth` fail
   * @param metadata what else the summary shows
   */
  submit(status: string, metadata?: { [key: string]: string }): void;
}

/** A rule, and the resources that break it. */
export interface ValidationViolation {
  /** The id of the rule. */
  readonly ruleName: string;
  /** What the rule demands, and why. */
  readonly recommendation: string;
  /** What to write instead. */
  readonly fix: string;
  /** The resources that break it. */
  readonly violatingResources: ValidationViolatingResource[];
}

/** A resource that breaks a rule. */
export interface ValidationViolatingResource {
  /** Its `metadata.name`, by which `cdk8s synth` finds the construct that made it. */
  readonly resourceName: string;
  /** The fields that break the rule, and what was found there. */
  readonly locations: string[];
  /** The file that holds it. */
  readonly manifestPath: string;
}
