import { HostDevice } from './host-device';
import { UsageError } from '../../usage-error';

/** A device that comes from nowhere, or from two places. */
export function* hostDeviceProblems(what: string, { name, deviceName, request }: HostDevice): Generator<UsageError> {
  if ((deviceName === undefined) !== (request === undefined)) return;
  yield {
    what: `${what} "${name}"`,
    got: deviceName === undefined ? 'neither deviceName nor request' : ['deviceName', 'request'],
    allowed: 'either `deviceName` or `request`',
    fix: 'Name the resource of the device plugin, or the request of a resource claim.',
  };
}
