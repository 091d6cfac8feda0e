import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const { ADVISED: level } = FindingLevel;
const hooks = 'recreation/avoids-hooks';
const replacement = 'recreation/avoids-forced-replacement';
const forced = 'recreation/avoids-forced-apply';
says({ [hooks]: { level, allowed: 'no hook' }, [replacement]: { level, allowed: 'one of them at most' }, [forced]: { level, allowed: 'false, as by default, beside claims and VMs' } });

const claim = (annotations: object) => object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }, { annotations });
const kustomization = (spec: object) => object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'apps', {
  interval: '10m', path: './apps', prune: true, sourceRef: { kind: 'GitRepository', name: 'repo' }, ...spec,
});
const argo = 'argocd.argoproj.io/hook';
const helm = 'helm.sh/hook';
const options = 'argocd.argoproj.io/sync-options';

describe('recreation', () => appTable('recreation', [
  ...Object.entries<object>({
    'a hook that is kept': { [argo]: 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'HookFailed' },
    'what is left out': { [argo]: 'Skip' },
    'a test': { [helm]: 'test' },
    'what is kept': { 'helm.sh/resource-policy': 'keep' },
    'one option of them': { [options]: 'Replace=true' },
  }).map(([title, annotations]): AppRow => [title, [claim(annotations)]]),
  ['a hook without data', [object('v1', 'Service', 's', { ports: [{ port: 80 }] }, { annotations: { [argo]: 'PreSync' } })]],
  ['a hook of Argo CD', [claim({ [argo]: 'PreSync' })], [hooks, `metadata.annotations[${argo}]`, 'PreSync']],
  ['a hook that is deleted after', [claim({ [argo]: 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' })], [hooks, `metadata.annotations[${argo}]`, 'Sync']],
  ['hooks of Helm', [claim({ [helm]: 'pre-install, pre-upgrade' })], [hooks, `metadata.annotations[${helm}]`, 'pre-install, pre-upgrade']],
  ['a VM', [machine({}, {}, { metadata: { annotations: { [argo]: 'PostSync' } } })], [hooks, `metadata.annotations[${argo}]`, 'PostSync']],
  ['a Kustomization of Flux', [claim({}), kustomization({})]],
  ['one with force, without disks', [kustomization({ force: true })]],
  ['one with force', [claim({}), kustomization({ force: true })], [forced, 'spec.force', 'true']],
  ['both options', [claim({ [options]: 'Force=true, Replace=true' })], [replacement, `metadata.annotations[${options}]`, 'Force=true, Replace=true']],
]));
