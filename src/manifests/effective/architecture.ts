import type { Catalog } from './catalog';
import type { DataSource } from '../../../imports/cdi.kubevirt.io';
import type { VirtualMachine } from '../../../imports/kubevirt.io';

const LABEL = 'template.kubevirt.io/architecture';
const KNOWN = ['amd64', 'arm64', 's390x'];

/** The architecture of the image that a VM boots from, where the app makes the DataSource and that tells it. */
export function architectureOf(vm: VirtualMachine, catalog: Catalog): string | undefined {
  for (const { spec: { sourceRef } } of vm.spec.dataVolumeTemplates ?? []) {
    if (sourceRef?.kind.toLowerCase() !== 'datasource') continue;
    const direct = dataSource(catalog, sourceRef.namespace || vm.metadata?.namespace, sourceRef.name);
    const next = direct?.spec.source.dataSource;
    const source = next ? dataSource(catalog, next.namespace, next.name) : direct;
    const architecture = source?.metadata?.labels?.[LABEL];
    if (architecture !== undefined && KNOWN.includes(architecture)) return architecture;
  }
  return undefined;
}

function dataSource(catalog: Catalog, namespace: string | undefined, name: string): DataSource | undefined {
  return catalog.find('DataSource', namespace, name) as DataSource | undefined;
}
