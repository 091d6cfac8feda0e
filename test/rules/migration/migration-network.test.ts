import { FindingLevel } from '../../../src/rules/finding-level';
import { says } from '../judge';
import { kubevirt } from '../kubevirt-table';
import { appTable, object } from '../workload-table';
import type { AppRow } from '../workload-table';

const rule = 'migration-network/requires-addresses';
says({ [rule]: { level: FindingLevel.ADVISED, allowed: 'a network with an IPAM for all nodes' } });

const cr = kubevirt({ configuration: { migrations: { network: 'mig' } } });
const network = (config: object, namespace = 'kubevirt') => object('k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', 'mig', { config: JSON.stringify({ type: 'macvlan', master: 'eth1', ...config }) }, { namespace });
const field = 'spec.configuration.migrations.network';
const wrong = (title: string, config: object, got: string): AppRow => [title, [cr, network(config)], [rule, field, got]];

describe(rule, () => appTable('migration-network', [
  ['a network that is there', [cr]],
  ['addresses for all nodes', [cr, network({ ipam: { type: 'whereabouts', range: '192.0.2.0/24' } })]],
  ['DHCP', [cr, network({ ipam: { type: 'dhcp' } })]],
  ['a plugin that gives them itself', [cr, network({ type: 'ovn-k8s-cni-overlay' })]],
  ['one of another namespace', [cr, network({}, 'other')]],
  wrong('no IPAM', {}, 'mig, with no IPAM'),
  wrong('an empty IPAM', { ipam: {} }, 'mig, with no IPAM'),
  wrong('addresses by node', { ipam: { type: 'host-local', subnet: '192.0.2.0/24' } }, 'mig, with the IPAM host-local'),
  wrong('one address', { ipam: { type: 'static', addresses: [{ address: '192.0.2.2/24' }] } }, 'mig, with the IPAM static'),
]));
