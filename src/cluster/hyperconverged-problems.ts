import type { HyperConvergedProps } from './hyperconverged-props';
import { kubeVirtProblems } from './kubevirt-problems';
import type { UsageError } from '../usage-error';

/** What KubeVirt has and HyperConverged does not, and where KubeVirt has it. */
const OF_KUBEVIRT = {
  guestDefaults: {
    cpuRequest: 'cpuRequest',
    rolloutStrategy: 'vmRolloutStrategy',
    memoryStatisticsSeconds: 'memBalloonStatsPeriod',
    smbios: 'smbios',
    imagePullPolicy: 'imagePullPolicy',
  },
  density: { memoryOverheadRatio: 'additionalGuestMemoryOverheadRatio', virtualMachineInstancesPerNode: 'virtualMachineInstancesPerNode' },
  migrations: {
    utilityVolumesTimeout: 'migrations/utilityVolumesTimeout',
    maxDowntime: 'migrations/maxDowntimeMs',
    allowWorkloadDisruption: 'migrations/allowWorkloadDisruption',
    unsafeMigrationOverride: 'migrations/unsafeMigrationOverride',
    tls: 'migrations/disableTLS',
    matchSelinuxLevel: 'migrations/matchSELinuxLevelOnMigration',
  },
} as const;

/** What HyperConverged cannot say, and patches that patch nothing. */
export function* hyperConvergedProblems(props: HyperConvergedProps): Generator<UsageError> {
  const { guestDefaults, density, migrations, permittedDevices, workloadUpdates } = props;
  yield* kubeVirtProblems({ guestDefaults, density, migrations, permittedDevices, workloadUpdates });
  for (const [group, fields] of Object.entries(OF_KUBEVIRT)) {
    const stated = new Map(Object.entries(props[group as keyof typeof OF_KUBEVIRT] ?? {}));
    for (const [prop, path] of Object.entries(fields)) {
      if (stated.get(prop) === undefined) continue;
      yield {
        what: `${group}.${prop}`,
        got: stated.get(prop),
        allowed: 'what HyperConverged has a field for',
        fix: `Patch the KubeVirt CR: \`kubevirtPatches: [{ op: HyperConvergedPatchOperation.ADD, path: '/spec/configuration/${path}', value: … }]\`.`,
      };
    }
  }
  for (const { path } of [...props.kubevirtPatches ?? [], ...props.cdiPatches ?? []]) {
    if (!path.startsWith('/')) {
      yield { what: 'path of a patch', got: path, allowed: 'a JSON pointer, which begins with /', fix: 'Write the path from the top of the CR, such as /spec/configuration/smbios.' };
    }
  }
}
