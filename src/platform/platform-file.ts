import { basename } from 'path';
import { RootConstruct } from 'constructs';
import { Platform } from './platform';
import { propsOf, propsOfFile } from './platform-file-props';
import type { WrittenPlatform } from './platform-file-props';

/**
 * The platform that a file of YAML or JSON describes with the props of `Platform`, outside of any app.
 *
 * @throws one error with everything that `platform.schema.json` has against it, each with its place in the file
 */
export function readPlatform(file: string, text: string): Platform {
  return new Platform(new RootConstruct(), basename(file), propsOfFile(file, text));
}

/** The platform that a part of another file describes in the same way. */
export function platformOf(written: WrittenPlatform): Platform {
  return new Platform(new RootConstruct(), 'Platform', propsOf(written));
}
