import { GoType, mendGo } from '../../../projenrc/languages/go-examples';

const TYPES = new Map<string, GoType>([
  ['Disk', { package: 'kubevirt', struct: false, functions: { Disk_ContainerDisk: 2, Disk_Secret: 3 } }],
  ['DiskOptions', { package: 'kubevirt', struct: true, functions: {} }],
  ['App', { package: 'cdk8s', struct: false, functions: { NewApp: 1 } }],
]);

test.each([
  ['a struct', '&DiskOptions{', '&kubevirt.DiskOptions{'],
  ['a list', 'Disks: []Disk{', 'Disks: &[]kubevirt.Disk{'],
  ['a list of structs', 'All: []DiskOptions{', 'All: &[]*kubevirt.DiskOptions{'],
  ['a map of structs', 'All: map[string]DiskOptions{', 'All: &map[string]*kubevirt.DiskOptions{'],
  ['lists and maps of text', 'A: []*string{}, B: map[string]*string{}', 'A: &[]*string{}, B: &map[string]*string{}'],
  ['what is gone through', 'for _, disk := range []Disk{', 'for _, disk := range []Disk{'],
  ['what is written already', '&[]kubevirt.Disk{&kubevirt.DiskOptions{}, &map[string]*string{}}', '&[]kubevirt.Disk{&kubevirt.DiskOptions{}, &map[string]*string{}}'],
  ['a type that is not known', '&Other{', '&Other{'],
  ['a truth', 'jsii.Boolean(true)', 'jsii.Bool(true)'],
  ['a name with a star in it', 'cdk8s.Size_*Mebibytes(a)', 'cdk8s.Size_Mebibytes(a)'],
  ['an argument that is left out', 'kubevirt.Disk_ContainerDisk(jsii.String("a, (b"))', 'kubevirt.Disk_ContainerDisk(jsii.String("a, (b"), nil)'],
  ['several', 'kubevirt.Disk_Secret(a)', 'kubevirt.Disk_Secret(a, nil, nil)'],
  ['all', 'cdk8s.NewApp()', 'cdk8s.NewApp(nil)'],
  ['calls in calls', 'kubevirt.Disk_Secret(kubevirt.Disk_ContainerDisk(a), []Disk{b, c})', 'kubevirt.Disk_Secret(kubevirt.Disk_ContainerDisk(a, nil), &[]kubevirt.Disk{b, c}, nil)'],
  ['a function that is not known', 'kubevirt.Disk_Other(a), database.Start()', 'kubevirt.Disk_Other(a), database.Start()'],
])('%s', (_, code, mended) => {
  expect(mendGo(code, TYPES)).toBe(mended);
});
