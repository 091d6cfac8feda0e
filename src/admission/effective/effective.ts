import { architectureOf } from './architecture';
import type { Catalog } from './catalog';
import { applyPlatformDefaults, applyPodNetwork, applySpecDefaults, applyVolumeDisks } from './defaults';
import { draftOf, fill, own } from './draft';
import { expansionOf } from './expansion';
import { applyInstanceDefaults } from './instance';
import { applyInstancetype } from './instancetype';
import { placeOf } from './place';
import { applyAutoattach, applyPreference } from './preference';
import type { VirtualMachine, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isExpandable } from '../rules/conflicts';
import { GUEST_PATHS, writtenSpec } from '../rules/guest';
import type { Expansion, Guest, Guests } from '../rules/guest';
import { kindOf } from '../rules/rule';
import type { Manifest } from '../rules/rule';
import { vmSpecOf } from '../rules/vm-spec';

const NO_EXPANSION: Expansion = { open: false };

/** The VMI specs that a manifest leads to, as KubeVirt's webhooks see them. Nothing that is given is changed. */
export function guestsOf(manifest: Manifest, architecture: string, catalog: Catalog): Guests {
  const { kind } = manifest;
  const path = GUEST_PATHS[kindOf(manifest)];
  const written = writtenSpec(manifest, path);
  const facts: Facts = { written, path, expansion: NO_EXPANSION, expanded: false, defaulted: true };
  if (kind === 'VirtualMachine') return guestsOfVm(manifest as unknown as VirtualMachine, facts, architecture, catalog);
  if (kind === 'VirtualMachineInstance') {
    const started = startedAsWritten(facts, architecture);
    return { admitted: started, started };
  }
  const admitted = new EffectiveGuest(written, { ...facts, defaulted: false }, false, written.architecture || architecture);
  if (kind === 'VirtualMachineInstanceReplicaSet') return { admitted, started: startedAsWritten(facts, architecture) };
  const { namespace } = manifest.metadata;
  const vm: VirtualMachine = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { namespace }, spec: vmSpecOf(manifest).spec };
  const { admitted: made, started } = guestsOfVm(vm, facts, architecture, catalog);
  return { admitted, made, started };
}

function startedAsWritten(facts: Facts, architecture: string): Guest {
  const spec = draftOf(facts.written);
  applySpecDefaults(spec, architecture);
  applyInstanceDefaults(spec);
  return new EffectiveGuest(spec, facts, true);
}

type Facts = Pick<Guest, 'written' | 'path' | 'expansion' | 'expanded' | 'defaulted'>;

class EffectiveGuest implements Guest {
  public readonly written: VirtualMachineInstanceSpec;
  public readonly path: string;
  public readonly expansion: Expansion;
  public readonly expanded: boolean;
  public readonly defaulted: boolean;

  constructor(
    public readonly spec: VirtualMachineInstanceSpec,
    { written, path, expansion, expanded, defaulted }: Facts,
    public readonly instance: boolean,
    public readonly architecture = spec.architecture ?? '',
  ) {
    this.written = written;
    this.path = path;
    this.expansion = expansion;
    this.expanded = expanded;
    this.defaulted = defaulted;
  }

  public placeOf(field: string): string {
    return placeOf(field, this.spec, this);
  }
}

function guestsOfVm(vm: VirtualMachine, base: Facts, architecture: string, catalog: Catalog): Guests {
  const expansion = expansionOf(vm, catalog);
  const { preference, open } = expansion;
  const stored = draftOf(base.written);
  fill(stored, 'architecture', preference?.preferredArchitecture);
  if (preference?.machine?.preferredMachineType) fill(own(stored.domain, 'machine'), 'type', preference.machine.preferredMachineType);
  applyPlatformDefaults(stored, architectureOf(vm, catalog) ?? architecture);
  const refused = !isExpandable(vm, expansion);
  const facts: Facts = { ...base, expansion, expanded: open || refused };
  const started = refused ? undefined : new EffectiveGuest(startedSpec(stored, expansion, architecture), facts, true);
  if (!refused) expand(stored, expansion);
  applySpecDefaults(stored, architecture);
  return { admitted: new EffectiveGuest(stored, facts, false), started };
}

/** The instance that the VM controller makes: disks, devices and the pod network come before the instancetype, not after it. */
function startedSpec(stored: VirtualMachineInstanceSpec, expansion: Expansion, architecture: string): VirtualMachineInstanceSpec {
  const spec = draftOf(stored);
  const { devices } = spec.domain;
  applyVolumeDisks(spec);
  applyAutoattach(spec, expansion.preference?.devices);
  if (devices.autoattachInputDevice && !devices.inputs?.length) devices.inputs = [{ name: 'default-0', type: '' }];
  applyPodNetwork(spec);
  expand(spec, expansion);
  applySpecDefaults(spec, architecture);
  applyInstanceDefaults(spec);
  return spec;
}

function expand(spec: VirtualMachineInstanceSpec, { instancetype, preference }: Expansion): void {
  if (instancetype) applyInstancetype(spec, instancetype, preference);
  if (preference) applyPreference(spec, preference);
}
