/** The name that cdk8s gives to the file of an object, without the extension: of `Service` and `web` it is `Service.web`. */
export function fileNameOf(...parts: readonly unknown[]): string {
  return parts.map(String).join('.').replace(/[^0-9a-zA-Z-_.]/g, '');
}
