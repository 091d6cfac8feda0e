import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { appTable, machine, object } from '../workload-table';

const rule = 'velero-backup/includes-running-guests';
const TIMED = 'velero-backup/has-valid-schedule';
says({ [TIMED]: { level: FindingLevel.UNSTARTABLE, allowed: 'five fields, or a word such as @daily' }, [rule]: { level: FindingLevel.ADVISED, allowed: 'virtualmachines with virtualmachineinstances and pods' } });

const backup = (spec: object) => object('velero.io/v1', 'Backup', 'b', spec, { namespace: 'velero' });
const schedule = (template: object) => object('velero.io/v1', 'Schedule', 's', { schedule: '0 1 * * *', template }, { namespace: 'velero' });
const whole = ['virtualmachines', 'virtualmachineinstances', 'pods', 'persistentvolumeclaims'];

describe('velero-backup/has-valid-schedule', () => {
  const at = (text: string) => [{ ...schedule({}), spec: { schedule: text, template: {} } }];
  appTable('velero-backup', [
    ['five fields', at('*/30 2 * * 1-5')],
    ['a word', at('@daily')],
    ['a time zone', at('TZ=UTC 0 2 * * *')],
    ['four fields', at('0 2 * *'), [TIMED, 'spec.schedule', '0 2 * *']],
    ['an hour that there is not', at('0 24 * * *'), [TIMED, 'spec.schedule', '0 24 * * *']],
  ]);
});

describe(rule, () => appTable('velero-backup', [
  ['everything', [machine(), backup({ includedNamespaces: ['x'] })]],
  ['all of a VM', [backup({ includedResources: whole })]],
  ['by singular and group', [backup({ includedResources: ['virtualmachine.kubevirt.io', 'virtualmachineinstance', 'pod'] })]],
  ['no VMs', [machine(), backup({ includedResources: ['configmaps'] })]],
  ['without pods, where there is no VM', [backup({ excludedResources: ['pods'] })]],
  ['without claims and pods', [backup({ includedResources: ['virtualmachines', 'virtualmachineinstances'] })]],
  ['VMs alone', [backup({ includedResources: ['virtualmachines'] })], [rule, 'spec.includedResources', 'VMs without virtualmachineinstances']],
  ['claims without pods', [schedule({ includedResources: whole.filter((each) => each !== 'pods') })], [rule, 'spec.template.includedResources', 'VMs without pods']],
  ['all by a star', [machine(), backup({ includedResources: ['*'] })], [rule, 'spec.includedResources', 'VMs without virtualmachineinstances',
    { fix: 'Leave includedResources out: then all is included for the plugin, too.' }]],
  ['all by a star, where there is no VM', [backup({ includedResources: ['*'] })]],
  ['all but VMs by a star', [machine(), backup({ includedResources: ['*'], excludedResources: ['virtualmachines'] })]],
  ['beside a VM', [machine(), backup({ excludedResources: ['pods'] })], [rule, 'spec.excludedResources', 'VMs without pods']],
]));
