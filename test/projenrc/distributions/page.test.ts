import { FUNCTIONS } from '../../../projenrc/distributions/functions';
import { distributionsPage } from '../../../projenrc/distributions/page';

const lines = distributionsPage().split('\n');
const row = (first: string) => lines.find((line) => line.startsWith(`| ${first} |`));

test.each([
  ['`kubevirtVersion`', '| `kubevirtVersion` | 1.9.0 | 1.9.0 | 1.8.4 | 1.7.0 |'],
  ['`kubevirtInstallation`', '| `kubevirtInstallation` |  |  | hyperconverged | harvester |'],
  ['`ovnKubernetes`', '| `ovnKubernetes` |  | no | yes |  |'],
  ['`ingressClasses`', '| `ingressClasses` |  | `traefik` | `openshift-default` |  |'],
  ['OpenShift Virtualization 4.20', '| OpenShift Virtualization 4.20 | 1.6.2 | 1.63.1 | 1.33 |'],
  ['Harvester 1.6', '| Harvester 1.6 | 1.5.2 | 1.62.0 | 1.33 |'],
])('%s', (first, expected) => expect(row(first)).toBe(expected));

test('every function of a cluster has a row', () => {
  expect(FUNCTIONS.map(({ name }) => name)).toEqual([
    'API entry', 'Control plane', 'Node agent', 'Isolation', 'Network', 'Storage', 'Tenancy', 'Quota', 'Scaling', 'Load balancing', 'Migration', 'Configuration',
  ]);
  expect(FUNCTIONS.filter(({ name }) => !row(name))).toEqual([]);
});

test('tables are whole', () => {
  const widths = lines.filter((line) => line.startsWith('|')).map((line) => line.split(' | ').length);
  expect(new Set(widths)).toEqual(new Set([5, 4]));
});
