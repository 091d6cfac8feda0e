import { repeated } from '../../kubernetes/repeated';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

const SOURCES = ['pod', 'multus', 'resourceClaim'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'network/excludes-second-pod-network',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest has at most one pod network',
    why: 'A pod has one address of the cluster network: the webhook refuses a second network with pod.',
    fix: 'Make the others multus networks, or remove them with their interfaces.',
    upstream: ['network/multiple-pod'],
    * check({ spec: { networks = [] } }) {
      const pods = networks.flatMap(({ name, pod }, i) => (pod ? [{ name, field: `networks[${i}].pod` }] : []));
      for (const { field } of pods.slice(1)) {
        yield { field, reported: 'interfaces', got: pods.map(({ name }) => name), allowed: 'one pod network' };
      }
    },
  }),
  defineRule({
    id: 'network/excludes-second-default',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A guest has one default network',
    why: 'A multus network with default: true takes the place of the pod network: the webhook refuses a second one, and one beside a pod network '
          + '(KubeVirt).',
    fix: 'Keep either the pod network or one multus network with default: true.',
    upstream: ['network/multiple-multus-default', 'network/pod-and-multus-default'],
    * check({ spec: { networks = [] } }) {
      const defaults = networks.flatMap(({ multus }, i) => (multus?.default ? [`networks[${i}].multus.default`] : []));
      const onPodNetwork = networks.some(({ pod }) => pod !== undefined);
      for (const field of onPodNetwork ? defaults : defaults.slice(1)) {
        yield { field, reported: 'networks', got: true, allowed: `true ${onPodNetwork ? 'only without a pod network' : 'on one network'}` };
      }
    },
  }),
  defineRule({
    id: 'network/requires-one-source',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A network has exactly one source',
    why: 'The webhook refuses a network that does not say where it comes from, or says it twice.',
    fix: 'Keep one: pod: {} for the network of the cluster, multus for a NetworkAttachmentDefinition.',
    upstream: ['network/no-source', 'network/multiple-sources'],
    * check({ spec: { networks = [] } }) {
      for (const [i, network] of networks.entries()) {
        const found = SOURCES.filter((source) => network[source] !== undefined);
        if (found.length !== 1) yield { field: `networks[${i}]`, got: found, allowed: `exactly one of ${SOURCES.join(', ')}` };
      }
    },
  }),
  defineRule({
    id: 'network/requires-attachment-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A multus network names its NetworkAttachmentDefinition',
    why: 'The webhook refuses an empty networkName; whether the definition exists, only the pod finds out.',
    fix: 'Write the name of a NetworkAttachmentDefinition, <namespace>/<name> where it is in another namespace.',
    upstream: ['network/multus-name'],
    * check({ spec: { networks = [] } }) {
      for (const [i, { multus }] of networks.entries()) {
        if (multus?.networkName !== '') continue;
        yield { field: `networks[${i}].multus.networkName`, reported: `networks[${i}]`, got: '', allowed: '<name> or <namespace>/<name>' };
      }
    },
  }),
  defineRule({
    id: 'network/has-unique-name',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'Networks have different names',
    why: 'The webhook refuses a second network of the same name: interfaces find their network by name.',
    fix: 'Rename this network and its interface, or remove it.',
    upstream: ['network/name-duplicate'],
    * check({ spec: { networks = [] } }) {
      for (const i of repeated(networks, ({ name }) => name)) {
        yield { field: `networks[${i}].name`, got: networks[i].name, allowed: 'a name that no other network has' };
      }
    },
  }),
  defineRule({
    id: 'network/requires-interface',
    level: FindingLevel.REJECTED,
    subject: vmi,
    summary: 'A network needs an interface of the same name',
    why: 'The webhook refuses a network that no interface of the guest is plugged into.',
    fix: 'Add an interface of this name under domain.devices.interfaces, or remove the network.',
    upstream: ['network/without-interface'],
    * check({ spec: { networks = [], domain } }) {
      const interfaces = new Set(domain.devices?.interfaces?.map(({ name }) => name));
      for (const [i, { name }] of networks.entries()) {
        if (interfaces.has(name)) continue;
        const names = [...interfaces].join(', ');
        yield {
          field: `networks[${i}].name`,
          got: name,
          allowed: names ? `the name of an interface: ${names}` : 'the name of an interface; there are no interfaces',
        };
      }
    },
  }),
];
