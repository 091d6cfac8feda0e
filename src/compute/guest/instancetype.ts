import * as kplus from 'cdk8s-plus-28';
import type { InstancetypeMatcher } from '../../../imports/kubevirt.io';
import { throwIfAny, UsageError, usageError } from '../../usage-error';
import { INSTANCETYPES, PREFERENCES } from '../wire-forms';

/** An instancetype, of a namespace or of the cluster, of this app or imported. */
export interface IInstancetype extends kplus.IResource {}

/** A preference, of a namespace or of the cluster, of this app or imported. */
export interface IPreference extends kplus.IResource {}

/** Which state of an instancetype or a preference is meant. */
export interface RevisionOptions {
  /**
   * Whether `kind` is written although it is the one that KubeVirt assumes, which is that of the cluster. For VMs that were there before this app.
   *
   * @default false
   */
  readonly explicitKind?: boolean;

  /**
   * The ControllerRevision that holds its state, as `status.instancetypeRef` of a VM names it. KubeVirt takes one when a VM starts with a
   * reference, and keeps to it; only to give a new VM the same old state is it named.
   *
   * @default - the state in which KubeVirt finds it
   */
  readonly revisionName?: string;
}

/** What happens where a volume suggests nothing (`inferFromVolumeFailurePolicy`). */
export enum InferFromVolumeFailurePolicy {
  /** The VM is refused. KubeVirt's default. */
  REJECT = 'Reject',
  /** The VM goes without: an instancetype then leaves `memory` by hand as it is, and replaces it otherwise. */
  IGNORE = 'Ignore',
}

/** How what a volume suggests is taken. */
export interface InferFromVolumeOptions {
  /**
   * What happens where the volume has no such labels.
   *
   * @default - KubeVirt's: InferFromVolumeFailurePolicy.REJECT
   */
  readonly failurePolicy?: InferFromVolumeFailurePolicy;
}

/**
 * The size of a VM by reference: CPUs, memory and devices come from an instancetype and may then not be given by hand.
 * `CommonInstancetype` has those that KubeVirt brings.
 */
export class Instancetype {
  /**
   * An instancetype of this app, or an imported one: `new VirtualMachineInstancetype(…)`, `VirtualMachineClusterInstancetype.from…`.
   *
   * @throws for anything else, such as a preference
   */
  public static of(instancetype: IInstancetype, options: RevisionOptions = {}): Instancetype {
    return new Instancetype(referenceTo(instancetype, 'Instancetype', options));
  }

  /**
   * A VirtualMachineClusterInstancetype, by its name. For KubeVirt's own see `CommonInstancetype`.
   *
   * @param name its name
   */
  public static cluster(name: string, options: RevisionOptions = {}): Instancetype {
    return new Instancetype(ofCluster(name, 'Instancetype', options));
  }

  /**
   * A VirtualMachineInstancetype in the VM's namespace.
   *
   * @param name its name
   */
  public static namespaced(name: string, options: RevisionOptions = {}): Instancetype {
    return new Instancetype({ kind: 'VirtualMachineInstancetype', name, revisionName: options.revisionName });
  }

  /**
   * Whatever the labels of a volume suggest (`instancetype.kubevirt.io/default-instancetype`). KubeVirt writes the name into the VM when it is created, and
   * refuses the same manifest when it is applied again (v1.6 to v1.9): for GitOps name the instancetype.
   *
   * @param volume name of one of the VM's disks: a claim, or a DataVolume that is a clone
   */
  public static inferFromVolume(volume: string, options: InferFromVolumeOptions = {}): Instancetype {
    return new Instancetype({ inferFromVolume: volume, ...inferred(options) });
  }

  /**
   * Whatever the labels of the volume suggest that the VM boots from: of the disk with the lowest `bootOrder`, or of the first one where no disk
   * has any, as with `virtctl create vm --infer-instancetype`.
   */
  public static inferFromBootVolume(options: InferFromVolumeOptions = {}): Instancetype {
    return new Instancetype(inferred(options), true);
  }

  private constructor(matcher: InstancetypeMatcher, ofBootVolume = false) {
    INSTANCETYPES.set(this, { matcher, ofBootVolume });
  }

  /**
   * Labels by which a volume suggests it to VMs that infer theirs: for the metadata of a claim, a DataVolume, a DataSource or a VolumeSnapshot.
   *
   * @throws for one that is inferred itself
   */
  public toVolumeLabels(): { [key: string]: string } {
    return volumeLabels('Instancetype', INSTANCETYPES.of(this).matcher);
  }
}

/**
 * How a guest OS likes its devices, by reference. Fills what the VM leaves open, never overrides it.
 * `CommonPreference` has those that KubeVirt brings.
 */
export class Preference {
  /**
   * A preference of this app, or an imported one: `new VirtualMachinePreference(…)`, `VirtualMachineClusterPreference.from…`.
   *
   * @throws for anything else, such as an instancetype
   */
  public static of(preference: IPreference, options: RevisionOptions = {}): Preference {
    return new Preference(referenceTo(preference, 'Preference', options));
  }

  /**
   * A VirtualMachineClusterPreference, by its name. For KubeVirt's own see `CommonPreference`.
   *
   * @param name its name
   */
  public static cluster(name: string, options: RevisionOptions = {}): Preference {
    return new Preference(ofCluster(name, 'Preference', options));
  }

  /**
   * A VirtualMachinePreference in the VM's namespace.
   *
   * @param name its name
   */
  public static namespaced(name: string, options: RevisionOptions = {}): Preference {
    return new Preference({ kind: 'VirtualMachinePreference', name, revisionName: options.revisionName });
  }

  /**
   * Whatever the labels of a volume suggest (`instancetype.kubevirt.io/default-preference`). KubeVirt writes the name into the VM when it is created, and
   * refuses the same manifest when it is applied again (v1.6 to v1.9): for GitOps name the preference.
   *
   * @param volume name of one of the VM's disks: a claim, or a DataVolume that is a clone
   */
  public static inferFromVolume(volume: string, options: InferFromVolumeOptions = {}): Preference {
    return new Preference({ inferFromVolume: volume, ...inferred(options) });
  }

  /**
   * Whatever the labels of the volume suggest that the VM boots from: of the disk with the lowest `bootOrder`, or of the first one where no disk
   * has any, as with `virtctl create vm --infer-preference`.
   */
  public static inferFromBootVolume(options: InferFromVolumeOptions = {}): Preference {
    return new Preference(inferred(options), true);
  }

  private constructor(matcher: InstancetypeMatcher, ofBootVolume = false) {
    PREFERENCES.set(this, { matcher, ofBootVolume });
  }

  /**
   * Labels by which a volume suggests it to VMs that infer theirs: for the metadata of a claim, a DataVolume, a DataSource or a VolumeSnapshot.
   *
   * @throws for one that is inferred itself
   */
  public toVolumeLabels(): { [key: string]: string } {
    return volumeLabels('Preference', PREFERENCES.of(this).matcher);
  }
}

function volumeLabels(noun: 'Instancetype' | 'Preference', { name, kind }: InstancetypeMatcher): { [key: string]: string } {
  if (name === undefined) {
    const fix = 'Name one: a volume cannot pass on what another suggests.';
    throw usageError(undefined, { what: 'toVolumeLabels', got: 'what a volume suggests', allowed: `one ${noun} by its name`, fix });
  }
  const label = `instancetype.kubevirt.io/default-${noun.toLowerCase()}`;
  return { [label]: name, ...kind === undefined ? {} : { [`${label}-kind`]: kind } };
}

function inferred({ failurePolicy }: InferFromVolumeOptions): InstancetypeMatcher {
  return { inferFromVolumeFailurePolicy: failurePolicy };
}

function referenceTo(resource: kplus.IResource, noun: 'Instancetype' | 'Preference', options: RevisionOptions): InstancetypeMatcher {
  const { apiGroup, kind, name } = resource;
  throwIfAny(resource, kindProblems(apiGroup, kind, noun));
  return kind === `VirtualMachine${noun}` ? { kind, name, revisionName: options.revisionName } : ofCluster(name, noun, options);
}

/** A reference without a kind is one to an object of the cluster. */
function ofCluster(name: string, noun: 'Instancetype' | 'Preference', { explicitKind, revisionName }: RevisionOptions): InstancetypeMatcher {
  return { kind: explicitKind ? `VirtualMachineCluster${noun}` : undefined, name, revisionName };
}

/** All resources look alike to TypeScript. */
function* kindProblems(apiGroup: string, kind: string, noun: 'Instancetype' | 'Preference'): Generator<UsageError> {
  const [namespaced, cluster] = [`VirtualMachine${noun}`, `VirtualMachineCluster${noun}`];
  if (apiGroup === 'instancetype.kubevirt.io' && (kind === namespaced || kind === cluster)) return;
  yield { what: `${noun}.of`, got: kind, allowed: `a ${namespaced} or a ${cluster}`, fix: 'Pass one of these, or refer to it by its name.' };
}
