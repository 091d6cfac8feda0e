import { ChangeEffect, ChangeOutcome } from './change-effect';

/** One thing that happens to an object. */
export interface ChangeConsequence {
  /** What it does to what runs. */
  readonly effect: ChangeEffect;
  /** The path of the field, such as `spec.storage.resources.requests.storage`; empty where it is the object as a whole. */
  readonly field: string;
  /**
   * What differs: `10Gi -> 20Gi`. What is secret is not shown.
   *
   * @default - it is not one value
   */
  readonly difference?: string;
  /** What the cluster does, and for which reason. */
  readonly why: string;
  /**
   * What to do.
   *
   * @default - there is nothing to do
   */
  readonly fix?: string;
  /**
   * The reason of the condition that KubeVirt sets.
   *
   * @default - it sets none
   */
  readonly reason?: string;
}

/** What happens to one object when a changed set is applied. */
export interface ObjectChange {
  /** The gravest of its consequences. */
  readonly effect: ChangeEffect;
  /** What becomes of it. */
  readonly outcome: ChangeOutcome;
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
  /** The object's name. */
  readonly name: string;
  /**
   * Namespace and name that it had before.
   *
   * @default - it is not renamed
   */
  readonly formerName?: string;
  /**
   * The path of the construct that makes the object.
   *
   * @default - no construct makes it
   */
  readonly constructPath?: string;
  /** What happens to it, the gravest first; nothing where it has no effect. */
  readonly consequences: ChangeConsequence[];
}
