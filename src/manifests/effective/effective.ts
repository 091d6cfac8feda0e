import { architectureOf } from './architecture';
import type { Catalog } from './catalog';
import { applyPlatformDefaults, applyPodNetwork, applySpecDefaults, applyVolumeDisks } from './defaults';
import type { SpecDefaults } from './defaults';
import { draftOf, setDefault, copyForWrite } from './draft';
import { expansionOf } from './expansion';
import { applyInstanceDefaults } from './instance';
import { applyInstancetype } from './instancetype';
import { originOf } from './origin';
import { applyAutoattach, applyPreference } from './preference';
import type { VirtualMachine, VirtualMachineInstanceSpec } from '../../../imports/kubevirt.io';
import { isBefore } from '../by-release';
import type { Released } from '../by-release';
import { dropsMemory, isExpandable } from '../conflicts';
import { kindOf } from '../manifest';
import type { Manifest } from '../manifest';
import { vmSpecOf } from '../vm-spec';
import { VMI_SPEC_PATHS, writtenVmiSpec } from '../vmi';
import type { Expansion, Vmi, Vmis } from '../vmi';

const NO_EXPANSION: Expansion = { hasUnknownReference: false };

/** The VMI specs that a manifest leads to, as KubeVirt's webhooks see them. Nothing that is given is changed. */
export function vmisOf(manifest: Manifest, defaults: SpecDefaults, catalog: Catalog): Vmis {
  const { kind } = manifest;
  const path = VMI_SPEC_PATHS.get(kindOf(manifest))!;
  const written = writtenVmiSpec(manifest, path);
  const facts: Facts = { written, path, expansion: NO_EXPANSION, incomplete: false, webhookDefaulted: true, cluster: defaults };
  if (kind === 'VirtualMachine') return guestsOfVm(manifest as unknown as VirtualMachine, facts, defaults, catalog);
  if (kind === 'VirtualMachineInstance') {
    const started = startedAsWritten(facts, defaults);
    return { admitted: started, started };
  }
  const admitted = new EffectiveVmi(written, { ...facts, webhookDefaulted: false }, false, written.architecture || defaults.architecture);
  if (kind === 'VirtualMachineInstanceReplicaSet') return { admitted, started: startedAsWritten(facts, defaults) };
  const { namespace } = manifest.metadata;
  const vm: VirtualMachine = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { namespace }, spec: vmSpecOf(manifest).spec };
  const { admitted: made, started } = guestsOfVm(vm, facts, defaults, catalog);
  return { admitted, made, started };
}

function startedAsWritten(facts: Facts, defaults: SpecDefaults): Vmi {
  const spec = draftOf(facts.written);
  applySpecDefaults(spec, defaults);
  applyInstanceDefaults(spec, defaults);
  return new EffectiveVmi(spec, facts, true);
}

interface Facts extends Pick<Vmi, 'written' | 'path' | 'expansion' | 'incomplete' | 'webhookDefaulted'> {
  readonly cluster: Released;
}

class EffectiveVmi implements Vmi {
  public readonly written: VirtualMachineInstanceSpec;
  public readonly path: string;
  public readonly expansion: Expansion;
  public readonly incomplete: boolean;
  public readonly webhookDefaulted: boolean;
  private readonly cluster: Released;

  constructor(
    public readonly spec: VirtualMachineInstanceSpec,
    { written, path, expansion, incomplete, webhookDefaulted, cluster }: Facts,
    public readonly instance: boolean,
    public readonly architecture = spec.architecture ?? '',
  ) {
    this.written = written;
    this.path = path;
    this.expansion = expansion;
    this.incomplete = incomplete;
    this.webhookDefaulted = webhookDefaulted;
    this.cluster = cluster;
  }

  public originOf(field: string): string {
    return originOf(field, this.spec, this, this.cluster);
  }
}

function guestsOfVm(vm: VirtualMachine, base: Facts, defaults: SpecDefaults, catalog: Catalog): Vmis {
  const expansion = expansionOf(vm, catalog, defaults);
  const { preference, hasUnknownReference: open } = expansion;
  const stored = draftOf(base.written);
  if (expansion.instancetype && dropsMemory(vm)) delete stored.domain.memory;
  setDefault(stored, 'architecture', preference?.preferredArchitecture);
  if (preference?.machine?.preferredMachineType) setDefault(copyForWrite(stored.domain, 'machine'), 'type', preference.machine.preferredMachineType);
  const ofImage = isBefore('1.7', defaults) ? undefined : architectureOf(vm, catalog);
  applyPlatformDefaults(stored, ofImage ?? defaults.architecture, defaults);
  const refused = !isExpandable(vm, expansion, defaults);
  const facts: Facts = { ...base, expansion, incomplete: open || refused };
  const started = refused ? undefined : new EffectiveVmi(startedSpec(stored, expansion, defaults), facts, true);
  if (!refused) expand(stored, expansion, defaults);
  applySpecDefaults(stored, defaults);
  return { admitted: new EffectiveVmi(stored, facts, false), started };
}

/** The instance that the VM controller makes: disks, devices and the pod network come before the instancetype, not after it. */
function startedSpec(stored: VirtualMachineInstanceSpec, expansion: Expansion, defaults: SpecDefaults): VirtualMachineInstanceSpec {
  const spec = draftOf(stored);
  const { devices } = spec.domain;
  applyVolumeDisks(spec);
  applyAutoattach(spec, expansion.preference?.devices);
  if (devices.autoattachInputDevice && !devices.inputs?.length) devices.inputs = [{ name: 'default-0', type: '' }];
  applyPodNetwork(spec);
  expand(spec, expansion, defaults);
  applySpecDefaults(spec, defaults);
  applyInstanceDefaults(spec, defaults);
  return spec;
}

function expand(spec: VirtualMachineInstanceSpec, { instancetype, preference }: Expansion, cluster: Released): void {
  if (instancetype) applyInstancetype(spec, instancetype, preference);
  if (preference) applyPreference(spec, preference, cluster);
}
