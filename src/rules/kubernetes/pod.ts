import { all, amounts, between, differBy, dnsLabel, dnsSubdomain, emptyOr, labelKey, labelValue, must, oneOf, requires } from './check';
import type { Check } from './check';
import { definePlacesRule, DESCRIBED_PODS } from './places';
import { localhostProfile } from './security-profile';
import { isDnsSubdomain } from '../../kubernetes/dns-name';
import { valueAt } from '../../kubernetes/field-path';
import { isIpAddress } from '../../kubernetes/ip-address';
import type { ObjectRule } from '../rule';

const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
/** Whose pods have no end. */
const ENDLESS = ['apps/DaemonSet', 'apps/Deployment', 'apps/ReplicaSet', 'apps/StatefulSet', '/ReplicationController'];

const id = between(0);
const ip = must((address) => isIpAddress(address), 'an IP address');
const onlyAlways = emptyOr(must((policy) => policy === 'Always', 'Always'));
const never = must(() => false, 'nothing: the pods of this kind have no end');
const endsSometime: Check = function* ({ restartPolicy }) {
  if (!restartPolicy || restartPolicy === 'Always') yield { field: 'restartPolicy', got: restartPolicy, allowed: 'OnFailure, Never' };
};
const nodeSelector: Check = function* (labels: { readonly [key: string]: string }) {
  for (const [key, value] of Object.entries(labels)) {
    for (const { allowed } of [...labelKey(key), ...labelValue(value)]) yield { field: `[${key}]`, got: `${key}: ${value}`, allowed };
  }
};
/** An underscore counts as a letter, and a dot may be behind. */
function isSearched(name: string): boolean {
  return name === '.' || isDnsSubdomain(name.replace(/\.$/, '').replaceAll('_', 'a'));
}

const dns: Check = function* ({ dnsPolicy, dnsConfig }) {
  if (dnsPolicy === 'None' && !dnsConfig?.nameservers?.length) yield { field: 'dnsConfig.nameservers', allowed: 'one name server or more with dnsPolicy None' };
};

/** A pod that is not described at all. */
function described(path: string): Check {
  const keys = path.split('.');
  return function* (manifest) {
    if (valueAt(manifest, keys) === undefined) yield { field: `${path}.containers`, allowed: 'a value' };
  };
}

interface Container {
  readonly lifecycle?: { readonly preStop?: { readonly sleep?: { readonly seconds?: number } } };
  readonly resources?: { readonly claims?: readonly { readonly name?: string }[] };
}

/** What of its containers depends on the pod: how long they may sleep, and which claims there are. */
const ofContainers: Check = function* ({ containers = [], initContainers = [], resourceClaims = [], terminationGracePeriodSeconds: grace = 30 }) {
  const claims: readonly unknown[] = resourceClaims.map(({ name }: { readonly name?: string }) => name);
  for (const [list, entries] of Object.entries({ containers, initContainers })) {
    for (const [i, { lifecycle, resources }] of (entries as readonly Container[]).entries()) {
      const seconds = lifecycle?.preStop?.sleep?.seconds;
      if (seconds !== undefined && seconds > grace) yield { field: `${list}[${i}].lifecycle.preStop.sleep.seconds`, got: seconds, allowed: `at most terminationGracePeriodSeconds, ${grace}` };
      for (const [k, { name }] of (resources?.claims ?? []).entries()) {
        if (!claims.includes(name)) yield { field: `${list}[${i}].resources.claims[${k}].name`, got: name, allowed: 'the name of one of the resourceClaims of the pod' };
      }
    }
  }
};

export const rules: readonly ObjectRule[] = [
  definePlacesRule({
    id: 'pod/requires-containers',
    summary: 'A pod must have a container, and each entry of its lists what names it',
    fix: 'Write it.',
    places: {
      ...Object.fromEntries([...DESCRIBED_PODS].map(([kind, spec]) => [kind, { '': described(spec) }])),
      pod: { '': all(requires('containers'), dns), 'dnsConfig.options[]': requires('name'), 'readinessGates[]': requires('conditionType') },
    },
  }),
  definePlacesRule({
    id: 'pod/has-valid-restart-policy',
    summary: 'The pods of a Job must end, and those of a Deployment, StatefulSet or DaemonSet must not',
    fix: 'Write OnFailure or Never in a Job, and nothing elsewhere.',
    places: {
      ...Object.fromEntries(ENDLESS.map((kind) => [kind, { 'spec.template.spec.restartPolicy': onlyAlways, 'spec.template.spec.activeDeadlineSeconds': never }])),
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
        'dnsConfig.searches[]': must((name: string) => isSearched(name), 'a DNS name'),
        'readinessGates[].conditionType': emptyOr(labelKey),
        'schedulingGates[].name': labelKey,
        'schedulingGates': differBy(({ name }) => name, 'name'),
        'resourceClaims': differBy(({ name }) => name || undefined, 'name'),
        'resourceClaims[]': oneOf('resourceClaimName', 'resourceClaimTemplateName'),
        'resourceClaims[].name': dnsLabel,
        'resourceClaims[].resourceClaimName': dnsSubdomain,
        'resourceClaims[].resourceClaimTemplateName': dnsSubdomain,
      },
    },
  }),
  definePlacesRule({
    id: 'pod/fits-bounds',
    summary: 'Numbers of a pod must be within their bounds, and what its containers refer to must be in it',
    fix: 'Correct the value.',
    places: {
      pod: {
        '': ofContainers,
        'securityContext.seccompProfile': localhostProfile,
        'securityContext.appArmorProfile': localhostProfile,
        'activeDeadlineSeconds': between(1),
        'dnsConfig.nameservers': must((servers) => servers.length <= 3, 'at most 3 name servers'),
        'overhead': amounts,
        'securityContext.fsGroup': id,
        'securityContext.runAsUser': id,
        'securityContext.runAsGroup': id,
        'securityContext.supplementalGroups[]': id,
        'securityContext.sysctls': differBy(({ name }) => name || undefined, 'name'),
        'securityContext.sysctls[].name': must((name: string) => name.length <= 253 && SYSCTL.test(name), 'the name of a sysctl, such as net.core.somaxconn'),
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
