import { ArgoCall } from './argo-step';
import { ARGO_LOOPS } from './wire-forms';
import type { V1alpha1Step } from '../../imports/argoproj.io';
import { entriesInOrder } from '../kubernetes/in-key-order';
import { omitEmpty } from '../kubernetes/omit-empty';

/** A step or a task, without what only tasks have. */
export function renderCall({ name, template, _options }: ArgoCall): V1alpha1Step & { name: string } {
  const { parameters, when, loop, continueOnFailure } = _options;
  const given = omitEmpty(entriesInOrder(parameters).map(([parameter, value]) => ({ name: parameter, value })));
  return {
    name,
    template: template.name,
    arguments: given && { parameters: given },
    when,
    continueOn: continueOnFailure ? { failed: true } : undefined,
    ...loop ? ARGO_LOOPS.of(loop) : {},
  };
}
