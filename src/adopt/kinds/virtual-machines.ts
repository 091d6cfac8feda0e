import { guestProps } from './guest';
import { schedulingCalls } from './scheduling';
import type { RevisionOptions } from '../../compute/guest/instancetype';
import type { VirtualMachineTemplateProps } from '../../compute/guest/virtual-machine-template';
import type { VirtualMachineProps } from '../../compute/virtual-machine';
import type { VirtualMachineInstanceReplicaSetProps } from '../../compute/virtual-machine-instance-replica-set';
import type { VirtualMachinePoolProps } from '../../compute/virtual-machine-pool';
import type { ProactiveScaleInOptions } from '../../compute/virtual-machine-pool-strategy';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { Adoption, Surroundings, Written } from '../adopter';
import type { Fields, Optional } from '../expression';
import { fields, kubevirt, make, makePlus, variable } from '../expression';
import { flag, goDuration, member, number, text, value } from '../values';

/** A virtual machine. What identifies it to its guest is kept, and nothing is invented. */
export function virtualMachineAdopter(manifest: Written, surroundings: Surroundings): Adoption {
  const { spec } = manifest;
  const firmware = at(spec, 'template', 'spec', 'domain', 'firmware');
  const identity = fields({ uuid: text(at(firmware, 'uuid')), serial: text(at(firmware, 'serial')) });
  return {
    type: kubevirt('VirtualMachine'),
    props: fields<VirtualMachineProps>({
      ...templateProps(manifest, spec, surroundings),
      identity: make('VirtualMachineIdentity', 'fromCluster', identity),
    }),
    calls: (self) => schedulingCalls(at(spec, 'template', 'spec'), self, surroundings),
  };
}

/** A pool. */
export function virtualMachinePoolAdopter(manifest: Written, surroundings: Surroundings): Adoption {
  const { spec } = manifest;
  const machine = at(spec, 'virtualMachineTemplate', 'spec');
  return {
    type: kubevirt('VirtualMachinePool'),
    props: fields<VirtualMachinePoolProps>({
      replicas: number(at(spec, 'replicas')),
      paused: flag(at(spec, 'paused')),
      updateStrategy: at(spec, 'updateStrategy') === undefined ? member('UpdateStrategy', '')
        : onlyKeyOf(at(spec, 'updateStrategy'), (key) => member('UpdateStrategy', key)),
      scaleIn: scaleInOf(at(spec, 'scaleInStrategy')),
      autohealing: fields({
        startUpFailureThreshold: number(at(spec, 'autohealing', 'startUpFailureThreshold')),
        minFailingToStartDuration: goDuration(at(spec, 'autohealing', 'minFailingToStartDuration')),
      }),
      maxUnavailable: percentOrAbsolute(at(spec, 'maxUnavailable')),
      appendIndexToSecretRefs: flag(at(spec, 'nameGeneration', 'appendIndexToSecretRefs')),
      appendIndexToConfigMapRefs: flag(at(spec, 'nameGeneration', 'appendIndexToConfigMapRefs')),
      ...templateProps(manifest, machine, surroundings, at(spec, 'selector', 'matchLabels')),
    }),
    calls: (self) => schedulingCalls(at(machine, 'template', 'spec'), self, surroundings),
  };
}

/** A replica set of instances. */
export function replicaSetAdopter(manifest: Written, surroundings: Surroundings): Adoption {
  const { spec } = manifest;
  return {
    type: kubevirt('VirtualMachineInstanceReplicaSet'),
    props: fields<VirtualMachineInstanceReplicaSetProps>({
      replicas: number(at(spec, 'replicas')),
      paused: flag(at(spec, 'paused')),
      ...guestProps({
        name: nameOf(manifest),
        template: at(spec, 'template'),
        hasPreference: false,
        dataVolumeTemplates: [],
        selector: at(spec, 'selector', 'matchLabels'),
      }, surroundings),
    }),
    calls: (self) => schedulingCalls(at(spec, 'template', 'spec'), self, surroundings),
  };
}

function templateProps(manifest: Written, spec: unknown, surroundings: Surroundings, selector?: unknown): Fields<VirtualMachineTemplateProps> {
  const preference = matcherOf('Preference', at(spec, 'preference'), surroundings);
  const runStrategy = at(spec, 'runStrategy');
  return {
    runStrategy: runStrategy === 'Always' ? undefined : member('RunStrategy', runStrategy),
    instancetype: matcherOf('Instancetype', at(spec, 'instancetype'), surroundings),
    preference,
    ...guestProps({
      name: nameOf(manifest),
      template: at(spec, 'template'),
      hasPreference: preference !== undefined,
      dataVolumeTemplates: listAt(spec, 'dataVolumeTemplates'),
      ...selector === undefined ? {} : { selector },
    }, surroundings),
    updateVolumesStrategy: member('UpdateVolumesStrategy', at(spec, 'updateVolumesStrategy')),
  };
}

function nameOf({ metadata }: Written): string {
  return textAt(metadata, 'name') ?? '';
}

/** The reference to an instancetype or a preference: to one that the program makes, or by its name. */
function matcherOf(noun: 'Instancetype' | 'Preference', matcher: unknown, surroundings: Surroundings): Optional {
  if (!isMapping(matcher)) return undefined;
  const volume = text(matcher.inferFromVolume);
  const failurePolicy = member('InferFromVolumeFailurePolicy', matcher.inferFromVolumeFailurePolicy);
  if (volume) return make(noun, 'inferFromVolume', volume, fields({ failurePolicy }));
  const name = text(matcher.name);
  if (!name) return undefined;
  const isNamespaced = textAt(matcher, 'kind')?.toLowerCase() === `virtualmachine${noun.toLowerCase()}`;
  const explicitKind = matcher.kind === `VirtualMachineCluster${noun}` ? value(true) : undefined;
  const revision = fields<RevisionOptions>({ explicitKind, revisionName: text(matcher.revisionName) });
  const kind = isNamespaced ? `VirtualMachine${noun}` : `VirtualMachineCluster${noun}`;
  const made = surroundings.made(`instancetype.kubevirt.io/${kind}`, matcher.name, isNamespaced ? undefined : '');
  if (made) return make(noun, 'of', variable(made), revision);
  return make(noun, isNamespaced ? 'namespaced' : 'cluster', name, revision);
}

function scaleInOf(strategy: unknown): Optional {
  const proactive = at(strategy, 'proactive');
  if (isMapping(proactive)) {
    return make('ScaleIn', 'proactive', fields<ProactiveScaleInOptions>({
      order: member('ScaleInOrder', at(proactive, 'selectionPolicy', 'sortPolicy')),
      statePreservation: member('StatePreservation', proactive.statePreservation),
    }));
  }
  if (isMapping(at(strategy, 'opportunistic'))) return make('ScaleIn', 'opportunistic');
  return isMapping(at(strategy, 'unmanaged')) ? make('ScaleIn', 'unmanaged') : undefined;
}

/** A number, or a percentage. */
export function percentOrAbsolute(written: unknown): Optional {
  if (typeof written === 'number') return makePlus('PercentOrAbsolute', 'absolute', value(written));
  const [, percent] = /^(\d+)%$/.exec(typeof written === 'string' ? written : '') ?? [];
  return percent === undefined ? undefined : makePlus('PercentOrAbsolute', 'percent', value(Number(percent)));
}

function onlyKeyOf(mapping: unknown, of: (key: string) => Optional): Optional {
  const keys = isMapping(mapping) ? Object.keys(mapping) : [];
  return keys.length === 1 ? of(keys[0]) : undefined;
}
