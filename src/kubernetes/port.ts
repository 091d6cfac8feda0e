import { isPortName, PORT_NAME_WORDS } from './port-name';

const HIGHEST = 65_535;

export const PORT_WORDS = `1 to ${HIGHEST}`;
export const PORT_OR_NAME_WORDS = `${PORT_WORDS}, or a name: ${PORT_NAME_WORDS}`;

export function isPortNumber(port: number): boolean {
  return port >= 1 && port <= HIGHEST;
}

/** Whether it is a port, or may name one. */
export function isPort(port: string | number): boolean {
  return typeof port === 'number' ? isPortNumber(port) : isPortName(port);
}
