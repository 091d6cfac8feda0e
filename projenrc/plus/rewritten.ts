import { REFERENCE } from './versions';

/** A text of the sources, with another cdk8s-plus in place of the reference, and the name of the package that goes with it. */
export function rewrittenText(text: string, major: number): string {
  return text.replaceAll(`cdk8s-plus-${REFERENCE}`, `cdk8s-plus-${major}`).replaceAll(/(?<=['"^])cdk8s-kubevirt(?=['"$])/g, packageName(major));
}

/** As cdk8s-plus names its packages. The one for the reference has no number. */
export function packageName(major: number): string {
  return major === REFERENCE ? 'cdk8s-kubevirt' : `cdk8s-kubevirt-${major}`;
}

/** A package.json for another cdk8s-plus, of which this version is built against. */
export function rewrittenPackage(text: string, major: number, version: string): string {
  const { devDependencies, peerDependencies, bin, jsii, ...rest } = JSON.parse(rewrittenText(text, major));
  const { java, python, dotnet, go } = jsii.targets;
  const plus = `cdk8s-plus-${major}`;
  const targets = {
    java: { package: `${java.package}_${major}`, maven: { ...java.maven, artifactId: packageName(major) } },
    python: { distName: packageName(major), module: `${python.module}_${major}` },
    dotnet: { namespace: `${dotnet.namespace}${major}`, packageId: `${dotnet.packageId}${major}` },
    go: { ...go, moduleName: `${go.moduleName}/${packageName(major)}` },
  };
  return `${JSON.stringify({
    ...rest,
    // The command keeps its name, whatever the package is called.
    bin: Object.fromEntries(Object.values(bin).map((file) => ['cdk8s-kubevirt', file])),
    devDependencies: { ...devDependencies, [plus]: version },
    peerDependencies: { ...peerDependencies, [plus]: `^${version.replace(/\.\d+$/, '.0')}` },
    jsii: { ...jsii, targets },
  }, null, 2)}\n`;
}
