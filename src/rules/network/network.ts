import type { Network } from '../../../imports/kubevirt.io';
import { misspelt } from '../../kubernetes/closest-match';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { partsOf } from '../subject';
import type { Subject } from '../subject';
import { entriesOf } from '../subjects/entries';
import { meantByRepeated, repeatedNames } from '../subjects/repeated-names';
import { vmi } from '../subjects/vmi';

const SOURCES = ['pod', 'multus', 'resourceClaim'] as const satisfies readonly (keyof Network)[];

const network: Subject<Network> = partsOf(vmi, ({ spec }) => entriesOf(spec.networks, 'networks'));

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'network/excludes-second-pod-network',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest must not have more than one pod network',
    why: 'A pod has one address of the cluster network: KubeVirt refuses a second network with pod.',
    fix: 'Make the others multus networks, or remove them with their interfaces.',
    upstream: ['network/multiple-pod'],
    * check({ spec: { networks = [] } }) {
      // Of a second one of the same name it is told that the name is there already.
      const named = new Map<string, string>();
      for (const [i, { name, pod }] of networks.entries()) {
        if (pod && !named.has(name)) named.set(name, `networks[${i}].pod`);
      }
      for (const field of [...named.values()].slice(1)) {
        yield { field, reported: 'interfaces', got: [...named.keys()], allowed: 'one pod network' };
      }
    },
  }),
  defineRule({
    id: 'network/excludes-second-default',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest must not have more than one default network',
    why: 'A multus network with default: true takes the place of the pod network: KubeVirt refuses a second one, and one beside a pod network.',
    fix: 'Keep either the pod network or one multus network with default: true.',
    upstream: ['network/multiple-multus-default', 'network/pod-and-multus-default'],
    * check({ spec: { networks = [] } }) {
      const defaults = networks.flatMap(({ multus }, i) => (multus?.default ? [`networks[${i}].multus.default`] : []));
      const hasPodNetwork = networks.some(({ pod }) => pod !== undefined);
      for (const field of hasPodNetwork ? defaults : defaults.slice(1)) {
        yield { field, reported: 'networks', got: true, allowed: `true ${hasPodNetwork ? 'only without a pod network' : 'on one network'}` };
      }
    },
  }),
  defineRule({
    id: 'network/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: network,
    summary: 'A network must have exactly one source',
    why: 'KubeVirt refuses a network that does not say where it comes from, or says it twice.',
    fix: 'Keep one: pod: {} for the network of the cluster, multus for a NetworkAttachmentDefinition.',
    upstream: ['network/no-source', 'network/multiple-sources'],
    * check(value) {
      const found = SOURCES.filter((source) => value[source] !== undefined);
      if (found.length !== 1) yield { field: '', got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
    },
  }),
  defineRule({
    id: 'network/requires-attachment-name',
    level: FindingLevel.REJECTED,
    subject: network,
    summary: 'A multus network must name its NetworkAttachmentDefinition',
    why: 'KubeVirt refuses an empty networkName. It does not check whether the definition exists: only the pod finds out.',
    fix: 'Write the name of a NetworkAttachmentDefinition, <namespace>/<name> where it is in another namespace.',
    upstream: ['network/multus-name'],
    * check({ multus }) {
      if (multus?.networkName === '') yield { field: 'multus.networkName', reported: '', got: '', allowed: '<name> or <namespace>/<name>' };
    },
  }),
  defineRule({
    id: 'network/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Networks must have different names',
    why: 'KubeVirt refuses a second network of the same name: interfaces find their network by name.',
    fix: 'Rename this network and its interface, or remove it.',
    upstream: ['network/name-duplicate'],
    * check({ spec: { networks = [], domain: { devices } } }) {
      for (const { index, name, meant } of repeatedNames(networks, devices?.interfaces)) {
        const fix = meant ? { fix: `Write ${meant}, the name of an interface that has no network, or remove this network.` } : {};
        yield { field: `networks[${index}].name`, got: name, allowed: 'a name that no other network has', ...fix };
      }
    },
  }),
  defineRule({
    id: 'network/requires-interface',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A network must have an interface of the same name',
    why: 'KubeVirt refuses a network that no interface of the guest is plugged into.',
    fix: 'Add an interface of this name under domain.devices.interfaces, or remove the network.',
    upstream: ['network/without-interface'],
    * check({ spec: { networks = [], domain: { devices } } }) {
      const interfaces = new Set(devices?.interfaces?.map(({ name }) => name));
      const named = new Set(networks.map(({ name }) => name));
      const unplugged = [...interfaces].filter((name) => !named.has(name));
      const names = [...interfaces].join(', ');
      const allowed = names ? `the name of an interface: ${names}` : 'the name of an interface; there are no interfaces';
      // An interface of a name that is misspelt, or that of another one, is told of already.
      const told = meantByRepeated(devices?.interfaces, networks);
      for (const [i, { name }] of networks.entries()) {
        if (!interfaces.has(name) && !told.has(name) && !misspelt(name, unplugged)) yield { field: `networks[${i}].name`, got: name, allowed };
      }
    },
  }),
];
