import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { WorkloadType } from './workload-type';
import { Platform } from '../platform/platform';

/** An object in the version that the cluster serves, which is known when it is written. */
export class ServedApiObject extends ApiObject {
  constructor(scope: Construct, id: string, private readonly type: WorkloadType, props: object) {
    super(scope, id, { apiVersion: `${type.apiGroup}/${type.version}`, kind: type.kind, ...props });
  }

  public toJson(): any {
    return { ...super.toJson(), apiVersion: Platform.of(this)._servedApiVersion(this.type) };
  }
}
