import type { DataFrom, SecretStoreRef } from '../../imports/external-secrets.io';
import { WireForms } from '../wire-forms';

/** Of `ExternalSecretStore`. */
export const EXTERNAL_SECRET_STORES = new WireForms<SecretStoreRef>();

/** Of `ExternalSecretDataFrom`. */
export const EXTERNAL_SECRET_DATA_FROM = new WireForms<DataFrom>();
