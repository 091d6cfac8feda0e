import { guestOptions } from './options';

/** How objects are spread over charts, and who waits for whom. */
export enum Shape {
  /** 50 objects a chart; every fifth object waits for its neighbour, every tenth chart for the one before it. */
  MANY_CHARTS = 'many charts',
  /** 50 objects a chart; objects wait in chains of ten, every chart for the first chart and for its own first object. */
  DEPENDENCIES = 'many dependencies',
  /** All objects in one chart; every fifth waits for its neighbour. */
  ONE_CHART = 'one chart',
  /** As `ONE_CHART`, of VMs with some options, all with the same. */
  SAME_OPTIONS = 'one chart, the same options',
  /** As many options, of which each VM has others. */
  OTHER_OPTIONS = 'one chart, other options each',
}

/** An object: a small VM. */
export interface FleetObject {
  readonly name: string;
  readonly labels: { [key: string]: string };
  readonly spec: object;
  /** The object of the same chart that it waits for. */
  readonly after?: number;
}

/** A chart. */
export interface FleetChart {
  readonly name: string;
  readonly objects: readonly FleetObject[];
  /** The earlier chart that it waits for. */
  readonly after?: number;
  /** Whether it waits for its first object. */
  readonly afterOwnFirst: boolean;
}

const PER_CHART = 50;
const OF_ONE_CHART: readonly Shape[] = [Shape.ONE_CHART, Shape.SAME_OPTIONS, Shape.OTHER_OPTIONS];

/** The charts of a fleet of so many objects. */
export function fleet(shape: Shape, size: number): FleetChart[] {
  const perChart = OF_ONE_CHART.includes(shape) ? size : PER_CHART;
  return Array.from({ length: size / perChart }, (_, chart) => ({
    name: `tenant-${chart}`,
    objects: Array.from({ length: perChart }, (__, object) => ({
      name: `vm-${object}`, labels: { app: 'web', tier: 'front' }, spec: specIn(shape, object), after: waitsForNeighbour(shape, object) ? object - 1 : undefined,
    })),
    ...chartDependencies(shape, chart),
  }));
}

/** The manifest of an object. */
export function manifestOf({ name: namespace }: FleetChart, { name, labels, spec }: FleetObject): object {
  return { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', metadata: { labels, name, namespace }, spec };
}

function waitsForNeighbour(shape: Shape, object: number): boolean {
  return shape === Shape.DEPENDENCIES ? object % 10 > 1 : object % 5 === 4;
}

function chartDependencies(shape: Shape, chart: number): { after?: number; afterOwnFirst: boolean } {
  switch (shape) {
    case Shape.DEPENDENCIES: return { after: chart > 0 ? 0 : undefined, afterOwnFirst: true };
    case Shape.MANY_CHARTS: return { after: chart % 10 === 9 ? chart - 1 : undefined, afterOwnFirst: false };
    default: return { afterOwnFirst: false };
  }
}

function specIn(shape: Shape, object: number): object {
  switch (shape) {
    case Shape.SAME_OPTIONS: return vmSpec('2Gi', guestOptions(0));
    case Shape.OTHER_OPTIONS: return vmSpec('2Gi', guestOptions(object));
    default: return vmSpec();
  }
}

/** The spec of each VM. */
export function vmSpec(guest: unknown = '2Gi', { domain, devices, spec }: Partial<ReturnType<typeof guestOptions>> = {}): object {
  return {
    runStrategy: 'Always',
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        domain: {
          cpu: { cores: 2 },
          devices: { disks: [{ disk: { bus: 'virtio' }, name: 'root' }], interfaces: [{ masquerade: {}, name: 'default' }], ...devices },
          memory: { guest },
          ...domain,
        },
        networks: [{ name: 'default', pod: {} }],
        volumes: [{ containerDisk: { image: 'quay.io/containerdisks/fedora:42' }, name: 'root' }],
        ...spec,
      },
    },
  };
}
