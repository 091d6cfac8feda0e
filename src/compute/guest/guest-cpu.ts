import type { CPU } from '../../../imports/kubevirt.io';
import { keepProblems, UsageError } from '../../usage-error';
import { CPUS } from '../wire-forms';

/** The policy of a CPU feature. */
export enum GuestCpuFeaturePolicy {
  /** The guest gets it and the node must have it. KubeVirt's default. */
  REQUIRE = 'require',
  /** The guest gets it where the node has it. */
  OPTIONAL = 'optional',
  /** The guest gets it, emulated if need be. */
  FORCE = 'force',
  /** The guest does not get it. */
  DISABLE = 'disable',
  /** The guest does not get it and the node must not have it. */
  FORBID = 'forbid',
}

/** A CPU feature flag of the guest. */
export interface GuestCpuFeature {
  /** libvirt's name of the feature, such as `pcid`. */
  readonly name: string;

  /**
   * How the feature is treated.
   *
   * @default GuestCpuFeaturePolicy.REQUIRE
   */
  readonly policy?: GuestCpuFeaturePolicy;
}

/** The kind of CPU a guest sees. */
export interface GuestCpuOptions {
  /**
   * CPU model: a libvirt model name, `host-model` or `host-passthrough`. The last gives all the node has, and then migrates
   * only between identical nodes.
   *
   * @default - KubeVirt's: host-model
   */
  readonly model?: string;

  /**
   * Feature flags on top of the model.
   *
   * @default - the model's
   */
  readonly features?: GuestCpuFeature[];
}

/** The layout of a guest's virtual CPUs: sockets × cores × threads. */
export interface GuestCpuTopologyOptions extends GuestCpuOptions {
  /**
   * Sockets of the guest, at least 1. Live CPU hotplug adds sockets.
   *
   * @default 1
   */
  readonly sockets?: number;

  /**
   * Cores of a socket, at least 1.
   *
   * @default 1
   */
  readonly cores?: number;

  /**
   * Threads of a core, at least 1. With dedicated CPUs at most 2 (1 on arm64).
   *
   * @default 1
   */
  readonly threads?: number;

  /**
   * Sockets that CPU hotplug may reach.
   *
   * @default - KubeVirt's: four times the sockets
   */
  readonly maxSockets?: number;
}

/** A guest that has physical CPUs of its own. */
export interface DedicatedGuestCpuOptions extends GuestCpuTopologyOptions {
  /**
   * Keeps QEMU's own threads off the guest's CPUs, on one more CPU.
   *
   * @default false
   */
  readonly isolateEmulatorThread?: boolean;

  /**
   * Shows the guest the NUMA cells that its CPUs come from. Needs huge pages.
   *
   * @default false
   */
  readonly numaPassthrough?: boolean;

  /**
   * Real-time scheduling of the virtual CPUs. Needs `numaPassthrough` and huge pages.
   *
   * @default false
   */
  readonly realtime?: boolean;

  /**
   * The virtual CPUs that run in real time, in libvirt's notation (`0-3,^1`). Only with `realtime`.
   *
   * @default - all of them
   */
  readonly realtimeMask?: string;
}

/** The virtual CPUs of a guest. The workload that takes them throws if a number is not whole or less than 1. */
export class GuestCpu {
  /**
   * Cores of one socket, on shared CPUs. The launcher pod requests a tenth of them (`cpuAllocationRatio`).
   *
   * @param count at least 1
   */
  public static cores(count: number, options: GuestCpuOptions = {}): GuestCpu {
    return GuestCpu.topology({ ...options, cores: count });
  }

  /** A layout on shared CPUs. */
  public static topology(options: GuestCpuTopologyOptions): GuestCpu {
    return new GuestCpu(options, {});
  }

  /**
   * Physical CPUs reserved for the guest: the pod becomes Guaranteed, nodes need the static CPU manager policy and the label
   * `kubevirt.io/cpumanager=true`, and requests equal limits equal the number of virtual CPUs. The workload that takes them throws on a
   * `realtimeMask` without `realtime`.
   */
  public static dedicated(options: DedicatedGuestCpuOptions): GuestCpu {
    return new GuestCpu(options, {
      dedicatedCpuPlacement: true,
      isolateEmulatorThread: options.isolateEmulatorThread,
      numa: options.numaPassthrough ? { guestMappingPassthrough: {} } : undefined,
      realtime: options.realtime ? { mask: options.realtimeMask } : undefined,
    });
  }

  /** The number of virtual CPUs: sockets × cores × threads. */
  public readonly vcpus: number;
  /** Whether the guest has physical CPUs of its own. */
  public readonly isDedicated: boolean;
  private readonly emulatorThreads: number;

  private constructor(options: DedicatedGuestCpuOptions, placement: CPU) {
    const { sockets, cores, threads, maxSockets } = options;
    keepProblems(this, cpuProblems(options));
    this.vcpus = (sockets ?? 1) * (cores ?? 1) * (threads ?? 1);
    this.isDedicated = placement.dedicatedCpuPlacement ?? false;
    this.emulatorThreads = placement.isolateEmulatorThread ? 1 : 0;
    CPUS.set(this, {
      sockets,
      cores,
      threads,
      maxSockets,
      model: options.model,
      features: options.features?.map(({ name, policy }) => ({ name, policy })),
      ...placement,
    });
  }

  /**
   * What the launcher pod requests for the guest's CPUs, in thousandths of a CPU, unless `resources` say otherwise (KubeVirt v1.9.0):
   * all of them where they are dedicated, and one more for an isolated emulator thread; else a share.
   *
   * @param cpuAllocationRatio virtual CPUs per requested CPU, a setting of the KubeVirt CR
   */
  public requestedMillis(cpuAllocationRatio: number): number {
    return this.isDedicated ? 1000 * (this.vcpus + this.emulatorThreads) : Math.ceil((1000 * this.vcpus) / cpuAllocationRatio);
  }
}

function* cpuProblems({ sockets, cores, threads, maxSockets, realtime, realtimeMask }: DedicatedGuestCpuOptions): Generator<UsageError> {
  for (const [field, got] of Object.entries({ sockets, cores, threads, maxSockets })) {
    if (got === undefined || (Number.isInteger(got) && got >= 1)) continue;
    yield {
      what: `cpu.${field}`,
      got,
      allowed: 'a whole number from 1',
      fix: 'Guests have whole CPUs; shares of a CPU are a request (`resources.cpuRequest`).',
    };
  }
  if (realtimeMask !== undefined && !realtime) {
    yield {
      what: 'cpu.realtimeMask', got: realtimeMask, allowed: 'a mask where `realtime` is true', fix: 'Add `realtime: true`, or drop the mask.',
    };
  }
}
