import { FindingLevel } from '../../../src/rules/finding-level';
import { guestTable } from '../guest-table';
import { says } from '../judge';

const { UNSTARTABLE: level } = FindingLevel;
says({
  'resource-name/has-valid-name': {
    level, allowed: 'cpu, memory, ephemeral-storage, hugepages-<size> or <prefix>/<name>, as nodes list it under `allocatable`',
  },
  'resource-name/matches-limit': { level, allowed: ['only with the same limit', '2, the limit'] },
  'resource-name/fits-limit': { level, allowed: ['at most 1Gi, the limit', 'at most 0, the limit', '0 or more'] },
  'resource-name/has-valid-amount': { level, allowed: ['0 or more', 'a whole number', 'a multiple of 2Mi'] },
});
const requests = (name: string, amount: string | number = '1') => ({ domain: { resources: { requests: { [name]: amount } } } });
const limits = (name: string, amount: string | number = '1') => ({ domain: { resources: { limits: { [name]: amount } } } });
const pair = (name: string, request: string | number, limit: string | number) => (
  { domain: { resources: { requests: { [name]: request }, limits: { [name]: limit } } } }
);
type Row = [string, object, [string, string, string]];

describe('resource-name/has-valid-name', () => guestTable([
  ['a device', limits('nvidia.com/gpu')],
  ['ephemeral storage', requests('ephemeral-storage', '1Gi')],
  ...['gpu', 'storage', 'pods', 'requests.cpu'].flatMap((name): Row[] => {
    const field = name.includes('.') ? `[${name}]` : `.${name}`;
    return [
      [`a limit of ${name}`, limits(name), ['resource-name/has-valid-name', `domain.resources.limits${field}`, name]],
      [`a request for ${name}`, requests(name), ['resource-name/has-valid-name', `domain.resources.requests${field}`, name]],
    ];
  }),
  ...['a b', 'a/b/c', 'A/b', 'requests.a.b/c'].map((name): Row => (
    [`a limit of ${name}`, limits(name), ['resource-name/has-valid-name', `domain.resources.limits[${name}]`, name]]
  )),
]));

describe('resource-name/matches-limit', () => guestTable([
  ['the same', pair('a.b/c', '1', 1)],
  ['what a node may overcommit', requests('kubernetes.io/x')],
  ['no limit', requests('a.b/c'), ['resource-name/matches-limit', 'domain.resources.requests[a.b/c]', '1']],
  ['another limit', pair('a.b/c', '1', '2'), ['resource-name/matches-limit', 'domain.resources.requests[a.b/c]', '1']],
  ['huge pages without limit', requests('hugepages-2Mi', '2Mi'), ['resource-name/matches-limit', 'domain.resources.requests.hugepages-2Mi', '2Mi']],
]));

describe('resource-name/fits-limit', () => guestTable([
  ['as much', pair('ephemeral-storage', '1Gi', '1Gi')],
  ['only a limit', limits('ephemeral-storage', '1Mi')],
  ['only a request', requests('ephemeral-storage', '1Gi')],
  ['more', pair('ephemeral-storage', '2Gi', '1Gi'), ['resource-name/fits-limit', 'domain.resources.requests.ephemeral-storage', '2Gi']],
  ['a limit of nothing', limits('ephemeral-storage', 0)],
  ['a request above a limit of nothing', pair('ephemeral-storage', 1, 0), ['resource-name/fits-limit', 'domain.resources.requests.ephemeral-storage', '1']],
  ['a request below a negative limit', pair('ephemeral-storage', -2, -1)],
  ['a limit below none', limits('ephemeral-storage', -1), ['resource-name/fits-limit', 'domain.resources.limits.ephemeral-storage', '-1']],
]));

describe('resource-name/has-valid-amount', () => guestTable([
  ['none', limits('a.b/c', '0')],
  ['a thousand thousandths', limits('a.b/c', '1000m')],
  ['half a device', limits('a.b/c', '500m'), ['resource-name/has-valid-amount', 'domain.resources.limits[a.b/c]', '500m']],
  ['ephemeral storage, to which KubeVirt adds', requests('ephemeral-storage', '-50M')],
  ['less ephemeral storage than KubeVirt adds', requests('ephemeral-storage', '-50000001'),
    ['resource-name/has-valid-amount', 'domain.resources.requests.ephemeral-storage', '-50000001']],
  ['less than none', limits('a.b/c', -1), ['resource-name/has-valid-amount', 'domain.resources.limits[a.b/c]', '-1']],
  ['pages', limits('hugepages-2Mi', '4Mi')],
  ['half a page', limits('hugepages-2Mi', '1Mi'), ['resource-name/has-valid-amount', 'domain.resources.limits.hugepages-2Mi', '1Mi']],
]));
