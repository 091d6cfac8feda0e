import type { LiveMigrationProps, MigrationPolicyProps } from '../../index';
import { at } from '../../kubernetes/untyped';
import type { Adoption, Surroundings, Written } from '../adopter';
import { fields, kubevirt } from '../expression';
import { virtualMachine } from '../references';
import { flag, member, milliseconds, seconds, size, text, textsByKey, value } from '../values';

/** How the VMs that it selects migrate. */
export function migrationPolicyAdopter({ spec }: Written): Adoption {
  return {
    type: kubevirt('MigrationPolicy'),
    props: fields<MigrationPolicyProps>({
      namespaceLabels: textsByKey(at(spec, 'selectors', 'namespaceSelector')),
      virtualMachineLabels: textsByKey(at(spec, 'selectors', 'virtualMachineInstanceSelector')),
      bandwidthPerMigration: size(at(spec, 'bandwidthPerMigration')),
      completionTimeoutPerGiB: seconds(at(spec, 'completionTimeoutPerGiB')),
      allowAutoConverge: flag(at(spec, 'allowAutoConverge')),
      allowPostCopy: flag(at(spec, 'allowPostCopy')),
      allowWorkloadDisruption: flag(at(spec, 'allowWorkloadDisruption')),
      maxDowntime: milliseconds(at(spec, 'maxDowntimeMs')),
      compression: member('MigrationCompression', at(spec, 'experimental', 'compression')),
    }),
  };
}

/** One migration of one VM. */
export function liveMigrationAdopter({ metadata, spec }: Written, surroundings: Surroundings): Adoption | undefined {
  const machine = virtualMachine(at(spec, 'vmiName'), surroundings);
  const [sendTo, receive] = [at(spec, 'sendTo'), at(spec, 'receive')];
  return machine && {
    type: kubevirt('LiveMigration'),
    props: fields<LiveMigrationProps>({
      virtualMachine: machine,
      addedNodeSelector: textsByKey(at(spec, 'addedNodeSelector')),
      once: at(metadata, 'name') === undefined ? undefined : value(true),
      sendTo: fields({ migrationId: text(at(sendTo, 'migrationID')), connectUrl: text(at(sendTo, 'connectURL')) }),
      receive: fields({ migrationId: text(at(receive, 'migrationID')) }),
    }),
  };
}
