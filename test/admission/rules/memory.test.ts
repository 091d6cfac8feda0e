import { guestTable } from './guest-table';

const paged = (pageSize: string, guest?: string, resources: object = {}) => ({ domain: { memory: { guest, hugepages: { pageSize } }, resources } });

describe('memory/keeps-requests-below-limits', () => {
  const memory = (requests: string, limits: string) => ({ domain: { resources: { requests: { memory: requests }, limits: { memory: limits } } } });
  guestTable([
    ['below', memory('1Gi', '2Gi')],
    ['equal in other units', memory('1Gi', '1048576Ki')],
    ['above', memory('1Gi', '1G'), ['memory/keeps-requests-below-limits', 'domain.resources.requests.memory', '1Gi']],
  ]);
});

describe('memory/has-valid-page-size', () => {
  guestTable([
    ['a quantity', paged('2Mi', '64Mi')],
    ['none', paged('2ab', '64Mi'), ['memory/has-valid-page-size', 'domain.memory.hugepages.pageSize', '2ab']],
    ['empty', paged('', '64Mi'), ['memory/has-valid-page-size', 'domain.memory.hugepages.pageSize', '']],
    ['zero', paged('0', '64Mi'), ['memory/has-valid-page-size', 'domain.memory.hugepages.pageSize', '0']],
  ]);
});

describe('memory/divides-into-hugepages', () => {
  guestTable([
    ['whole pages', paged('2Mi', '64Mi')],
    ['half a page', paged('2Mi', '65Mi'), ['memory/divides-into-hugepages', 'domain.memory.guest', '65Mi']],
    ['less than a page', paged('1Gi', '512Mi'), ['memory/divides-into-hugepages', 'domain.memory.guest', '512Mi']],
    ['the request counts first', paged('2Mi', '65Mi', { requests: { memory: '64Mi' } })],
    ['the limit counts last', paged('2Mi', undefined, { limits: { memory: '65Mi' } }),
      ['memory/divides-into-hugepages', 'domain.resources.limits.memory', '65Mi']],
  ]);
});
