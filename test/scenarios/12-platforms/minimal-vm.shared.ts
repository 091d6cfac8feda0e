import { Chart } from 'cdk8s';
import { Platform, PlatformProps } from '../../../src';
import { manifest, Mistake } from '../refused';

/** Fields of a manifest. */
export interface Fields {
  readonly [field: string]: unknown;
}

/** What is changed in the minimal VM: each replaces the fields that it names, and those alone. */
export interface Change {
  /** The VM's name. */
  readonly name?: string;
  /** The VM's own labels. */
  readonly labels?: Fields;
  /** Of the VM's own `spec`. */
  readonly vm?: Fields;
  /** Of `spec.template.metadata`. */
  readonly metadata?: Fields;
  /** Of `spec.template.spec`. */
  readonly spec?: Fields;
  /** Of `spec.template.spec.domain`. */
  readonly domain?: Fields;
  /** Of `spec.template.spec.domain.devices`. */
  readonly devices?: Fields;
  /** Disks beside that of the image, each with its volume. */
  readonly disks?: readonly (readonly [disk: Fields, volume?: Fields])[];
}

/** Where the guest of a VM is. */
export const GUEST = 'spec.template.spec';
export const DEVICES = `${GUEST}.domain.devices`;

export const IMAGE = { containerDisk: { image: 'quay.io/containerdisks/fedora:42' } };
export const ROOT = { name: 'root', disk: { bus: 'virtio' } };
export const MASQUERADE = { name: 'default', masquerade: {} };
export const POD = { name: 'default', pod: {} };

/** A VM of two cores, 2Gi, one container disk and the pod network, with one change. */
export function vm({ name = 'by-hand', labels, vm: own, metadata, spec, domain, devices, disks = [] }: Change, platform?: PlatformProps): Mistake {
  return (chart, app) => {
    if (platform) new Platform(app, 'Platform', platform);
    manifest(chart, {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name, labels },
      spec: {
        runStrategy: 'Always',
        ...own,
        template: {
          metadata: { labels: { app: 'by-hand' }, ...metadata },
          spec: {
            networks: [POD],
            volumes: [{ name: 'root', ...IMAGE }, ...disks.flatMap(([, volume]) => (volume ? [volume] : []))],
            ...spec,
            domain: {
              cpu: { cores: 2 },
              memory: { guest: '2Gi' },
              ...domain,
              devices: { disks: [ROOT, ...disks.map(([disk]) => disk)], interfaces: [MASQUERADE], ...devices },
            },
          },
        },
      },
    });
  };
}

/** The image's disk otherwise than on virtio. */
export const rootDisk = (disk: Fields): Change => ({ devices: { disks: [{ name: 'root', ...disk }] } });

/** A card beside that of the pod network, on a network of Multus. */
export const secondCard = (card: Fields, network: Fields = { multus: { networkName: 'lan' } }): Change => ({
  spec: { networks: [POD, { name: 'lan', ...network }] }, devices: { interfaces: [MASQUERADE, { name: 'lan', ...card }] },
});

/** The card of the pod network otherwise. */
export const card = (fields: Fields): Change => ({ devices: { interfaces: [{ ...MASQUERADE, ...fields }] } });

/** An object of another kind. */
export const object = (apiVersion: string, kind: string, spec: Fields) => (chart: Chart) => manifest(chart, { apiVersion, kind, spec });
