import { EXTERNAL_SECRET_DATA_FROM, EXTERNAL_SECRET_STORES } from './wire-forms';
import type { DataFrom, SecretStoreRef } from '../../imports/external-secrets.io';

/** Where secrets are fetched from: what a store of the External Secrets Operator is called. */
export class ExternalSecretStore {
  /**
   * A SecretStore.
   *
   * @param name its name, in the namespace of the ExternalSecret
   */
  public static secretStore(name: string): ExternalSecretStore {
    return new ExternalSecretStore({ kind: 'SecretStore', name });
  }

  /**
   * A ClusterSecretStore, which all namespaces may use that it does not exclude.
   *
   * @param name its name
   */
  public static clusterSecretStore(name: string): ExternalSecretStore {
    return new ExternalSecretStore({ kind: 'ClusterSecretStore', name });
  }

  private constructor(wire: SecretStoreRef) {
    EXTERNAL_SECRET_STORES.set(this, wire);
  }
}

/** How fetched values are decoded. */
export enum ExternalSecretDecoding {
  /** As they are. */
  NONE = 'None',
  /** From base64. */
  BASE64 = 'Base64',
  /** From base64 for URLs. */
  BASE64_URL = 'Base64URL',
  /** From whichever of these they seem to be. */
  AUTO = 'Auto',
}

/** One secret of a store. */
export interface ExternalSecretRemoteRef {
  /** What the store calls it, such as a path. */
  readonly key: string;

  /**
   * One entry of it, where it has several.
   *
   * @default - the secret as a whole
   */
  readonly property?: string;

  /**
   * The version of the value, where the store keeps several.
   *
   * @default - the newest
   */
  readonly version?: string;

  /**
   * How the value is decoded before it is put into the Secret.
   *
   * @default - ExternalSecretDecoding.NONE
   */
  readonly decoding?: ExternalSecretDecoding;
}

/** Which secrets of a store are found. */
export interface ExternalSecretFindOptions {
  /**
   * A regular expression that their names match.
   *
   * @default - any name
   */
  readonly name?: string;

  /**
   * The path that they are below.
   *
   * @default - the whole store
   */
  readonly path?: string;

  /**
   * Tags that they have.
   *
   * @default - any
   */
  readonly tags?: { [key: string]: string };
}

/** Several entries of a Secret at once. */
export class ExternalSecretDataFrom {
  /**
   * All entries of one secret of the store, by their keys there.
   *
   * @param remoteRef the secret
   */
  public static extract(remoteRef: ExternalSecretRemoteRef): ExternalSecretDataFrom {
    const { decoding, ...extract } = remoteRef;
    return new ExternalSecretDataFrom({ extract: { ...extract, ...decoding ? { decodingStrategy: decoding } : {} } });
  }

  /**
   * All secrets of the store that match, by their names there.
   *
   * @param options which
   */
  public static find(options: ExternalSecretFindOptions): ExternalSecretDataFrom {
    const { name, path, tags } = options;
    return new ExternalSecretDataFrom({ find: { ...name === undefined ? {} : { name: { regexp: name } }, path, tags } });
  }

  private constructor(wire: DataFrom) {
    EXTERNAL_SECRET_DATA_FROM.set(this, wire);
  }
}
