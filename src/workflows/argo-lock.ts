import * as kplus from 'cdk8s-plus-28';
import { ARGO_LOCKS } from './wire-forms';
import { keepProblems } from '../usage-error';

/** What a workflow or a template waits for before it runs, and holds until it has ended. */
export class ArgoLock {
  /**
   * One of a number of places, which the ConfigMap states: `data: { "test-vms": "3" }`. Workflows of the namespace share them.
   *
   * @param configMap in the namespace of the workflow
   * @param key where its data has the number
   */
  public static semaphore(configMap: kplus.IConfigMap, key: string): ArgoLock {
    const lock = new ArgoLock();
    ARGO_LOCKS.set(lock, { semaphore: { configMapKeyRef: { name: configMap.name, key } } });
    if (!key) keepProblems(lock, [{ what: 'ArgoLock.semaphore', got: key, allowed: 'a key of the ConfigMap', fix: 'Name the key that has the number of places.' }]);
    return lock;
  }

  /**
   * A place for one at a time, in the namespace of the workflow.
   *
   * @param name workflows that name the same mutex exclude each other
   */
  public static mutex(name: string): ArgoLock {
    const lock = new ArgoLock();
    ARGO_LOCKS.set(lock, { mutex: { name } });
    if (!name) keepProblems(lock, [{ what: 'ArgoLock.mutex', got: name, allowed: 'a name', fix: 'Name the mutex.' }]);
    return lock;
  }

  private constructor() {}
}
