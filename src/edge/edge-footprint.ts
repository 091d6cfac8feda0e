import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { EdgeFootprintOptions, EdgeKubeVirtFootprintOptions } from './edge-footprint-options';
import { EdgeKubeVirtMemory } from './edge-kubevirt-props';
import { thousandths } from '../kubernetes/quantity';

/** Requests of the containers of KubeVirt v1.9.0 in mebibytes and thousandths of a CPU (`pkg/virt-operator/resource/generate/components`). */
const KUBEVIRT = {
  virtOperator: { memory: 450, millis: 10 },
  virtApi: { memory: 500, millis: 5 },
  virtController: { memory: 275, millis: 10 },
  virtExportProxy: { memory: 150, millis: 5 },
  virtHandler: { memory: 325, millis: 10 },
};
/** cdi-operator, cdi-apiserver, cdi-deployment and cdi-uploadproxy, each with 150Mi and 100m (CDI v1.65.0, `pkg/operator/resources`). */
const CDI = { pods: 4, memory: 150, millis: 100 };
/** A K3s server with a workload on a Raspberry Pi 4, with SQLite: 1588 MB and 30 % of a core (https://docs.k3s.io/reference/resource-profiling). */
const K3S = { bytes: 1588e6, millis: 300 };
/** An assumption: a minimal Linux with its services. */
const OPERATING_SYSTEM = { memory: 256, millis: 100 };

/** What takes a part of a node before any workload does. */
export class EdgeFootprint {
  /** The operating system: 256Mi and 100m. That is an assumption; measure yours. */
  public static operatingSystem(options: EdgeFootprintOptions = {}): EdgeFootprint {
    const { memory, millis: cpu } = OPERATING_SYSTEM;
    return EdgeFootprint.of('operating system', { cpu: millis(cpu), memory: Size.mebibytes(memory), ...options });
  }

  /**
   * A K3s server with all that it brings: 1588 MB and 30 % of a core, as https://docs.k3s.io/reference/resource-profiling measured a server with a
   * workload on a Raspberry Pi 4 with SQLite (K3s v1.26.5).
   */
  public static k3s(options: EdgeFootprintOptions = {}): EdgeFootprint {
    return EdgeFootprint.of('K3s server', { cpu: millis(K3S.millis), memory: Size.kibibytes(Math.ceil(K3S.bytes / 1024)), ...options });
  }

  /**
   * KubeVirt: what the pods of v1.9.0 request. virt-operator 450Mi, virt-api 500Mi, virt-controller 275Mi, virt-exportproxy 150Mi, virt-handler
   * 325Mi; 5m or 10m of a CPU each. With templates of VMs it takes 128Mi more.
   */
  public static kubeVirt(options: EdgeKubeVirtFootprintOptions = {}): EdgeFootprint {
    const { infraReplicas = 1, operatorReplicas = 2, componentMemory = {} } = options;
    const memoryOf = (component: keyof EdgeKubeVirtMemory) => componentMemory[component]?.toMebibytes() ?? KUBEVIRT[component].memory;
    const replicated = memoryOf('virtApi') + memoryOf('virtController') + memoryOf('virtExportProxy');
    const { virtOperator, virtApi, virtController, virtExportProxy, virtHandler } = KUBEVIRT;
    const replicatedMillis = virtApi.millis + virtController.millis + virtExportProxy.millis;
    return EdgeFootprint.of('KubeVirt', {
      cpu: millis(operatorReplicas * virtOperator.millis + infraReplicas * replicatedMillis + virtHandler.millis),
      memory: Size.mebibytes(operatorReplicas * virtOperator.memory + infraReplicas * replicated + memoryOf('virtHandler')),
    });
  }

  /** CDI: what its four pods request, 150Mi and 100m each (v1.65.0). */
  public static cdi(options: EdgeFootprintOptions = {}): EdgeFootprint {
    return EdgeFootprint.of('CDI', { cpu: millis(CDI.pods * CDI.millis), memory: Size.mebibytes(CDI.pods * CDI.memory), ...options });
  }

  /**
   * Anything else, such as an agent.
   *
   * @param name what it is called in the calculation
   */
  public static of(name: string, options: EdgeFootprintOptions): EdgeFootprint {
    const { cpu = millis(0), memory = Size.mebibytes(0) } = options;
    return new EdgeFootprint(name, thousandths(cpu.amount), memory);
  }

  private constructor(
    /** What it is called in the calculation. */
    public readonly name: string,
    /** Its CPU in thousandths. */
    public readonly cpuMillis: number,
    /** The memory that the component takes of each node. */
    public readonly memory: Size,
  ) {}
}

function millis(amount: number): kplus.Cpu {
  return kplus.Cpu.millis(amount);
}
