import { cloudInitProps, cloudInitVolume } from './cloud-init';
import { deviceProps } from './devices';
import { disksOf } from './disks';
import { domainProps } from './domain';
import { networksOf } from './networks';
import { podProps } from './pod';
import { probeOf } from './probes';
import type { GuestProps } from '../../compute/guest/guest-props';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Surroundings } from '../adopter';
import { list, make } from '../expression';
import type { Expression, Fields, Optional } from '../expression';
import { secret } from '../references';
import { member, seconds, text, texts, value } from '../values';

/** What a workload knows of its guest. */
export interface GuestSource {
  readonly name: string;
  /** The template of the VMI. */
  readonly template: unknown;
  readonly hasPreference: boolean;
  readonly dataVolumeTemplates: readonly unknown[];
  /** The labels by which a pool or a replica set selects. */
  readonly selector?: unknown;
}

/** The props that a VM, a pool and a replica set have in common, in the order in which one tells of a machine. */
export function guestProps(source: GuestSource, surroundings: Surroundings): Fields<GuestProps> {
  const { name, template, hasPreference, dataVolumeTemplates } = source;
  const spec = at(template, 'spec');
  const architecture = textAt(spec, 'architecture') ?? 'amd64';
  const claims = claimsOf(spec);
  const context = { hasPreference, architecture };
  const cloudInit = cloudInitProps(spec, surroundings, context);
  const templates = new Map(dataVolumeTemplates.flatMap((each): [string, unknown][] => {
    const named = textAt(each, 'metadata', 'name');
    return named === undefined ? [] : [[named, each]];
  }));
  const { name: volume } = cloudInitVolume(spec) ?? {};
  const domain = domainProps(spec, surroundings);
  return {
    ...domain,
    disks: disksOf(spec, { surroundings, workload: name, ...context, templates, ...cloudInit.cloudInit && volume ? { cloudInit: volume } : {} }),
    networks: networksOf(spec, surroundings),
    ...cloudInit,
    accessCredentials: list(listAt(spec, 'accessCredentials').map((each) => accessCredential(each, surroundings))),
    ...deviceProps(spec, claims),
    resourceClaims: list(listAt(spec, 'resourceClaims').flatMap((claim) => claims.get(unrequested(claim, spec) ?? '') ?? [])),
    readinessProbe: probeOf(at(spec, 'readinessProbe')),
    livenessProbe: probeOf(at(spec, 'livenessProbe')),
    evictionStrategy: member('EvictionStrategy', at(spec, 'evictionStrategy')),
    terminationGracePeriod: seconds(at(spec, 'terminationGracePeriodSeconds')),
    startPaused: at(spec, 'startStrategy') === 'Paused' ? value(true) : undefined,
    ...podProps(template, surroundings, source),
  };
}

/** The name of a claim that no device requests; a device brings its own. */
function unrequested(claim: unknown, spec: unknown): string | undefined {
  const name = textAt(claim, 'name');
  const devices = ['gpus', 'hostDevices'].flatMap((kind) => listAt(spec, 'domain', 'devices', kind));
  return devices.some((device) => at(device, 'claimName') === name) ? undefined : name;
}

/** The claims of a guest, by their names. */
function claimsOf(spec: unknown): ReadonlyMap<string, Expression> {
  return new Map(listAt(spec, 'resourceClaims').flatMap((claim): [string, Expression][] => {
    const name = textAt(claim, 'name');
    if (name === undefined) return [];
    const existing = text(at(claim, 'resourceClaimName'));
    const template = text(at(claim, 'resourceClaimTemplateName'));
    if (existing) return [[name, make('GuestResourceClaim', 'existing', value(name), existing)]];
    return template ? [[name, make('GuestResourceClaim', 'fromTemplate', value(name), template)]] : [];
  }));
}

function accessCredential(credential: unknown, surroundings: Surroundings): Optional {
  const [kind] = ['sshPublicKey', 'userPassword'].filter((each) => isMapping(at(credential, each)));
  const from = secret(at(credential, kind ?? '', 'source', 'secret', 'secretName'), surroundings);
  if (!from) return undefined;
  if (kind === 'userPassword') return make('AccessCredential', 'userPassword', from);
  const method = at(credential, kind, 'propagationMethod');
  if (isMapping(at(method, 'noCloud'))) return make('AccessCredential', 'sshPublicKeyNoCloud', from);
  if (isMapping(at(method, 'configDrive'))) return make('AccessCredential', 'sshPublicKeyConfigDrive', from);
  const users = texts(at(method, 'qemuGuestAgent', 'users'));
  return users && make('AccessCredential', 'sshPublicKeyGuestAgent', from, users);
}
