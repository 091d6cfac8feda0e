import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import type { Json, Verdict } from '../judge';
import { kubevirt } from '../kubevirt-table';
import { appTable, object } from '../workload-table';

const { ADVISED: level } = FindingLevel;
says({
  'migration-settings/lets-vms-migrate': { level, allowed: 'a number from 1' },
  'migration-settings/has-bandwidth-unit': { level, allowed: 'a quantity from 1Mi, or 0' },
  'migration-settings/avoids-two-last-resorts': { level, allowed: 'false with allowAutoConverge: true' },
  'migration-settings/requires-userfaultfd': { level, allowed: 'false with the seccomp profile RuntimeDefault' },
  'migration-settings/references-network-beside-kubevirt': { level, allowed: ['one in kubevirt', 'one in openshift-cnv'] },
});

const policy = (spec: Json): Json => (
  { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', metadata: { name: 'p' }, spec: { selectors: {}, ...spec } }
);
const cluster = (migrations: Json, more: Json = {}) => kubevirt({ configuration: { migrations, ...more } });
const hyperconverged = (liveMigrationConfig: unknown) => (
  object('hco.kubevirt.io/v1beta1', 'HyperConverged', 'kubevirt-hyperconverged', { liveMigrationConfig }, { namespace: 'openshift-cnv' })
);
const network = (namespace: string | undefined, name = 'n') => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name, { config: '{}' }, { namespace });
const found = (rule: string, field: string, got: string): Verdict => [`migration-settings/${rule}`, field, got];
const IN_CR = 'spec.configuration.migrations';
const IN_HCO = 'spec.liveMigrationConfig';

describe('how many migrate at a time', () => appTable('migration-settings', [
  ['KubeVirt\'s own', [cluster({})]],
  ['one', [cluster({ parallelMigrationsPerCluster: 1, parallelOutboundMigrationsPerNode: 1 })]],
  ['none in the cluster', [cluster({ parallelMigrationsPerCluster: 0 })], found('lets-vms-migrate', `${IN_CR}.parallelMigrationsPerCluster`, '0')],
  ['none from a node', [cluster({ parallelOutboundMigrationsPerNode: 0 })], found('lets-vms-migrate', `${IN_CR}.parallelOutboundMigrationsPerNode`, '0')],
  ['none, by HyperConverged', [hyperconverged({ parallelMigrationsPerCluster: 0 })], found('lets-vms-migrate', `${IN_HCO}.parallelMigrationsPerCluster`, '0')],
  ['what is none of HyperConverged\'s', [hyperconverged('x'), hyperconverged({ parallelMigrationsPerCluster: 'x', bandwidthPerMigration: {} })]],
]));

describe('bandwidth', () => appTable('migration-settings', [
  ['a unit', [policy({ bandwidthPerMigration: '64Mi' })]],
  ['the least', [policy({ bandwidthPerMigration: '1Mi' })]],
  ['bytes', [policy({ bandwidthPerMigration: '67108864' })]],
  ['bits and pieces', [policy({ bandwidthPerMigration: 67108864 })]],
  ['no limit', [policy({ bandwidthPerMigration: '0' })]],
  ['a bare number', [policy({ bandwidthPerMigration: '64' })], found('has-bandwidth-unit', 'spec.bandwidthPerMigration', '64')],
  ['a number', [cluster({ bandwidthPerMigration: 64 })], found('has-bandwidth-unit', `${IN_CR}.bandwidthPerMigration`, '64')],
  ['a small unit', [hyperconverged({ bandwidthPerMigration: '64Ki' })], found('has-bandwidth-unit', `${IN_HCO}.bandwidthPerMigration`, '64Ki')],
]));

describe('last resorts', () => appTable('migration-settings', [
  ['auto-converge', [policy({ allowAutoConverge: true, allowPostCopy: false })]],
  ['post-copy', [policy({ allowPostCopy: true })]],
  ['both', [policy({ allowAutoConverge: true, allowPostCopy: true })], found('avoids-two-last-resorts', 'spec.allowPostCopy', 'true')],
  ['both in the cluster', [cluster({ allowAutoConverge: true, allowPostCopy: true })], found('avoids-two-last-resorts', `${IN_CR}.allowPostCopy`, 'true')],
]));

describe('post-copy', () => {
  const profile = (customProfile: Json) => ({ seccompConfiguration: { virtualMachineInstanceProfile: { customProfile } } });
  const runtime = profile({ runtimeDefaultProfile: true });
  const postCopy = { allowPostCopy: true };
  appTable('migration-settings', [
    ['without a profile', [cluster(postCopy)]],
    ['with KubeVirt\'s profile', [cluster(postCopy, profile({ localhostProfile: 'kubevirt/kubevirt.json' }))]],
    ['forbidden with that of the runtime', [cluster({ allowPostCopy: false }, runtime), policy({ allowPostCopy: false })]],
    ['with that of the runtime', [cluster(postCopy, runtime)], found('requires-userfaultfd', `${IN_CR}.allowPostCopy`, 'true')],
    ['by a policy', [cluster({}, runtime), policy(postCopy)], found('requires-userfaultfd', 'spec.allowPostCopy', 'true')],
  ]);
});

describe('the network of migrations', () => appTable('migration-settings', [
  ['beside KubeVirt', [cluster({ network: 'n' }), network('kubevirt'), network('x')]],
  ['of another app', [cluster({ network: 'n' }), network('x', 'other')]],
  ['by its namespace', [cluster({ network: 'x/n' }), network('x')]],
  ['in a namespace that is not told', [cluster({ network: 'n' }), network(undefined)]],
  ['in another namespace', [cluster({ network: 'n' }), network('x')],
    found('references-network-beside-kubevirt', `${IN_CR}.network`, 'n, which is in x')],
  ['in another namespace than HyperConverged', [hyperconverged({ network: 'n' }), network('kubevirt')],
    found('references-network-beside-kubevirt', `${IN_HCO}.network`, 'n, which is in kubevirt')],
]));
