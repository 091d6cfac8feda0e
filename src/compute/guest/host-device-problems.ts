import { HostDevice } from './host-device';
import { EXTENDED_RESOURCE_WORDS, isRequestable } from '../../kubernetes/extended-resource';
import { UsageError } from '../../usage-error';

/** A device that comes from nowhere, from two places, or from one that no node has. */
export function* hostDeviceProblems(what: string, { name, deviceName, request }: HostDevice): Generator<UsageError> {
  if (deviceName !== undefined && request === undefined) {
    if (isRequestable(deviceName)) return;
    yield {
      what: `deviceName of ${what} "${name}"`,
      got: deviceName,
      allowed: EXTENDED_RESOURCE_WORDS,
      fix: 'Write the resourceName of the device in permittedHostDevices, such as nvidia.com/TU104GL_Tesla_T4.',
    };
    return;
  }
  if (deviceName === undefined && request !== undefined) return;
  yield {
    what: `${what} "${name}"`,
    got: deviceName === undefined ? 'neither deviceName nor request' : ['deviceName', 'request'],
    allowed: 'either `deviceName` or `request`',
    fix: 'Name the resource of the device plugin, or the request of a resource claim.',
  };
}
