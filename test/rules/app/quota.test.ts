import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, object } from '../workload-table';

says({
  'guest-metadata/hooks-sidecars-behind-gate': {
    allowed: 'only while the feature gate Sidecar is on',
    reported: 'spec.template.metadata.annotations',
  },
  'quota/requires-sidecar-resources': { level: FindingLevel.ADVISED, allowed: 'a LimitRange with defaults for containers' },
  'quota/fits-automatic-limit': { level: FindingLevel.ADVISED, allowed: 'at most 2, the number of vCPUs' },
});

const SIDECARS = { annotations: { 'hooks.kubevirt.io/hookSidecars': '[]' } };
const quota = (...keys: string[]) => object('v1', 'ResourceQuota', 'q', { hard: Object.fromEntries(keys.map((key) => [key, '10'])) });
const limits = object('v1', 'LimitRange', 'l', { limits: [{ type: 'Container', default: { cpu: '1' } }] });
const dedicated = { domain: { cpu: { cores: 2, dedicatedCpuPlacement: true } } };
const requests = (cpu: string, more: object = {}) => ({ domain: { cpu: { cores: 2 }, resources: { requests: { cpu }, ...more } } });

describe('quota/requires-sidecar-resources', () => {
  const field = 'spec.template.metadata.annotations[hooks.kubevirt.io/hookSidecars]';
  appTable('quota', [
    ['no quota', [machine({}, SIDECARS)]],
    ['a quota on other things', [machine({}, SIDECARS), quota('count/pods', 'requests.storage')]],
    ['no sidecars', [machine(), quota('requests.cpu')]],
    ['defaults for containers', [machine({}, SIDECARS), quota('requests.cpu'), limits]],
    ['dedicated CPUs', [machine(dedicated, SIDECARS), quota('requests.cpu')]],
    ['a quota', [machine({}, SIDECARS), quota('requests.cpu', 'limits.memory')],
      ['quota/requires-sidecar-resources', field, 'a quota on requests.cpu, limits.memory']],
  ]);
});

describe('quota/fits-automatic-limit', () => {
  appTable('quota', [
    ['plain VMs need no limits', [machine(), quota('limits.cpu', 'limits.memory')]],
    ['as many as there are', [machine(requests('2')), quota('limits.cpu')]],
    ['a limit of its own', [machine(requests('3', { limits: { cpu: '4' } })), quota('limits.cpu')]],
    ['a quota on requests', [machine(requests('3')), quota('requests.cpu')]],
    ['more than there are', [machine(requests('2500m')), quota('limits.cpu')],
      ['quota/fits-automatic-limit', 'spec.template.spec.domain.resources.requests.cpu', '2500m']],
  ]);
});
