import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { EdgeKubeVirtMemory, EdgeKubeVirtProps } from './edge-kubevirt-props';
import { KubeVirt, KubeVirtComponentPatch, KubeVirtPatchType, KubeVirtProps } from '../cluster';
import { EvictionStrategy } from '../compute';
import { Platform } from '../platform';

/** The object of each component. */
const COMPONENTS: { readonly [component in keyof EdgeKubeVirtMemory]-?: { readonly resourceType: string; readonly resourceName: string } } = {
  virtApi: { resourceType: 'Deployment', resourceName: 'virt-api' },
  virtController: { resourceType: 'Deployment', resourceName: 'virt-controller' },
  virtExportProxy: { resourceType: 'Deployment', resourceName: 'virt-exportproxy' },
  virtHandler: { resourceType: 'DaemonSet', resourceName: 'virt-handler' },
};

/**
 * KubeVirt for one small node: one replica of each component, no common instancetypes, no templates of VMs, no logs of serial consoles, and VMs
 * that neither migrate on a drain nor follow an update of KubeVirt before they restart, as there is no second node.
 *
 * @example
 * new EdgeKubeVirt(chart, 'kubevirt', { componentMemory: { virtApi: Size.mebibytes(150), virtController: Size.mebibytes(150) } });
 */
export class EdgeKubeVirt extends KubeVirt {
  /**
   * @param scope the construct it belongs to, in the namespace of virt-operator
   * @param id the construct's id, and the object's name unless `metadata.name` is given
   * @param props how small it is
   * @throws where `KubeVirt` does
   */
  constructor(scope: Construct, id: string, props: EdgeKubeVirtProps = {}) {
    super(scope, id, completed(props, Platform.of(scope).kubevirtAtLeast('1.8')));
  }
}

function completed({ componentMemory = {}, tolerations, ...given }: EdgeKubeVirtProps, hasTemplates: boolean): KubeVirtProps {
  const patches = [...memoryPatches(componentMemory), ...given.components?.patches ?? []];
  const placement = tolerations?.length ? { infraPlacement: { tolerations }, workloadPlacement: { tolerations } } : {};
  return {
    commonInstancetypes: false,
    ...hasTemplates ? { virtualMachineTemplates: false } : {},
    workloadUpdates: { methods: [] },
    ...given,
    guestDefaults: { evictionStrategy: EvictionStrategy.NONE, serialConsoleLog: false, ...given.guestDefaults },
    components: { replicas: 1, ...placement, ...given.components, ...patches.length ? { patches } : {} },
  };
}

function memoryPatches(memory: EdgeKubeVirtMemory): KubeVirtComponentPatch[] {
  return (Object.keys(COMPONENTS) as (keyof EdgeKubeVirtMemory)[]).flatMap((component): KubeVirtComponentPatch[] => {
    const size: Size | undefined = memory[component];
    if (!size) return [];
    const path = '/spec/template/spec/containers/0/resources/requests/memory';
    const patch = JSON.stringify([{ op: 'replace', path, value: `${size.toMebibytes()}Mi` }]);
    return [{ ...COMPONENTS[component], type: KubeVirtPatchType.JSON, patch }];
  });
}
