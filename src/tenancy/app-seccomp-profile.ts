import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { at } from '../kubernetes/untyped';

/** Whether a KubeVirt CR of the app gives launchers a seccomp profile, as it is rendered now. */
export function appGivesSeccompProfile(scope: IConstruct): boolean {
  return givesProfile(scope.node.root);
}

function givesProfile(construct: IConstruct): boolean {
  if (ApiObject.isApiObject(construct) && construct.kind === 'KubeVirt' && construct.apiGroup === 'kubevirt.io') {
    return at(construct.toJson(), 'spec', 'configuration', 'seccompConfiguration', 'virtualMachineInstanceProfile') !== undefined;
  }
  return construct.node.children.some(givesProfile);
}
