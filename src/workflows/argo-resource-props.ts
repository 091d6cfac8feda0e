import { ArgoLeafProps } from './argo-leaf-props';

/** Options of templates that do something with an object. */
export interface ArgoResourceOptions extends ArgoLeafProps {
  /**
   * What must hold of the object for the step to succeed, as label selectors are written, with the path of a field in place of a label:
   * `status.ready == true, status.phase in (Running)`.
   *
   * @default - the step succeeds once the API server has answered
   */
  readonly successCondition?: string;

  /**
   * What makes the step fail, written as `successCondition`.
   *
   * @default - only the deadline does
   */
  readonly failureCondition?: string;

  /**
   * More flags for kubectl.
   *
   * @default - none
   */
  readonly flags?: string[];
}

/** Options of templates that make an object. */
export interface ArgoCreateOptions extends ArgoResourceOptions {
  /**
   * Whether the workflow owns the object, so that it is deleted with the workflow, in whatever way that goes.
   *
   * @default true
   */
  readonly setOwnerReference?: boolean;
}

/** How a patch is applied. */
export enum ArgoMergeStrategy {
  /** Lists are merged by the keys of their entries; not for custom resources. */
  STRATEGIC = 'strategic',
  /** Lists are replaced (RFC 7386). */
  MERGE = 'merge',
  /** Operations (RFC 6902). */
  JSON = 'json',
}

/** Options of templates that change an object. */
export interface ArgoPatchOptions extends ArgoResourceOptions {
  /**
   * How the patch is applied.
   *
   * @default ArgoMergeStrategy.MERGE
   */
  readonly mergeStrategy?: ArgoMergeStrategy;
}

/** Options of templates that delete objects. */
export interface ArgoDeleteOptions extends ArgoLeafProps {
  /**
   * Whether the step ends only once the objects are gone.
   *
   * @default true
   */
  readonly waitForDeletion?: boolean;
}
