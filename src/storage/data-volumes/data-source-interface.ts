import * as kplus from 'cdk8s-plus-28';

/** A DataSource, of this app or imported: the name by which disks are cloned from a golden image, whatever its newest version is. */
export interface IDataSource extends kplus.IResource {
  /** Its namespace, where it is known. */
  readonly namespace?: string;
}

/** What an app knows of an image that it does not make. */
export interface ImportedImageOptions {
  /**
   * Its namespace.
   *
   * @default - that of what refers to it
   */
  readonly namespace?: string;
}
