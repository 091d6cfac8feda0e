import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { messagesOf, throwIfAny, UsageError } from '../usage-error';

const ANNOTATION = 'argocd.argoproj.io/sync-wave';

/**
 * The order in which Argo CD applies the objects of an application. It goes on to the next wave when all objects of one are healthy, so what cannot become
 * healthy by itself holds up all later waves:
 *
 * - a stopped VM (`Halted`, `Manual`) is Suspended until somebody starts it, for Argo CD up to 3.5.1: it belongs into the last wave;
 * - a DataVolume or claim that waits for its first consumer is Progressing until its VM runs: it belongs into the wave of the VM;
 * - a VM is Progressing until it runs: the Secrets, claims, networks and sizes that it needs belong into its wave or an earlier one.
 *
 * Admission tells of all three: `gitops/avoids-halted-vm-in-early-wave`, `claim-binding/avoids-earlier-wave`, `gitops/avoids-needed-object-in-later-wave`.
 * Objects of one wave are applied by kind, Namespaces and Secrets before VMs, so most applications need no waves.
 */
export class ArgoSyncWave {
  /**
   * Puts all objects of some constructs into a wave, as they are now: call it when all are made. Another wave for one of them takes the place of the first.
   *
   * @param wave the number of the wave; negative ones come first, and objects without a wave are in 0
   * @param scopes L2s, charts or whatever else has objects
   * @throws where the wave is no whole number
   */
  public static assign(wave: number, ...scopes: IConstruct[]): void {
    throwIfAny(scopes[0], Number.isSafeInteger(wave) ? [] : [{
      what: 'ArgoSyncWave.assign', got: wave, allowed: 'a whole number', fix: 'Argo CD takes any other for 0.',
    }]);
    for (const construct of scopes) {
      for (const object of objectsOf(construct)) object.metadata.addAnnotation(ANNOTATION, `${wave}`);
      construct.node.addValidation({ validate: () => messagesOf(lateObjectProblems(construct)) });
    }
  }

  private constructor() {}
}

function objectsOf(construct: IConstruct): ApiObject[] {
  return construct.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each));
}

function* lateObjectProblems(construct: IConstruct): Generator<UsageError> {
  for (const { kind, name, metadata } of objectsOf(construct)) {
    if (metadata.toJson().annotations?.[ANNOTATION] === undefined) {
      yield {
        what: 'ArgoSyncWave.assign', got: `${kind} ${name} without a wave`, allowed: 'a call after all objects are made', fix: 'Call it later, or for this object, too.',
      };
    }
  }
}
