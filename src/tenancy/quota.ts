import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { TenantQuotaProps } from './quota-props';

/** The ResourceQuota of a tenant, which checks it. */
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

  /** What is limited. */
  public readonly props: TenantQuotaProps;

  private constructor(props: TenantQuotaProps) {
    this.props = props;
  }
}
