import { LogBackend } from './log-backend';
import { LogFiles } from './log-files';

/** What is collected and where it goes, for both engines. */
export interface CollectorPlan {
  readonly backend: LogBackend;
  readonly files: LogFiles;
  readonly logFolder: string;
  readonly stateFolder: string;
  readonly includeConsoles: boolean;
  readonly readFromHead: boolean;
}

/** Environment variables of the container, from Secrets. */
export const USER_VARIABLE = 'LOG_BACKEND_USER';
export const PASSWORD_VARIABLE = 'LOG_BACKEND_PASSWORD';
export const TOKEN_VARIABLE = 'LOG_BACKEND_TOKEN';

/** Files of the container, from Secrets. */
export const CA_FOLDER = '/backend/ca';
export const CA_FILE = `${CA_FOLDER}/ca.crt`;
export const CLIENT_FOLDER = '/backend/client';
export const CLIENT_CERTIFICATE = `${CLIENT_FOLDER}/tls.crt`;
export const CLIENT_KEY = `${CLIENT_FOLDER}/tls.key`;
export const TOKEN_FOLDER = '/backend/token';
export const TOKEN_FILE = `${TOKEN_FOLDER}/token`;

/**
 * The label of launcher pods with the name of their VM, shortened to that of a host. KubeVirt calls it deprecated since v1.7, but its successor is an
 * identifier, and v1.6 lacks that.
 */
export const VM_NAME_LABEL = 'vm.kubevirt.io/name';
