/** Labels in which KubeVirt keeps the state of an instance: only its own service accounts may set them (`restrictedVmiLabels`). */
export const RESERVED_VMI_LABELS: readonly string[] = ['created-by', 'migrationJobUID', 'nodeName', 'migrationTargetNodeName', 'schedulable', 'install-strategy']
  .map((name) => `kubevirt.io/${name}`);
