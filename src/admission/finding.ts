import type { FindingLevel } from '../rules/finding-level';

/** One mistake in one object, found before the object reaches a cluster. */
export interface Finding {
  /** How grave it is. */
  readonly level: FindingLevel;
  /** The rule that is broken, `<topic>/<verb>-<thing>`, such as `disk/references-volume`. */
  readonly rule: string;
  /** What the rule demands, in one sentence. */
  readonly summary: string;
  /** The object's apiVersion. */
  readonly apiVersion: string;
  /** The object's kind. */
  readonly kind: string;
  /**
   * The object's namespace.
   *
   * @default - the manifest names none
   */
  readonly namespace?: string;
  /** The object's name; empty where the manifest names none. */
  readonly name: string;
  /**
   * The path of the construct that made the object.
   *
   * @default - the object was not made by a construct
   */
  readonly constructPath?: string;
  /** The path of the field, such as `spec.template.spec.volumes[0].name`; empty where it is the object as a whole. */
  readonly field: string;
  /**
   * The path that KubeVirt reports, where that is not the real one.
   *
   * @default - KubeVirt reports `field`, or nothing
   */
  readonly reported?: string;
  /**
   * What was found there; long values are cut, secret ones not shown.
   *
   * @default - the field is not there
   */
  readonly got?: string;
  /**
   * What is allowed there.
   *
   * @default - the summary says it
   */
  readonly allowed?: string;
  /**
   * How what was found comes about, a line for each part of a sum.
   *
   * @default - it is nothing to calculate
   */
  readonly calculation?: string[];
  /** What to write instead. */
  readonly fix: string;
  /**
   * Why it is left as it is: the reason of the acknowledgement. It keeps `synth` from nothing then.
   *
   * @default - it is not acknowledged
   */
  readonly acknowledged?: string;
}
