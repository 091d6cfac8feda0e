import { EXTENDED_RESOURCE_WORDS, isRequestable } from '../../kubernetes/extended-resource';
import { fieldOf } from '../../kubernetes/field-path';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { launchedVmi } from '../subjects/launched-vmi';
import { vmi } from '../subjects/vmi';

const LISTS = ['gpus', 'hostDevices'] as const;

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'device-name/has-valid-resource',
    level: FindingLevel.UNSTARTABLE,
    subject: launchedVmi,
    summary: 'The deviceName of a GPU or host device must be the name of a resource of a node',
    why: 'KubeVirt admits any text and requests it as a resource in the launcher pod, which Kubernetes refuses: the VM never starts.',
    fix: 'Write the resourceName of the device in permittedHostDevices, such as nvidia.com/TU104GL_Tesla_T4.',
    * check({ spec: { domain } }) {
      for (const list of LISTS) {
        for (const [i, { deviceName: got, claimName, requestName }] of (domain.devices?.[list] ?? []).entries()) {
          if (!got || claimName !== undefined || requestName !== undefined || isRequestable(got)) continue;
          yield { field: `domain.devices.${list}[${i}].deviceName`, got, allowed: EXTENDED_RESOURCE_WORDS };
        }
      }
    },
  }),
  defineRule({
    id: 'device-name/avoids-second-request',
    level: FindingLevel.ADVISED,
    subject: vmi,
    summary: 'A device of a guest must not be requested by resources, too',
    why: 'KubeVirt requests each GPU and host device for the launcher pod by itself (`requestResource`, on top of what resources say): the pod takes two devices '
      + 'of the node, and the guest gets one.',
    fix: 'Remove it from resources.requests and resources.limits.',
    * check({ spec: { domain: { devices, resources = {} } } }) {
      const plugged = LISTS.flatMap((list) => devices?.[list] ?? []).filter(({ claimName }) => claimName === undefined);
      const names = new Set(plugged.map(({ deviceName }) => deviceName));
      for (const list of ['requests', 'limits'] as const) {
        for (const [name, got] of Object.entries(resources[list] ?? {})) {
          if (names.has(name)) yield { field: fieldOf(`domain.resources.${list}`, name), got, allowed: 'nothing beside devices' };
        }
      }
    },
  }),
];
