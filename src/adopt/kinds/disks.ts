import { dataVolumeOptions, IMMEDIATE } from './data-volume';
import { isMapping } from '../../kubernetes/is-mapping';
import { at, listAt, textAt } from '../../kubernetes/untyped';
import type { DataVolumeTemplateDiskOptions } from '../../storage/disks/data-volume-template-disk-options';
import type { DiskOptions } from '../../storage/disks/disk-options';
import type { Surroundings } from '../adopter';
import { fields, list, make } from '../expression';
import type { Fields, Optional } from '../expression';
import { claim, configMap, dataVolume, secret, serviceAccount } from '../references';
import { flag, member, named, number, size, text, textsByKey, value } from '../values';

/** What decides how disks are written. */
export interface DiskContext {
  readonly surroundings: Surroundings;
  /** The name of the VM. */
  readonly workload: string;
  /** Whether a preference chooses buses. */
  readonly hasPreference: boolean;
  readonly architecture: string;
  /** The name of the volume that is the disk of cloud-init. */
  readonly cloudInit?: string;
  /** DataVolume templates by their names. */
  readonly templates: ReadonlyMap<string, unknown>;
}

type Spec = { readonly [key: string]: unknown };

/** The disks of a guest but that of cloud-init, in the order of the volumes unless that of the devices is another. */
export function disksOf(spec: unknown, context: DiskContext): Optional {
  const devices = [...listAt(spec, 'domain', 'devices', 'disks'), ...listAt(spec, 'domain', 'devices', 'filesystems')];
  const volumes = new Map(listAt(spec, 'volumes').map((volume) => [at(volume, 'name'), volume]));
  const isShared = new Set(listAt(spec, 'domain', 'devices', 'filesystems'));
  const isNamed = new Set(devices.map((device) => at(device, 'name')));
  // KubeVirt makes a disk of a volume that has none, last of all.
  const attached = [...volumes.keys()].filter((name) => !isNamed.has(name)).map((name) => ({ name }));
  const entries = [...devices, ...attached].filter((device) => at(device, 'name') !== context.cloudInit);
  const order = [...volumes.keys()];
  const byVolume = [...entries].sort((a, b) => order.indexOf(at(a, 'name')) - order.indexOf(at(b, 'name')));
  const isSameOrder = entries.every((entry) => order.includes(at(entry, 'name')))
    && isSequence(byVolume.filter((each) => !isShared.has(each)), entries.filter((each) => !isShared.has(each)));
  const ordered = isSameOrder ? byVolume : entries;
  const disks = ordered.map((device) => {
    const options = isShared.has(device) ? { device: member('DiskDevice', 'filesystem') } : diskOptions(device, context);
    return options && diskOf(textAt(device, 'name'), volumes.get(at(device, 'name')), options, context);
  });
  // What no factory makes is patched into the list.
  return list(disks.filter((disk) => disk !== undefined));
}

function isSequence(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

/** How the guest sees a disk; nothing where it is no device that has options. */
export function diskOptions(device: unknown, context: Pick<DiskContext, 'hasPreference' | 'architecture'>): Fields<DiskOptions> | undefined {
  const { hasPreference, architecture } = context;
  const target = ['disk', 'cdrom', 'lun'].find((kind) => isMapping(at(device, kind)));
  if (target === undefined && ['disk', 'cdrom', 'lun'].some((kind) => at(device, kind) !== undefined)) return undefined;
  const usual = target === 'cdrom' ? (architecture === 'amd64' ? 'sata' : 'scsi') : target === 'lun' ? 'scsi' : 'virtio';
  const bus = at(device, target ?? 'disk', 'bus');
  return {
    device: target === 'cdrom' || target === 'lun' ? member('DiskDevice', target) : undefined,
    bus: (bus ?? '') === (hasPreference ? '' : usual) || (target === undefined && !hasPreference) ? undefined : named('DiskBus', bus ?? ''),
    bootOrder: number(at(device, 'bootOrder')),
    readOnly: flag(at(device, target ?? 'disk', 'readonly')),
    cache: member('DiskCache', at(device, 'cache')),
    io: member('DiskIo', at(device, 'io')),
    dedicatedIoThread: flag(at(device, 'dedicatedIOThread')),
    errorPolicy: member('DiskErrorPolicy', at(device, 'errorPolicy')),
    shareable: flag(at(device, 'shareable')),
    reservation: target === 'lun' ? flag(at(device, 'lun', 'reservation')) : undefined,
    blockSize: blockSize(at(device, 'blockSize')),
    pciAddress: target === 'disk' ? text(at(device, 'disk', 'pciAddress')) : undefined,
    tray: target === 'cdrom' ? member('CdromTray', at(device, 'cdrom', 'tray')) : undefined,
    tag: text(at(device, 'tag')),
    changedBlockTracking: flag(at(device, 'changedBlockTracking')),
    serial: text(at(device, 'serial')),
  };
}

function blockSize(written: unknown): Optional {
  if (at(written, 'matchVolume') !== undefined) return make('DiskBlockSize', 'matchVolume');
  const custom = at(written, 'custom');
  const options = fields<import('../../storage/disks/disk-block-size').CustomBlockSizeOptions>({
    logicalBytes: number(at(custom, 'logical')),
    physicalBytes: at(custom, 'physical') === at(custom, 'logical') ? undefined : number(at(custom, 'physical')),
    discardGranularityBytes: number(at(custom, 'discardGranularity')),
  });
  return options && make('DiskBlockSize', 'custom', options);
}

function diskOf(name: string | undefined, volume: unknown, options: Fields<DiskOptions>, context: DiskContext): Optional {
  if (name === undefined) return undefined;
  const label = value(name);
  const { surroundings } = context;
  const of = (method: Parameters<typeof make<'Disk'>>[1], source: Optional, more: { readonly [option: string]: Optional } = {}) => (
    source && make('Disk', method, label, source, fields({ ...more, ...options }))
  );
  if (volume === undefined) return options.device ? make('Disk', 'emptyCdrom', label, fields({ ...options, device: undefined })) : undefined;
  const [kind] = Object.keys(volume as Spec).filter((key) => key !== 'name');
  const source = at(volume, kind);
  switch (kind) {
    case 'containerDisk': {
      const image = text(at(source, 'image'));
      return image && make('Disk', 'containerDisk', label, fields({
        image,
        pullPolicy: member('ContainerDiskPullPolicy', at(source, 'imagePullPolicy')),
        pullSecret: secret(at(source, 'imagePullSecret'), surroundings),
        path: text(at(source, 'path')),
        ...options,
      }));
    }
    case 'dataVolume':
      return ofDataVolume(name, source, options, context);
    case 'persistentVolumeClaim': {
      const { device } = options;
      const readOnlyClaim = at(source, 'readOnly') === true;
      // The construct makes such disks read-only by itself.
      const implied = readOnlyClaim && device === undefined ? { ...options, readOnly: undefined } : options;
      const found = claim(at(source, 'claimName'), surroundings);
      return found && make('Disk', 'persistentVolumeClaim', label, found, fields({
        ...implied, hotpluggable: flag(at(source, 'hotpluggable')), readOnlyClaim: flag(at(source, 'readOnly')),
      }));
    }
    case 'ephemeral':
      return of('ephemeral', claim(at(source, 'persistentVolumeClaim', 'claimName'), surroundings));
    case 'configMap':
      return of('configMap', configMap(at(source, 'name'), surroundings), isoOptions(source));
    case 'secret':
      return of('secret', secret(at(source, 'secretName'), surroundings), isoOptions(source));
    case 'serviceAccount':
      return of('serviceAccount', serviceAccount(at(source, 'serviceAccountName'), surroundings));
    case 'emptyDisk':
      return of('emptyDisk', size(at(source, 'capacity')));
    case 'hostDisk':
      return hostDisk(label, source, options);
    case 'sysprep': {
      const cdrom = { ...options, device: undefined };
      const fromSecret = secret(at(source, 'secret', 'name'), surroundings);
      if (fromSecret) return make('Disk', 'sysprep', label, fromSecret, fields(cdrom));
      const fromConfigMap = configMap(at(source, 'configMap', 'name'), surroundings);
      return fromConfigMap && make('Disk', 'sysprepFromConfigMap', label, fromConfigMap, fields(cdrom));
    }
    case 'downwardAPI': {
      const files = list(listAt(source, 'fields').map(downwardFile));
      return files && make('Disk', 'downwardApi', label, fields({ files, volumeLabel: text(at(source, 'volumeLabel')), ...options }));
    }
    case 'downwardMetrics':
      return make('Disk', 'downwardMetrics', label);
    case 'containerPath': {
      const path = text(at(source, 'path'));
      return path && make('Disk', 'containerPath', label, path);
    }
    default:
      return undefined;
  }
}

function isoOptions(source: unknown): { readonly [option: string]: Optional } {
  return { volumeLabel: text(at(source, 'volumeLabel')), optional: flag(at(source, 'optional')) };
}

function hostDisk(label: Optional, source: unknown, options: Fields<DiskOptions>): Optional {
  const path = text(at(source, 'path'));
  const capacity = at(source, 'type') === 'DiskOrCreate' ? size(at(source, 'capacity')) : undefined;
  return path && make('Disk', 'hostDisk', label, fields({ path, capacity, shared: flag(at(source, 'shared')), ...options }));
}

const FIELD_FILES: ReadonlyMap<unknown, 'labels' | 'annotations' | 'podName' | 'podUid' | 'namespace'> = new Map([
  ['metadata.labels', 'labels'], ['metadata.annotations', 'annotations'],
  ['metadata.name', 'podName'], ['metadata.uid', 'podUid'], ['metadata.namespace', 'namespace'],
]);

function downwardFile(file: unknown): Optional {
  const path = text(at(file, 'path'));
  const fieldPath = at(file, 'fieldRef', 'fieldPath');
  const method = FIELD_FILES.get(fieldPath);
  if (!path) return undefined;
  if (method) return make('DownwardApiFile', method, path);
  const [, kind, key] = /^metadata\.(label|annotation)s\['([^']+)'\]$/.exec(typeof fieldPath === 'string' ? fieldPath : '') ?? [];
  return kind === undefined ? undefined : make('DownwardApiFile', kind as 'label' | 'annotation', path, value(key));
}

/** A template of this VM; a DataVolume of the program; or one by its name. */
function ofDataVolume(name: string, source: unknown, options: Fields<DiskOptions>, { surroundings, templates, workload }: DiskContext): Optional {
  const dataVolumeName = textAt(source, 'name');
  if (dataVolumeName === undefined) return undefined;
  const hotpluggable = flag(at(source, 'hotpluggable'));
  const template = templates.get(dataVolumeName);
  const props = template === undefined ? undefined : templateOptions(template, surroundings);
  if (props) {
    return make('Disk', 'dataVolumeTemplate', value(name), fields<DataVolumeTemplateDiskOptions>({
      ...props, ...options, hotpluggable, dataVolumeName: dataVolumeName === `${workload}-${name}` ? undefined : value(dataVolumeName),
    }));
  }
  const more = fields({ ...options, hotpluggable });
  const made = dataVolume(dataVolumeName, surroundings);
  return made ? make('Disk', 'fromDataVolume', value(name), made, more) : make('Disk', 'dataVolume', value(name), value(dataVolumeName), more);
}

function templateOptions(template: unknown, surroundings: Surroundings): Fields<DataVolumeTemplateDiskOptions> | undefined {
  const options = dataVolumeOptions(at(template, 'spec'), surroundings);
  if (!options) return undefined;
  const annotations = { ...at(template, 'metadata', 'annotations') as object | undefined } as { readonly [key: string]: unknown };
  const { [IMMEDIATE]: immediate, ...others } = annotations;
  const isImmediate = immediate === 'true';
  return {
    ...options,
    immediateBinding: isImmediate ? value(true) : undefined,
    labels: textsByKey(at(template, 'metadata', 'labels')),
    annotations: textsByKey(isImmediate ? others : annotations),
  };
}

