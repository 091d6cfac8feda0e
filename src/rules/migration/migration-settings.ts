import type { KubeVirt } from '../../../imports/kubevirt.io';
import { parseQuantity } from '../../kubernetes/quantity';
import type { Manifest } from '../../manifests/manifest';
import { migrationSettingsIn } from '../../manifests/migration-settings';
import { ofKind } from '../../manifests/of-kind';
import { defineCrossObjectRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { CrossObjectRule } from '../rule';
import { KUBEVIRT } from '../subjects/kubevirt';

const NANO = 10n ** 9n;
const MIB = 1024n * 1024n * NANO;
const NETWORK = 'k8s.cni.cncf.io/NetworkAttachmentDefinition';
const COUNTS = ['parallelMigrationsPerCluster', 'parallelOutboundMigrationsPerNode'] as const;

export const crossObjectRules: readonly CrossObjectRule[] = [
  defineCrossObjectRule({
    id: 'migration-settings/lets-vms-migrate',
    level: FindingLevel.ADVISED,
    summary: 'The number of migrations at a time must be at least one',
    why: 'KubeVirt begins a migration only while fewer run: with none at a time every one stays Pending, and drains wait for good.',
    fix: 'Write a number from 1, or leave it out for 5 in the cluster and 2 from a node. To keep VMs where they are, write evictionStrategy: None.',
    * check(manifests) {
      for (const { manifest, settings, path } of migrationSettingsIn(manifests)) {
        for (const field of COUNTS) {
          const { [field]: got } = settings;
          if (got === 0) yield { manifest, field: `${path}.${field}`, got, allowed: 'a number from 1' };
        }
      }
    },
  }),
  defineCrossObjectRule({
    id: 'migration-settings/has-bandwidth-unit',
    level: FindingLevel.ADVISED,
    summary: 'The bandwidth of a migration must be at least 1Mi, or 0 for no limit',
    why: 'It is in bytes each second, so 64 is 64 bytes. KubeVirt hands whole MiB to QEMU and takes less than one for one: a guest of 4Gi needs over an hour '
      + '(`QuantityToMebiByte` of virt-launcher), its budget is 150 seconds a gigabyte, and the migration is aborted.',
    fix: 'Write the unit, such as 64Mi.',
    * check(manifests) {
      for (const { manifest, settings: { bandwidthPerMigration: got }, path } of migrationSettingsIn(manifests)) {
        const bytes = typeof got === 'string' || typeof got === 'number' ? parseQuantity(got) : undefined;
        if (bytes === undefined || bytes <= 0n || bytes >= MIB) continue;
        yield { manifest, field: `${path}.bandwidthPerMigration`, got, allowed: 'a quantity from 1Mi, or 0' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'migration-settings/avoids-two-last-resorts',
    level: FindingLevel.ADVISED,
    summary: 'A migration should have one last resort: auto-converge or post-copy',
    why: 'Both are on from the start: the guest is slowed down as long as the migration may take, and if that does not help it is still moved by post-copy, where a '
      + 'broken network loses it. Its users pay for both.',
    fix: 'Keep allowAutoConverge for guests that may be slow and must not be lost, allowPostCopy for guests that must not be slow.',
    * check(manifests) {
      for (const { manifest, settings: { allowAutoConverge, allowPostCopy: got }, path } of migrationSettingsIn(manifests)) {
        if (allowAutoConverge !== true || got !== true) continue;
        yield { manifest, field: `${path}.allowPostCopy`, got, allowed: 'false with allowAutoConverge: true' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'migration-settings/requires-userfaultfd',
    level: FindingLevel.ADVISED,
    summary: 'Post-copy must not be allowed where launchers have the seccomp profile of the runtime',
    why: 'Post-copy needs the system call userfaultfd, which the profiles of container runtimes forbid: the switch-over fails. Nodes must allow it too: '
      + 'vm.unprivileged_userfaultfd=1.',
    fix: 'Write customProfile.localhostProfile: kubevirt/kubevirt.json with the feature gate KubevirtSeccompProfile, whose profile allows it.',
    * check(manifests) {
      const kubevirt = ofKind<Manifest & KubeVirt>(manifests, KUBEVIRT).find(hasRuntimeProfile);
      if (!kubevirt) return;
      for (const { manifest, settings: { allowPostCopy: got }, path } of migrationSettingsIn(manifests)) {
        if (got !== true) continue;
        yield { manifest, other: kubevirt, field: `${path}.allowPostCopy`, got, allowed: 'false with the seccomp profile RuntimeDefault' };
      }
    },
  }),
  defineCrossObjectRule({
    id: 'migration-settings/references-network-beside-kubevirt',
    level: FindingLevel.ADVISED,
    summary: 'The network of migrations must be in the namespace of KubeVirt',
    why: 'virt-handler is attached to it, in whose namespace Multus looks for the NetworkAttachmentDefinition: where there is none, virt-handler does not come up again '
      + 'when it is rolled out with the network, and the VMs of its node are on their own.',
    fix: 'Move the NetworkAttachmentDefinition into the namespace of the CR; `MigrationNetwork` stands there by itself.',
    * check(manifests) {
      for (const { manifest, settings: { network }, path } of migrationSettingsIn(manifests)) {
        const { namespace } = manifest.metadata;
        if (network === undefined || namespace === undefined) continue;
        const named = ofKind(manifests, NETWORK).filter(({ metadata: { name } }) => name === network);
        const [other] = named;
        if (!other || named.some(({ metadata }) => metadata.namespace === undefined || metadata.namespace === namespace)) continue;
        const got = `${network}, which is in ${other.metadata.namespace}`;
        yield { manifest, other, field: `${path}.network`, got, allowed: `one in ${namespace}` };
      }
    },
  }),
];

function hasRuntimeProfile({ spec: { configuration } }: KubeVirt): boolean {
  return configuration?.seccompConfiguration?.virtualMachineInstanceProfile?.customProfile?.runtimeDefaultProfile === true;
}
