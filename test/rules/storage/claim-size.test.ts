import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, object } from '../workload-table';

const rule = 'claim-size/has-unit';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'at least 1Mi' } });

const claim = (storage: string) => [object('v1', 'PersistentVolumeClaim', 'c', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } })];

appTable('claim-size', [
  ['a size', claim('10Gi')],
  ['the smallest', claim('1Mi')],
  ['bytes that are enough', claim('10737418240')],
  ['no unit', claim('10'), [rule, 'spec.resources.requests.storage', '10']],
  ['thousandths', claim('10000m'), [rule, 'spec.resources.requests.storage', '10000m']],
]);
