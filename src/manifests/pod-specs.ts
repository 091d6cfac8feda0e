/** Where the kinds that make pods describe them, by `<group>/<kind>`. */
export const POD_SPECS: ReadonlyMap<string, string> = new Map([
  ['/Pod', 'spec'],
  ['/ReplicationController', 'spec.template.spec'],
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map((kind) => [`apps/${kind}`, 'spec.template.spec'] as const),
  ['batch/Job', 'spec.template.spec'],
  ['batch/CronJob', 'spec.jobTemplate.spec.template.spec'],
]);
