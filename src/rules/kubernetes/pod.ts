import { all, amounts, between, differBy, dnsLabel, dnsSubdomain, emptyOr, labelKey, labelValue, must, requires, securityProfile } from './check';
import type { Check } from './check';
import { definePlacesRule, DESCRIBED_PODS } from './places';
import { isIpAddress } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';

const id = between(0);
const ip = must((address) => isIpAddress(address), 'an IP address');
const onlyAlways = emptyOr(must((policy) => policy === 'Always', 'Always'));
const endsSometime: Check = function* ({ restartPolicy }) {
  if (!restartPolicy || restartPolicy === 'Always') yield { field: 'restartPolicy', got: restartPolicy, allowed: 'OnFailure, Never' };
};
const nodeSelector: Check = function* (labels: { readonly [key: string]: string }) {
  for (const [key, value] of Object.entries(labels)) {
    for (const { allowed } of [...labelKey(key), ...labelValue(value)]) yield { field: `[${key}]`, got: `${key}: ${value}`, allowed };
  }
};
const dns: Check = function* ({ dnsPolicy, dnsConfig }) {
  if (dnsPolicy === 'None' && !dnsConfig?.nameservers?.length) yield { field: 'dnsConfig.nameservers', allowed: 'one name server or more with dnsPolicy None' };
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'pod/requires-containers',
    summary: 'A pod must have a container, and each entry of its lists what names it',
    fix: 'Write it.',
    places: { pod: { '': all(requires('containers'), dns), 'dnsConfig.options[]': requires('name'), 'readinessGates[]': requires('conditionType') } },
  }),
  definePlacesRule({
    id: 'pod/has-valid-restart-policy',
    summary: 'The pods of a Job must end, and those of a Deployment, StatefulSet or DaemonSet must not',
    fix: 'Write OnFailure or Never in a Job, and nothing elsewhere.',
    places: {
      'apps/Deployment': { 'spec.template.spec.restartPolicy': onlyAlways },
      'apps/ReplicaSet': { 'spec.template.spec.restartPolicy': onlyAlways },
      'apps/StatefulSet': { 'spec.template.spec.restartPolicy': onlyAlways },
      'apps/DaemonSet': { 'spec.template.spec.restartPolicy': onlyAlways },
      '/ReplicationController': { 'spec.template.spec.restartPolicy': onlyAlways },
      'batch/Job': { 'spec.template.spec': endsSometime },
      'batch/CronJob': { 'spec.jobTemplate.spec.template.spec': endsSometime },
    },
  }),
  definePlacesRule({
    id: 'pod/has-valid-name',
    summary: 'Names in a pod must have the form of names of what they name',
    fix: 'Write the name as the object has it.',
    places: {
      ...Object.fromEntries([...DESCRIBED_PODS].filter(([kind]) => kind !== 'apps/StatefulSet').map(([kind, spec]) => (
        [kind, { [`${spec}.hostname`]: emptyOr(dnsLabel), [`${spec}.subdomain`]: emptyOr(dnsLabel) }]
      ))),
      pod: {
        'serviceAccountName': emptyOr(dnsSubdomain),
        'priorityClassName': emptyOr(dnsSubdomain),
        'nodeName': emptyOr(dnsSubdomain),
        'runtimeClassName': dnsSubdomain,
        'nodeSelector': nodeSelector,
        'hostAliases[].ip': ip,
        'hostAliases[].hostnames[]': dnsSubdomain,
        'dnsConfig.nameservers[]': ip,
        'readinessGates[].conditionType': emptyOr(labelKey),
        'schedulingGates[].name': labelKey,
        'schedulingGates': differBy(({ name }) => name, 'name'),
      },
    },
  }),
  definePlacesRule({
    id: 'pod/fits-bounds',
    summary: 'Numbers of a pod must be within their bounds, and a profile of its node must be named',
    fix: 'Write what is allowed.',
    places: {
      pod: {
        'activeDeadlineSeconds': between(1),
        'dnsConfig.nameservers': must((servers) => servers.length <= 3, 'at most 3 name servers'),
        'overhead': amounts,
        'securityContext.fsGroup': id,
        'securityContext.runAsUser': id,
        'securityContext.runAsGroup': id,
        'securityContext.seccompProfile': securityProfile,
        'securityContext.appArmorProfile': securityProfile,
        'securityContext.supplementalGroups[]': id,
      },
    },
  }),
  definePlacesRule({
    id: 'pod/excludes-ephemeral-containers',
    summary: 'A manifest must not have ephemeral containers',
    why: 'They can only be added to a running pod: the API server refuses them here (ValidatePodCreate of Kubernetes v1.34).',
    fix: 'Remove them, and add them with kubectl debug.',
    places: { pod: { ephemeralContainers: must((list) => list.length === 0, 'none') } },
  }),
];
