import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'argo-application/requires-one-destination';
says({ [rule]: { level: FindingLevel.UNSTARTABLE, allowed: 'either server or name' } });

const server = 'https://kubernetes.default.svc';
const to = (destination: object) => [object('argoproj.io/v1alpha1', 'Application', 'a', { project: 'default', source: { repoURL: 'https://git.example.com/a.git', path: 'a' }, destination })];

appTable('argo-application', [
  ['a server', to({ server, namespace: 'x' })],
  ['a name', to({ name: 'in-cluster' })],
  ['neither', to({ namespace: 'x' }), [rule, 'spec.destination', 'neither server nor name']],
  ['both', to({ server, name: 'in-cluster' }), [rule, 'spec.destination', 'server and name']],
]);
