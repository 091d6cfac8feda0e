/** How objects are spread over charts, and who waits for whom. */
export enum Shape {
  /** 50 objects a chart; every fifth object waits for its neighbour, every tenth chart for the one before it. */
  MANY_CHARTS = 'many charts',
  /** 50 objects a chart; objects wait in chains of ten, every chart for the first chart and for its own first object. */
  DEPENDENCIES = 'many dependencies',
  /** All objects in one chart; every fifth waits for its neighbour. */
  ONE_CHART = 'one chart',
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

/** The charts of a fleet of so many objects. */
export function fleet(shape: Shape, size: number): FleetChart[] {
  const perChart = shape === Shape.ONE_CHART ? size : PER_CHART;
  return Array.from({ length: size / perChart }, (_, chart) => ({
    name: `tenant-${chart}`,
    objects: Array.from({ length: perChart }, (__, object) => ({
      name: `vm-${object}`, labels: { app: 'web', tier: 'front' }, spec: vmSpec(), after: waitsForNeighbour(shape, object) ? object - 1 : undefined,
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
    case Shape.ONE_CHART: return { afterOwnFirst: false };
  }
}

/** The spec of each VM. */
export function vmSpec(guest: unknown = '2Gi'): object {
  return {
    runStrategy: 'Always',
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        domain: {
          cpu: { cores: 2 },
          devices: { disks: [{ disk: { bus: 'virtio' }, name: 'root' }], interfaces: [{ masquerade: {}, name: 'default' }] },
          memory: { guest },
        },
        networks: [{ name: 'default', pod: {} }],
        volumes: [{ containerDisk: { image: 'quay.io/containerdisks/fedora:42' }, name: 'root' }],
      },
    },
  };
}
