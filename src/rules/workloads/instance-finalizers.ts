import { isLabelKey, LABEL_KEY_WORDS } from '../../kubernetes/label';
import { defineRule } from '../define-rule';
import { FindingLevel } from '../finding-level';
import type { ObjectRule } from '../rule';
import { instanceMetadata } from '../subjects/instance-metadata';

export const rules: readonly ObjectRule[] = [
  defineRule({
    id: 'instance-finalizers/has-valid-names',
    level: FindingLevel.UNSTARTABLE,
    subject: {
      ...instanceMetadata,
      find: (manifest, cluster, level) => (manifest.kind === 'VirtualMachineInstance' ? [] : instanceMetadata.find(manifest, cluster, level)),
    },
    summary: 'The finalizers of a template must have names that finalizers can have',
    why: 'KubeVirt copies them into the instance, which the API server refuses: the VM never starts.',
    fix: 'Write <domain>/<name>, or remove the finalizer.',
    * check({ finalizers = [] }) {
      for (const [i, got] of finalizers.entries()) {
        if (!isLabelKey(got)) yield { field: `finalizers[${i}]`, got, allowed: LABEL_KEY_WORDS };
      }
    },
  }),
];
