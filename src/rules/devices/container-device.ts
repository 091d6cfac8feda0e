import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { vmi } from '../subjects/vmi';

/** What device plugins call devices that they give to containers. */
const OF_CONTAINERS: readonly string[] = ['nvidia.com/gpu', 'nvidia.com/gpu.shared', 'amd.com/gpu', 'gpu.intel.com/i915', 'gpu.intel.com/xe', 'intel.com/gpu'];
const LISTS = ['gpus', 'hostDevices'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'container-device/avoids-devices-of-containers',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A GPU of a guest must be one that is passed through, not one for containers',
    why: 'The plugin of such a resource mounts device files of the driver of the node into a container. It does not tell KubeVirt the PCI address of a device that is bound to vfio-pci '
      + '(PCI_RESOURCE_…), so there is nothing to pass through and the VM does not start.',
    fix: 'Write the resource of the plugin for VMs, such as nvidia.com/TU104GL_Tesla_T4, as kubectl describe node lists it. Where a name like this is one of those, permit it in the KubeVirt CR '
      + 'or in permittedHostDevices of the Platform.',
    * check({ spec: { domain: { devices } } }, { permittedHostDevices }) {
      // What is not permitted is told as that.
      if (permittedHostDevices) return;
      for (const list of LISTS) {
        for (const [i, { deviceName: got }] of (devices?.[list] ?? []).entries()) {
          if (got !== undefined && OF_CONTAINERS.includes(got)) yield { field: `domain.devices.${list}[${i}].deviceName`, got, allowed: 'a resource of devices that are passed through' };
        }
      }
    },
  }),
];
