import { copyForWrite } from './draft';
import { REQUIREMENTS } from './hyperv-requirements';
import type { CPUFeature, DomainSpec } from '../../../imports/kubevirt.io';

/** Switches on what enabled Hyper-V features need, up to the first that is switched off explicitly; the rest is left as it is then. */
export function applyHyperv(domain: DomainSpec): void {
  if (!domain.features?.hyperv) return;
  const hyperv = copyForWrite(copyForWrite(domain, 'features'), 'hyperv');
  for (const [name, needed] of REQUIREMENTS) {
    if (!hyperv[name]?.enabled) continue;
    if (hyperv[needed]?.enabled === false) return;
    copyForWrite(hyperv, needed).enabled = true;
  }
  if (hyperv.evmcs?.enabled) requireFeature(domain, 'vmx');
}

function requireFeature(domain: DomainSpec, name: string): void {
  const required: CPUFeature = { name, policy: 'require' };
  const cpu = copyForWrite(domain, 'cpu');
  const features = cpu.features ?? [];
  cpu.features = features.some((feature) => feature.name === name)
    ? features.map((feature) => (feature.name === name ? required : feature))
    : [...features, required];
}
