import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { GuestQuota } from './guest-quota';
import { TenantQuotaProps } from './quota-props';
import { throwIfAny } from '../usage-error';

/** Options for `TenantQuota.fitting`. */
export interface FittingQuotaOptions {
  /**
   * How many VMs migrate at a time: as many of the largest are counted once more.
   *
   * @default 1
   */
  readonly migrations?: number;

  /**
   * How much more there shall be of everything, in percent.
   *
   * @default 0
   */
  readonly headroomPercent?: number;

  /**
   * Whether limits of CPU and memory are limited, too. Every container must have them then; KubeVirt gives them to launchers.
   *
   * @default false
   */
  readonly limits?: boolean;
}

/** What a tenant may use: a ResourceQuota, or an application-aware one. */
export class TenantQuota {
  /**
   * 10 CPUs and 20Gi requested, twice that as limits, 5 VMs, 20 pods.
   *
   * @param changes what differs from the preset; a prop given here replaces the whole prop of the preset
   */
  public static small(changes: TenantQuotaProps = {}): TenantQuota {
    return new TenantQuota({
      cpu: { request: kplus.Cpu.units(10), limit: kplus.Cpu.units(20) },
      memory: { request: Size.gibibytes(20), limit: Size.gibibytes(40) },
      virtualMachines: 5,
      pods: 20,
      ...changes,
    });
  }

  /**
   * 100 CPUs and 200Gi requested, twice that as limits, 5 VMs, 50 pods: few large VMs beside many services.
   *
   * @param changes what differs from the preset; a prop given here replaces the whole prop of the preset
   */
  public static banking(changes: TenantQuotaProps = {}): TenantQuota {
    return new TenantQuota({
      cpu: { request: kplus.Cpu.units(100), limit: kplus.Cpu.units(200) },
      memory: { request: Size.gibibytes(200), limit: Size.gibibytes(400) },
      virtualMachines: 5,
      pods: 50,
      ...changes,
    });
  }

  /**
   * 100 CPUs and 200Gi requested without limits, 1Ti on 50 claims, 10 VMs, 20 instances, 5 networks, 100 pods.
   *
   * @param changes what differs from the preset; a prop given here replaces the whole prop of the preset
   */
  public static production(changes: TenantQuotaProps = {}): TenantQuota {
    return new TenantQuota({
      cpu: { request: kplus.Cpu.units(100) },
      memory: { request: Size.gibibytes(200) },
      storage: Size.tebibytes(1),
      persistentVolumeClaims: 50,
      virtualMachines: 10,
      virtualMachineInstances: 20,
      networkAttachmentDefinitions: 5,
      pods: 100,
      nonTerminalPods: 100,
      ...changes,
    });
  }

  /**
   * A quota of one's own.
   *
   * @param props what is limited
   */
  public static of(props: TenantQuotaProps): TenantQuota {
    return new TenantQuota(props);
  }

  /**
   * What the tenant holds, computed at synthesis from all that is created inside it: CPU, memory, huge pages, devices, storage, claims, VMs and
   * pods that have not finished. Counted are all VMs as if started, autoscalers at their maximum, all jobs and rollouts, the largest import of a disk,
   * and `migrations`. A launcher costs what KubeVirt v1.9.0 renders on the Platform. Not for `QuotaStrategy.fairShare` and
   * `QuotaStrategy.overcommit`, which compute from stated amounts.
   *
   * @param options what there shall be room for
   * @throws on a number that is negative, and at synthesis on a VM whose instancetype neither the app nor KubeVirt brings
   */
  public static fitting(options: FittingQuotaOptions = {}): TenantQuota {
    const { migrations = 1, headroomPercent = 0 } = options;
    const problems = [
      ...Number.isInteger(migrations) && migrations >= 0 ? [] : [{ what: 'migrations', got: migrations, allowed: 'a whole number from 0' }],
      ...headroomPercent >= 0 && Number.isFinite(headroomPercent) ? [] : [{ what: 'headroomPercent', got: headroomPercent, allowed: 'a number from 0' }],
    ];
    throwIfAny(undefined, problems.map((problem) => ({ ...problem, what: `TenantQuota.fitting.${problem.what}`, fix: 'Leave it out for the default.' })));
    return new TenantQuota({}, options);
  }

  /**
   * Guests by their own size, and pods beside them: an ApplicationAwareResourceQuota, whose namespace gets the label by which `Aaq` gates it. Pods over
   * it wait until there is room, where a ResourceQuota refuses them.
   *
   * @param guests what guests may have, by their own size
   * @param others what pods, claims and objects may have besides
   */
  public static applicationAware(guests: GuestQuota, others: TenantQuotaProps = {}): TenantQuota {
    return new TenantQuota(others, undefined, guests);
  }

  /** What is limited; empty where it is computed at synthesis. */
  public readonly props: TenantQuotaProps;
  /** @internal What it is computed with. */
  public readonly _fitting?: FittingQuotaOptions;

  /** @internal What guests may have by their own size; given for application-aware quotas alone. */
  public readonly _guests?: GuestQuota;

  private constructor(props: TenantQuotaProps, fitting?: FittingQuotaOptions, guests?: GuestQuota) {
    this.props = props;
    this._fitting = fitting;
    this._guests = guests;
  }
}
