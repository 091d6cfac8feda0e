import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { apiVersionOf, ResourceType } from './resource-type';

/** An object that this app does not make. */
export class ImportedResource extends Construct implements kplus.IResource {
  public readonly apiGroup: string;
  public readonly apiVersion: string;
  public readonly kind: string;
  public readonly resourceType: string;

  constructor(scope: Construct, id: string, type: ResourceType, public readonly name: string) {
    super(scope, id);
    this.apiGroup = type.apiGroup;
    this.apiVersion = apiVersionOf(type);
    this.kind = type.kind;
    this.resourceType = type.resourceType;
  }

  public get resourceName(): string {
    return this.name;
  }
}
