/** Fields of some objects that may differ between the repository and the cluster. At least one of the three lists must be given. */
export interface ArgoResourceIgnoreDifferences {
  /**
   * The API group of the objects, such as `kubevirt.io`.
   *
   * @default - the core group
   */
  readonly group?: string;

  /** Their kind, such as `VirtualMachine`. */
  readonly kind: string;

  /**
   * The name of the one object that is meant.
   *
   * @default - all
   */
  readonly name?: string;

  /**
   * The namespace of the objects that are meant.
   *
   * @default - all
   */
  readonly namespace?: string;

  /**
   * Fields as JSON pointers, such as `/spec/runStrategy`.
   *
   * @default - none
   */
  readonly jsonPointers?: string[];

  /**
   * Fields as expressions of jq, such as `.spec.dataVolumeTemplates[]?.metadata.creationTimestamp`.
   *
   * @default - none
   */
  readonly jqPathExpressions?: string[];

  /**
   * Field managers whose fields may differ, such as `virt-controller`.
   *
   * @default - none
   */
  readonly managedFieldsManagers?: string[];
}
