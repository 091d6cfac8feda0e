import { finalizerViolations } from '../../kubernetes/finalizer';
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
    summary: 'The finalizers of a template must be ones that the API server admits',
    why: 'KubeVirt copies them into the instance, which the API server refuses: the VM never starts.',
    fix: 'Write <domain>/<name>, or remove the finalizer.',
    * check({ finalizers = [] }) {
      yield* finalizerViolations(finalizers);
    },
  }),
];
